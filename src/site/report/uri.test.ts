import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hostileText } from '../../../test/site-report-arbitrary.ts'
import { uriOf } from './uri.ts'

test('an address is written as RFC 3986 writes it, and what is none is none', () => {
  assert.equal(
    uriOf('https://www.Firma.test/å b?q={x}|^`#"'),
    'https://www.firma.test/%C3%A5%20b?q=%7Bx%7D%7C%5E%60#%22',
  )
  assert.equal(uriOf('https://x.test/100%'), 'https://x.test/100%25')
  assert.equal(uriOf('not an address'), null)
  assert.equal(uriOf(''), null)
  fc.assert(
    fc.property(hostileText, text => {
      const uri = uriOf(`https://x.test/${text}?${text}`) ?? ''
      assert.match(uri, /^https:\/\/x\.test\/(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i)
    }),
  )
})
