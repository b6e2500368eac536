// The verifier against worked examples of the papers, and against a naive one written from the definitions: every table of a
// property is judged by both. And the known-bad cases: one row spoils k, l or t, one row mends it again.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../core/refusal.ts'
import type { Criteria, SensitiveCriterion, Verified } from './verified.ts'
import { verifyTable } from './verify.ts'

const numRuns = 100

type Row = readonly [string, string, string]
const columns = ['age', 'post-code', 'illness']

function verified(rows: readonly Row[], criteria: Partial<SensitiveCriterion> & { k: number }): Verified {
  const { k, ...asked } = criteria
  const sensitive = [{ column: 'illness', l: 1, isEntropy: false, t: null, ...asked }]
  const told = verifyTable({ columns, rows }, { quasi: ['age', 'post-code'], sensitive, k })
  assert.equal(told.kind, 'verified')
  return told
}

const numberAt = (text: string): number => (text === '' ? Number.POSITIVE_INFINITY : Number(text))

/** As the definitions say it, one after the other, with no thought of time. */
function holdsByDefinition(rows: readonly Row[], { quasi, sensitive, k }: Criteria): boolean {
  const keyOf = (row: Row) => JSON.stringify(quasi.map(name => row[columns.indexOf(name)]))
  const classOf = (row: Row) => rows.filter(other => keyOf(other) === keyOf(row))
  return rows.every(row => {
    const members = classOf(row)
    if (members.length < k) return false
    return sensitive.every(({ column, l, isEntropy, t, isOrdered }) => {
      const at = columns.indexOf(column)
      const saidBy = (other: Row) => (other[at] ?? '').trim().toLowerCase()
      const share = (of: readonly Row[], value: string) =>
        of.filter(other => saidBy(other) === value).length / of.length
      const values = [...new Set(rows.map(saidBy))].sort((a, b) =>
        isOrdered ? numberAt(a) - numberAt(b) : 0,
      )
      const full = members.filter(other => saidBy(other) !== '')
      const shares = values.filter(value => value !== '').map(value => share(full, value))
      const distinct = shares.filter(each => each > 0).length
      const entropy = -shares.reduce((sum, each) => sum + (each > 0 ? each * Math.log(each) : 0), 0)
      const apart = values.map(value => share(members, value) - share(rows, value))
      const carried = apart.map((_, last) => apart.slice(0, last + 1).reduce((sum, each) => sum + each, 0))
      const moved = carried.reduce((sum, each) => sum + Math.abs(each), 0) / Math.max(1, values.length - 1)
      const distance = isOrdered ? moved : apart.reduce((sum, each) => sum + Math.abs(each), 0) / 2
      const isEven = full.length > 0 && entropy >= Math.log(l) - 1e-9
      const diverse = l <= 1 || (isEntropy ? isEven : distinct >= l)
      return diverse && (t === null || distance <= t + 1e-9)
    })
  })
}

const value = (...texts: readonly string[]) => fc.constantFrom(...texts)
const rowOf: fc.Arbitrary<Row> = fc.tuple(
  value('30-39', '40-49'),
  value('21*', '8*', ''),
  value('a', 'A ', 'b', 'c', ''),
)
const scaled: fc.Arbitrary<Row> = fc.tuple(
  value('30-39', '40-49'),
  value('8*'),
  value('10', '2', '-3', ' 2', ''),
)
const askedOf = fc.record({
  k: fc.constantFrom(1, 1, 2, 3, 4),
  l: fc.constantFrom(1, 1, 1.5, 2, 3),
  isEntropy: fc.boolean(),
  t: fc.constantFrom(null, null, 0.2, 0.5, 0.8),
})

test('every small table is judged as the definitions judge it', () => {
  let held = 0
  let broken = 0
  fc.assert(
    fc.property(fc.array(rowOf, { minLength: 1, maxLength: 24 }), askedOf, (rows, { k, ...asked }) => {
      const criteria = { quasi: ['age', 'post-code'], sensitive: [{ column: 'illness', ...asked }], k }
      const told = verifyTable({ columns, rows }, criteria)
      assert.equal(told.kind, 'verified')
      assert.equal(told.isHeld, holdsByDefinition(rows, criteria))
      if (told.isHeld) held += 1
      else broken += 1
    }),
    { numRuns: numRuns * 5 },
  )
  assert.ok(held > numRuns / 10 && broken > numRuns / 10, `held ${held}, not held ${broken}`)
})

test('an ordered distance is judged as the definition judges it, and told by its name', () => {
  let held = 0
  let broken = 0
  fc.assert(
    fc.property(
      fc.array(scaled, { minLength: 1, maxLength: 24 }),
      fc.double({ min: 0.01, max: 0.4 }),
      (rows, t) => {
        const illness = { column: 'illness', l: 1, isEntropy: false, t, isOrdered: true }
        const criteria = { quasi: ['age', 'post-code'], sensitive: [illness], k: 1 }
        const told = verifyTable({ columns, rows }, criteria)
        assert.equal(told.kind, 'verified')
        assert.equal(told.isHeld, holdsByDefinition(rows, criteria))
        assert.deepEqual(told.measured.at(-1)?.criterion, 'ordered-t')
        if (told.isHeld) held += 1
        else broken += 1
      },
    ),
    { numRuns: numRuns * 3 },
  )
  assert.ok(held > numRuns / 10 && broken > numRuns / 10, `held ${held}, not held ${broken}`)
})

test('the salaries of Li et al. 2007: 3, 4 and 5 thousand lie 0.375 from all nine, spread out ones 0.167', () => {
  const salaries = [3, 4, 5, 6, 8, 11, 7, 9, 10].map(thousands => `${thousands}.000`)
  const rows = salaries.map(
    (salary, at): Row => [['476**', '4790*', '476*'][Math.floor(at / 3)] ?? '', '2*', salary],
  )
  const worst = (of: readonly Row[]) =>
    verified(of, { k: 1, t: 1, isOrdered: true }).measured.at(-1)?.worst ?? 0
  assert.ok(Math.abs(worst(rows) - 0.375) < 1e-12)
  const alone = verified(rows, { k: 1, t: 0.2, isOrdered: true }).measured.at(-1)
  assert.deepEqual(
    alone?.worstClasses.map(({ measured, firstRow }) => [Math.round(measured * 1_000), firstRow]),
    [
      [375, 2],
      [236, 8],
    ],
  )
  assert.throws(
    () =>
      worst([
        ['a', 'b', '1.500'],
        ['a', 'b', '2300'],
      ]),
    /column illness: expected numbers that can be read in one way/,
  )
})

test('an empty cell and another way of writing the same are no diversity', () => {
  const rows: readonly Row[] = [
    ['30-39', '21*', 'HIV'],
    ['30-39', '21*', ' hiv'],
    ['30-39', '21*', ''],
  ]
  const [, distinct, entropy] = verified(rows, { k: 3, l: 2 }).measured
  assert.deepEqual([distinct?.worst, distinct?.isHeld], [1, false])
  assert.ok(Math.abs((entropy?.worst ?? 0) - 1) < 1e-12)
  assert.deepEqual(failing(verified([...rows, ['30-39', '21*', 'flu']], { k: 3, l: 2 })), [])
})

test('what nobody asked for is neither held nor not', () => {
  const told = verified([['30-39', '21*', 'flu']], { k: 1 })
  assert.deepEqual(
    told.measured.map(({ criterion, isHeld }) => [criterion, isHeld]),
    [
      ['k', true],
      ['distinct-l', null],
      ['entropy-l', null],
      ['t', null],
    ],
  )
  assert.equal(told.isHeld, true)
})

/** Classes of k rows, each with all of `values` values equally often: they satisfy k, l = values and t = 0 exactly. */
const evenTable = fc
  .record({
    classes: fc.integer({ min: 2, max: 12 }),
    values: fc.integer({ min: 2, max: 4 }),
    times: fc.integer({ min: 1, max: 3 }),
    spoiled: fc.nat(),
  })
  .map(({ classes, values, times, spoiled }) => {
    const rows = Array.from({ length: classes * values * times }, (_, index): Row => {
      const group = Math.floor(index / (values * times))
      return [`${group}0-${group}9`, '2***', `value ${index % values}`]
    })
    return { rows, k: values * times, values, spoiled: spoiled % rows.length }
  })

const spoil = (rows: readonly Row[], at: number, change: (row: Row) => Row): readonly Row[] =>
  rows.map((row, index) => (index === at ? change(row) : row))
const failing = ({ measured }: Verified) =>
  measured.filter(({ isHeld }) => isHeld === false).map(({ criterion }) => criterion)

test('a row less, or a row that differs in one quasi-identifier, breaks k, and its return mends it', () => {
  fc.assert(
    fc.property(evenTable, ({ rows, k, spoiled }) => {
      assert.deepEqual(failing(verified(rows, { k })), [])
      const less = rows.filter((_, index) => index !== spoiled)
      assert.deepEqual(failing(verified(less, { k })), ['k'])
      assert.deepEqual(failing(verified([...less, ...rows.slice(spoiled, spoiled + 1)], { k })), [])
      const other = spoil(rows, spoiled, ([age, , illness]) => [age, '21**', illness])
      const told = verified(other, { k })
      assert.deepEqual(failing(told), ['k'])
      assert.equal(told.smallestClass, 1)
      assert.ok(told.measured[0]?.worstClasses.some(({ firstRow }) => firstRow === spoiled + 2))
    }),
    { numRuns },
  )
})

test('a row that says what others of its class say breaks l, distinct and of entropy, and its own word mends it', () => {
  fc.assert(
    fc.property(evenTable, fc.boolean(), ({ rows, k, values, spoiled }, isEntropy) => {
      const once = k / values === 1
      assert.deepEqual(failing(verified(rows, { k, l: values, isEntropy })), [])
      const changed = spoil(rows, spoiled, ([age, code, said]) => [
        age,
        code,
        said === 'value 0' ? 'value 1' : 'value 0',
      ])
      // Said more than once, a value is still there when one row of it is gone; its entropy is less all the same.
      const expected = isEntropy ? ['entropy-l'] : once ? ['distinct-l'] : []
      assert.deepEqual(failing(verified(changed, { k, l: values, isEntropy })), expected)
    }),
    { numRuns },
  )
})

test('a row that says something else takes its class away from the table: t is broken', () => {
  fc.assert(
    fc.property(evenTable, ({ rows, k, spoiled }) => {
      assert.deepEqual(failing(verified(rows, { k, t: 0 })), [])
      const changed = spoil(rows, spoiled, ([age, code]) => [age, code, 'something else'])
      const told = verified(changed, { k, t: 0 })
      assert.deepEqual(failing(told), ['t'])
      const far = told.measured.find(({ criterion }) => criterion === 't')?.worst ?? 0
      assert.deepEqual(failing(verified(changed, { k, t: far })), [])
      assert.deepEqual(failing(verified(changed, { k, t: far * 0.99 })), ['t'])
    }),
    { numRuns },
  )
})

test('worked by hand: two classes, one of them of one illness', () => {
  const rows: readonly Row[] = [
    ['30-39', '21*', 'flu'],
    ['30-39', '21*', 'flu'],
    ['40-49', '8*', 'flu'],
    ['40-49', '8*', 'asthma'],
  ]
  const told = verified(rows, { k: 2, l: 2, t: 0.2 })
  const [ofRows, distinct, entropy, t] = told.measured
  assert.deepEqual(told.sizes, [{ rows: 2, classes: 2 }])
  assert.equal(ofRows?.worst, 2)
  assert.deepEqual(distinct?.worstClasses, [{ rows: 2, firstRow: 2, measured: 1, values: null }])
  assert.ok(Math.abs((entropy?.worst ?? 0) - 1) < 1e-12)
  // Flu is 3 of 4 in the table: a class of flu alone lies 1/4 away, one of half flu 1/4 too.
  assert.equal(t?.worst, 0.25)
  assert.equal(t?.classes, 2)
  assert.equal(told.isHeld, false)
})

test('values are told only where they are asked for', () => {
  const rows: readonly Row[] = [['41', '8000', 'flu']]
  const criteria = { quasi: ['age', 'post-code'], sensitive: [], k: 2 }
  assert.doesNotMatch(JSON.stringify(verifyTable({ columns, rows }, criteria)), /8000|flu/)
  const told = verifyTable({ columns, rows }, criteria, { values: true })
  assert.equal(told.kind, 'verified')
  assert.deepEqual(told.measured[0]?.worstClasses[0]?.values, ['41', '8000'])
})

test('no rows are neither held nor not', () => {
  assert.deepEqual(verifyTable({ columns, rows: [] }, { quasi: ['age'], sensitive: [], k: 2 }), {
    kind: 'no-rows',
  })
})

test('a column that is not there is told with the one that was meant', () => {
  const criteria = { quasi: ['post-cod'], sensitive: [], k: 2 }
  assert.throws(
    () => verifyTable({ columns, rows: [] }, criteria),
    (fault: unknown) => fault instanceof Refusal && /did you mean post-code/.test(fault.message),
  )
})
