import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, systemRandom } from './clock.ts'
import { newId } from './ids.ts'

test('the example of RFC 9562 appendix A.6', () => {
  const bytes = Uint8Array.from([
    0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f,
  ])
  const id = newId(fixedClock('2022-02-22T19:22:22.000Z'), { bytes: () => bytes })
  assert.equal(id, '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('later ids sort after earlier ones', () => {
  const clock = fixedClock('2026-01-01T00:00:00Z')
  const ids = Array.from({ length: 50 }, () => {
    clock.move(1)
    return newId(clock, systemRandom)
  })
  assert.deepEqual(ids.toSorted(), ids)
})
