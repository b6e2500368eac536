import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import {
  formatVerifierKey,
  openNote,
  parseNote,
  parseVerifierKey,
  type Signer,
  signNote,
  verifierKey,
} from './note.ts'
import { emptyRoot } from './tree.ts'

function newSigner(name: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return { key: verifierKey(name, raw), sign: async bytes => new Uint8Array(sign(null, bytes, privateKey)) }
}

const [ours, theirs] = [newSigner('log.example/a'), newSigner('witness.example/æ')]

test('a note signed by two opens under either key and names the other', async () => {
  const note = await signNote('one line\n\nand another\n', [ours, theirs])
  const opened = openNote(note, [ours.key])
  assert.ok(opened.kind === 'opened')
  assert.deepEqual(
    [opened.text, opened.by, opened.unknown],
    ['one line\n\nand another\n', [ours.key], [theirs.key.name]],
  )
  assert.equal(openNote(note, [newSigner('nobody').key]).kind, 'not-signed')
})

test('one bad signature by a known key rejects the note, whatever the other says', async () => {
  const [good, other] = await Promise.all([signNote('text\n', [ours, theirs]), signNote('other\n', [theirs])])
  const mixed = good.replace(/— witness.*\n/, other.slice(other.indexOf('—')))
  assert.deepEqual(openNote(mixed, [ours.key, theirs.key]), { kind: 'bad-signature', name: theirs.key.name })
  assert.equal(openNote(mixed, [ours.key]).kind, 'opened')
})

test('the same name with another key is another signer', async () => {
  const impostor = newSigner(ours.key.name)
  assert.equal(openNote(await signNote('text\n', [impostor]), [ours.key]).kind, 'not-signed')
})

test('a verifier key reads back, and a wrong id, type or name is refused', () => {
  const text = formatVerifierKey(ours.key)
  assert.deepEqual(parseVerifierKey(text), ours.key)
  const [name = '', id = '', base64 = ''] = text.split(/\+(.{8})\+/)
  for (const wrong of [
    `${name}+00000000+${base64}`,
    `${name}x+${id}+${base64}`,
    `${name}+${id}+BA==`,
    name,
    '',
  ])
    assert.throws(() => parseVerifierKey(wrong), Refusal, wrong)
  for (const bad of ['a b', 'a+b', '', 'a\u00a0b'])
    assert.throws(() => verifierKey(bad, ours.key.publicKey), Refusal)
})

test('what is not a note is refused', async () => {
  const note = await signNote('text\n', [ours])
  const line = note.slice(note.indexOf('—'))
  const wrong = [
    '',
    'text\n',
    note.slice(0, -1),
    note.replace('—', '-'),
    note.replace('text', 'te\txt'),
    note.replace('=\n', '\n'),
  ]
  for (const each of [
    ...wrong,
    `text${note.slice(5)}`,
    `text\n\n${line.repeat(17)}`,
    `${note}\n`,
    note.replace('— ', '—  '),
  ])
    assert.throws(() => parseNote(each), Refusal, JSON.stringify(each))
  assert.equal(parseNote(`text\n\n${line.repeat(16)}`).signatures.length, 16)
  await assert.rejects(signNote('no newline', [ours]), Refusal)
})

test('a checkpoint of another origin is not one of this log, though its key signed it', async () => {
  const note = await signCheckpoint({ origin: ours.key.name, size: 0, root: emptyRoot }, ours)
  assert.equal(openCheckpoint(note, ours.key).kind, 'opened')
  const foreign = await signNote(note.slice(0, note.indexOf('\n\n') + 1).replace('/a', '/b'), [ours])
  assert.equal(openCheckpoint(foreign, ours.key).kind, 'wrong-origin')
  await assert.rejects(
    async () => signCheckpoint({ origin: 'other', size: 0, root: emptyRoot }, ours),
    /expected a key named other/,
  )
})

test('a checkpoint has three lines, each in its one spelling', async () => {
  const text = `${ours.key.name}\n7\n${Buffer.from(emptyRoot).toString('base64')}\n`
  const wrong = [
    text.replace('\n7\n', '\n07\n'),
    text.replace('\n7\n', '\n-7\n'),
    `${text}extension\n`,
    text.replace('=', ''),
  ]
  for (const each of wrong) assert.throws(() => openCheckpoint(each, ours.key), Refusal)
  for (const each of wrong) {
    const note = await signNote(each, [ours])
    assert.throws(() => openCheckpoint(note, ours.key), /origin, size and root/)
  }
})
