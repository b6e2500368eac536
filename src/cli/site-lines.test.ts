import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditOf, declaredOf, element, stored } from '../../test/site-seen.ts'
import { judge } from '../site/judge.ts'
import { tell } from '../site/report/told.ts'
import { formatSite } from './site-lines.ts'
import type { Terminal } from './terminal.ts'

const terminal = { language: 'en', color: false } as Terminal

test('what a page wrote does nothing in a terminal: no escape and no turned text gets there', () => {
  const markup = '<script src="\u001b[2J\u202e">'
  const place = { url: 'https://www.firma.test/', line: 7, column: 3, markup }
  const seen = [
    element('https://evil.other.test/x.js', { place }),
    stored({ key: 'visitor\u001b]0;owned\u0007' }),
  ]
  const audit = auditOf({ seen })
  const declared = declaredOf({})
  const findings = judge(audit, declared)
  const text = formatSite(
    terminal,
    tell({ kind: 'site-report', audit, declared, findings, pictures: new Map() }),
  )
  assert.match(text, /:7:3 <script src="⟨U\+001B⟩\[2J⟨U\+202E⟩">/)
  assert.match(text, /visitor⟨U\+001B⟩\]0;owned/)
  assert.doesNotMatch(text, /[\u001b\u0007\u202e]/)
})
