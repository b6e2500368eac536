// Granularity from the rows of a result alone, straight from its definition: 1 − the mean over all cells of (leaves below the value − 1) /
// (leaves of the column − 1). Slow, and shares nothing with the engine: for tests and for bench/anonymise.ts.

import type { QuasiIdentifier } from '../src/anonymise/ask.ts'
import type { Table } from '../src/anonymise/outcome.ts'

export function naiveGranularity(before: Table, after: Table, quasi: readonly QuasiIdentifier[]): number {
  const losses = quasi.map(each => {
    const values = (table: Table) => table.rows.map(row => row[table.columns.indexOf(each.column)] ?? '')
    const leaves = new Set([...values(before), ...(each.hierarchy.values ?? [])])
    const known = new Map<string, number>()
    const lossOf = (said: string): number => {
      const loss = known.get(said) ?? (leavesBelow(said, leaves, each) - 1) / Math.max(1, leaves.size - 1)
      known.set(said, loss)
      return loss
    }
    return values(after).reduce((sum, said) => sum + lossOf(said), 0) / Math.max(1, after.rows.length)
  })
  return 1 - losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

/** `low..high`, in brackets where it begins with a sign, or open to one side. */
const range = /^(?:≤ (?<most>\S+)|≥ (?<least>\S+)|\[?(?<low>[^\s[]+)\.\.(?<high>[^\s\]]+)\]?)$/

function leavesBelow(said: string, leaves: ReadonlySet<string>, { hierarchy }: QuasiIdentifier): number {
  if (leaves.has(said)) return 1
  const found = hierarchy.kind === 'numbers' ? range.exec(said)?.groups : undefined
  const least = Number(found?.['least'] ?? found?.['low'] ?? Number.NEGATIVE_INFINITY)
  const most = Number(found?.['most'] ?? found?.['high'] ?? Number.POSITIVE_INFINITY)
  const isBelow = (leaf: string) =>
    found === undefined
      ? hierarchy.ancestors(leaf)?.includes(said) === true
      : Number(leaf) >= least && Number(leaf) <= most
  return [...leaves].filter(isBelow).length
}
