// What is told of an open day: how many visitors, and texts with how many shared them. Bots are taken out here, since how somebody
// behaved is known only when the day is over. Cells still need release.ts before they are stored. Proven by counting.test.ts.

import { browsers, systems } from '../agents.ts'
import type { VisitorSeen } from '../behaviour.ts'
import type { DayVisitors, TextCell, TextTable } from '../visitors.ts'
import { type Interned, theOthers } from './interned.ts'
import { botBits, browserBits, browserShift, systemBits, systemShift } from './judged.ts'
import type { OpenDay } from './open-day.ts'
import type { Pairs } from './pairs.ts'
import { Sketch } from './sketch.ts'
import { hashVisitor } from './visitor-hash.ts'
import type { Writable } from './visitor-table.ts'

export interface ClosedDay {
  readonly day: number
  /** Null where visitors are not counted. */
  readonly visitors: DayVisitors | null
  /** Visitors of each status, bots among them; none where visitors are not counted. */
  readonly byStatus: ReadonlyMap<number, number>
  /** Hits of visitors that no list knows as bots and that behaved like one. */
  readonly behaviourHits: number
  readonly cells: readonly TextCell[]
}

/** Whether somebody behaved like a bot; a site without assets tells less. */
export type IsBotLike = (seen: VisitorSeen, siteHasAssets: boolean) => boolean

export interface Telling {
  readonly visitors: boolean
  /** False where nothing is to be merged: then there are none, and nothing is hashed. */
  readonly sketches: boolean
  readonly isBotLike: IsBotLike
}

/** Of each visitor by its number: 0 a person, 1 a bot by its name, 2 by its behaviour. */
function botsOf({ visitors, agents }: OpenDay, isBotLike: Telling['isBotLike']): Uint8Array {
  const bots = new Uint8Array(visitors.size + 1)
  const seen: Writable<VisitorSeen> = {
    ...{ hits: 0, views: 0, assets: 0, notFound: 0, robots: false, probes: 0, first: 0, last: 0 },
  }
  let siteHasAssets = false
  for (let id = 1; id <= visitors.size && !siteHasAssets; id++)
    siteHasAssets = visitors.seen(id, seen).assets > 0
  for (let id = 1; id <= visitors.size; id++) {
    const bits = agents.flags[visitors.agentOf(id) >>> 1] ?? 0
    if ((bits & botBits) !== 0) bots[id] = 1
    else if (isBotLike(visitors.seen(id, seen), siteHasAssets)) bots[id] = 2
  }
  return bots
}

/** Everything, for the last time. Wipes nothing: that is whose day it is. */
export function tellDay(day: OpenDay, telling: Telling): ClosedDay {
  if (!telling.visitors) {
    const cells = cellsOf('lost', day.lost, day.paths)
    return { day: day.day, visitors: null, byStatus: new Map(), behaviourHits: 0, cells }
  }
  const bots = botsOf(day, telling.isBotLike)
  return {
    day: day.day,
    visitors: countVisitors(day, bots, telling.sketches),
    byStatus: statusesOf(day),
    behaviourHits: hitsOf(day, bots),
    cells: [
      ...cellsOf('page', day.pages, day.paths, bots),
      ...cellsOf('lost', day.lost, day.paths),
      ...cellsOf('referrer', day.referrers, day.origins, bots),
      ...byVisitor(day, bots),
    ],
  }
}

/** The numbers of the day so far. */
export const tellVisitors = (day: OpenDay, { sketches, isBotLike }: Telling): DayVisitors =>
  countVisitors(day, botsOf(day, isBotLike), sketches)

function countVisitors(day: OpenDay, bots: Uint8Array, sketches: boolean): DayVisitors {
  const { visitors, more } = day
  const byHour = new Array<number>(24).fill(0)
  let botsSeen = 0
  for (let id = 1; id <= visitors.size; id++) {
    if (bots[id] !== 0) botsSeen++
    for (let hours = visitors.hoursOf(id); hours !== 0; hours &= hours - 1) {
      const hour = 31 - Math.clz32(hours & -hours)
      byHour[hour] = (byHour[hour] ?? 0) + 1
    }
  }
  let views = 0
  day.pages.each((visitor, _, hits) => {
    if (bots[visitor] === 0) views += hits
  })
  const moreBots = more.isAny ? more.bots.estimate() : 0
  return {
    ...{ day: day.day, keyEpoch: day.key.epoch },
    visitors: visitors.size + moreBots + (more.isAny ? more.people.estimate() : 0),
    isExact: !more.isAny,
    bots: botsSeen + moreBots,
    ...{ views, byHour },
    sketch: sketches ? sketchOf(day, bots).pack() : new Uint8Array(0),
  }
}

function sketchOf({ visitors, agents, addresses, key, more }: OpenDay, bots: Uint8Array): Sketch {
  const sketch = new Sketch()
  for (let id = 1; id <= visitors.size; id++) {
    if (bots[id] !== 0) continue
    const agent = visitors.agentOf(id)
    const address = visitors.addressOf(id)
    const text = (agent & 1) === 0 ? null : addresses.bytesOf(address)
    const { low, high } = hashVisitor(
      key.words,
      text === null ? address : 0,
      text,
      agents.bytesOf(agent >>> 1),
    )
    sketch.add(low, high)
  }
  if (more.isAny) sketch.merge(more.people)
  return sketch
}

function statusesOf({ visitors, statuses }: OpenDay): ReadonlyMap<number, number> {
  const counts = new Array<number>(statuses.length).fill(0)
  for (let id = 1; id <= visitors.size; id++) {
    for (let seen = visitors.statusesOf(id); seen !== 0; seen &= seen - 1) {
      const bit = 31 - Math.clz32(seen & -seen)
      counts[bit] = (counts[bit] ?? 0) + 1
    }
  }
  return new Map(statuses.map((status, bit) => [status, counts[bit] ?? 0]))
}

function hitsOf({ visitors }: OpenDay, bots: Uint8Array): number {
  let hits = 0
  for (let id = 1; id <= visitors.size; id++) if (bots[id] === 2) hits += visitors.hitsOf(id)
  return hits
}

/** Sums of a table by the number of a text. */
class Sums {
  readonly hits: Float64Array
  readonly bytes: Float64Array
  readonly visitors: Float64Array

  constructor(texts: number) {
    this.hits = new Float64Array(texts)
    this.bytes = new Float64Array(texts)
    this.visitors = new Float64Array(texts)
  }

  add(text: number, hits: number, bytes: number, visitors: number): void {
    this.hits[text] = (this.hits[text] ?? 0) + hits
    this.bytes[text] = (this.bytes[text] ?? 0) + bytes
    this.visitors[text] = (this.visitors[text] ?? 0) + visitors
  }

  cells(table: TextTable, textOf: (text: number) => string): readonly TextCell[] {
    const cells: TextCell[] = []
    this.hits.forEach((hits, text) => {
      const [bytes = 0, visitors = 0] = [this.bytes[text], this.visitors[text]]
      if (hits > 0) cells.push({ table, text: textOf(text), hits, bytes, visitors })
    })
    return cells
  }
}

/** Visitor 0 is nobody: what is counted for it has hits and no visitors. With `bots`, those are left out. */
function cellsOf(table: TextTable, pairs: Pairs, texts: Interned, bots?: Uint8Array): readonly TextCell[] {
  const sums = new Sums(texts.size + 1)
  pairs.each((visitor, text, hits, bytes) => {
    if (bots === undefined || bots[visitor] === 0) sums.add(text, hits, bytes, visitor === theOthers ? 0 : 1)
  })
  return sums.cells(table, text => texts.textOf(text))
}

/** The same page views by what their visitors are: country, browser and system. */
function byVisitor({ pages, visitors, agents, countries }: OpenDay, bots: Uint8Array): readonly TextCell[] {
  const hitsOf = new Float64Array(visitors.size + 1)
  const bytesOf = new Float64Array(visitors.size + 1)
  pages.each((visitor, _, hits, bytes) => {
    hitsOf[visitor] = (hitsOf[visitor] ?? 0) + hits
    bytesOf[visitor] = (bytesOf[visitor] ?? 0) + bytes
  })
  const country = new Sums(countries.length)
  const browser = new Sums(browsers.length)
  const system = new Sums(systems.length)
  const onSystem = browsers.map(() => new Sums(systems.length))
  for (let id = 1; id <= visitors.size; id++) {
    const hits = hitsOf[id] ?? 0
    if (hits === 0 || bots[id] !== 0) continue
    const bytes = bytesOf[id] ?? 0
    const bits = agents.flags[visitors.agentOf(id) >>> 1] ?? 0
    const [browserAt, systemAt] = [(bits >> browserShift) & browserBits, (bits >> systemShift) & systemBits]
    browser.add(browserAt, hits, bytes, 1)
    system.add(systemAt, hits, bytes, 1)
    onSystem[browserAt]?.add(systemAt, hits, bytes, 1)
    if (visitors.countryOf(id) > 0) country.add(visitors.countryOf(id), hits, bytes, 1)
  }
  const systemsOf = (sums: Sums) => sums.cells('system', at => systems[at] ?? 'other')
  const shares = new Map<string, readonly TextCell[]>(
    onSystem.map((sums, at) => [browsers[at] ?? 'other', systemsOf(sums)]),
  )
  return [
    ...country.cells('country', at => countries[at] ?? ''),
    ...browser
      .cells('browser', at => browsers[at] ?? 'other')
      .map(cell => ({ ...cell, systems: shares.get(cell.text) ?? [] })),
    ...systemsOf(system),
  ]
}
