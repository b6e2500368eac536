import assert from 'node:assert/strict'
import { test } from 'node:test'

import { countryName } from './countries.ts'

test('countries have their Danish and English names; a code of none stays as it is', () => {
  assert.equal(countryName('DK', 'da'), 'Danmark')
  assert.equal(countryName('US', 'en'), 'United States')
  assert.equal(countryName('QX', 'da'), 'QX')
})
