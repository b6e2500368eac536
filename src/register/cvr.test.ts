import assert from 'node:assert/strict'
import { test } from 'node:test'

import { cvrDigits, hasRightCheckDigit } from './cvr.ts'

test('DK and spaces are the form, the digits are the number', () => {
  assert.equal(cvrDigits('DK36622652'), '36622652')
  assert.equal(cvrDigits('36 62 26 52'), '36622652')
  assert.equal(cvrDigits('3662265'), null)
  assert.equal(cvrDigits('SE36622652'), null)
})

test('the check digit finds every single slip', () => {
  assert.ok(hasRightCheckDigit('36622652'))
  for (let at = 0; at < 8; at++)
    for (let slip = 1; slip < 10; slip++) {
      const digits = [...'36622652']
      digits[at] = String((Number(digits[at]) + slip) % 10)
      assert.equal(hasRightCheckDigit(digits.join('')), false, digits.join(''))
    }
})
