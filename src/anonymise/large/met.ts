// What the first reading of a table tells: the values of the columns that are recoded, of those of which something is asked, how often
// each occurs, and a sample of the rows. Hierarchies are made of it, and what no table satisfies is known before anything is written.
// Held by large.test.ts.

import { type Named, refuseUnclear } from '../anonymise.ts'
import type { SensitiveColumn } from '../ask.ts'
import type { NotPossible } from '../outcome.ts'
import { missingOf } from '../recode/criteria.ts'
import { readValues, type SensitiveValues } from '../recode/sensitive.ts'
import { Dictionary, Sample } from './dictionary.ts'

export type Batch = readonly (readonly string[])[]

export interface LargeTable {
  readonly columns: readonly string[]
  /** All rows from the first, each time anew: they are read twice. */
  read(): AsyncIterable<Batch>
  /** The row of its file of the row that was told after so many others; else the first is row 2. */
  rowOf?(told: number): number
}

export interface Met {
  /** Of the quasi-identifiers, then of the sensitive columns of which something is asked. */
  readonly dictionaries: readonly Dictionary[]
  readonly sensitive: readonly SensitiveColumn[]
  readonly sample: Sample
  readonly rows: number
}

export async function meetTable(table: LargeTable, ask: Named): Promise<Met> {
  refuseUnclear(table.columns, ask)
  const sensitive = ask.sensitive.filter(({ l, t }) => l > 1 || t !== null)
  const dictionaries = [...ask.quasi, ...sensitive].map(({ column }) => new Dictionary(column))
  const places = dictionaries.map(({ name }) => table.columns.indexOf(name))
  const sample = new Sample(ask.quasi.length)
  let rows = 0
  for await (const batch of table.read())
    for (const row of batch) {
      sample.offer(dictionaries.map((dictionary, at) => dictionary.meet(row[places[at] ?? -1] ?? '', rows)))
      rows++
    }
  return { dictionaries, sensitive, sample, rows }
}

/** The sensitive columns, whose dictionaries stand after so many of quasi-identifiers. */
export function sensitiveOf(
  { dictionaries, sensitive, rows }: Met,
  quasi: number,
): readonly SensitiveValues[] {
  return sensitive.map((asked, at) => {
    const dictionary = dictionaries[quasi + at]
    return readValues(dictionary?.values() ?? [], dictionary?.counts ?? [], rows, asked)
  })
}

/** What not even all rows as one class satisfy, or null. */
export function impossibleOf(met: Met, { k, quasi }: Named): NotPossible | null {
  const { rows } = met
  if (rows < k) return { kind: 'not-possible', why: 'too-few-rows', column: null, asked: k, there: rows }
  const found = sensitiveOf(met, quasi.length).map(spread => missingOf(spread, rows))
  return found.find(each => each !== null) ?? null
}
