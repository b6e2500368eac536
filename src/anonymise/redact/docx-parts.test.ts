// A part is taken as the zip says it is, or the document is refused with what was expected of which part.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Planted, packZip } from '../../../test/packed.ts'
import { limits } from '../../core/limits.ts'
import { unpackParts } from './docx-parts.ts'

const unpack = (...entries: readonly Planted[]) =>
  unpackParts(packZip(entries), name => name.startsWith('word/'))
const part: Planted = { name: 'word/a.xml', bytes: 'Kære Mette' }

test('what is carried over is unpacked, whatever else is in the zip', async () => {
  const parts = await unpack(part, { name: 'other', bytes: 'x', says: { sum: 1 } })
  assert.ok(parts instanceof Map)
  assert.deepEqual(
    [...parts].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
    [['word/a.xml', 'Kære Mette']],
  )
})

const wrong: readonly (readonly [string, readonly Planted[], string, RegExp])[] = [
  [
    'another checksum',
    [{ ...part, says: { sum: 1 } }],
    'damaged',
    /word\/a\.xml to unpack to what the zip says/,
  ],
  ['fewer bytes', [{ ...part, says: { bytes: 4 } }], 'damaged', /word\/a\.xml to unpack/],
  ['more bytes', [{ ...part, says: { bytes: 4_000_000 } }], 'damaged', /word\/a\.xml to unpack/],
  ['another place', [{ ...part, says: { offset: 9_999 } }], 'damaged', /word\/a\.xml to unpack/],
  ['a lock', [{ ...part, says: { flags: 1 } }], 'encrypted', /word\/a\.xml to open without a password/],
  ['a method nobody reads', [{ ...part, says: { method: 14 } }], 'damaged', /stored or deflated/],
  [
    'a part twice',
    [part, { ...part, bytes: 'Kære Karin' }],
    'damaged',
    /each part once, got word\/a\.xml again/,
  ],
  ['too many parts', Array(limits.redactParts + 1).fill(part), 'too-large', /at most 5000 parts, got 5001/],
]
for (const [what, entries, reason, says] of wrong)
  test(`${what} is refused`, async () => {
    const refusal = await unpack(...entries)
    assert.ok('reason' in refusal)
    assert.equal(refusal.reason, reason)
    assert.match(refusal.detail, says)
  })

test('what is no zip, or half of one, is refused', async () => {
  const whole = packZip([part])
  for (const bytes of [whole.subarray(0, 30), whole.subarray(0, whole.length - 8), new Uint8Array()]) {
    const refusal = await unpackParts(bytes, () => true)
    assert.equal('reason' in refusal && refusal.reason, 'damaged')
  }
})
