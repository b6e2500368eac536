// A website's entry: what it may say, and each slip told at its line.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleTexts } from '../../test/example-policy.ts'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { parseRegister } from './parse.ts'

const line = '  - {id: website, url: "https://welcomesecurity.net/", host: jt-com}\n'
const first = exampleTexts['register.yaml'].split('\n').indexOf(line.trimEnd()) + 1

const whole = `  - id: website
    url: "https://welcomesecurity.net/"
    names: [www.welcomesecurity.net]
    host: jt-com
    networks: [192.0.2.0/24, "2001:db8::/32"]
    nameServers: ["*.vaert.example", ns1.vaert.example]
    reverseNames: ["*.vaert.example"]
    aliases: [front.vaert.example]
    systems: [AS65000]
    thirdParties:
      - host: "*.cdn.example.net"
        operator: microsoft
        country: US
        purpose: {da: Skrifter, en: Fonts}
        ground: {da: Standardkontrakt, en: Standard clauses}
        status: accepted
        accepted: {by: Anne Jensen, at: 2026-11-22}
    stored:
      - {name: "session_*", because: {da: Login, en: Sign-in}, status: published}
    fields:
      - {kind: email, because: {da: For at svare, en: To answer}}
    sentences: [hosted-by, parts-on-cdns]
`

function parse(entry: string) {
  const text = exampleTexts['register.yaml'].replace(line, entry)
  return parseRegister({ path: 'register.yaml', bytes: utf8(text) }).register.sites[0]
}

/** Faults with their lines counted from the entry's first, which is 1. */
function faultsOf(from: string, to: string): readonly string[] {
  assert.ok(whole.includes(from), from)
  try {
    parse(whole.replace(from, to))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.faults.map(({ place, message }) => `${(place?.line ?? 0) - first + 1}: ${message}`)
  }
  return []
}

test('a site says what it answers to, what its host is known by, whom it loads from, what it keeps and asks', () => {
  const site = parse(whole)
  assert.deepEqual(site?.names, ['www.welcomesecurity.net'])
  assert.deepEqual(site?.systems, ['AS65000'])
  assert.equal(site?.thirdParties[0]?.purpose?.en, 'Fonts')
  assert.deepEqual(
    [site?.stored[0]?.name, site?.stored[0]?.status, site?.fields?.[0]?.status],
    ['session_*', 'published', 'proposed'],
  )
  assert.deepEqual(site?.sentences, ['hosted-by', 'parts-on-cdns'])
})

test('a site that says nothing of forms is not one whose forms may ask for nothing', () => {
  assert.equal(parse(line)?.fields, undefined)
  assert.deepEqual(parse(line.replace('jt-com}', 'jt-com, fields: []}'))?.fields, [])
})

const server = 'expected a name of a server in small letters such as'
const pattern = `${server} cdn.example.net, or *.example.net`
const network = 'expected a network such as 192.0.2.0/24 or 2001:db8::/32'
const kinds = /^21: sites\.0\.fields\.0\.kind: expected one of name, email, .*, got "e-mail"$/

const slips: readonly (readonly [from: string, to: string, fault: string | RegExp])[] = [
  [
    '[www.',
    '[https://www.',
    `3: sites.0.names.0: ${server} www.example.net, got "https://www.welcomesecurity.net"`,
  ],
  [
    '[www.welcomesecurity.net]',
    '["*.welcomesecurity.net"]',
    `3: sites.0.names.0: ${server} www.example.net, got "*.welcomesecurity.net"`,
  ],
  ['192.0.2.0/24', '192.0.2.0', `5: sites.0.networks.0: ${network}, got "192.0.2.0"`],
  ['192.0.2.0/24', '192.0.2.0/33', `5: sites.0.networks.0: ${network}, got "192.0.2.0/33"`],
  ['2001:db8::/32', '::/0', `5: sites.0.networks.1: ${network}, got "::/0"`],
  ['ns1.vaert', 'NS1.vaert', `6: sites.0.nameServers.1: ${pattern}, got "NS1.vaert.example"`],
  [
    'reverseNames: ["*.vaert.example"]',
    'reverseNames: ["*.dk"]',
    `7: sites.0.reverseNames.0: ${pattern}, got "*.dk"`,
  ],
  [
    'front.vaert.example',
    'front.vaert.example.',
    `8: sites.0.aliases.0: ${pattern}, got "front.vaert.example."`,
  ],
  ['AS65000', '65000', '9: sites.0.systems.0: expected string, got 65000'],
  [
    'AS65000',
    'AS0',
    '9: sites.0.systems.0: expected the number of an autonomous system such as AS65000, got "AS0"',
  ],
  ['"*.cdn', '"cdn.*', `11: sites.0.thirdParties.0.host: ${pattern}, got "cdn.*.example.net"`],
  ['operator: microsoft', 'operator: microsft', '12: expected an id of recipients, got "microsft"'],
  [
    'purpose: {da: Skrifter, en: Fonts}',
    'purpose: {da: Skrifter}',
    /^14: sites\.0\.thirdParties\.0\.purpose: expected words in en/,
  ],
  ['status: accepted', 'status: published', /^16: expected status: accepted beside accepted/],
  ['session_*', '**', '19: sites.0.stored.0.name: expected a name with more than *, got "**"'],
  ['because: {da: Login, en: Sign-in}, ', '', '19: sites.0.stored.0.because: expected object, got nothing'],
  ['kind: email', 'kind: e-mail', kinds],
  ['[hosted-by, ', '[hosted, ', '22: expected an id of sentences, got "hosted"'],
  ['parts-on-cdns]', 'hosted-by]', '22: duplicate sentence "hosted-by"'],
  ['[www.', '[', '3: duplicate name "welcomesecurity.net"'],
]

for (const [from, to, fault] of slips)
  test(`${from} written as ${to} is told at its line`, () => {
    const [got = '', ...more] = faultsOf(from, to)
    assert.deepEqual(more, [])
    if (typeof fault === 'string') assert.equal(got, fault)
    else assert.match(got, fault)
  })

test('a third party, a stored key and a kind of field stand once, and the other place is named', () => {
  const twice: readonly (readonly [entry: string, fault: string])[] = [
    ['      - {host: "*.cdn.example.net"}\n    stored:\n', '18: duplicate third party "*.cdn.example.net"'],
    ['      - {name: "session_*", because: {da: a, en: a}}\n    fields:\n', '20: duplicate name "session_*"'],
    ['      - {kind: email, because: {da: a, en: a}}\n    sentences:', '22: duplicate kind "email"'],
  ]
  for (const [entry, fault] of twice)
    assert.deepEqual(faultsOf(entry.slice(entry.indexOf('\n') + 1), entry), [fault])
})
