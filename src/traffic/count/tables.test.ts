// The three tables of an open day, each against a Map that does the same in one line.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockOf } from '../../../test/practice/log-block.ts'
import { hashSpan } from '../received.ts'
import { Interned } from './interned.ts'
import { Pairs } from './pairs.ts'
import { VisitorTable } from './visitor-table.ts'

const some = { texts: 100_000, bytes: 1_000_000 }
function idOf(table: Interned, text: string, hash?: number): number {
  const block = blockOf(text)
  const given = hash ?? hashSpan(block, block.from, block.to)
  const known = table.find(block, block.from, block.to, given)
  return known < 0 ? table.add(block, block.from, block.to, given) : known
}

test('a text has one number, and the number its text', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('a', 'aaaa', 'aaab', 'aaaaa', 'aaaaaaab', ''),
  )
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), texts => {
      const table = new Interned(some)
      const naive = new Map<string, number>()
      for (const each of texts) {
        if (!naive.has(each)) naive.set(each, naive.size + 1)
        assert.equal(idOf(table, each), naive.get(each))
      }
      for (const [each, id] of naive) assert.equal(table.textOf(id), each)
    }),
    { numRuns: 50 },
  )
})

test('thousands of texts are found again after the table has grown', () => {
  const table = new Interned(some)
  for (let round = 0; round < 2; round++)
    for (let each = 0; each < 20_000; each++) assert.equal(idOf(table, `/path/${each}`), each + 1)
  assert.equal(table.size, 20_000)
})

test('texts of one hash cost no more than a look at a few: the rest is counted as one', () => {
  const table = new Interned(some)
  const ids = Array.from({ length: 5_000 }, (_, each) => idOf(table, `text ${each}`, 42))
  assert.equal(new Set(ids).size, 65)
  assert.equal(ids.at(-1), 0)
  assert.equal(idOf(table, 'text 3', 42), 4)
  assert.equal(idOf(table, 'another', 4711), 65)
})

test('where there is no room a text is one of the others, and those that have a number keep it', () => {
  const few = new Interned({ texts: 2, bytes: 1_000 })
  assert.deepEqual(
    ['a', 'b', 'c', 'a', 'c'].map(text => idOf(few, text)),
    [1, 2, 0, 1, 0],
  )
  const short = new Interned({ texts: 100, bytes: 10 })
  assert.deepEqual(
    ['123456', '123456789', '1234', '12345'].map(text => idOf(short, text)),
    [1, 0, 2, 0],
  )
  assert.equal(few.textOf(0), '')
})

const pair = fc.tuple(fc.integer({ min: -5, max: 300 }), fc.integer({ min: 0, max: 300 }), fc.nat(2 ** 40))

test('pairs are counted as a Map counts them', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 2_000 }), all => {
      const pairs = new Pairs(100_000)
      const naive = new Map<string, [number, number]>()
      for (const [a, b, bytes] of all) {
        pairs.count(a, b, 1, bytes)
        const [hits = 0, sum = 0] = naive.get(`${a} ${b}`) ?? []
        naive.set(`${a} ${b}`, [hits + 1, sum + bytes])
      }
      const told = new Map<string, [number, number]>()
      pairs.each((a, b, hits, bytes) => told.set(`${a} ${b}`, [hits, bytes]))
      assert.deepEqual(told, naive)
    }),
    { numRuns: 30 },
  )
})

test('more pairs than are kept one by one are counted for nobody, and none is lost', () => {
  const pairs = new Pairs(10)
  for (let visitor = 1; visitor <= 1_000; visitor++) pairs.count(visitor, visitor % 3, 1, 2)
  let [hits, bytes, nobody, records] = [0, 0, 0, 0]
  pairs.each((visitor, _, count, sum) => {
    hits += count
    bytes += sum
    records++
    if (visitor === 0) nobody += count
  })
  assert.deepEqual([hits, bytes, nobody, records], [1_000, 2_000, 990, 13])
})

test('a visitor is new once, and beyond the limit nobody', () => {
  const table = new VisitorTable(2_000)
  const ids = new Map<string, number>()
  for (let each = 0; each < 3_000; each++) {
    const [address, agent] = [Math.imul(each, 0x10001), each % 7]
    const id = table.idOf(address, agent)
    assert.equal(id, each < 2_000 ? -(each + 1) : 0)
    if (id !== 0) ids.set(`${address} ${agent}`, -id)
  }
  for (let each = 0; each < 2_000; each++)
    assert.equal(table.idOf(Math.imul(each, 0x10001), each % 7), each + 1)
  assert.equal(ids.size, 2_000)
})

test('what is wiped is overwritten: no byte of it stands in the memory it had', () => {
  const secret = 'secret-4711'
  const table = new Interned(some)
  for (let each = 0; each < 5_000; each++) idOf(table, `${secret} ${each}`)
  const before = table.bytesOf(5)
  assert.ok(Buffer.from(before.buffer).includes(secret))
  table.wipe()
  assert.equal(Buffer.from(before.buffer).includes(secret), false)
  assert.equal(idOf(table, 'a'), 1)
  const visitors = new VisitorTable(10)
  visitors.idOf(7, 3)
  visitors.wipe()
  assert.deepEqual([visitors.size, visitors.addressOf(1), visitors.idOf(7, 3)], [0, 0, -1])
})
