// So many invented rows, recoded in parts: `node bench/anonymise/large.ts <rows> <threads>` prints what came of it as JSON. Rows are made
// as they are read, and gone as they are written, so that what the process holds is what recoding needs.

import { tmpdir } from 'node:os'
import { makeHierarchy } from '../../src/anonymise/hierarchies.ts'
import { anonymiseLarge, type LargeTable } from '../../src/anonymise/large/large.ts'
import { systemRandom } from '../../src/core/clock.ts'

const columns = ['born', 'sex', 'postnr', 'trade', 'children', 'illness']
const trades = Array.from({ length: 40 }, (_, at) => `T${10 + at}`)
const illnesses = Array.from({ length: 30 }, (_, at) => `illness ${at}`)

/** xorshift32: the same rows each time, of a distribution with many in few places, as people live. */
function* chances(): Generator<number, never> {
  let state = 0x2545f491
  for (;;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield (state >>> 0) / 2 ** 32
  }
}

const pick = (from: readonly string[], chance: number): string =>
  from[Math.floor(chance * chance * from.length)] ?? ''

function rowOf(next: () => number): readonly string[] {
  return [
    `${2007 - Math.floor((next() + next()) * 40)}`,
    next() < 0.5 ? 'f' : 'm',
    `${1000 + Math.floor(next() * next() * 900) * 10}`,
    pick(trades, next()),
    `${Math.floor(next() * next() * 6)}`,
    pick(illnesses, next()),
  ]
}

const batchRows = 2_000

function tableOf(rows: number): LargeTable {
  return {
    columns,
    async *read() {
      const made = chances()
      const next = () => made.next().value
      for (let from = 0; from < rows; from += batchRows)
        yield Array.from({ length: Math.min(batchRows, rows - from) }, () => rowOf(next))
    },
  }
}

function hierarchyOf(column: string, at: number) {
  const made = chances()
  const next = () => made.next().value
  return makeHierarchy(
    column,
    Array.from({ length: 100_000 }, () => rowOf(next)[at] ?? ''),
  )
}

const [rows = '1000000', threads = '2'] = process.argv.slice(2)
let written = 0
const result = await anonymiseLarge(
  tableOf(Number(rows)),
  {
    quasi: columns.slice(0, 5).map((column, at) => ({ column, hierarchy: hierarchyOf(column, at) })),
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
