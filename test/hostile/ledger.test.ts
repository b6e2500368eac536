// A log of 1,000 leaves and its bundle, damaged in every way there is: one bit of every byte (which one follows from
// ORDHOLDEN_SEED; all eight with ORDHOLDEN_BITS=all), cut, reordered, replaced, rolled back, forked.
// Every damage must be found, and found where it was done. Each byte goes through the function that reads its part of
// the file; bytes spread over all files go through the whole of verifying too.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { evidenceFile, parseManifest, proofFile } from '../../src/ledger/bundle.ts'
import { openCheckpoint } from '../../src/ledger/checkpoint.ts'
import type { BlindSpot, Finding, FindingKind, Verdict } from '../../src/ledger/finding.ts'
import { parseVerifierKey } from '../../src/ledger/note.ts'
import { blame, type Extent, entriesPath, readSpan, tilePath } from '../../src/ledger/span.ts'
import { emptyRoot, hashLeaf } from '../../src/ledger/tree.ts'
import { type BundleTree, checkHandedOver, verifyBundle } from '../../src/ledger/verify-bundle.ts'
import { firstDifference, formatDirectory, readEntry, readZip, type ZipEntry } from '../../src/ledger/zip.ts'
import { publish } from '../vectors/rfc6962.ts'
import {
  allBits,
  changed,
  fileOf,
  filesOf,
  findingsOf,
  flips,
  fromLatin1,
  holding,
  memory,
  nothing,
  rezip,
  verifyFiles,
  withKey,
} from './damage.ts'
import { bundleOf, key, type Log, makeLog, makeThousand, signer, size, upTo } from './thousand.ts'

const { log, earlier, zip, small } = await makeThousand()

const spans: readonly Extent[] = [0, 1, 2]
  .map(index => ({ index, width: 256 }))
  .concat({ index: 3, width: 232 })
/** The index of the leaf whose entry, with its length, has the byte. */
function entryAt(entries: readonly Uint8Array[], first: number, byte: number): number {
  let index = first
  for (let end = 0; ; index += 1) {
    end += 2 + (entries[index]?.length ?? assert.fail('past the last entry'))
    if (byte < end) return index
  }
}

test('undamaged: verified with key and earlier checkpoint, and with less it says what could not be seen', async () => {
  const because = (verdict: Verdict): readonly BlindSpot[] =>
    verdict.kind === 'cannot-know' ? verdict.because : assert.fail(verdict.kind)
  for (const trust of [holding(earlier), holding(log), { key: null, remembered: [memory(earlier)] }]) {
    assert.equal((await verifyFiles(log.files, trust)).kind, 'verified')
    assert.equal((await verifyBundle(zip, trust)).kind, 'verified')
  }
  assert.deepEqual(because(await verifyFiles(log.files, withKey)), ['no-earlier-checkpoint'])
  assert.deepEqual(because(await verifyBundle(zip, withKey)), ['no-earlier-checkpoint'])
  assert.deepEqual(because(await verifyFiles(log.files, nothing)), ['no-key', 'no-earlier-checkpoint'])
  assert.deepEqual(because(await verifyBundle(zip, nothing)), ['key-from-bundle', 'no-earlier-checkpoint'])
})

test('what the first verification returns is what the second one stands on', async () => {
  const first = await verifyBundle(await bundleOf(earlier, [3]), nothing)
  assert.ok(first.kind === 'cannot-know' && first.remember !== null)
  const second = await verifyBundle(zip, { key: null, remembered: [first.remember] })
  assert.ok(second.kind === 'verified')
  assert.deepEqual(second.remember, memory(log))
  assert.equal(second.scope.earlierSize, 600)
  assert.deepEqual([second.scope.leaves, second.scope.opened, second.scope.uncovered], [1000, 1000, []])
})

test('two exports of the same content are equal byte for byte', async () => {
  assert.deepEqual(await bundleOf(await makeLog(size), upTo(size).toReversed()), zip)
})

test('a bit of every byte of every entry bundle and level-0 tile is found at its leaf', () => {
  for (const extent of spans) {
    const [entries, tile] = [fileOf(log.files, entriesPath(extent)), fileOf(log.files, tilePath(extent))]
    const first = extent.index * 256
    for (const { damaged, at } of flips(entries)) {
      const [found, ...more] = blame(readSpan(extent, damaged, tile), 'tile')
      assert.ok(found?.file === entriesPath(extent) && more.length === 0, `byte ${at}`)
      if (found.kind !== 'malformed') assert.equal(found.kind, 'entry-differs')
      if (found.index !== undefined) assert.equal(found.index, entryAt(log.entries, first, at))
    }
    for (const { damaged, at } of flips(tile)) {
      const [found, ...more] = blame(readSpan(extent, entries, damaged), 'entries')
      assert.ok(found?.file === tilePath(extent) && more.length === 0, `byte ${at}`)
      assert.deepEqual([found.kind, found.offset], ['tile-differs', at - (at % 32)])
      assert.equal(found.index, first + Math.floor(at / 32))
    }
  }
})

test('a bit of every byte of the higher tile and of the checkpoint is found by the whole of verifying', async () => {
  for (const { damaged, at } of flips(fileOf(log.files, 'tile/1/000.p/3'))) {
    const [found, ...more] = findingsOf(
      await verifyFiles(changed(log.files, 'tile/1/000.p/3', damaged), withKey),
    )
    assert.equal(more.length, 0)
    assert.deepEqual(
      [found?.kind, found?.file, found?.offset],
      ['tile-differs', 'tile/1/000.p/3', at - (at % 32)],
    )
  }
  for (const { damaged, at } of flips(fileOf(log.files, 'checkpoint'))) {
    const verdict = await verifyFiles(changed(log.files, 'checkpoint', damaged), withKey)
    assert.deepEqual([verdict.kind, findingsOf(verdict)[0]?.file], ['damaged', 'checkpoint'], `byte ${at}`)
  }
})

test('bits all over the published log, by the whole of verifying: one finding, in the file damaged', async () => {
  for (const [file, bytes] of log.files) {
    for (const { damaged, at } of flips(bytes, 331)) {
      const findings = findingsOf(await verifyFiles(changed(log.files, file, damaged), holding(earlier)))
      assert.deepEqual(
        findings.map(found => found.file),
        [file],
        `${file} byte ${at}`,
      )
    }
  }
})

test('a bit of every byte of the bundle is found where it is: in its entry, or in the directory', () => {
  const read = readZip(zip)
  assert.ok(read.kind === 'read')
  let offset = 0
  for (const name of read.entries.keys()) {
    const entry = readEntry(zip, offset)
    assert.ok(entry.kind === 'entry' && entry.entry.name === name)
    for (const { damaged, at } of flips(zip.subarray(offset, entry.end))) {
      const found = readEntry(damaged, 0)
      // Another name is as good a name: that it is not the one in the directory is found there.
      if (found.kind === 'entry') assert.ok(at >= 30 && at < 30 + name.length && found.entry.name !== name)
      else assert.ok(found.offset <= at, `${name} byte ${at}`)
    }
    offset = entry.end
  }
  const directory = formatDirectory([...read.entries].map(([name, bytes]): ZipEntry => ({ name, bytes })))
  assert.deepEqual(zip.subarray(offset), directory)
  for (const { damaged, at } of flips(directory)) assert.equal(firstDifference(damaged, directory), at)
})

test('a bit of every byte of a bundle of eight leaves, by the whole of verifying', async () => {
  for (const { damaged, at } of flips(small)) {
    const [found, ...more] = findingsOf(await verifyBundle(damaged, withKey))
    assert.ok(found?.kind === 'container' && more.length === 0, `byte ${at}`)
    // Found at or before its byte, but for a name: that differs from the directory, and is found there by its name.
    const wrongName = fromLatin1(damaged).includes(`\x00\x00${found.file}`)
    assert.ok((found.offset ?? Number.NaN) <= at || wrongName, `byte ${at} found at ${found.offset}`)
  }
})

test('the same with all checksums made to fit again: found in the file damaged', async () => {
  const files = filesOf(small)
  for (const [file, bytes] of files) {
    for (const { damaged, at } of flips(bytes, file.startsWith('tile') ? 61 : 7)) {
      const findings = findingsOf(await verifyBundle(rezip(changed(files, file, damaged)), withKey))
      const places = findings.map(found => (found.kind === 'surplus' ? 'bundle.json' : found.file))
      // A leaf that was not handed over is in the tiles only: its damage shows in the root, placed at the checkpoint.
      assert.ok(
        places.includes(file) || (file.startsWith('tile') && places.includes('checkpoint')),
        `${file} ${at}`,
      )
    }
  }
})

test('a bit of every byte of every evidence and proof of the full bundle is found at its leaf', () => {
  const files = filesOf(zip)
  const tree = treeOf(log)
  for (const index of upTo(size)) {
    const [evidence, proof] = [fileOf(files, evidenceFile(index)), fileOf(files, proofFile(index))]
    assert.deepEqual(checkHandedOver(tree, index, evidence, proof), { findings: [], opened: true })
    for (const { damaged, at } of flips(evidence))
      holdsPlace(checkHandedOver(tree, index, damaged, proof).findings, evidenceFile(index), index, at)
    for (const { damaged, at } of flips(proof))
      holdsPlace(checkHandedOver(tree, index, evidence, damaged).findings, proofFile(index), index, at)
  }
})

test('a bit of every byte of every level-0 tile of the full bundle is found at its leaf', () => {
  const files = filesOf(zip)
  const tree = treeOf(log)
  for (const index of upTo(size)) {
    const [evidence, proof] = [fileOf(files, evidenceFile(index)), fileOf(files, proofFile(index))]
    for (const { damaged, at } of flips(tree.hashes[index] ?? emptyRoot)) {
      const wrong = { ...tree, hashes: tree.hashes.with(index, damaged) }
      const [found, ...more] = checkHandedOver(wrong, index, evidence, proof).findings
      assert.deepEqual([found?.kind, found?.index, more.length], ['tile-differs', index, 0], `byte ${at}`)
      assert.equal(found?.offset, (index % 256) * 32)
    }
  }
})

test('a bit of every byte of the bundle.json is found', async () => {
  const manifest = fileOf(filesOf(zip), 'bundle.json')
  for (const { damaged, at } of flips(manifest))
    assert.throws(() => parseVerifierKey(parseManifest(damaged).key), Refusal, `byte ${at}`)
})

function treeOf({ entries, checkpoint }: Log): BundleTree {
  const opened = openCheckpoint(checkpoint, signer.key)
  assert.ok(opened.kind === 'opened')
  return { ...opened.checkpoint, hashes: entries.map(hashLeaf), note: checkpoint }
}

function holdsPlace(findings: readonly Finding[], file: string, index: number, at: number): void {
  assert.ok(findings.length > 0, `${file} byte ${at}: not found`)
  for (const found of findings)
    assert.deepEqual([found.file, found.index], [file, index], `${file} byte ${at}`)
}

test('every file of the published log missing, empty, cut short or made longer is found and named', async () => {
  for (const [file, bytes] of log.files) {
    const without = new Map([...log.files].filter(([name]) => name !== file))
    await named(await verifyFiles(without, holding(earlier)), file, ['missing'])
    for (const cut of [bytes.subarray(0, 0), bytes.subarray(0, bytes.length >> 1), bytes.subarray(0, -1)])
      await named(await verifyFiles(changed(log.files, file, cut), holding(earlier)), file)
    const longer = new Uint8Array([...bytes, 0])
    await named(await verifyFiles(changed(log.files, file, longer), holding(earlier)), file)
  }
})

test('every file of a bundle missing, cut short, emptied or too much is found and named', async () => {
  const files = filesOf(small)
  for (const [file, bytes] of files) {
    const without = new Map([...files].filter(([name]) => name !== file))
    await named(await verifyBundle(rezip(without), withKey), file, ['missing'])
    for (const cut of [bytes.subarray(0, 0), bytes.subarray(0, -1)])
      await named(await verifyBundle(rezip(changed(files, file, cut)), withKey), file)
  }
  for (const name of ['evidence/5.json', 'tile/0/004', 'tile/1/000.p/3', 'readme'])
    await named(await verifyBundle(rezip(changed(files, name, utf8('x'))), withKey), name, ['surplus'])
})

test('a bundle cut off after any byte is found, and nothing may follow it', async () => {
  for (let end = 0; end < small.length; end += allBits ? 1 : 13)
    assert.equal(findingsOf(await verifyBundle(small.subarray(0, end), withKey))[0]?.kind, 'container')
  assert.equal(
    findingsOf(await verifyBundle(new Uint8Array([...small, 0]), withKey))[0]?.offset,
    small.length,
  )
})

async function named(verdict: Verdict, file: string, kinds?: readonly FindingKind[]): Promise<void> {
  const findings = findingsOf(verdict)
  assert.ok(
    findings.some(found => found.file === file && (kinds?.includes(found.kind) ?? true)),
    JSON.stringify(findings),
  )
  for (const found of findings) assert.ok(found.file === file || found.kind === 'root-differs', found.file)
}

test('two entries that change places are found, within a bundle and between two', async () => {
  for (const [a, b] of [
    [10, 11],
    [0, 255],
    [100, 400],
    [700, 999],
  ] as const) {
    const entries = log.entries.with(a, log.entries[b] ?? emptyRoot).with(b, log.entries[a] ?? emptyRoot)
    const mixed = new Map(
      [...log.files].map(([name, bytes]) => [
        name,
        name.startsWith('tile/entries') ? fileOf(publish(entries), name) : bytes,
      ]),
    )
    const findings = findingsOf(await verifyFiles(mixed, withKey))
    const firsts = Math.floor(a / 256) === Math.floor(b / 256) ? [a] : [a, b]
    assert.deepEqual(
      findings.map(found => [found.kind, found.index]),
      firsts.map(index => ['entry-differs', index]),
    )
  }
})

test('two files of a bundle that change places are found', async () => {
  const files = filesOf(small)
  for (const [a, b] of [
    ['evidence/0.json', 'evidence/1.json'],
    ['proofs/0.tlog-proof', 'proofs/999.tlog-proof'],
    ['tile/0/000', 'tile/0/001'],
  ] as const) {
    const swapped = changed(changed(files, a, fileOf(files, b)), b, fileOf(files, a))
    const places = findingsOf(await verifyBundle(rezip(swapped), withKey)).map(found => found.file)
    assert.ok(
      [a, b].every(file => places.includes(file)),
      places.join(),
    )
  }
})

test('a zip with its entries in another order is found', async () => {
  const [first, second] = [readEntry(small, 0), readEntry(small, readEnd(small, 0))]
  assert.ok(first.kind === 'entry' && second.kind === 'entry')
  const swapped = Uint8Array.from(small)
  swapped.set(small.subarray(first.end, second.end), 0)
  swapped.set(small.subarray(0, first.end), second.end - first.end)
  const [found] = findingsOf(await verifyBundle(swapped, withKey))
  assert.deepEqual([found?.kind, found?.file], ['container', first.entry.name])
})

const readEnd = (bytes: Uint8Array, offset: number): number => {
  const entry = readEntry(bytes, offset)
  return entry.kind === 'entry' ? entry.end : assert.fail()
}

test('a leaf replaced with all tiles recomputed is found against the signed root, and placed by an earlier one', async () => {
  for (const index of [0, 300, 599, 600, 999]) {
    const other = await makeLog(size, index)
    const entries = log.entries.with(index, other.entries[index] ?? emptyRoot)
    const replaced = changed(publish(entries), 'checkpoint', fileOf(log.files, 'checkpoint'))
    const intact = { [key]: index < 600 ? 0 : 600 }[key]
    for (const [trust, first] of [
      [withKey, 0],
      [holding(earlier), intact],
    ] as const) {
      const [found, ...more] = findingsOf(await verifyFiles(replaced, trust))
      assert.equal(more.length, 0)
      assert.deepEqual([found?.kind, found?.file, found?.index], ['root-differs', 'checkpoint', first])
    }
  }
})

test('a leaf replaced in a bundle with its hash and proofs made to fit is found against the signed root', async () => {
  const other = await makeLog(size, 700)
  const entries = log.entries.with(700, other.entries[700] ?? emptyRoot)
  const forged = await bundleOf(
    { ...log, entries, evidence: log.evidence.with(700, other.evidence[700] ?? assert.fail()) },
    [0, 700],
  )
  const kinds = findingsOf(await verifyBundle(forged, holding(earlier))).map(found => [
    found.kind,
    found.index,
  ])
  assert.deepEqual(kinds.at(-1), ['root-differs', 600])
})
