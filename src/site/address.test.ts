// What stays of an address, and what does not; and that two spellings of one address stay one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withoutValues } from './address.ts'

for (const [address, kept] of [
  ['https://a.test/p/q?uid=b0d1e5f70a2b4c6d&page=2#top', 'https://a.test/p/q?uid=&page='],
  ['https://a.test/p?b0d1e5f70a2b4c6d8e9f', 'https://a.test/p'],
  ['https://a.test/p?mail=ola@firma.test', 'https://a.test/p?mail='],
  ['https://a.test/p?flag', 'https://a.test/p?flag'],
  ['https://ola:secret@a.test:8443/lib@1.2.3/x.js', 'https://a.test:8443/lib@1.2.3/x.js'],
  ['wss://a.test/socket?session=1', 'wss://a.test/socket?session='],
  ['blob:https://a.test/0f81d4fa-7dec-11d0-a765-00a0c91e6bf6', 'blob:https://a.test'],
  ['data:text/plain,ola', 'data:'],
  ['about:srcdoc', 'about:srcdoc'],
  ['no address', ''],
] as const)
  test(`of ${address} ${kept === '' ? 'nothing' : kept} stays`, () =>
    assert.equal(withoutValues(address), kept))

test('what a parameter holds never stays, and what stays is stable', () => {
  const held = fc.stringMatching(/^[a-z0-9]{6,20}$/)
  fc.assert(
    fc.property(fc.array(held, { minLength: 1, maxLength: 5 }), values => {
      const kept = withoutValues(`https://a.test/?${values.map((value, at) => `k${at}=Q${value}`).join('&')}`)
      assert.ok(!values.some(value => kept.includes(`Q${value}`)), kept)
      assert.equal(withoutValues(kept), kept)
    }),
  )
})
