import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'
import { canaryForms } from '../../test/raw-scan.ts'
import { formatAddress } from '../core/address.ts'
import { utf8 } from '../core/bytes.ts'
import { agentOf } from './agents.ts'
import { formsOf, identifiersIn, packedKind } from './identifiers.ts'
import { maskText } from './mask.ts'
import { aiCrawlers, measures } from './tally.ts'

const kindsIn = (text: string) => identifiersIn(utf8(text)).map(({ kind }) => kind)

test('an address, a mail address and what a program calls itself are seen, wherever they stand', () => {
  const seen: readonly (readonly [kind: string, text: string])[] = [
    ['ipv4', '203.0.113.7'],
    ['ipv4', 'fra 203.0.113.7:443, afvist'],
    ['ipv4', '"ip":"10.1.2.3"'],
    ['ipv4', '203.0.113.7.static.example.net'],
    ['ipv6', '2001:db8::7'],
    ['ipv6', '[2001:db8:0:0:1:2:3:4]:443'],
    ['ipv6', 'fe80::1%eth0'],
    ['ipv6', '::ffff:203.0.113.7'],
    ['mail', 'to=<bo@firma.dk>'],
    ['mail', 'a@b.dk'],
    ['agent', '"Mozilla/5.0 (X11)"'],
    ['agent', 'curl/8.5.0'],
    ['agent', 'Googlebot/2.1'],
  ]
  for (const [kind, text] of seen)
    assert.ok(
      kindsIn(text).some(each => each === kind),
      text,
    )
})

test('times, versions, names and this machine are none', () => {
  for (const text of [
    '2026-11-23T12:34:56.789Z 12:34:56',
    'v1.2.3.4, 1.2.3, 1.2.3.4.5, 10.0.19045.3996',
    '127.0.0.1:4411 0.0.0.0 ::1 :: 255.255.255.0',
    'std::string add::bad aa:bb:cc:dd:ee:ff',
    'Chrome, Safari på iOS, andre · 404',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'user@host, @media print, 50 @ 3.75',
  ])
    assert.deepEqual(kindsIn(text), [], text)
})

test('any address written as RFC 5952 has it is seen, between any two letters that are none of it', () => {
  const address = fc.uint8Array({ minLength: 16, maxLength: 16 }).filter(bytes => (bytes[0] ?? 0) > 0)
  fc.assert(
    fc.property(address, fc.constantFrom(' ', '"', '[', '=', '\n', '|'), (bytes, sign) => {
      assert.deepEqual(kindsIn(`${sign}${formatAddress(bytes)}${sign}`), ['ipv6'])
    }),
    { numRuns: 300 },
  )
  const v4 = fc.tuple(fc.integer({ min: 1, max: 126 }), fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(fc.property(v4, octets => assert.deepEqual(kindsIn(`<${octets.join('.')}>`), ['ipv4'])))
})

test('what lies across two chunks is seen once, and where it is', () => {
  for (const before of [(1 << 20) - 5, (1 << 20) - 11, 1 << 20, 3]) {
    const bytes = utf8(`${'-'.repeat(before - 1)} 203.0.113.7 ${'-'.repeat(1 << 20)}`)
    assert.deepEqual(identifiersIn(bytes), [{ kind: 'ipv4', at: before }])
  }
})

test('letters that could begin an address a million times over are looked through at once', () => {
  for (const letters of ['-', 'a', '1.', 'a:', '@', 'a@', 'a@a.', ':', '%41', 'Mozilla/'])
    assert.deepEqual(identifiersIn(utf8(letters.repeat((1 << 20) / letters.length))), [], letters)
})

test('bytes by chance hold none', () => {
  let state = 1
  const bytes = new Uint8Array(4 << 20).map(() => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223
    return state >>> 24
  })
  assert.deepEqual(identifiersIn(bytes), [])
})

test('what was planted is seen in each form the tests of the disk know, but for UTF-16', () => {
  for (const text of ['bo.planted', '203.0.113.7', '/sti?token=Zx9']) {
    const planted = formsOf(text)
    const seen = (bytes: Uint8Array) =>
      identifiersIn(bytes, { planted }).some(({ kind }) => kind === 'planted')
    for (const form of canaryForms([text]).filter(each => !each.includes(0)))
      assert.ok(seen(Buffer.concat([utf8('xx'), form, utf8('yy')])), form.toString('latin1'))
    assert.ok(seen(utf8(encodeURIComponent(text))))
    assert.ok(!seen(utf8('bo planted 203 0 113 7')))
  }
  for (const from of [0, 12])
    assert.ok(identifiersIn(packed.subarray(from), { planted: formsOf('203.0.113.7') }).length > 0)
})

const packed = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 203, 0, 113, 7)

test('a value of four or sixteen bytes is as long as an address', () => {
  assert.deepEqual(
    [4, 16, 0, 3, 5, 12, 32].map(length => packedKind(new Uint8Array(length))),
    ['ipv4', 'ipv6', null, null, null, null, null],
  )
})

test('the company’s own published address is none, and another is', () => {
  const asked = { ours: ['info@firma.dk'] }
  assert.deepEqual(identifiersIn(utf8('Info@firma.dk'), asked), [])
  assert.equal(identifiersIn(utf8('bo@firma.dk'), asked).length, 1)
})

test('what the tables hold by their lists is none: every detail, every browser, every masked path', () => {
  const details = Object.values(measures).flatMap(list => (list === 'dsn' ? ['5.1.1'] : [...list]))
  for (const text of [...details, ...aiCrawlers]) assert.deepEqual(kindsIn(text), [], text)
  const { browser, system } = agentOf(
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  )
  assert.deepEqual(kindsIn(`${browser} ${system}`), [])
  assert.deepEqual(kindsIn(maskText('page', '/brev/bo@firma.dk')), [])
})

test('no more are told than asked for', () => {
  assert.equal(identifiersIn(utf8('203.0.113.7 '.repeat(50)), { most: 3 }).length, 3)
})
