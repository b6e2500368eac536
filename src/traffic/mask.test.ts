import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../core/limits.ts'
import { maskText } from './mask.ts'
import { textTables } from './visitors.ts'

test('what looks like somebody’s own is masked, segment by segment', () => {
  const own: readonly (readonly [string, string])[] = [
    ['/afmeld/anna@example.dk', '/afmeld/…'],
    ['/afmeld/anna%40example.dk/nu', '/afmeld/…/nu'],
    ['/afmeld/anna%2540example.dk', '/afmeld/…'],
    ['/a/anna\\x40example.dk', '/a/…'],
    ['/ring/12345678', '/ring/…'],
    ['/ring/12%2034%2056%2078', '/ring/…'],
    ['/ring/+45-12-34-56-78', '/ring/…'],
    ['/sag/010190-1234.pdf', '/sag/…'],
    ['/u/3f2504e0-4f89-11d3-9a0c-0305e82c3301', '/u/…'],
    ['/nulstil/9f86d081884c7d65', '/nulstil/…'],
    ['/nulstil/dQw4w9WgXcQ-AbC_12xyz', '/nulstil/…'],
    ['/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0', '/t/…'],
  ]
  for (const [text, expected] of own)
    for (const table of ['page', 'lost'] as const) assert.equal(maskText(table, text), expected)
})

test('what pages are called stays', () => {
  const plain = [
    ...[
      '/',
      '/privatlivspolitik',
      '/om-os/medarbejdere/',
      '/nyheder/2026/05/31/sommerfest',
      '/2026-05-31-nyt',
    ],
    ...[
      '/wp-login.php',
      '/filer/Brochure-2026-Danish.pdf',
      '/artikel/123456',
      '/%C3%B8konomi/%C3%A5rsregnskab',
    ],
    ...['/behandling-af-personoplysninger-hos-os', '/.well-known/security.txt', '*', ''],
  ]
  for (const text of plain) assert.equal(maskText('page', text), text)
})

test('of a referrer its origin is told, and none of its names that is a token', () => {
  const seen: readonly (readonly [string, string])[] = [
    ['https://www.example.dk', 'https://www.example.dk'],
    ['https://www.example.dk/brev/til/anna?x=1', 'https://www.example.dk'],
    ['https://anna:hemmeligt@example.dk', 'https://example.dk'],
    ['http://9f86d081884c7d65.mail.example.com', 'http://….mail.example.com'],
    ['android-app://com.slack/', 'android-app://com.slack'],
    ['example.dk', 'example.dk'],
    ['-', '-'],
  ]
  for (const [text, expected] of seen) assert.equal(maskText('referrer', text), expected)
})

test('a letter that is none is written as an escape, and a long text is cut', () => {
  assert.equal(maskText('page', '/a\u001b[31m\u202eb\ud800'), '/a\\u{1b}[31m\\u{202e}b\\u{d800}')
  const long = maskText('page', `/${'å'.repeat(5_000)}`)
  assert.equal(long, `/${'å'.repeat(limits.releasedLetters - 2)}…`)
  assert.equal(maskText('lost', `/${'𝒳'.repeat(300)}`).isWellFormed(), true)
})

test('whatever a text is, masking it again changes nothing', () => {
  const piece = fc.constantFrom(
    ...[
      '/',
      '%40',
      '%25',
      '%2',
      '40',
      '@',
      '.',
      '-',
      '12',
      '3456',
      'aB',
      'f00',
      '\\x4',
      '\\x40',
      '\u0000',
      '\u202e',
    ],
    ...['\ud800', '𝒳', ' ', '+', '…', 'https://', '?', '2026-05-31', 'side'],
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 120 }).map(some => some.join('')),
  )
  fc.assert(
    fc.property(fc.constantFrom(...textTables), text, (table, said) => {
      const once = maskText(table, said)
      assert.equal(maskText(table, once), once)
      assert.ok(once.length <= limits.releasedLetters && once.isWellFormed())
      assert.doesNotMatch(once, /[\p{Cc}\p{Cf}\p{Cs}]/u)
    }),
    { numRuns: 500 },
  )
})
