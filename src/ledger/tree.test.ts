import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toHex, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import {
  append,
  emptyFrontier,
  emptyRoot,
  equalFrontiers,
  formatFrontier,
  hashLeaf,
  hashNode,
  parseFrontier,
  rootOf,
} from './tree.ts'

const leaf = (i: number) => hashLeaf(utf8(`leaf ${i}`))
const leaves = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => leaf(from + i))

test('the empty tree has the hash of nothing', () => {
  assert.equal(toHex(emptyRoot), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(toHex(rootOf(emptyFrontier)), toHex(emptyRoot))
  assert.equal(
    toHex(hashLeaf(new Uint8Array(0))),
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
})

test('a tree of three: the first two under one node', () => {
  const root = rootOf(append(emptyFrontier, leaves(0, 3)))
  assert.deepEqual(root, hashNode(hashNode(leaf(0), leaf(1)), leaf(2)))
})

test('appending in any number of steps gives the same frontier, and its text reads back', () => {
  const sizes = fc.array(fc.nat({ max: 70 }), { maxLength: 5 })
  fc.assert(
    fc.property(sizes, steps => {
      const total = steps.reduce((a, b) => a + b, 0)
      let frontier = emptyFrontier
      for (const step of steps) frontier = append(frontier, leaves(frontier.size, frontier.size + step))
      assert.equal(frontier.size, total)
      assert.ok(equalFrontiers(frontier, append(emptyFrontier, leaves(0, total))))
      assert.deepEqual(parseFrontier(formatFrontier(frontier)), frontier)
    }),
  )
})

test('a frontier that cannot be is refused', () => {
  const good = formatFrontier(append(emptyFrontier, leaves(0, 5)))
  const damaged = [
    '',
    '1',
    '0 ',
    good.replace('5', '7'),
    good.replace('5', '05'),
    `${good} AA==`,
    good.slice(0, -2),
  ]
  for (const text of damaged)
    assert.throws(
      () => parseFrontier(text),
      (error: unknown) => error instanceof Refusal && error.code === 'ledger-damaged',
    )
})
