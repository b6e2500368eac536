import assert from 'node:assert/strict'
import { test } from 'node:test'

import { type Reader, sayDoing } from './reader.ts'

const reader: Reader = { language: 'da', now: new Date(0), zone: 'Europe/Copenhagen' }

test('an option stays whole, and what stands around it is text', () => {
  const words = { da: 'Start med --outside, <b> -- eller --accepted-by NAVN.', en: '' }
  assert.equal(
    String(sayDoing(reader, words)),
    'Start med <code class="option">--outside</code>, &lt;b&gt; -- eller <code class="option">--accepted-by</code> NAVN.',
  )
})
