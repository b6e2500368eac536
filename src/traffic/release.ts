// The k rule: what may be stored and shown of a table of texts. A text is told where at least k visitors of the day share it.
// Where any is not, some that k share are held back as well: all texts of one number of visitors, the one that costs least. Then
// every text of the rest may be one that k share, since swapping the two changes nothing that anybody can see: neither that a text
// had fewer than k visitors nor its hits can be worked out, from this table and the totals of its day, by somebody who knows all
// texts there are. So what is chosen must not look at the texts themselves, nor at hits. A table of a single row is not told.
// Sums over days and sources are sums of what was released: the rule is never applied to a sum. It does not help against who knows
// which browsers there are on which system: two tables of the same visitors are each held back by themselves.
// Proven by release.test.ts and test/contracts/traffic-differencing.test.ts.

import { limits } from '../core/limits.ts'
import { maskText } from './mask.ts'
import { type HeldBack, type ReleasedTable, type TextCell, type TextTable, textTables } from './visitors.ts'

type Cell = ReleasedTable['cells'][number]

/** Every table once, in the order of `textTables`. k = 1 holds nothing back. */
export function release(cells: Iterable<TextCell>, k: number): readonly ReleasedTable[] {
  const byTable = new Map<TextTable, TextCell[]>(textTables.map(table => [table, []]))
  for (const cell of cells) byTable.get(cell.table)?.push(cell)
  return textTables.map(table => releaseTable(table, byTable.get(table) ?? [], k))
}

function releaseTable(table: TextTable, cells: readonly TextCell[], k: number): ReleasedTable {
  const masked = maskCells(cells)
  const told = k > 1 ? sharedBy(masked, k) : masked
  const shown = told.toSorted(byVisitors).slice(0, limits.releasedTexts)
  const out = k > 1 && shown.length < 2 ? [] : shown
  return Object.freeze({ table, k, cells: Object.freeze(out), rest: restOf(masked, out, k) })
}

/** Texts that at least k share; where others do not, without those of one number of visitors. */
function sharedBy(cells: readonly Cell[], k: number): readonly Cell[] {
  const enough = cells.filter(({ visitors }) => visitors >= k)
  if (enough.length === cells.length) return enough
  const cost = (same: readonly Cell[]): number => same.length * (same[0]?.visitors ?? 0)
  const [cheapest] = [...Map.groupBy(enough, ({ visitors }) => visitors).values()].sort(
    (a, b) => cost(a) - cost(b) || a.length - b.length,
  )
  return enough.filter(({ visitors }) => visitors !== cheapest?.[0]?.visitors)
}

const byVisitors = (a: Cell, b: Cell): number =>
  b.visitors - a.visitors || b.hits - a.hits || (a.text < b.text ? -1 : 1)

function restOf(all: readonly Cell[], shown: readonly Cell[], k: number): HeldBack | null {
  const texts = all.length - shown.length
  if (texts === 0) return null
  const hits = sumOf(all) - sumOf(shown)
  // Where nothing is told, a number of texts near to that of the hits would say that each had one.
  return Object.freeze({ texts: k === 1 ? texts : shown.length === 0 ? 1 : atLeast(texts), hits })
}

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { hits }) => sum + hits, 0)

/** The largest of 1, 5, 10, 20, 50, 100 … that is not above. */
function atLeast(texts: number): number {
  if (texts < 5) return 1
  const ten = 10 ** Math.floor(Math.log10(texts))
  return ([5, 2, 1].find(each => each * ten <= texts) ?? 1) * ten
}

/** Texts as they may be read, those that became the same as one: then its visitors are at least those of the largest. */
function maskCells(cells: readonly TextCell[]): readonly Cell[] {
  const byText = new Map<string, Cell>()
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
