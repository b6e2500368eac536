// A log of 1,000 leaves rolled back, forked or signed anew as a whole; single proofs; and files made to hurt whoever
// verifies them. Who holds an earlier or later checkpoint finds it; who holds none is told so.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromUtf8, utf8 } from '../../src/core/bytes.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { checkAlarm, parseAlarm } from '../../src/ledger/alarm.ts'
import { evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import { openCheckpoint, signCheckpoint } from '../../src/ledger/checkpoint.ts'
import { parseTilePath } from '../../src/ledger/tile.ts'
import { emptyRoot } from '../../src/ledger/tree.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { verifyBundle } from '../../src/ledger/verify-bundle.ts'
import { verifyLog } from '../../src/ledger/verify-log.ts'
import { verifyProof } from '../../src/ledger/verify-proof.ts'
import {
  changed,
  fileOf,
  filesOf,
  findingsOf,
  flips,
  holding,
  memory,
  rezip,
  verifyFiles,
  withKey,
} from './damage.ts'
import { bundleOf, key, type Log, makeLog, makeThousand, signer, signerFrom, size, upTo } from './thousand.ts'

const { log, earlier, zip, small } = await makeThousand()

test('rolled back as a whole: found by a holder of a later checkpoint, and without one it says it cannot know', async () => {
  const bundle = await bundleOf(earlier, upTo(20))
  for (const look of [
    (trust: Trust) => verifyFiles(earlier.files, trust),
    (trust: Trust) => verifyBundle(bundle, trust),
  ]) {
    const held = await look(holding(log))
    assert.equal(held.kind, 'contradicted')
    assert.deepEqual(
      findingsOf(held).map(found => [found.kind, found.file]),
      [['rolled-back', 'checkpoint']],
    )
    const unheld = await look(withKey)
    assert.deepEqual(unheld.kind === 'cannot-know' && unheld.because, ['no-earlier-checkpoint'])
  }
})

test('forked as a whole: found by a holder of any checkpoint after the fork, with an alarm that convicts', async () => {
  const fork = await makeLog(1100, 300)
  const bundle = await bundleOf(fork, [0, 300, 1099])
  for (const held of [earlier, log, await makeLog(512), await makeLog(1100)]) {
    for (const verdict of [
      await verifyFiles(fork.files, holding(held)),
      await verifyBundle(bundle, holding(held)),
    ]) {
      assert.equal(verdict.kind, 'contradicted')
      assert.deepEqual(
        findingsOf(verdict).map(found => found.kind),
        ['forked'],
      )
      const alarm = parseAlarm(verdict.kind === 'contradicted' ? verdict.alarm : '')
      assert.equal(checkAlarm(alarm, signer.key), 'contradiction')
      assert.equal(checkAlarm(alarm, signerFrom('somebody else').key), 'no-contradiction')
    }
  }
  const unheld = await verifyFiles(fork.files, withKey)
  assert.deepEqual(unheld.kind === 'cannot-know' && unheld.because, ['no-earlier-checkpoint'])
})

test('a fork after the checkpoint held cannot be seen by its holder: growth and fork look the same', async () => {
  const fork = await makeLog(1100, 700)
  assert.equal((await verifyFiles(fork.files, holding(earlier))).kind, 'verified')
  assert.equal((await verifyFiles(fork.files, holding(log))).kind, 'contradicted')
})

test('a log signed anew by another key is not signed, whatever it is called', async () => {
  const { checkpoint } = { checkpoint: await signCheckpoint(treeCheckpoint(log), signerFrom('another key')) }
  const resigned = changed(log.files, 'checkpoint', utf8(checkpoint))
  assert.equal(findingsOf(await verifyFiles(resigned, withKey))[0]?.kind, 'not-signed')
  assert.equal(
    findingsOf(await verifyFiles(resigned, { key: null, remembered: [memory(earlier)] }))[0]?.kind,
    'not-signed',
  )
})

const treeCheckpoint = (of: Log) => {
  const opened = openCheckpoint(of.checkpoint, signer.key)
  return opened.kind === 'opened' ? opened.checkpoint : assert.fail()
}

test('the only bits not covered are those of a cosignature nobody here can check, and it is named', async () => {
  const witness = `— witness.example/w ${fromUtf8(utf8('YYfxANbLjj4q9fXL0aHX'))}\n`
  const cosigned = changed(log.files, 'checkpoint', utf8(log.checkpoint + witness))
  const verdict = await verifyFiles(cosigned, holding(earlier))
  assert.deepEqual(verdict.kind === 'verified' && verdict.scope.uncovered, ['witness.example/w'])
})

test('a proof file: right, damaged at any byte, older or newer than what is known, of a fork', async () => {
  const files = filesOf(zip)
  const [proof, evidence] = [fileOf(files, proofFile(300)), fileOf(files, evidenceFile(300))]
  const look = (p: Uint8Array, e: Uint8Array, trust: Trust) =>
    verifyProof({ name: 'p', bytes: p }, { name: 'e', bytes: e }, trust)
  const because = async (trust: Trust) => {
    const verdict = await look(proof, evidence, trust)
    return verdict.kind === 'cannot-know' ? verdict.because : verdict.kind
  }
  assert.equal(await because(holding(log)), 'verified')
  assert.deepEqual(await because(holding(earlier)), ['no-consistency'])
  assert.deepEqual(await because(holding(await makeLog(1100))), ['older-than-known'])
  assert.deepEqual(await because(withKey), ['no-earlier-checkpoint'])
  assert.equal(await because(holding(await makeLog(size, 900))), 'contradicted')
  for (const { damaged, at } of flips(proof))
    assert.equal(findingsOf(await look(damaged, evidence, withKey))[0]?.file, 'p', `${at}`)
  for (const { damaged } of flips(evidence))
    assert.ok(findingsOf(await look(proof, damaged, withKey)).length > 0)
})

test('hostile bundles cost nothing: a tree of 2^53 leaves, a nest of brackets, another compression, a bundle too large', async () => {
  const files = filesOf(small)
  const huge = await signCheckpoint(
    { origin: signer.key.name, size: Number.MAX_SAFE_INTEGER, root: emptyRoot },
    signer,
  )
  const [endless] = findingsOf(await verifyBundle(rezip(changed(files, 'checkpoint', utf8(huge))), withKey))
  assert.ok(endless)
  const emptyLog = new Map([['checkpoint', utf8(huge)]])
  assert.equal(findingsOf(await verifyFiles(emptyLog, withKey))[0]?.kind, 'missing')
  const nested = utf8(`{"evidence":${'['.repeat(200_000)}${']'.repeat(200_000)},"leaf":{},"secret":""}`)
  const deep = findingsOf(await verifyBundle(rezip(changed(files, 'evidence/0.json', nested)), withKey))
  assert.match(deep[0]?.got ?? '', /at most 64 deep/)
  const deflated = Uint8Array.from(small)
  deflated[8] = 8
  assert.deepEqual(
    findingsOf(await verifyBundle(deflated, withKey)).map(f => [f.kind, f.offset]),
    [['container', 8]],
  )
  await assert.rejects(verifyBundle(new Uint8Array(64 * 1024 * 1024 + 1), withKey), /at most 67108864 bytes/)
})

test("what the reader brought wrongly is the reader's mistake, not a finding", async () => {
  const usage = (error: unknown) => error instanceof Refusal && error.code === 'usage'
  await assert.rejects(verifyFiles(log.files, { key: 'nonsense', remembered: [] }), usage)
  const forged = { key, checkpoint: log.checkpoint.replace('\n1000\n', '\n1001\n') }
  await assert.rejects(verifyFiles(log.files, { key, remembered: [forged] }), usage)
  await assert.rejects(verifyBundle(zip, { key, remembered: [forged] }), usage)
})

test('every path of a log that verifying asks for is one the format names', async () => {
  const asked: string[] = []
  await verifyLog(async path => {
    asked.push(path)
    return log.files.get(path) ?? null
  }, withKey)
  assert.deepEqual(new Set(asked), new Set(log.files.keys()))
  for (const path of asked) assert.ok(path === 'checkpoint' || parseTilePath(path) !== null, path)
})
