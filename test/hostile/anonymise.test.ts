// Random tables and asks: whatever comes out satisfies what was asked by a check written from the definitions, which shares nothing with
// the engine; what is not possible really is not. How many runs: ORDHOLDEN_HOSTILE.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anonymise } from '../../src/anonymise/anonymise.ts'
import type { Ask, Hierarchy, SensitiveColumn } from '../../src/anonymise/ask.ts'
import type { Anonymised, Table } from '../../src/anonymise/outcome.ts'
import { naiveGranularity } from '../naive-granularity.ts'

const numRuns = Number(process.env['ORDHOLDEN_HOSTILE'] ?? 300)
const columns = ['age', 'town', 'trade', 'illness', 'score', 'name']

const tree = (kind: Hierarchy['kind'], above: (value: string) => readonly string[]): Hierarchy => ({
  origin: 'a test',
  kind,
  height: above('11').length + 1,
  ancestors: value => [value, ...above(value), '*'],
})

const tens = (value: string, size: number): string => {
  const low = Math.floor(Number(value) / size) * size
  return `${low}..${low + size - 1}`
}
const quasi = [
  { column: 'age', hierarchy: tree('numbers', value => [tens(value, 5), tens(value, 20)]) },
  { column: 'town', hierarchy: tree('given', value => [value.slice(0, 1)]) },
  { column: 'trade', hierarchy: tree('text', () => []) },
]

const table: fc.Arbitrary<Table> = fc
  .array(
    fc.tuple(
      fc.integer({ min: 10, max: 60 }).map(String),
      fc.constantFrom('a1', 'a2', 'b1', 'b2', 'b3'),
      fc.constantFrom('baker', 'smith', 'clerk'),
      fc.constantFrom('flu', 'Flu ', 'flu', 'cold', 'ache', ''),
      fc.constantFrom('1', '2', '3', '10', ''),
      fc.integer({ min: 1, max: 9_999 }).map(String),
    ),
    { minLength: 0, maxLength: 60 },
  )
  .map(rows => ({ columns, rows }))

const sensitive = (column: string, isOrdered: boolean): fc.Arbitrary<SensitiveColumn> =>
  fc.record({
    column: fc.constant(column),
    l: fc.constantFrom(1, 1, 2, 3),
    isEntropy: fc.boolean(),
    t: fc.constantFrom(null, null, 0, 0.1, 0.3),
    isOrdered: fc.constant(isOrdered),
  })

const ask: fc.Arbitrary<Ask> = fc.record({
  quasi: fc.subarray(quasi, { minLength: 1 }),
  sensitive: fc
    .constantFrom(0, 1, 2)
    .chain(many =>
      fc.tuple(sensitive('illness', false), sensitive('score', true)).map(both => both.slice(0, many)),
    ),
  k: fc.integer({ min: 2, max: 7 }),
  dropped: fc.constantFrom([], ['name']),
})

const near = 1e-6

/** By the definitions, on the rows alone. */
function faultsOf(
  rows: readonly (readonly string[])[],
  names: readonly string[],
  asked: Ask,
): readonly string[] {
  const at = (name: string) => names.indexOf(name)
  const groups = Map.groupBy(rows, row => JSON.stringify(asked.quasi.map(({ column }) => row[at(column)])))
  const faults: string[] = []
  for (const group of groups.values()) {
    if (group.length < asked.k) faults.push(`k: ${group.length}`)
    for (const each of asked.sensitive)
      faults.push(
        ...sensitiveFaults(
          group.map(row => row[at(each.column)] ?? ''),
          rows.map(row => row[at(each.column)] ?? ''),
          each,
        ),
      )
  }
  return faults
}

const numberAt = (text: string): number => (text === '' ? Number.POSITIVE_INFINITY : Number(text))

function sensitiveFaults(
  ownCells: readonly string[],
  allCells: readonly string[],
  asked: SensitiveColumn,
): readonly string[] {
  const [own = [], all = []] = [ownCells, allCells].map(cells => cells.map(cell => cell.trim().toLowerCase()))
  const share = (of: readonly string[], value: string) => of.filter(each => each === value).length / of.length
  const said = own.filter(value => value !== '')
  const met = [...new Set(said)]
  const entropy = met
    .map(value => -share(said, value) * Math.log(share(said, value)))
    .reduce((sum, each) => sum + each, 0)
  const faults: string[] = []
  const isEven = met.length > 0 && entropy >= Math.log(asked.l) - near
  if (asked.l > 1 && (asked.isEntropy ? !isEven : met.length < asked.l)) faults.push(`l: ${met}`)
  if (asked.t === null) return faults
  const values = [...new Set(all)].sort((a, b) => numberAt(a) - numberAt(b))
  const apart = values.map(value => share(own, value) - share(all, value))
  const equal = apart.reduce((sum, each) => sum + Math.max(0, each), 0)
  const carried = apart.map((_, last) => apart.slice(0, last + 1).reduce((sum, each) => sum + each, 0))
  const ordered =
    values.length < 2 ? 0 : carried.reduce((sum, each) => sum + Math.abs(each), 0) / (values.length - 1)
  const distance = asked.isOrdered === true ? ordered : equal
  if (distance > asked.t + near) faults.push(`t: ${distance}`)
  return faults
}

const range = /^(?:≤ (?<most>\S+)|≥ (?<least>\S+)|(?<low>\S+)\.\.(?<high>\S+))$/

/** Whether a released value may stand for the one there was. */
function covers(released: string, value: string, { hierarchy }: Ask['quasi'][number]): boolean {
  const found = hierarchy.kind === 'numbers' ? range.exec(released)?.groups : undefined
  if (found === undefined) return hierarchy.ancestors(value)?.includes(released) === true
  const { least, most, low, high } = found
  return (
    Number(value) >= Number(least ?? low ?? '-Infinity') &&
    Number(value) <= Number(most ?? high ?? 'Infinity')
  )
}

const sorted = (rows: readonly (readonly string[])[]) => rows.map(row => JSON.stringify(row)).sort()

function assertSameRows(before: Table, { table: after }: Anonymised, asked: Ask): void {
  const kept = after.columns.filter(name => !asked.quasi.some(({ column }) => column === name))
  const of = ({ columns: names, rows }: Table) =>
    sorted(rows.map(row => kept.map(name => row[names.indexOf(name)] ?? '')))
  assert.deepEqual(of(after), of(before), 'what is no quasi-identifier stays as it is')
}

test('what comes out satisfies what was asked, or all rows as one class do not', () => {
  let possible = 0
  fc.assert(
    fc.property(table, ask, (before, asked) => {
      const result = anonymise(before, asked)
      const blank = before.rows.map(row => row.map((cell, at) => (at < 3 ? '*' : cell)))
      if (result.kind === 'not-possible')
        return assert.ok(
          before.rows.length < asked.k || faultsOf(blank, columns, asked).length > 0,
          result.why,
        )
      possible++
      assert.deepEqual(faultsOf(result.table.rows, result.table.columns, asked), [])
      assertSameRows(before, result, asked)
    }),
    { numRuns },
  )
  assert.ok(possible > numRuns / 4, `${possible} of ${numRuns}`)
})

test('each released value stands above one there was, row by row of a column that names the row', () => {
  fc.assert(
    fc.property(table, ask, (before, asked) => {
      const named = { columns, rows: before.rows.map((row, at) => row.with(5, `${at}`)) }
      const result = anonymise(named, { ...asked, dropped: [] })
      if (result.kind === 'not-possible') return
      for (const row of result.table.rows)
        for (const each of asked.quasi) {
          const at = columns.indexOf(each.column)
          assert.ok(covers(row[at] ?? '', named.rows[Number(row[5])]?.[at] ?? '', each))
        }
    }),
    { numRuns },
  )
})

test('the order of the rows changes nothing', () => {
  fc.assert(
    fc.property(table, ask, (before, asked) => {
      const turned = { columns, rows: before.rows.toReversed() }
      assert.deepEqual(anonymise(turned, asked), anonymise(before, asked))
    }),
    { numRuns: numRuns / 3 },
  )
})

test('utility is what the definitions say of the rows that came out', () => {
  fc.assert(
    fc.property(table, ask, (before, asked) => {
      const result = anonymise(before, asked)
      if (result.kind === 'not-possible') return
      const { utility, classes, table: released } = result
      assert.ok(Math.abs(utility.granularity - naiveGranularity(before, released, asked.quasi)) < near)
      const at = asked.quasi.map(({ column }) => released.columns.indexOf(column))
      const groups = Map.groupBy(released.rows, row => JSON.stringify(at.map(place => row[place])))
      const sizes = [...groups.values()].map(group => group.length)
      const blank = groups.get(JSON.stringify(at.map(() => '*')))?.length ?? 0
      assert.equal(result.suppressedRows, blank)
      assert.deepEqual(
        classes.map(({ values, rows }) => [JSON.stringify(values), rows]),
        [...groups].map(([values, group]) => [values, group.length]),
      )
      assert.equal(
        utility.discernibility,
        sizes.reduce((sum, size) => sum + size ** 2, 0) + blank * (before.rows.length - blank),
      )
      assert.deepEqual(
        [utility.classes, utility.smallestClass, utility.averageClass],
        [sizes.length, Math.min(...sizes), before.rows.length / sizes.length],
      )
    }),
    { numRuns },
  )
})

test('beyond ten quasi-identifiers a beam of the lattice is enough', () => {
  const names = Array.from({ length: 12 }, (_, at) => `q${at}`)
  const steps = tree('given', value => [value.slice(0, 2), value.slice(0, 1)])
  const many: Ask = {
    quasi: names.map(column => ({ column, hierarchy: steps })),
    sensitive: [],
    k: 3,
    dropped: [],
  }
  const wide = fc.array(
    fc.array(fc.constantFrom('aaa', 'aab', 'aba', 'baa'), { minLength: 12, maxLength: 12 }),
    { minLength: 3, maxLength: 40 },
  )
  fc.assert(
    fc.property(wide, rows => {
      const result = anonymise({ columns: names, rows: [...rows, ...rows, ...rows.slice(1)] }, many)
      assert.ok(result.kind === 'anonymised')
      assert.deepEqual(faultsOf(result.table.rows, names, many), [])
      assert.ok(result.utility.granularity > 0.5, `${result.utility.granularity}`)
    }),
    { numRuns: 3 },
  )
})

test('what no class can take alone is joined with as many as it needs', () => {
  const around = ['a1', 'a2', 'a3', 'a4', 'a5'].flatMap(town =>
    ['flu', 'flu', 'cold', 'cold'].map(illness => ['30', town, 'baker', illness, '1', 'x']),
  )
  const alone = [1, 2].map(() => ['30', 'b1', 'baker', 'flu', '1', 'x'])
  const asked: Ask = {
    quasi: quasi.slice(1, 2),
    sensitive: [{ column: 'illness', l: 1.95, isEntropy: true, t: null }],
    k: 2,
    dropped: [],
  }
  const result = anonymise({ columns, rows: [...around, ...alone] }, asked)
  assert.ok(result.kind === 'anonymised')
  assert.deepEqual(faultsOf(result.table.rows, columns, asked), [])
  assert.equal(result.utility.classes, 4, 'three towns stay as they are')
  assert.equal(result.utility.smallestClass, 4)
})
