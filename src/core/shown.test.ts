// Text of strangers: everything that cannot be seen or would turn what stands beside it is shown as its number.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hostileText } from '../../test/site-report-arbitrary.ts'
import { limits } from './limits.ts'
import { shown, shownInLine } from './shown.ts'

test('what cannot be seen stands as its number, and letters stand as they are', () => {
  assert.equal(
    shown('a\u0000b\u001b[31m\u202ec\u200b\ufeff'),
    'a⟨U+0000⟩b⟨U+001B⟩[31m⟨U+202E⟩c⟨U+200B⟩⟨U+FEFF⟩',
  )
  assert.equal(shown('\u{e0041}'), '⟨U+E0041⟩')
  assert.equal(shown('Æblegrød, 日本, العربية, 👩‍🚀\n\tx'), 'Æblegrød, 日本, العربية, 👩‍🚀\n\tx')
  assert.equal(shownInLine(' a\n\t b\u2028c '), 'a b⟨U+2028⟩c')
})

test('nothing is longer than a reader takes in, and what is shown is XML', () => {
  assert.equal(shown('x'.repeat(1_000_000)).length, limits.siteReportLetters + 2)
  fc.assert(
    fc.property(hostileText, text => {
      const out = shown(text)
      assert.ok(out.isWellFormed())
      assert.doesNotMatch(out, /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
      assert.doesNotMatch(out, /[\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})
