import assert from 'node:assert/strict'
import { test } from 'node:test'

import { jsonSchema } from '../register/schema.ts'
import { criteria } from './impact.ts'

test('there are nine criteria, each once, and two of them usually ask for an assessment', () => {
  assert.equal(criteria.ids.length, 9)
  assert.equal(new Set(criteria.ids).size, 9)
  assert.equal(criteria.usuallyFrom, 2)
  assert.match(criteria.source, /^https:\/\/ec\.europa\.eu\//)
})

test('the register can name each of them, and no other', () => {
  assert.ok(JSON.stringify(jsonSchema()).includes(JSON.stringify(criteria.ids)))
})
