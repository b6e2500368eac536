// An attack on published tables by their differences. Every set of visits a small world can have is made and sorted by what would be
// published of it: whoever knows all texts there are, the rule itself, who may do what, and the totals of the day, knows of a set
// what holds for all sets that are published as it is, and nothing else. Used by test/contracts/traffic-differencing.test.ts.

import { type TextCell, type TextTable, textTables } from '../src/traffic/visitors.ts'

/** Hits of one visitor on each text of each table. */
export type Visit = Readonly<Partial<Record<TextTable, readonly number[]>>>
/** What one visitor did in each of several parts: days, or sources. */
export type Visits = readonly Visit[]

/** `parts`: the cells of each part; `whole`: those of all parts as one, each visitor once. Answers what anybody may see. */
export type Publish = (parts: readonly (readonly TextCell[])[], whole: readonly TextCell[]) => string

export interface Attack {
  readonly worlds: number
  readonly published: number
  /** Cells whose hits are known though it is not known that k share them. */
  readonly hits: number
  /** Cells of which it is known that somebody was there, and fewer than k. */
  readonly few: number
  readonly example: string
}

interface Known {
  hitsLow: number
  hitsHigh: number
  visitorsLow: number
  visitorsHigh: number
}

/** What the totals tell of each cell, and what the tables tell beside them. */
interface Group {
  readonly totals: string
  readonly known: Map<string, Known>
}

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

/** `kinds`: all that one visitor can have done. Worlds hold up to `most` of them. */
export function attack(kinds: readonly Visits[], most: number, k: number, publish: Publish): Attack {
  const byTotals = new Map<string, Group>()
  const byPublished = new Map<string, Group>()
  const parts = kinds[0]?.map((_, part) => part) ?? []
  const targets = targetsOf(kinds)
  let worlds = 0
  for (const world of worldsOf(kinds, most)) {
    if (world.length === 0) continue
    worlds++
    const cells = parts.map(part => cellsOf(world.map(visits => visits[part] ?? {})))
    const totals = parts.map(part => totalsOf(world, part, cells[part] ?? [])).join('|')
    const seen = `${totals} ${publish(cells, cellsOf(world.map(wholeOf)))}`
    const found = new Map(cells.flatMap((some, part) => some.map(each => [nameOf(part, each), each])))
    for (const group of [groupOf(byTotals, totals, totals), groupOf(byPublished, seen, totals)])
      for (const target of targets) learn(group.known, target, found.get(target))
  }
  return judge(byPublished, byTotals, worlds, k)
}

/** All multisets of `most` visitors or fewer: which of them did what makes no difference to anybody. */
function* worldsOf(kinds: readonly Visits[], most: number, from = 0): Generator<readonly Visits[]> {
  yield []
  if (most === 0) return
  for (let at = from; at < kinds.length; at++)
    for (const others of worldsOf(kinds, most - 1, at)) yield [kinds[at] ?? [], ...others]
}

function cellsOf(visits: readonly Visit[]): readonly TextCell[] {
  const cells: TextCell[] = []
  for (const table of textTables) {
    const width = visits[0]?.[table]?.length ?? 0
    for (let at = 0; at < width; at++) {
      const each = visits.map(visit => visit[table]?.[at] ?? 0)
      const hits = sumOf(each)
      const visitors = each.filter(some => some > 0).length
      const cell = { table, text: letters[at] ?? '', hits, bytes: 1_000 * hits, visitors }
      if (hits > 0) cells.push(table === 'browser' ? { ...cell, ...systemsOf(visits, at) } : cell)
    }
  }
  return cells
}

/** On which systems a browser was, where visitors have both. */
function systemsOf(visits: readonly Visit[], browser: number): Pick<TextCell, 'systems'> {
  if (visits.every(({ system }) => system === undefined)) return {}
  const on = visits.filter(visit => (visit.browser?.[browser] ?? 0) > 0)
  return { systems: cellsOf(on.map(({ system = [] }) => ({ system }))) }
}

/** One visitor's parts together. */
const wholeOf = (visits: Visits): Visit =>
  visits.reduce((sum, visit) =>
    Object.fromEntries(
      textTables.flatMap(table => {
        const [one, other] = [sum[table], visit[table]]
        return one === undefined ? [] : [[table, one.map((hits, at) => hits + (other?.[at] ?? 0))]]
      }),
    ),
  )

/** Visitors of the part, and the hits of each table: these are told anyway. */
function totalsOf(world: readonly Visits[], part: number, cells: readonly TextCell[]): string {
  const visitors = world.filter(visits => Object.values(visits[part] ?? {}).some(some => some.some(Boolean)))
  const hits = textTables.map(table => sumOf(cells.map(each => (each.table === table ? each.hits : 0))))
  return `${visitors.length} ${hits}`
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

const nameOf = (part: number, { table, text }: { readonly table: string; readonly text: string }): string =>
  `${part} ${table} ${text}`

const targetsOf = (kinds: readonly Visits[]): readonly string[] =>
  (kinds[0] ?? []).flatMap((visit, part) =>
    Object.entries(visit).flatMap(([table, texts]) =>
      texts.map((_, at) => nameOf(part, { table, text: letters[at] ?? '' })),
    ),
  )

function groupOf(groups: Map<string, Group>, key: string, totals: string): Group {
  const group = groups.get(key) ?? { totals, known: new Map<string, Known>() }
  groups.set(key, group)
  return group
}

function learn(known: Map<string, Known>, target: string, found: TextCell | undefined): void {
  const { hits, visitors } = found ?? { hits: 0, visitors: 0 }
  const had = known.get(target)
  if (had === undefined) {
    known.set(target, { hitsLow: hits, hitsHigh: hits, visitorsLow: visitors, visitorsHigh: visitors })
    return
  }
  had.hitsLow = Math.min(had.hitsLow, hits)
  had.hitsHigh = Math.max(had.hitsHigh, hits)
  had.visitorsLow = Math.min(had.visitorsLow, visitors)
  had.visitorsHigh = Math.max(had.visitorsHigh, visitors)
}

const knowsHits = (k: number, known: Known | undefined): boolean =>
  known !== undefined && known.hitsLow > 0 && known.hitsLow === known.hitsHigh && known.visitorsLow < k

const knowsFew = (k: number, known: Known | undefined): boolean =>
  known !== undefined && known.visitorsLow > 0 && known.visitorsHigh < k

/** What is known by the tables, and was not by the totals alone. */
function judge(
  groups: ReadonlyMap<string, Group>,
  byTotals: ReadonlyMap<string, Group>,
  worlds: number,
  k: number,
): Attack {
  let [hits, few, example] = [0, 0, '']
  for (const [published, { totals, known }] of groups)
    for (const [target, each] of known) {
      const before = byTotals.get(totals)?.known.get(target)
      const isHits = knowsHits(k, each) && !knowsHits(k, before)
      const isFew = knowsFew(k, each) && !knowsFew(k, before)
      if (isHits) hits++
      if (isFew) few++
      if (isHits || isFew) example ||= `${target} ${JSON.stringify(each)} of ${published}`
    }
  return { worlds, published: groups.size, hits, few, example }
}
