// The ledger against its standards: the public vectors of transparency-dev/merkle, the worked example of
// c2sp.org/signed-note, and, in every clone, a naive reference of RFC 6962 §2.1 held against the code by properties.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromBase64, toHex, utf8 } from '../../src/core/bytes.ts'
import { openNote, parseVerifierKey } from '../../src/ledger/note.ts'
import {
  checkConsistency,
  checkInclusion,
  hashesOfLeaves,
  proveConsistency,
  proveInclusion,
  rangeRoot,
} from '../../src/ledger/path.ts'
import {
  formatEntries,
  formatTilePath,
  hashesFromTiles,
  parseHashes,
  parseTilePath,
  type Tile,
  tilesOf,
  tilesOfGrowth,
} from '../../src/ledger/tile.ts'
import { append, emptyFrontier, hashLeaf, rootOf } from '../../src/ledger/tree.ts'
import { mth, path, proof, publish } from './rfc6962.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const vectorFiles = (kind: string) => globSync(join(data, 'merkle', kind, '**/*.json')).toSorted()
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const present = vectorFiles('inclusion').length > 0
const skip = present || required ? false : `no vectors in ${data} (ORDHOLDEN_DATA)`

const bytes = (base64: string): Uint8Array => fromBase64(base64) ?? assert.fail(`not base64: ${base64}`)
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

test('inclusion vectors of transparency-dev/merkle', { skip }, () => {
  const files = vectorFiles('inclusion')
  assert.equal(files.length, 53)
  for (const file of files) {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr, desc } = read(file)
    const claim = { index: leafIdx, size: treeSize, leaf: bytes(leafHash), root: bytes(root) }
    const checked = checkInclusion(claim, (proof ?? []).map(bytes))
    assert.equal(checked !== 'holds', wantErr, `${file}: ${desc}: ${checked}`)
  }
})

test('consistency vectors of transparency-dev/merkle', { skip }, () => {
  const files = vectorFiles('consistency')
  assert.equal(files.length, 43)
  for (const file of files) {
    const { size1, size2, root1, root2, proof, wantErr, desc } = read(file)
    const claim = { from: size1, to: size2, oldRoot: bytes(root1), newRoot: bytes(root2) }
    const checked = checkConsistency(claim, (proof ?? []).map(bytes))
    assert.equal(checked !== 'holds', wantErr, `${file}: ${desc}: ${checked}`)
  }
})

// The worked example of c2sp.org/signed-note, public and stable, written here as a fact.
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const exampleNote = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`

test('the worked example of signed-note', () => {
  const key = parseVerifierKey(exampleKey)
  const opened = openNote(exampleNote, [key])
  assert.deepEqual(opened, { kind: 'opened', text: 'This is an example message.\n', by: [key], unknown: [] })
  assert.equal(openNote(exampleNote.replace('example m', 'Example m'), [key]).kind, 'bad-signature')
})

test('the worked example is the one in the data', { skip }, () => {
  assert.equal(readFileSync(join(data, 'merkle/signed-note-example.txt'), 'utf8'), exampleNote)
})

// The leaves and roots of the reference implementation of RFC 6962 (google/certificate-transparency), as facts.
const knownLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('the eight known roots, by the code and by the naive reference', () => {
  const leaves = knownLeaves.map(hex => new Uint8Array(Buffer.from(hex, 'hex')))
  for (const [i, root] of knownRoots.entries()) {
    assert.equal(toHex(mth(leaves.slice(0, i + 1))), root)
    assert.equal(toHex(rootOf(append(emptyFrontier, leaves.slice(0, i + 1).map(hashLeaf)))), root)
  }
})

const entries = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, i) => utf8(`entry ${i}`))
const small = fc.integer({ min: 1, max: 300 })
const twoOf = (size: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: size }), fc.nat({ max: size - 1 }))
    .map(([from, index]) => ({ size, from, index }))

test('roots and proofs are those of the definition', async () => {
  await fc.assert(fc.asyncProperty(small.chain(twoOf), holdAgainstDefinition), { numRuns: 150 })
})

test('roots and proofs at the edges of tiles are those of the definition', async () => {
  for (const size of [1, 2, 255, 256, 257, 511, 512, 513, 1000])
    for (const from of [1, 2, 128, 255, 256, 257, size - 1, size].filter(n => n >= 1 && n <= size))
      await holdAgainstDefinition({ size, from, index: from - 1 })
})

async function holdAgainstDefinition({ size, from, index }: { size: number; from: number; index: number }) {
  const leaves = entries(size)
  const hashes = leaves.map(hashLeaf)
  const root = mth(leaves)
  assert.deepEqual(rootOf(append(emptyFrontier, hashes)), root)
  const published = publish(leaves)
  for (const source of [hashesOfLeaves(hashes), hashesFromTiles(size, readFrom(published))]) {
    assert.deepEqual(await rangeRoot({ start: 0, end: size }, source), root)
    assert.deepEqual(await proveInclusion(index, size, source), path(index, leaves))
    assert.deepEqual(await proveConsistency(from, size, source), proof(from, leaves))
  }
  const leaf = hashLeaf(leaves[index] ?? assert.fail())
  assert.equal(checkInclusion({ index, size, leaf, root }, path(index, leaves)), 'holds')
  const oldRoot = mth(leaves.slice(0, from))
  assert.equal(checkConsistency({ from, to: size, oldRoot, newRoot: root }, proof(from, leaves)), 'holds')
}

const readFrom = (published: ReadonlyMap<string, Uint8Array>) => async (tile: Tile) =>
  parseHashes(published.get(formatTilePath(tile)) ?? assert.fail(formatTilePath(tile)), tile.width)

test('a proof holds for nothing else: another index, size, leaf, root, one hash more, fewer or changed', () => {
  const change = fc.tuple(small.chain(twoOf), fc.nat(), fc.nat({ max: 255 }))
  fc.assert(
    fc.property(change, ([claim, where, bit]) => refuseVariants(claim, where, bit)),
    { numRuns: 60 },
  )
})

function refuseVariants(
  { size, from, index }: { size: number; from: number; index: number },
  where: number,
  bit: number,
) {
  const leaves = entries(size)
  const inclusion = { index, size, leaf: hashLeaf(leaves[index] ?? assert.fail()), root: mth(leaves) }
  const inclusionProof = path(index, leaves)
  const consistency = { from, to: size, oldRoot: mth(leaves.slice(0, from)), newRoot: mth(leaves) }
  const consistencyProof = proof(from, leaves)
  for (const wrong of [
    { index: size },
    { index: -1 },
    { index: index + 0.5 },
    { root: flip(inclusion.root, bit) },
  ])
    assert.notEqual(checkInclusion({ ...inclusion, ...wrong }, inclusionProof), 'holds')
  assert.notEqual(checkInclusion({ ...inclusion, leaf: flip(inclusion.leaf, bit) }, inclusionProof), 'holds')
  for (const wrong of [
    { from: 0 },
    { from: size + 1 },
    { to: Number.NaN },
    { newRoot: flip(consistency.newRoot, bit) },
  ])
    assert.notEqual(checkConsistency({ ...consistency, ...wrong }, consistencyProof), 'holds')
  assert.notEqual(
    checkConsistency({ ...consistency, oldRoot: flip(consistency.oldRoot, bit) }, consistencyProof),
    'holds',
  )
  for (const wrong of variants(inclusionProof, where, bit))
    assert.notEqual(checkInclusion(inclusion, wrong), 'holds')
  for (const wrong of variants(consistencyProof, where, bit))
    assert.notEqual(checkConsistency(consistency, wrong), 'holds')
}

function variants(hashes: readonly Uint8Array[], where: number, bit: number): (readonly Uint8Array[])[] {
  const extra = [
    [...hashes, mth([])],
    [mth([]), ...hashes],
  ]
  const at = where % Math.max(hashes.length, 1)
  const hash = hashes[at]
  if (hash === undefined) return extra
  const short = hashes.with(at, hash.subarray(1))
  return [...extra, hashes.toSpliced(at, 1), hashes.with(at, flip(hash, bit)), short]
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const byte = hash[bit >> 3] ?? 0
  return hash.with(bit >> 3, byte ^ (1 << (bit & 7)))
}

test('the tiles of a tree are those of the definition', () => {
  for (const size of [0, 1, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 70_000]) {
    const names = tilesOf(size).map(formatTilePath)
    assert.deepEqual(names.toSorted(), [...publishNames(size)].toSorted(), String(size))
    assert.deepEqual(names.map(parseTilePath), tilesOf(size))
  }
})

// Names do not depend on what the hashes are: publish a tree of one repeated leaf level by level.
function publishNames(size: number): Iterable<string> {
  return publish(Array.from({ length: size }, () => new Uint8Array(0))).keys()
}

test('a growth writes just the tiles the older tree did not have', () => {
  const sizes = fc.constantFrom(0, 1, 255, 256, 257, 600, 65_535, 65_536, 65_537, 66_000)
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const before = new Set(tilesOf(from).map(formatTilePath))
      const fresh = tilesOf(to)
        .map(formatTilePath)
        .filter(name => !before.has(name))
      assert.deepEqual(tilesOfGrowth(from, to).map(formatTilePath), fresh)
    }),
  )
})

test('roots, proofs and tile bytes around 65,536 are those of the definition', async () => {
  for (const size of [65_536, 65_537]) {
    const leaves = entries(size)
    const published = publish(leaves)
    const source = hashesFromTiles(size, readFrom(published))
    assert.deepEqual(rootOf(append(emptyFrontier, leaves.map(hashLeaf))), mth(leaves))
    assert.deepEqual(await proveInclusion(256, size, source), path(256, leaves))
    assert.deepEqual(await proveConsistency(65_535, size, source), proof(65_535, leaves))
    assert.deepEqual(formatEntries(leaves.slice(0, 256)), published.get('tile/entries/000'))
  }
})
