// Places and headers as bytes: what is written is read back, and every flipped bit is noticed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toHex } from '../core/bytes.ts'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { formatHeader, type Header, headerBytes, parseHeader } from './header.ts'
import { type Contents, formatPlace, parsePlace, placeBytes, tagsPerList } from './place.ts'

const plainly = { noNullPrototype: true } as const
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const tag = bytes(16)
  .map(toHex)
  .filter(text => !/^0+$/.test(text))
const name = fc.stringMatching(/^[a-z0-9:._-]{1,128}$/)
const slot = fc.nat(limits.keySlots - 1)

const contents: fc.Arbitrary<Contents> = fc.oneof(
  fc.record({ kind: fc.constant('key' as const), name, key: bytes(32) }, plainly),
  fc.record(
    { kind: fc.constant('destroyed' as const), tags: fc.array(tag, { maxLength: tagsPerList }) },
    plainly,
  ),
)
const standing = fc.record({
  epoch: fc.nat(),
  slot,
  place: fc.constantFrom<0 | 1>(0, 1),
})
const header: fc.Arbitrary<Header> = fc.record(
  {
    generation: fc.nat(),
    epoch: fc.nat(),
    slots: fc.nat(limits.keySlots),
    step: fc.constantFrom<Header['step']>('settled', 'retiring', 'sweeping'),
    retired: fc.option(slot),
    tag: fc.option(tag),
    salt: bytes(32),
    custody: fc.uint8Array({ minLength: 1, maxLength: limits.custodyBytes }),
  },
  plainly,
)

test('a place reads back as it was written, and only where it stands and under its key', () => {
  fc.assert(
    fc.property(contents, standing, bytes(32), bytes(32), (written, at, key, other) => {
      const place = formatPlace(written, at, key, systemRandom)
      assert.equal(place.length, placeBytes)
      assert.deepEqual(parsePlace(place, at, key), written)
      if (toHex(key) !== toHex(other)) assert.equal(parsePlace(place, at, other), null)
      assert.equal(parsePlace(place, { ...at, slot: at.slot + 1 }, key), null)
      assert.equal(parsePlace(place, { ...at, epoch: at.epoch + 1 }, key), null)
      assert.equal(parsePlace(place, { ...at, place: at.place === 0 ? 1 : 0 }, key), null)
    }),
  )
})

test('a flipped bit anywhere in a place is noticed', () => {
  const at = { epoch: 7, slot: 3, place: 1 as const }
  const key = systemRandom.bytes(32)
  const place = formatPlace({ kind: 'key', name: 'log', key }, at, key, systemRandom)
  for (let i = 0; i < placeBytes; i++) {
    const flipped = place.slice()
    flipped[i] = (flipped[i] ?? 0) ^ (1 << (i % 8))
    assert.equal(parsePlace(flipped, at, key), null, `byte ${i}`)
  }
})

test('a header reads back as it was written', () => {
  fc.assert(
    fc.property(header, written => {
      assert.deepEqual(parseHeader(formatHeader(written)), written)
    }),
  )
})

test('a flipped bit anywhere in a header is noticed', () => {
  const [sample] = fc.sample(header, 1)
  if (sample === undefined) throw new Error('no sample')
  const written = formatHeader(sample)
  for (let i = 0; i < headerBytes; i++) {
    const flipped = written.slice()
    flipped[i] = (flipped[i] ?? 0) ^ (1 << (i % 8))
    assert.equal(parseHeader(flipped), null, `byte ${i}`)
  }
  assert.equal(parseHeader(new Uint8Array(headerBytes)), null)
})
