import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../core/refusal.ts'
import { formatEntries, formatTilePath, parseEntries, parseTilePath, type Tile, tilesOf } from './tile.ts'

const tile = fc.record<Tile>(
  {
    level: fc.oneof(fc.constant('entries' as const), fc.nat({ max: 59 })),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: 256 }),
  },
  { noNullPrototype: true },
)

test("the standard's example of a path", () => {
  assert.equal(formatTilePath({ level: 0, index: 1234067, width: 256 }), 'tile/0/x001/x234/067')
  assert.equal(formatTilePath({ level: 'entries', index: 5, width: 7 }), 'tile/entries/005.p/7')
  assert.equal(formatTilePath({ level: 1, index: 1000, width: 256 }), 'tile/1/x001/000')
})

test('a path reads back, and nothing else is a path', () => {
  fc.assert(fc.property(tile, each => assert.deepEqual(parseTilePath(formatTilePath(each)), each)))
  const wrong = [
    'tile/0/67',
    'tile/0/x000/067',
    'tile/0/067.p/0',
    'tile/0/067.p/256',
    'tile/0/067.p/01',
    'tile/60/000',
  ]
  for (const path of [
    ...wrong,
    'tile/0/../067',
    'tile/0/x001/67',
    'checkpoint',
    'tile/00/000',
    'tile/0/001/002',
  ])
    assert.equal(parseTilePath(path), null, path)
})

test('a tree of 70,000 has the tiles the standard says', () => {
  const count = (level: Tile['level']) => tilesOf(70_000).filter(each => each.level === level)
  assert.equal(count(0).length, 274)
  assert.deepEqual(count(0).at(-1), { level: 0, index: 273, width: 112 })
  assert.deepEqual(count(1), [
    { level: 1, index: 0, width: 256 },
    { level: 1, index: 1, width: 17 },
  ])
  assert.deepEqual(count(2), [{ level: 2, index: 0, width: 1 }])
  assert.deepEqual(count(3), [])
  assert.equal(count('entries').length, 274)
})

test('entry bundles hold what was put in, to the last byte', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }), list => {
      const bytes = formatEntries(list)
      assert.deepEqual(parseEntries(bytes, list.length), list)
      assert.throws(() => parseEntries(bytes.subarray(1), list.length), Refusal)
      assert.throws(() => parseEntries(bytes, list.length + 1), Refusal)
      assert.throws(() => parseEntries(bytes, list.length - 1), Refusal)
    }),
  )
})

test('an entry over 65,535 bytes has no place in a bundle', () => {
  assert.throws(() => formatEntries([new Uint8Array(65_536)]), /at most 65535 bytes, got 65536/)
  assert.equal(parseEntries(formatEntries([new Uint8Array(65_535)]), 1)[0]?.length, 65_535)
})
