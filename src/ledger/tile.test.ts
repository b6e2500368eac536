import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { rangeRoot } from './path.ts'
import {
  formatEntries,
  formatTilePath,
  growTiles,
  hashesFromTiles,
  parseEntries,
  parseHashes,
  parseTilePath,
  type Tile,
  type TileFile,
  tilesOf,
  tilesOfGrowth,
  tilesSuperseded,
} from './tile.ts'
import { append, emptyFrontier, hashLeaf, rootOf } from './tree.ts'

const entry = (i: number) => utf8(`entry ${i}`)
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => entry(from + i))
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

test('growth in steps writes the same files as at once, and names them before', async () => {
  const sizes = fc.constantFrom(0, 1, 255, 256, 257, 511, 512, 513, 1000)
  await fc.assert(fc.asyncProperty(sizes, fc.constantFrom(1, 2, 255, 256, 257, 700), checkGrowth), {
    numRuns: 25,
  })
  await checkGrowth(65_535, 2)
})

async function checkGrowth(from: number, step: number): Promise<void> {
  const published = await publish(new Map(), 0, from)
  const grown = await publish(published, from, from + step)
  assert.deepEqual(grown, await publish(new Map(), 0, from + step))
  const named = tilesOfGrowth(from, from + step).map(formatTilePath)
  assert.deepEqual(named.toSorted(), writtenBy(await files(published, from, from + step)))
  const root = await rangeRoot({ start: 0, end: from + step }, source(grown, from + step))
  assert.deepEqual(root, rootOf(append(emptyFrontier, entries(0, from + step).map(hashLeaf))))
}

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

type Published = ReadonlyMap<string, Uint8Array>

async function publish(before: Published, from: number, to: number): Promise<Published> {
  const after = new Map([
    ...before,
    ...(await files(before, from, to)).map(file => [file.path, file.bytes] as const),
  ])
  for (const gone of tilesSuperseded(from, to)) assert.ok(after.delete(formatTilePath(gone)))
  return after
}

const files = (before: Published, from: number, to: number): Promise<readonly TileFile[]> =>
  growTiles(from, entries(from, to), {
    hashes: async each => parseHashes(bytesOf(before, each), each.width),
    entries: async each => parseEntries(bytesOf(before, each), each.width),
  })

const source = (published: Published, size: number) =>
  hashesFromTiles(size, async each => parseHashes(bytesOf(published, each), each.width))

function bytesOf(published: Published, each: Tile): Uint8Array {
  const bytes = published.get(formatTilePath(each))
  assert.ok(bytes, formatTilePath(each))
  return bytes
}

const writtenBy = (written: readonly TileFile[]) => written.map(file => file.path).toSorted()
