// The peer of bench/anonymise.ts: Mondrian (LeFevre, DeWitt, Ramakrishnan 2006), strict and multidimensional, as the paper has it and with
// nothing added: the widest column is cut at its median while both sides keep k rows and l values, and each part is said by the
// lowest ancestor its values have in common. Numbers and categories alike are cut in the order of the hierarchies.

import type { Ask } from '../../src/anonymise/ask.ts'
import type { Table } from '../../src/anonymise/outcome.ts'

interface Column {
  readonly at: number
  /** From `*` down to the value, for each row. */
  readonly paths: readonly (readonly string[])[]
  readonly ranks: readonly number[]
  readonly size: number
}

export function mondrian(table: Table, ask: Ask): { readonly kind: 'anonymised'; readonly table: Table } {
  const columns = ask.quasi.map(({ column, hierarchy }): Column => {
    const at = table.columns.indexOf(column)
    const known = new Map<string, readonly string[]>()
    for (const row of table.rows)
      known.set(row[at] ?? '', (hierarchy.ancestors(row[at] ?? '') ?? ['*']).toReversed())
    const order = [...known]
      .sort(([, a], [, b]) => (a.join('\0') < b.join('\0') ? -1 : 1))
      .map(([value]) => value)
    const rank = new Map(order.map((value, place) => [value, place]))
    return {
      at,
      paths: table.rows.map(row => known.get(row[at] ?? '') ?? ['*']),
      ranks: table.rows.map(row => rank.get(row[at] ?? '') ?? 0),
      size: order.length,
    }
  })
  const rows: string[][] = []
  const parts = [[...table.rows.keys()]]
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const halves = cut(table, ask, columns, part)
    if (halves !== null) parts.push(...halves)
    else rows.push(...say(table, columns, part))
  }
  return { kind: 'anonymised', table: { columns: table.columns, rows } }
}

function cut(table: Table, ask: Ask, columns: readonly Column[], part: readonly number[]): number[][] | null {
  const widths = columns.map(column => ({ column, width: widthOf(column, part) }))
  for (const { column, width } of widths.sort((a, b) => b.width - a.width)) {
    if (width === 0) break
    const sorted = part.map(row => column.ranks[row] ?? 0).sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    const below = part.filter(row => (column.ranks[row] ?? 0) < median)
    const above = part.filter(row => (column.ranks[row] ?? 0) >= median)
    if ([below, above].every(half => isAllowed(table, ask, half))) return [below, above]
  }
  return null
}

function widthOf({ ranks, size }: Column, part: readonly number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, 0]
  for (const row of part) {
    low = Math.min(low, ranks[row] ?? 0)
    high = Math.max(high, ranks[row] ?? 0)
  }
  return (high - low) / Math.max(1, size - 1)
}

const isAllowed = (table: Table, { k, sensitive }: Ask, part: readonly number[]): boolean =>
  part.length >= k &&
  sensitive.every(({ column, l }) => {
    const at = table.columns.indexOf(column)
    return new Set(part.map(row => table.rows[row]?.[at])).size >= l
  })

function say(table: Table, columns: readonly Column[], part: readonly number[]): string[][] {
  const said = columns.map(({ paths }) => {
    const [first = ['*'], ...others] = part.map(row => paths[row] ?? ['*'])
    const level = first.findLastIndex((value, step) => others.every(path => path[step] === value))
    return first[level] ?? '*'
  })
  return part.map(row => {
    const cells = [...(table.rows[row] ?? [])]
    for (const [place, { at }] of columns.entries()) cells[at] = said[place] ?? '*'
    return cells
  })
}
