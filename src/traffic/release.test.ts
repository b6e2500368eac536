import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../core/limits.ts'
import { release } from './release.ts'
import { type ReleasedTable, type TextCell, type TextTable, textTables } from './visitors.ts'

const cell = (text: string, visitors: number, hits = visitors, table: TextTable = 'page'): TextCell => ({
  ...{ table, text, hits, visitors },
  bytes: 1_000 * hits,
})

const tableOf = (cells: readonly TextCell[], k: number, table: TextTable = 'page'): ReleasedTable => {
  const found = release(cells, k).find(each => each.table === table)
  assert.ok(found !== undefined)
  return found
}

const told = ({ cells }: ReleasedTable): string => cells.map(({ text, hits }) => `${text} ${hits}`).join(', ')

test('where k share every text, all are told and there is no rest', () => {
  const table = tableOf([cell('/', 9, 20), cell('/om', 5)], 5)
  assert.equal(told(table), '/ 20, /om 5')
  assert.equal(table.rest, null)
  assert.deepEqual(
    release([], 5).map(({ table, rest }) => [table, rest]),
    textTables.map(name => [name, null]),
  )
})

test('a text that fewer share is held back, and with it the smallest count that k share', () => {
  const cells = [
    cell('/', 40),
    cell('/om', 9, 30),
    cell('/job', 5, 6),
    cell('/pris', 5, 7),
    cell('/hemmelig', 1),
  ]
  const table = tableOf(cells, 5)
  assert.equal(told(table), '/ 40, /om 30')
  assert.deepEqual(table.rest, { texts: 1, hits: 14 })
})

test('nothing is told of a table of which one row would be left', () => {
  assert.equal(told(tableOf([cell('/', 40)], 5)), '')
  assert.deepEqual(tableOf([cell('/', 40), cell('/om', 9), cell('/job', 1)], 5).rest, { texts: 1, hits: 50 })
})

test('how many are held back is told by steps, and not where nothing else is told', () => {
  const small = (count: number): readonly TextCell[] =>
    Array.from({ length: count }, (_, at) => cell(`/${at}a`, 1))
  const large = [cell('/', 40), cell('/om', 9), cell('/job', 6)]
  const steps = [1, 3, 4, 8, 9, 19, 48, 49, 99, 999].map(
    count => tableOf([...large, ...small(count)], 5).rest?.texts,
  )
  assert.deepEqual(steps, [1, 1, 5, 5, 10, 20, 20, 50, 100, 1_000])
  assert.deepEqual(tableOf(small(30), 5).rest, { texts: 1, hits: 30 })
})

test('k = 1 holds nothing back', () => {
  assert.equal(told(tableOf([cell('/', 1)], 1)), '/ 1')
})

test('texts that masking made the same are one, told only where k share one of them', () => {
  const tokens = Array.from({ length: 9 }, (_, at) => cell(`/nulstil/9f86d081884c7d6${at}`, 4))
  const others = [cell('/', 40), cell('/om', 9), cell('/job', 6)]
  assert.equal(told(tableOf([...others, ...tokens], 5)), '/ 40, /om 9')
  assert.equal(
    told(tableOf([...others, ...tokens, cell('/nulstil/a@b.dk', 7)], 5)),
    '/ 40, /om 9, /nulstil/… 43, /job 6',
  )
})

test('rows beyond the limit join the rest', () => {
  const cells = Array.from({ length: limits.releasedTexts + 3 }, (_, at) => cell(`/${at}`, 10 + at))
  const table = tableOf(cells, 5)
  assert.equal(table.cells.length, limits.releasedTexts)
  assert.deepEqual(table.rest, { texts: 1, hits: 10 + 11 + 12 })
})

// The attack. Every set of visits a small world can have is made, and sorted by what would be published of it. Whoever knows all
// pages there are, the rule itself and the totals of the day knows of a set what holds for all sets published as it is.

type Visit = Readonly<Partial<Record<TextTable, readonly number[]>>>
type Days = readonly (readonly TextCell[])[]

interface Known {
  hitsLow: number
  hitsHigh: number
  visitorsLow: number
  visitorsHigh: number
}

interface Attack {
  readonly worlds: number
  readonly published: number
  /** Cells whose hits are known though it is not sure that k share them. */
  readonly hits: number
  /** Cells of which it is known that somebody, and fewer than k, was there. */
  readonly few: number
  readonly example: string
}

/** All multisets of `most` visitors or fewer. A visitor is what one of them did on each day. */
function* worldsOf(
  kinds: readonly (readonly Visit[])[],
  most: number,
  from = 0,
): Generator<readonly (readonly Visit[])[]> {
  yield []
  if (most === 0) return
  for (let at = from; at < kinds.length; at++)
    for (const others of worldsOf(kinds, most - 1, at)) yield [kinds[at] ?? [], ...others]
}

function cellsOf(world: readonly (readonly Visit[])[], day: number): readonly TextCell[] {
  const cells: TextCell[] = []
  for (const table of textTables) {
    const width = world[0]?.[day]?.[table]?.length ?? 0
    for (let at = 0; at < width; at++) {
      const each = world.map(visitor => visitor[day]?.[table]?.[at] ?? 0)
      const hits = each.reduce((sum, some) => sum + some, 0)
      if (hits > 0) cells.push(cell(letters[at] ?? '', each.filter(some => some > 0).length, hits, table))
    }
  }
  return cells
}

const letters = ['a', 'b', 'c', 'd', 'e']

/** What the day's totals tell anyway: visitors, and hits of each table. */
function totalsOf(world: readonly (readonly Visit[])[], days: Days): string {
  return days
    .map((cells, day) => {
      const visitors = world.filter(visitor =>
        Object.values(visitor[day] ?? {}).some(some => some.some(Boolean)),
      )
      const hits = textTables.map(name =>
        cells.reduce((sum, each) => sum + (each.table === name ? each.hits : 0), 0),
      )
      return `${visitors.length} ${hits}`
    })
    .join('|')
}

function attack(
  kinds: readonly (readonly Visit[])[],
  most: number,
  k: number,
  publish: (days: Days) => string,
): Attack {
  const byTotals = new Map<string, Map<string, Known>>()
  const byPublished = new Map<string, { totals: string; known: Map<string, Known> }>()
  const targets = targetsOf(kinds)
  const days = kinds[0]?.length ?? 0
  let worlds = 0
  for (const world of worldsOf(kinds, most)) {
    if (world.length === 0) continue
    worlds++
    const cells = Array.from({ length: days }, (_, day) => cellsOf(world, day))
    const totals = totalsOf(world, cells)
    const published = `${totals} ${publish(cells)}`
    const group = byPublished.get(published) ?? { totals, known: new Map<string, Known>() }
    byPublished.set(published, group)
    const coarse = byTotals.get(totals) ?? new Map<string, Known>()
    byTotals.set(totals, coarse)
    const found = new Map(
      cells.flatMap((some, day) => some.map(each => [`${day} ${each.table} ${each.text}`, each])),
    )
    for (const target of targets) {
      learn(group.known, target, found.get(target))
      learn(coarse, target, found.get(target))
    }
  }
  return judge(byPublished, byTotals, worlds, k)
}

const targetsOf = (kinds: readonly (readonly Visit[])[]): readonly string[] =>
  (kinds[0] ?? []).flatMap((visit, day) =>
    Object.entries(visit).flatMap(([table, texts]) => texts.map((_, at) => `${day} ${table} ${letters[at]}`)),
  )

function learn(known: Map<string, Known>, target: string, found: TextCell | undefined): void {
  const { hits, visitors } = found ?? { hits: 0, visitors: 0 }
  const had = known.get(target)
  if (had === undefined)
    known.set(target, { hitsLow: hits, hitsHigh: hits, visitorsLow: visitors, visitorsHigh: visitors })
  else {
    had.hitsLow = Math.min(had.hitsLow, hits)
    had.hitsHigh = Math.max(had.hitsHigh, hits)
    had.visitorsLow = Math.min(had.visitorsLow, visitors)
    had.visitorsHigh = Math.max(had.visitorsHigh, visitors)
  }
}

function judge(
  groups: ReadonlyMap<string, { totals: string; known: Map<string, Known> }>,
  byTotals: ReadonlyMap<string, Map<string, Known>>,
  worlds: number,
  k: number,
): Attack {
  const knowsHits = (known: Known | undefined): boolean =>
    known !== undefined && known.hitsLow > 0 && known.hitsLow === known.hitsHigh && known.visitorsLow < k
  const knowsFew = (known: Known | undefined): boolean =>
    known !== undefined && known.visitorsLow > 0 && known.visitorsHigh < k
  let hits = 0
  let few = 0
  let example = ''
  for (const [published, { totals, known }] of groups)
    for (const [target, each] of known) {
      const before = byTotals.get(totals)?.get(target)
      const isHits = knowsHits(each) && !knowsHits(before)
      const isFew = knowsFew(each) && !knowsFew(before)
      if (isHits) hits++
      if (isFew) few++
      if (isHits || isFew) example ||= `${target} ${JSON.stringify(each)} of ${published}`
    }
  return { worlds, published: groups.size, hits, few, example }
}

/** Every way to spread up to `each` hits on each of `texts` texts. */
function spreads(texts: number, each: number): readonly (readonly number[])[] {
  if (texts === 0) return [[]]
  const behind = spreads(texts - 1, each)
  return Array.from({ length: each + 1 }, (_, hits) => behind.map(some => [hits, ...some])).flat()
}

const pages = (texts: number, each: number): readonly (readonly Visit[])[] =>
  spreads(texts, each)
    .filter(some => some.some(Boolean))
    .map(page => [{ page }])

/** A visitor has one browser: its hits are all of that. */
const oneBrowser = (texts: number, each: number): readonly (readonly Visit[])[] =>
  Array.from({ length: texts }, (_, at) =>
    Array.from({ length: each }, (__, hits) => [
      { browser: Array.from({ length: texts }, (___, other) => (other === at ? hits + 1 : 0)) },
    ]),
  ).flat()

const remembered = new Map<string, string>()
function publishedAs(rule: (cells: readonly TextCell[]) => unknown, name: string) {
  return (cells: readonly TextCell[]): string => {
    const key = `${name} ${cells.map(({ table, text, hits, visitors }) => `${table}${text}${hits},${visitors}`).join(' ')}`
    const had = remembered.get(key)
    if (had !== undefined) return had
    const made = JSON.stringify(rule(cells))
    remembered.set(key, made)
    return made
  }
}

const ours = (k: number): ((days: Days) => string) => {
  const one = publishedAs(cells => release(cells, k), `ours ${k}`)
  return days => days.map(one).join('|')
}

/** The known-bad rule: what k share is told, and what is left is summed. */
const naive = (k: number): ((days: Days) => string) => {
  const one = publishedAs(cells => naiveTables(cells, k), `naive ${k}`)
  return days => days.map(one).join('|')
}

const naiveTables = (cells: readonly TextCell[], k: number): unknown =>
  textTables.map(table => {
    const rows = cells.filter(each => each.table === table)
    const held = rows.filter(({ visitors }) => visitors < k)
    const hits = held.reduce((sum, each) => sum + each.hits, 0)
    return [rows.filter(({ visitors }) => visitors >= k), held.length, hits]
  })

for (const [name, kinds, most, k] of [
  ['2 pages, up to 3 hits each, 4 visitors, k = 2', pages(2, 3), 4, 2],
  ['3 pages, up to 2 hits each, 4 visitors, k = 2', pages(3, 2), 4, 2],
  ['4 pages, 1 hit each, 5 visitors, k = 2', pages(4, 1), 5, 2],
  ['4 pages, 1 hit each, 5 visitors, k = 3', pages(4, 1), 5, 3],
  ['5 browsers, up to 2 hits, 7 visitors, k = 2', oneBrowser(5, 2), 7, 2],
  ['5 browsers, up to 2 hits, 7 visitors, k = 3', oneBrowser(5, 2), 7, 3],
] as const)
  test(`nothing that is held back can be worked out: ${name}`, t => {
    const good = attack(kinds, most, k, ours(k))
    const bad = attack(kinds, most, k, naive(k))
    t.diagnostic(
      `${good.worlds} worlds: ${good.hits} and ${good.few} learned; naive ${bad.hits} and ${bad.few}`,
    )
    assert.deepEqual([good.hits, good.few], [0, 0], good.example)
    assert.ok(bad.hits > 0 && bad.few > 0)
  })
