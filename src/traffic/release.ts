// The k rule: what may be stored and shown of a table of texts. A text is told where at least k visitors of the day share it.
// Where any is not, some that k share are held back as well: all texts of one number of visitors, the one that costs least. Then
// every text of the rest may be one that k share, since swapping the two changes nothing that anybody can see: neither that a text
// had fewer than k visitors nor its hits can be worked out, from this table and the totals of its day, by somebody who knows all
// texts there are. So what is chosen must not look at the texts themselves, nor at hits. A table of a single row is not told.
// Browser and system are told of the same pairs, released once: what runs on what is known to everybody. Sums over days and sources
// are sums of what was released: the rule is never applied to a sum.
// Proven by release.test.ts and test/contracts/traffic-differencing.test.ts.

import { limits } from '../core/limits.ts'
import { maskText } from './mask.ts'
import {
  type HeldBack,
  type ReleasedCell,
  type ReleasedTable,
  type TextCell,
  type TextTable,
  textTables,
} from './visitors.ts'

/** Every table once, in the order of `textTables`. k = 1 holds nothing back. */
export function release(cells: Iterable<TextCell>, k: number): readonly ReleasedTable[] {
  const byTable = Map.groupBy(cells, ({ table }) => table)
  const ofPairs = pairTables(byTable.get('browser') ?? [], k)
  return textTables.map(
    table =>
      ofPairs.find(each => each.table === table) ??
      tableOf(table, split(maskCells(byTable.get(table) ?? []), k), k),
  )
}

interface Split {
  readonly told: readonly ReleasedCell[]
  readonly held: readonly ReleasedCell[]
}

/** Told, those that most share first; and held back. */
function split(cells: readonly ReleasedCell[], k: number): Split {
  const shown = sharedBy(cells, k).toSorted(byVisitors).slice(0, limits.releasedTexts)
  const told = k > 1 && shown.length < 2 ? [] : shown
  const isTold = new Set(told)
  return { told, held: cells.filter(cell => !isTold.has(cell)) }
}

function tableOf(table: TextTable, { told, held }: Split, k: number): ReleasedTable {
  return Object.freeze({ table, k, cells: Object.freeze(told), rest: restOf(told, held, k) })
}

/** Browser and system, each summed of the pairs that are told; nothing where no browser says its systems. */
function pairTables(browsers: readonly TextCell[], k: number): readonly ReleasedTable[] {
  if (!browsers.some(({ systems }) => systems !== undefined)) return []
  const pairs = browsers.flatMap(({ text, systems = [] }) =>
    systems.map(system => ({ browser: text, system })),
  )
  const { told } = split(
    pairs.map(({ system }) => system),
    k,
  )
  const isTold = new Set(told)
  const sidesOf = (pair: (typeof pairs)[number]) => ({
    ...pair.system,
    browser: pair.browser,
    system: pair.system.text,
  })
  return (['browser', 'system'] as const).map(table => {
    const sumsOf = (some: typeof pairs) =>
      summed(
        some
          .map(sidesOf)
          .map(({ hits, bytes, visitors, ...text }) => ({ hits, bytes, visitors, text: text[table] })),
      )
    const shown = sumsOf(pairs.filter(({ system }) => isTold.has(system))).toSorted(byVisitors)
    return tableOf(table, { told: shown, held: sumsOf(pairs.filter(({ system }) => !isTold.has(system))) }, k)
  })
}

/** Cells of one text as one; no visitor is in two of them. */
const summed = (cells: readonly ReleasedCell[]): readonly ReleasedCell[] =>
  [...Map.groupBy(cells, ({ text }) => text)].map(([text, same]) =>
    Object.freeze({
      text,
      hits: sumBy(same, ({ hits }) => hits),
      bytes: sumBy(same, ({ bytes }) => bytes),
      visitors: sumBy(same, ({ visitors }) => visitors),
    }),
  )

/** Texts that at least k share; where others do not, without those of one number of visitors. */
function sharedBy(cells: readonly ReleasedCell[], k: number): readonly ReleasedCell[] {
  // What the engine had no room for has no text: it is never told, and counts as held back.
  const named = cells.filter(({ text }) => text !== '')
  if (k === 1) return named
  const enough = named.filter(({ visitors }) => visitors >= k)
  if (enough.length === cells.length) return enough
  const cost = (same: readonly ReleasedCell[]): number => same.length * (same[0]?.visitors ?? 0)
  const [cheapest] = [...Map.groupBy(enough, ({ visitors }) => visitors).values()].sort(
    (a, b) => cost(a) - cost(b) || a.length - b.length,
  )
  return enough.filter(({ visitors }) => visitors !== cheapest?.[0]?.visitors)
}

const byVisitors = (a: ReleasedCell, b: ReleasedCell): number =>
  b.visitors - a.visitors || b.hits - a.hits || (a.text < b.text ? -1 : 1)

function restOf(told: readonly ReleasedCell[], held: readonly ReleasedCell[], k: number): HeldBack | null {
  if (held.length === 0) return null
  // Where nothing is told, a number of texts near to that of the hits would say that each had one.
  const texts = k === 1 ? held.length : told.length === 0 ? 1 : atLeast(held.length)
  return Object.freeze({ texts, hits: sumBy(held, ({ hits }) => hits) })
}

const sumBy = (cells: readonly ReleasedCell[], of: (cell: ReleasedCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0)

/** The largest of 1, 5, 10, 20, 50, 100 … that is not above. */
function atLeast(texts: number): number {
  if (texts < 5) return 1
  const ten = 10 ** Math.floor(Math.log10(texts))
  return ([5, 2, 1].find(each => each * ten <= texts) ?? 1) * ten
}

/** Texts as they may be read, those that became the same as one: then its visitors are at least those of the largest. */
function maskCells(cells: readonly TextCell[]): readonly ReleasedCell[] {
  const byText = new Map<string, ReleasedCell>()
  for (const { table, text, hits, bytes, visitors } of cells) {
    const masked = maskText(table, text)
    const had = byText.get(masked) ?? { hits: 0, bytes: 0, visitors: 0 }
    byText.set(
      masked,
      Object.freeze({
        text: masked,
        hits: had.hits + hits,
        bytes: had.bytes + bytes,
        visitors: Math.max(had.visitors, visitors),
      }),
    )
  }
  return [...byText.values()]
}
