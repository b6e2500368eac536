// Where the columns somebody names stand in a table; one that is not there is told with the one that was meant. Proven by verify.test.ts.

import { closest } from '../core/closest.ts'
import { limits } from '../core/limits.ts'
import { type Fault, Refusal } from '../core/refusal.ts'

/** Where the named columns stand. */
export function placesOf(columns: readonly string[], named: readonly string[]): readonly number[] {
  const faults = named.flatMap((name, index) => faultsOf(columns, named, name, index))
  const [first, ...more] = faults
  if (first !== undefined) throw new Refusal('usage', first, ...more.slice(0, limits.faults))
  return named.map(name => columns.indexOf(name))
}

function faultsOf(
  columns: readonly string[],
  named: readonly string[],
  name: string,
  index: number,
): readonly Fault[] {
  const quoted = JSON.stringify(name)
  if (named.indexOf(name) !== index)
    return [{ message: `expected each column once, got ${quoted} twice`, hint: 'name it once' }]
  const there = columns.filter(column => column === name).length
  if (there === 1) return []
  if (there > 1)
    return [
      {
        message: `row 1: expected one column ${quoted}, got ${there} of that name`,
        hint: 'give each column a name of its own in the first row of the table',
      },
    ]
  const meant = closest(name, columns)
  return [
    {
      message: `row 1: expected a column ${quoted}, got ${columns.map(column => JSON.stringify(column)).join(', ')}`,
      hint: meant === null ? 'columns are named as in the first row of the table' : `did you mean ${meant}?`,
    },
  ]
}
