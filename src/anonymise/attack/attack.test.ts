// The attack on tables whose outcome can be told beforehand: one that hides nothing gives everybody away, one of classes gives what
// its classes say, one of nothing but `*` gives chance. The sample is a fair one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import type { Hierarchy } from '../ask.ts'
import type { Table } from '../outcome.ts'
import { type Attack, affordablePersons, openAttack } from './attack.ts'
import { openDraw } from './sample.ts'

/** A small generator of its own (mulberry32): the same seed, the same sample. */
function seeded(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    return (mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed))) & 0xff
  }
  return { bytes: size => Uint8Array.from({ length: size }, next) }
}

const digits: Hierarchy = {
  ...{ origin: 'made', kind: 'post-codes', height: 4 },
  ancestors: value => [value, `${value.slice(0, 2)}**`, '*'],
}
const years: Hierarchy = { origin: 'made', kind: 'numbers', height: 1, ancestors: value => [value, '*'] }
const columns = ['age', 'post-code', 'illness']
const quasi = [
  { column: 'age', hierarchy: years },
  { column: 'post-code', hierarchy: digits },
]

/** 400 persons, no two alike. Every fifth has asthma, all others the flu. */
const original: Table = {
  columns,
  rows: Array.from({ length: 400 }, (_, at) => [
    String(20 + (at % 40)),
    String(2000 + Math.floor(at / 40) * 100),
    at % 5 === 0 ? 'asthma' : 'flu',
  ]),
}
/** So many of the rows, drawn by this seed. */
function drawn(rows: Table['rows'], size: number, seed: number): Table['rows'] {
  const draw = openDraw<readonly string[]>(size, seeded(seed))
  for (const row of rows) draw.offer(() => row)
  return draw.drawn(size)
}

function attacked(result: Table, persons: Table['rows'], sensitive: readonly string[] = ['illness']): Attack {
  const attacker = openAttack({
    ...{ columns: result.columns, quasi, sensitive },
    persons: persons.map(([age = '', code = '', ...truths]) => ({ known: [age, code], truths })),
  })
  for (const row of result.rows) attacker.add(row)
  return attacker.end()
}

const carriedOut = (result: Table) => attacked(result, drawn(original.rows, 100, 1))

test('where nothing was changed, everybody is linked to their own row and all is learned for certain', () => {
  const found = carriedOut({ columns, rows: original.rows.toReversed() })
  assert.equal(found.sampled, 100)
  assert.equal(found.alone, 100)
  assert.equal(found.linked, 100)
  assert.equal(found.byChance, 0.25)
  assert.equal(found.fewestFitting, 1)
  assert.deepEqual(
    found.inferences.map(({ certain, right }) => [certain, right]),
    [[100, 100]],
  )
})

test('a replaced number is no hiding place: with the rest as it was, the row is found all the same', () => {
  const renamed = original.rows.map(([age = '', code = ''], at) => [age, code, `patient ${at}`])
  assert.equal(carriedOut({ columns, rows: renamed }).alone, 100)
})

test('in classes of ten, told as ranges and broader codes, one of ten is guessed and nobody is alone', () => {
  const rows = original.rows.map(([age = '0', code = '', illness = '']) => {
    const from = Math.floor((Number(age) - 20) / 10) * 10 + 20
    return [`${from}..${from + 9}`, `${code.slice(0, 2)}**`, illness]
  })
  const found = carriedOut({ columns, rows })
  assert.equal(found.alone, 0)
  assert.equal(found.fewestFitting, 10)
  assert.ok(Math.abs(found.linked - 10) < 1e-9)
  assert.equal(found.notThere, 0)
  // Two of ten have asthma in every class: the flu is guessed of everybody, with the table and without it.
  assert.deepEqual(
    found.inferences.map(({ certain, right, baseRate }) => [certain, right === baseRate]),
    [[0, true]],
  )
})

test('a class of one illness gives it away though nobody is alone', () => {
  const rows = original.rows.map(([, , illness = '']) => [illness === 'flu' ? '20..59' : '*', '*', illness])
  const told: Table = {
    columns,
    rows: rows.map(([age = '', code = '', illness = '']) => [age, code, illness]),
  }
  const found = carriedOut(told)
  assert.equal(found.alone, 0)
  assert.equal(found.fewestFitting, 400)
  const split = original.rows.map(([age = '', code = '']) => [age, `${code.slice(0, 2)}**`, code])
  const sure = attacked(
    { columns, rows: split.map(([, code = '', illness = '']) => ['*', code, illness]) },
    drawn(
      original.rows.map(([age = '', code = '']) => [age, code, code]),
      50,
      2,
    ),
  )
  assert.deepEqual([sure.alone, sure.fewestFitting, sure.inferences[0]?.certain], [0, 40, 50])
})

test('where everything says * nothing is left but chance', () => {
  const found = carriedOut({ columns, rows: original.rows.map(([, , illness = '']) => ['*', '*', illness]) })
  assert.ok(Math.abs(found.linked - found.byChance) < 1e-9)
  assert.equal(found.inferences[0]?.right, found.inferences[0]?.baseRate)
})

test('who was left out of the result is not found in it', () => {
  const found = carriedOut({ columns, rows: [['1..9', '*', 'flu']] })
  assert.equal(found.notThere, 100)
  assert.equal(found.fewestFitting, null)
})

test('rows of one class need not stand together, nor in any order', () => {
  const rows = original.rows.map(([age = '0', code = '', illness = '']) => [
    Number(age) % 2 === 0 ? '20..58' : '*',
    `${code.slice(0, 2)}**`,
    illness,
  ])
  const sorted = rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
  assert.deepEqual(carriedOut({ columns, rows }), carriedOut({ columns, rows: sorted }))
})

test('what many would learn of everybody is learned of fewer persons, and they are as many as it says', () => {
  const persons = original.rows.slice(0, 64)
  // Everything fits everybody, and every row says something else: as many pairs for each person.
  const result = {
    columns,
    *rows() {
      for (let row = 0; row < limits.attackHeld / 16; row++) yield ['*', '*', `${row}`]
    },
  }
  const attacker = openAttack({
    ...{ columns, quasi, sensitive: ['illness'] },
    persons: persons.map(([age = '', code = '']) => ({ known: [age, code], truths: ['0'] })),
  })
  for (const row of result.rows()) attacker.add(row)
  const found = attacker.end()
  assert.equal(found.sampled, 16)
  assert.equal(found.fewestFitting, limits.attackHeld / 16)
  assert.equal(affordablePersons(1_000, 5_000_000), 1_000)
  assert.equal(affordablePersons(1_000_000, 400), limits.attackMostPersons)
  assert.equal(affordablePersons(1_000, limits.attackComparisons), 1)
})

test('what is written in another way is learned all the same', () => {
  const rows = [
    ['30', '8000', 'HIV'],
    ['30', '8000', ' hiv'],
  ]
  const [found] = attacked({ columns, rows }, [['30', '8000', 'hiv ']]).inferences
  assert.deepEqual([found?.certain, found?.right], [1, 1])
})

test('a draw has no one twice and favours nobody; the same chance draws the same', () => {
  const random = seeded(7)
  const times = new Map<number, number>()
  const numbers = Array.from({ length: 10 }, (_, at) => at)
  const draw = (size: number, from: Random) => {
    const open = openDraw<number>(size, from)
    for (const at of numbers) open.offer(() => at)
    return open.drawn(size)
  }
  for (let turn = 0; turn < 2_000; turn++) {
    const three = draw(3, random)
    assert.equal(new Set(three).size, 3)
    for (const at of three) times.set(at, (times.get(at) ?? 0) + 1)
  }
  assert.equal(times.size, 10)
  // 600 expected of each; a standard deviation is 20.
  for (const [at, came] of times) assert.ok(Math.abs(came - 600) < 120, `${at} came ${came} times`)
  assert.deepEqual(draw(7, seeded(3)), draw(7, seeded(3)))
  assert.deepEqual(draw(50, seeded(3)).toSorted(), numbers)
})

test('the first of those drawn are as likely as the others', () => {
  const random = seeded(11)
  const times = new Float64Array(10)
  for (let turn = 0; turn < 2_000; turn++) {
    const draw = openDraw<number>(10, random)
    for (let at = 0; at < 10; at++) draw.offer(() => at)
    for (const at of draw.drawn(3)) times[at] = (times[at] ?? 0) + 1
  }
  for (const came of times) assert.ok(Math.abs(came - 600) < 120, `${times}`)
})
