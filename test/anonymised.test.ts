// Whatever table the engine makes, its file is read again and held by a verifier that shares nothing with it; where there is none to be
// made, none is. And one row of it changed is noticed. How many tables: ORDHOLDEN_FUZZ_SECONDS times a hundred.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anonymise } from '../src/anonymise/anonymise.ts'
import type { Ask } from '../src/anonymise/ask.ts'
import { makeHierarchy } from '../src/anonymise/hierarchies/hierarchies.ts'
import type { Table } from '../src/anonymise/outcome.ts'
import { readValues } from '../src/anonymise/recode/sensitive.ts'
import { formatRow, readCsv } from '../src/anonymise/tables/csv.ts'
import { readScale } from '../src/anonymise/verify/scale.ts'
import type { Verified } from '../src/anonymise/verify/verified.ts'
import { openVerifier, verifyTable } from '../src/anonymise/verify/verify.ts'
import { Refusal } from '../src/core/refusal.ts'

const numRuns = Math.ceil(100 * Number(process.env['ORDHOLDEN_FUZZ_SECONDS'] ?? 0.5))
const columns = ['age', 'post code', 'job, =title', 'illness', 'salary']

const tableOf: fc.Arbitrary<Table> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 40 }).map(String),
      fc.constantFrom('1000', '1050', '2100', '8000', '8200'),
      fc.constantFrom('', 'a "b"', '=1+1', '-', 'læge; æ'),
      fc.constantFrom('flu', 'Flu ', 'asthma', 'none', ''),
      fc.constantFrom('1.500', '1.500,00', '900', '12.000,5', '', '0'),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map(rows => ({ columns, rows }))
const wanted = fc.record({
  k: fc.integer({ min: 2, max: 6 }),
  l: fc.constantFrom(1, 1, 2, 3),
  isEntropy: fc.boolean(),
  t: fc.constantFrom(null, null, 0.3, 0.6),
})

const askOf = (
  table: Table,
  { k, ...sensitive }: { k: number; l: number; isEntropy: boolean; t: number | null },
): Ask => ({
  quasi: columns.slice(0, 3).map((column, at) => ({
    column,
    hierarchy: makeHierarchy(
      column,
      table.rows.map(row => row[at] ?? ''),
    ),
  })),
  sensitive: [
    { column: 'illness', ...sensitive },
    { column: 'salary', l: 1, isEntropy: false, t: sensitive.t, isOrdered: true },
  ],
  ...{ k, dropped: [] },
})

async function readAgain(table: Table, ask: Ask): Promise<Verified> {
  const text = [table.columns, ...table.rows].map(row => formatRow(row, ',')).join('')
  const csv = await readCsv({
    name: 'out.csv',
    delimiter: ',',
    async *open() {
      yield new TextEncoder().encode(text)
    },
  })
  const quasi = ask.quasi.map(({ column }) => column)
  const verifier = openVerifier(csv.columns, { quasi, sensitive: ask.sensitive, k: ask.k })
  for await (const batch of csv.batches) for (const row of batch) verifier.add(row)
  const told = verifier.end()
  assert.equal(told.kind, 'verified')
  return told
}

test('what is made is held when it is read again, with every row in it, and one row changed is not', async () => {
  const seen = { anonymised: 0, 'not-possible': 0 }
  await fc.assert(
    fc.asyncProperty(tableOf, wanted, fc.nat(), async (table, asked, at) => {
      const ask = askOf(table, asked)
      const outcome = anonymise(table, ask)
      seen[outcome.kind] += 1
      if (outcome.kind === 'not-possible') return
      const told = await readAgain(outcome.table, ask)
      assert.ok(told.isHeld, JSON.stringify(told.measured))
      assert.equal(told.rows, table.rows.length)
      const rows = outcome.table.rows.map((row, index) =>
        index === at % table.rows.length ? ['a value nobody has', ...row.slice(1)] : row,
      )
      const quasi = ask.quasi.map(({ column }) => column)
      const spoiled = verifyTable({ columns, rows }, { quasi, sensitive: ask.sensitive, k: ask.k })
      assert.equal(spoiled.kind === 'verified' && spoiled.isHeld, false)
    }),
    { numRuns },
  )
  assert.ok(seen.anonymised > numRuns / 5 && seen['not-possible'] > 0, JSON.stringify(seen))
})

test('the two readings of a column of numbers, written apart, are one', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '1.500',
      '1,500',
      '2300',
      '0,5',
      '0.5',
      '-1.500,25',
      '12 000',
      '',
      '900',
      '+7',
      '−3',
      '1.5.0',
      'x',
    ),
    fc.integer({ min: -5_000, max: 5_000 }).map(String),
    fc.integer({ min: 1_000, max: 99_999 }).map(number => number.toLocaleString('da-DK')),
  )
  let read = 0
  fc.assert(
    fc.property(fc.uniqueArray(cell, { minLength: 1, maxLength: 4 }), texts => {
      const asked = { column: 'salary', l: 1, isEntropy: false, t: 1, isOrdered: true }
      const ours = attempt(() => [
        ...readValues(
          texts,
          texts.map(() => 1),
          texts.length,
          asked,
        ).place,
      ])
      const theirs = attempt(() => [...readScale('salary', texts).ranks])
      assert.deepEqual(theirs, ours)
      if (ours !== null) read += 1
    }),
    { numRuns: numRuns * 20 },
  )
  assert.ok(read > numRuns && read < numRuns * 19, `${read}`)
})

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch (fault) {
    assert.ok(fault instanceof Refusal, String(fault))
    return null
  }
}
