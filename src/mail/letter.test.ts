import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../core/refusal.ts'
import { parseAddress, parseMailbox } from './address.ts'
import { type Letter, previewLetter, writeLetter } from './letter.ts'

const letter: Letter = {
  language: 'en',
  to: 'anna@example.dk',
  subject: 'A subject',
  blocks: [{ kind: 'paragraph', text: 'A line.' }],
  closing: 'Written by a program.',
}

/** Refused, and without a word of what was handed in. */
function refuses(act: () => unknown, canary: string): void {
  assert.throws(act, error => error instanceof Refusal && !error.message.includes(canary))
}

const notOneAddress = [
  'canary@example.dk\r\nBcc: other@example.dk',
  'canary@example.dk\nBcc: other@example.dk',
  'canary@example.dk\u0000',
  'canary@example.dk, other@example.dk',
  'canary@example.dk;other@example.dk',
  'canary@example.dk other@example.dk',
  'canary <canary@example.dk>',
  '"canary x"@example.dk',
  'canary@example.dk> SIZE=1',
  'canary@@example.dk',
  'canary(x)@example.dk',
  'canary.@example.dk',
  '.canary@example.dk',
  'ca\u2028nary@example.dk',
  'canary@',
  '@canary',
  'canary',
  'canary@exa_mple.dk',
  'canary@-example.dk',
  'canary@example..dk',
  'canary@[127.0.0.1]',
  `${'canary'.repeat(11)}@example.dk`,
  `canary@${'example.'.repeat(31)}dk`,
  `canary@${'e'.repeat(64)}.dk`,
]

for (const text of notOneAddress)
  test(`${JSON.stringify(text).slice(0, 50)} is not one address`, () => {
    refuses(() => parseAddress(text), 'canary')
    refuses(() => writeLetter({ ...letter, to: text }), 'canary')
  })

test('an address is taken as it is, a domain with Danish letters as DNS has it', () => {
  for (const text of ['anna@example.dk', "o'hara+x@mail.example.dk", 'a@localhost'])
    assert.equal(parseAddress(text), text)
  assert.equal(parseAddress('anna@blåbær.dk'), 'anna@xn--blbr-roah.dk')
})

test('whatever is taken as an address is one line with one @ between what servers allow', () => {
  const near = fc.string({ unit: fc.constantFrom(...'ab@.,; <>"\r\n\u0000()-_æ\u202e:') })
  fc.assert(
    fc.property(near, text => {
      try {
        assert.match(parseAddress(`a${text}@b.dk`), /^[a-z_-]+(?:\.[a-z_-]+)*@[a-z0-9.-]+$/)
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error))
      }
    }),
    { numRuns: 2_000 },
  )
})

const unwritable = [
  '',
  '  ',
  'canary\r\nBcc: x@y.dk',
  'canary\n',
  'canary\u0000',
  'canary\u0085x',
  'canary\u202ex',
  'canary\ud800',
]

for (const text of unwritable)
  test(`${JSON.stringify(text)} is no subject, name, line or link`, () => {
    refuses(() => writeLetter({ ...letter, subject: text }), 'canary')
    refuses(() => writeLetter({ ...letter, closing: text }), 'canary')
    refuses(() => writeLetter({ ...letter, blocks: [{ kind: 'paragraph', text }] }), 'canary')
    refuses(() => writeLetter({ ...letter, blocks: [{ kind: 'list', items: [text] }] }), 'canary')
    const link = { kind: 'link', label: 'x', url: `https://example.dk/${text} ` } as const
    refuses(() => writeLetter({ ...letter, blocks: [link] }), 'canary')
    if (text.trim() !== '') refuses(() => parseMailbox(`${text} <a@example.dk>`), 'canary')
  })

test('a sender is an address with or without a name, and never two', () => {
  assert.deepEqual(parseMailbox('Prøve ApS <post@example.dk>'), {
    name: 'Prøve ApS',
    address: 'post@example.dk',
  })
  assert.deepEqual(parseMailbox('post@example.dk'), { name: null, address: 'post@example.dk' })
  for (const text of [
    'canary@example.dk, B <b@example.dk>',
    'canary <a@example.dk> <b@example.dk>',
    '"canary" <a@b.dk>',
    'canary@x.dk <a@b.dk>',
  ])
    refuses(() => parseMailbox(text), 'canary')
})

test('a link is one, and leads to https or to this machine', () => {
  const withLinks = (...urls: readonly string[]) =>
    writeLetter({ ...letter, blocks: urls.map(url => ({ kind: 'link', label: 'Open', url })) })
  assert.match(withLinks('https://example.dk/a').text, /Open:\nhttps:\/\/example\.dk\/a/)
  assert.match(withLinks('http://localhost:4411/a').html, /href="http:\/\/localhost:4411\/a"/)
  for (const url of [
    'javascript:alert(1)',
    'http://example.dk/',
    'https://canary@example.dk/',
    'data:text/html,x',
    '/a',
    'https://a.dk/"x',
  ])
    refuses(() => withLinks(url), 'canary')
  refuses(() => withLinks('https://a.dk/', 'https://b.dk/'), 'canary')
})

test('limits hold', () => {
  refuses(() => writeLetter({ ...letter, subject: 'x'.repeat(201) }), 'canary')
  refuses(() => writeLetter({ ...letter, blocks: [] }), 'canary')
  const many = Array.from({ length: 101 }, () => 'x')
  refuses(() => writeLetter({ ...letter, blocks: [{ kind: 'list', items: many }] }), 'canary')
})

test('a preview shows the envelope and the letter, escaped, and may load nothing', () => {
  const shown = previewLetter(
    { ...letter, subject: '<script>x</script> & "y"' },
    { name: 'Prøve ApS', address: 'post@example.dk' },
    { from: 'From', to: 'To', subject: 'Subject' },
  )
  assert.match(shown, /<dt>From<\/dt><dd>Prøve ApS &lt;post@example\.dk&gt;<\/dd>/)
  assert.match(shown, /<dt>To<\/dt><dd>anna@example\.dk<\/dd>/)
  assert.match(shown, /<dd>&lt;script&gt;x&lt;\/script&gt; &amp; &quot;y&quot;<\/dd>/)
  assert.match(shown, /content="default-src 'none'; style-src 'unsafe-inline'"/)
  assert.doesNotMatch(shown, /<script|<img|<link|src=/)
})
