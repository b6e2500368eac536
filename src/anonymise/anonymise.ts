// Makes a table nobody can be found in again by what was asked, or says why there is none. A command goes through this room so: read the
// table (tables/), refuse what no recoding hides (unfit/), say each value more broadly (hierarchies/, recode/; in parts where it is larger
// than memory, large/), judge what was made apart from all that (verify/), attack it (attack/), and report (report/). Documents are masked
// in redact/, which is never called anonymous. Here is the middle of it for a table in memory. Local recoding over a lattice: alike rows are
// released in the order of what looking at them so loses, each class is said as closely as its members allow, what is left over
// goes where it costs least. Held by test/hostile/anonymise.test.ts; figures in docs/bench-anonymise.md.

import { Refusal } from '../core/refusal.ts'
import type { Ask } from './ask.ts'
import type { Anonymised, NotPossible, Table } from './outcome.ts'
import { Classes } from './recode/classes.ts'
import { readColumn } from './recode/columns.ts'
import { readSensitive } from './recode/models.ts'
import { recode } from './recode/recode.ts'
import { writeTable } from './recode/released-table.ts'

/** Pure: the same table and ask give the same result, whatever order the rows stand in. */
export function anonymise(table: Table, ask: Ask): Anonymised | NotPossible {
  refuseUnclear(table.columns, ask)
  const columns = ask.quasi.map(quasi => readColumn(table, quasi, ask.k))
  const recoded = recode(columns, readSensitive(table, ask), ask.k)
  return recoded instanceof Classes ? writeTable(table, ask, recoded) : recoded
}

/** An ask whose hierarchies are not made yet. */
export interface Named extends Omit<Ask, 'quasi'> {
  readonly quasi: readonly { readonly column: string }[]
}

/** Throws a `Refusal` where columns are asked for that are not there, or twice. */
export function refuseUnclear(columns: readonly string[], { k, quasi, sensitive, dropped }: Named): void {
  const named = [...quasi, ...sensitive].map(({ column }) => column).concat(dropped)
  const twice = named.find((name, at) => named.indexOf(name) !== at)
  if (twice !== undefined)
    throw new Refusal(
      'usage',
      `expected each column to be asked for once, got ${JSON.stringify(twice)} twice`,
    )
  const missing = named.find(name => !columns.includes(name))
  if (missing !== undefined)
    throw new Refusal('usage', {
      message: `expected a column of the table, got ${JSON.stringify(missing)}`,
      hint: `it has ${columns.join(', ')}`,
    })
  if (quasi.length === 0) throw new Refusal('usage', 'expected at least one quasi-identifier, got none')
  if (!Number.isInteger(k) || k < 2) throw new Refusal('usage', `expected k to be 2 or more, got ${k}`)
}
