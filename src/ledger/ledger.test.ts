import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { checkAlarm, formatAlarm, parseAlarm } from './alarm.ts'
import { readCheckpoint } from './checkpoint.ts'
import { grow, type Head, sizeOf, startLog } from './ledger.ts'
import { formatVerifierKey, type Signer, verifierKey } from './note.ts'
import { checkInclusion, hashesOfLeaves } from './path.ts'
import { formatProof, parseProof, prove } from './proof.ts'
import { append, emptyFrontier, emptyRoot, hashLeaf, rootOf } from './tree.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const signer: Signer = {
  key: verifierKey(
    'log.example',
    new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)),
  ),
  sign: async bytes => new Uint8Array(sign(null, bytes, privateKey)),
}
const leaves = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => utf8(`leaf ${from + i}`))

test('a log grows from one signed head to the next', async () => {
  const head = await grow(await grow(await startLog(signer), leaves(0, 3), signer), leaves(3, 10), signer)
  const { size, root } = readCheckpoint(head.checkpoint)
  assert.deepEqual([size, sizeOf(head)], [10, 10])
  assert.deepEqual(root, rootOf(append(emptyFrontier, leaves(0, 10).map(hashLeaf))))
})

test('nothing is signed over a frontier that the last checkpoint did not sign', async () => {
  const [three, four] = [
    await grow(await startLog(signer), leaves(0, 3), signer),
    await grow(await startLog(signer), leaves(0, 4), signer),
  ]
  const other = await grow(await startLog(signer), leaves(5, 8), signer)
  const heads: readonly Head[] = [
    { frontier: three.frontier, checkpoint: four.checkpoint },
    { frontier: other.frontier, checkpoint: three.checkpoint },
    { frontier: three.frontier, checkpoint: three.checkpoint.replace('\n3\n', '\n4\n') },
  ]
  for (const head of heads)
    await assert.rejects(
      async () => grow(head, leaves(3, 4), signer),
      (error: unknown) => error instanceof Refusal && error.code === 'ledger-damaged',
    )
})

test('a proof file reads back, and holds', async () => {
  const hashes = leaves(0, 11).map(hashLeaf)
  const { checkpoint } = await grow(await startLog(signer), leaves(0, 11), signer)
  const text = await prove(7, checkpoint, hashesOfLeaves(hashes))
  const proof = parseProof(text)
  assert.equal(formatProof(proof), text)
  assert.equal(proof.checkpoint, checkpoint)
  const leaf = hashes[7] ?? emptyRoot
  assert.equal(checkInclusion({ ...readCheckpoint(checkpoint), index: 7, leaf }, proof.hashes), 'holds')
  const extra = formatProof({ ...proof, extra: utf8('said by nobody') })
  assert.deepEqual(parseProof(extra).extra, utf8('said by nobody'))
  for (const wrong of [
    text.replace('@v1', '@v2'),
    text.replace('index 7', 'index 07'),
    text.replace('=\n', '\n'),
    text.slice(0, 90),
  ])
    assert.throws(() => parseProof(wrong), Refusal)
})

test('an alarm reads back with every strange character, and convicts only with a proof', async () => {
  const [old, now] = [
    await grow(await startLog(signer), leaves(0, 4), signer),
    await grow(await startLog(signer), leaves(1, 5), signer),
  ]
  const findings = [
    { kind: 'malformed', file: 'a b%\n', index: 0, offset: 5, expected: 'x=y\t', got: 'æ' } as const,
  ]
  const alarm = {
    key: formatVerifierKey(signer.key),
    findings,
    prefix: null,
    proof: [],
    earlier: old.checkpoint,
    later: now.checkpoint,
  }
  assert.deepEqual(parseAlarm(formatAlarm(alarm)), alarm)
  assert.equal(checkAlarm(alarm, null), 'contradiction')
  assert.equal(checkAlarm({ ...alarm, later: old.checkpoint }, null), 'no-contradiction')
  const longer = await grow(old, leaves(4, 6), signer)
  assert.equal(checkAlarm({ ...alarm, later: longer.checkpoint }, null), 'no-contradiction')
  assert.equal(
    checkAlarm({ ...alarm, later: longer.checkpoint, prefix: emptyRoot }, null),
    'no-contradiction',
  )
  assert.throws(() => parseAlarm(`${formatAlarm(alarm)}more\n`), Refusal)
})
