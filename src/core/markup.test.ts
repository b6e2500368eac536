import assert from 'node:assert/strict'
import { test } from 'node:test'

import { escapeMarkup } from './markup.ts'

test('no letter of a text is taken for markup, and every other stays', () => {
  assert.equal(
    escapeMarkup(`<a href="x">Ole's & æøå</a>`),
    '&lt;a href=&quot;x&quot;&gt;Ole&#39;s &amp; æøå&lt;/a&gt;',
  )
  assert.equal(escapeMarkup('&amp;'), '&amp;amp;')
  assert.equal(escapeMarkup('\ud800'), '\ufffd')
})
