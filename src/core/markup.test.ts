import assert from 'node:assert/strict'
import { test } from 'node:test'

import { asMarkup, escapeMarkup, markup } from './markup.ts'

test('no letter of a text is taken for markup, and every other stays', () => {
  assert.equal(
    escapeMarkup(`<a href="x">Ole's & æøå</a>`),
    '&lt;a href=&quot;x&quot;&gt;Ole&#39;s &amp; æøå&lt;/a&gt;',
  )
  assert.equal(escapeMarkup('&amp;'), '&amp;amp;')
  assert.equal(escapeMarkup('\ud800'), '\ufffd')
})

test('in markup a text is text, a list stands in lines, and only markup is markup', () => {
  const item = (name: string) => markup`<li>${name}</li>`
  assert.equal(
    markup`<ul title="${'"\u202e'}">${['<b>', 'å'].map(item)}</ul>${asMarkup('<hr/>')}${7}`.text,
    '<ul title="&quot;⟨U+202E⟩"><li>&lt;b&gt;</li>\n<li>å</li></ul><hr/>7',
  )
})
