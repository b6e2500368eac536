import assert from 'node:assert/strict'
import { test } from 'node:test'

import { closest } from './closest.ts'

test('finds the slip, and keeps quiet where nothing is near', () => {
  const keys = ['recipients', 'retention', 'systems']
  assert.equal(closest('recipeints', keys), 'recipients')
  assert.equal(closest('sytem', keys), null)
  assert.equal(closest('systms', keys), 'systems')
  assert.equal(closest('colour', keys), null)
})
