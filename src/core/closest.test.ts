import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closest } from './closest.ts'

test('a typing error finds the word that was meant', () => {
  assert.equal(closest('borad', ['serve', 'board', 'check']), 'board')
  assert.equal(closest('categoris', ['categories', 'recipients']), 'categories')
})

test('a word that is like none finds none', () => {
  assert.equal(closest('invoice', ['serve', 'board', 'check']), null)
  assert.equal(closest('x', ['da', 'en']), null)
  assert.equal(closest('a'.repeat(10_000), ['a']), null)
})

test('a swap of neighbours is one slip', () => {
  assert.equal(closest('recipeints', ['recipients', 'retention', 'systems']), 'recipients')
  assert.equal(closest('sytem', ['systems']), null)
})
