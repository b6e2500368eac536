// A token is known by its kind and its keyring; whatever else is brought is refused before anybody is asked.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryKeys } from '../../test/memory-keys.ts'
import { systemRandom } from '../core/clock.ts'
import { hashOf, makeToken } from './tokens.ts'

const keys = memoryKeys('tokens')

test('a token is known again, as another kind or under other keys it is not', async () => {
  const { token, hash } = await makeToken({ keys, random: systemRandom }, 'session')
  assert.deepEqual(await hashOf(keys, 'session', token), hash)
  assert.equal(await hashOf(keys, 'link', token), null)
  assert.equal(await hashOf(memoryKeys('others'), 'session', token), null)
})

test('ten thousand guesses and every changed letter are refused', async () => {
  const { token } = await makeToken({ keys, random: systemRandom }, 'link')
  for (let at = 0; at < token.length; at++) {
    const letter = token[at] === 'A' ? 'E' : 'A'
    assert.equal(await hashOf(keys, 'link', token.slice(0, at) + letter + token.slice(at + 1)), null)
  }
  for (let guess = 0; guess < 10_000; guess++) {
    const guessed = Buffer.from(systemRandom.bytes(32)).toString('base64url')
    assert.equal(await hashOf(keys, 'link', guessed), null)
  }
  for (const odd of ['', token.slice(1), `${token}A`, ` ${token}`, `${token}\n`, '../../etc'])
    assert.equal(await hashOf(keys, 'link', odd), null)
})
