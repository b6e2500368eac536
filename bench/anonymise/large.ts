// So many invented rows, recoded in parts: `node bench/anonymise/large.ts <rows> <threads>` prints what came of it as JSON. Rows are made
// as they are read, and gone as they are written, so that what the process holds is what recoding needs.

import { tmpdir } from 'node:os'
import { makeHierarchy } from '../../src/anonymise/hierarchies/hierarchies.ts'
import { anonymiseLarge } from '../../src/anonymise/large/large.ts'
import type { LargeTable } from '../../src/anonymise/large/met.ts'
import { systemRandom } from '../../src/core/clock.ts'
import { columns, madeRows, quasi } from './rows.ts'

const tableOf = (rows: number): LargeTable => ({
  columns,
  async *read() {
    yield* madeRows(rows)
  },
})

/** Of the values that so many rows have. */
function hierarchyOf(column: string) {
  const at = columns.indexOf(column)
  return makeHierarchy(
    column,
    [...madeRows(100_000)].flatMap(batch => batch.map(row => row[at] ?? '')),
  )
}

const [rows = '1000000', threads = '2'] = process.argv.slice(2)
let written = 0
const result = await anonymiseLarge(
  tableOf(Number(rows)),
  {
    quasi: quasi.map(column => ({ column, hierarchy: hierarchyOf(column) })),
    sensitive: [{ column: 'illness', l: 2, isEntropy: false, t: null }],
    k: 5,
    dropped: [],
  },
  {
    scratch: tmpdir(),
    random: systemRandom,
    threads: Number(threads),
    write: batch => {
      written += batch.length
    },
  },
)
if (result.kind === 'not-possible') throw new Error(`expected a table, got none: ${result.why}`)
const { granularity, smallestClass, classes } = result.utility
console.log(JSON.stringify({ written, granularity, smallestClass, classes, parts: result.parts }))
