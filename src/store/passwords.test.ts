// The verifier against the example of RFC 7677 §3: what PostgreSQL keeps must answer that exchange.

import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { passwordOf, verifierOf } from './passwords.ts'

const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0'
const salt = 'W22ZaJ0SNY7soEsUEjb6gQ=='
const exchange = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt},i=4096,c=biws,r=${nonce}`

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest()

test('the verifier of the example answers its exchange', () => {
  const verifier = verifierOf('pencil', Buffer.from(salt, 'base64'))
  const [, stored = '', server = ''] =
    /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$(.+):(.+)$/.exec(verifier) ?? []
  assert.equal(
    hmac(Buffer.from(server, 'base64'), exchange).toString('base64'),
    '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    'the server’s signature',
  )
  const signature = hmac(Buffer.from(stored, 'base64'), exchange)
  const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64')
  const clientKey = proof.map((byte, at) => byte ^ (signature[at] ?? 0))
  assert.equal(createHash('sha256').update(clientKey).digest('base64'), stored, 'the client’s proof')
})

test('passwords differ by role and by keyring, and fit any place', async () => {
  const keys = (secret: string) => ({
    mac: async (key: string, message: Uint8Array) =>
      hmac(Buffer.from(secret + key), Buffer.from(message).toString()),
  })
  const all = await Promise.all([
    passwordOf(keys('a'), 'one'),
    passwordOf(keys('a'), 'two'),
    passwordOf(keys('b'), 'one'),
  ])
  assert.equal(new Set(all).size, 3)
  for (const password of all) assert.match(password, /^[\w-]{43}$/)
})
