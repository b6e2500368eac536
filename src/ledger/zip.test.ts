import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { Refusal } from '../core/refusal.ts'
import { formatZip, readZip } from './zip.ts'

const files = fc
  .dictionary(fc.stringMatching(/^[a-z][a-z0-9/.-]{0,20}$/), fc.uint8Array({ maxLength: 400 }), {
    maxKeys: 12,
    noNullPrototype: true,
  })
  .map(each => Object.entries(each).map(([name, bytes]) => ({ name, bytes })))

test('the bytes are those of an independent writer that stores', () => {
  fc.assert(
    fc.property(files, list => {
      const sorted = list.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      const input = Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes]))
      assert.deepEqual(formatZip(list), zipSync(input, { level: 0, mtime: new Date(1980, 0, 1) }))
    }),
  )
})

test('it reads back, by us and by another', () => {
  fc.assert(
    fc.property(files, list => {
      const zip = formatZip(list)
      const expected = new Map(list.map(({ name, bytes }) => [name, bytes]))
      const read = readZip(zip)
      assert.ok(read.kind === 'read')
      assert.deepEqual(new Map(read.entries), expected)
      assert.deepEqual(new Map(Object.entries(unzipSync(zip))), expected)
    }),
  )
})

test('names that lead elsewhere, or come twice, are damage', () => {
  const zip = formatZip([
    { name: 'aa', bytes: new Uint8Array(3) },
    { name: 'ab', bytes: new Uint8Array(3) },
  ])
  assert.throws(() => formatZip([{ name: '../a', bytes: new Uint8Array(0) }]), /no such name/)
  const twice = Uint8Array.from(zip)
  twice[30 + 2 + 3 + 31] = 'a'.charCodeAt(0)
  assert.deepEqual(readZip(twice), { kind: 'damaged', name: 'aa', offset: 35 })
})

test('more files than the limit are refused', () => {
  const many = Array.from({ length: 65_535 }, (_, i) => ({ name: `n${i}`, bytes: new Uint8Array(0) }))
  assert.throws(
    () => formatZip(many),
    (error: unknown) => error instanceof Refusal && error.code === 'limit',
  )
})
