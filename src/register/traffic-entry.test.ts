// What a register may say of its traffic, and each slip told at its line.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleTexts } from '../../test/example-policy.ts'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { parseRegister } from './parse.ts'

const whole = `traffic:
  sources:
    - id: website-log
      name: {da: Hjemmesidens log, en: The log of the website}
      kind: files
      path: /var/log/nginx/access.log*
      format: combined
      zone: Europe/Copenhagen
      host: jt-com
      status: accepted
      accepted: {by: Anne Jensen, at: 2026-11-22}
    - id: mail
      name: {da: Mailserveren, en: The mail server}
      kind: syslog
      listen: {protocol: tls, address: "::", port: 6514, certificate: /etc/log/cert.pem, key: /etc/log/key.pem}
  k: 7
  window: {purpose: operations-security, retention: security-window}
  statistics: {purpose: operations-security, sentence: technical-traffic-data}
  publicPage: true
  countries: /var/lib/countries.mmdb
`
const example = exampleTexts['register.yaml']
const at = 'channels:\n'
assert.equal(example.split(at).length, 2)
const first = example.slice(0, example.indexOf(at)).split('\n').length

const parse = (entry: string, text = example) =>
  parseRegister({ path: 'register.yaml', bytes: utf8(text.replace(at, () => entry + at)) }).register

/** Faults with their lines counted from the section's first, which is 1. */
function faultsOf(entry: string, text = example): readonly string[] {
  try {
    parse(entry, text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.faults.map(({ place, message }) => `${(place?.line ?? 0) - first + 1}: ${message}`)
  }
  return []
}

test('a register says which logs are counted, for how long addresses are kept and what carries statistics', () => {
  const { traffic } = parse(whole)
  assert.deepEqual(
    traffic?.sources.map(({ id, kind, practice, status }) => [id, kind, practice, status]),
    [
      ['website-log', 'files', false, 'accepted'],
      ['mail', 'syslog', false, 'proposed'],
    ],
  )
  assert.deepEqual([traffic?.k, traffic?.publicPage], [7, true])
  assert.equal(traffic?.statistics?.sentence, 'technical-traffic-data')
  assert.deepEqual(parse('traffic: {}\n').traffic, { sources: [], k: 5, publicPage: false })
  assert.equal(parse('').traffic, undefined)
})

const zone = 'expected a time zone such as Europe/Copenhagen'
const root = 'expected a path from the root such as /var/log/nginx/access.log'
const tls = 'source "mail": expected tls on'
const slips: readonly (readonly [from: string, to: string, fault: string])[] = [
  ['kind: files', 'kind: file', '5: traffic.sources.0.kind: expected one of files, syslog, got "file"'],
  ['path: /var', 'path: var', `6: traffic.sources.0.path: ${root}, got "var/log/nginx/access.log*"`],
  [
    '      path: /var/log/nginx/access.log*\n',
    '',
    '5: source "website-log": expected path beside kind: files, got nothing',
  ],
  [
    'zone: Europe/Copenhagen',
    'zone: Europe/København',
    `8: traffic.sources.0.zone: ${zone}, got "Europe/København"`,
  ],
  ['zone: Europe/Copenhagen', 'zone: "+02:00"', `8: traffic.sources.0.zone: ${zone}, got "+02:00"`],
  ['host: jt-com', 'host: jtcom', '9: expected an id of recipients, got "jtcom"'],
  [
    'format: combined',
    'format: combined\n      custom: "%h"',
    '8: source "website-log": expected format or custom, got both',
  ],
  [
    '      zone: Europe',
    '      listen: {protocol: udp, address: 127.0.0.1, port: 514}\n      zone: Europe',
    '8: source "website-log": expected listen only of kind: syslog',
  ],
  ['id: mail', 'id: website-log', '12: duplicate id "website-log"'],
  [
    / {6}listen: .*\n/.exec(whole)?.[0] ?? '-',
    '',
    '14: source "mail": expected listen beside kind: syslog, got nothing',
  ],
  [
    '      listen:',
    '      path: /var/log/mail.log\n      listen:',
    '15: source "mail": expected path only of kind: files',
  ],
  [
    '      listen:',
    '      custom: "%h"\n      listen:',
    '15: source "mail": expected custom only of kind: files',
  ],
  [
    'port: 6514',
    'port: 65536',
    '15: traffic.sources.1.listen.port: too big: expected number to be <=65535, got 65536',
  ],
  [
    'address: "::"',
    'address: mail.local',
    '15: traffic.sources.1.listen.address: expected an address of this machine such as 127.0.0.1 or ::1, got "mail.local"',
  ],
  [
    ', key: /etc/log/key.pem',
    '',
    '15: source "mail": expected certificate and key beside protocol: tls, got nothing',
  ],
  [
    'certificate: /etc/log/cert.pem, ',
    '',
    '15: source "mail": expected certificate and key beside protocol: tls, got nothing',
  ],
  ['k: 7', 'k: 1', '16: traffic.k: too small: expected number to be >=2, got 1'],
  [
    '{purpose: operations-security, retention',
    '{purpose: security, retention',
    '17: expected an id of purposes, got "security"',
  ],
  [
    'retention: security-window',
    'retention: accounting-material',
    '17: expected an id of retention, got "accounting-material"',
  ],
  [
    '{purpose: operations-security, sentence',
    '{purpose: statistics, sentence',
    '18: expected an id of purposes, got "statistics"',
  ],
  ['sentence: technical-traffic-data', 'sentence: no-such', '18: expected an id of sentences, got "no-such"'],
  [
    'sentence: technical-traffic-data',
    'sentence: too-much-data',
    '18: expected a sentence that is bound to a pledge, got "too-much-data", which promises nothing',
  ],
  ['countries: /', 'countries: ', `20: traffic.countries: ${root}, got "var/lib/countries.mmdb"`],
]

for (const [from, to, fault] of slips)
  test(`${from.trim().split('\n')[0]} slipped: ${fault}`, () => {
    assert.ok(whole.includes(from), from)
    assert.deepEqual(faultsOf(whole.replace(from, () => to)), [fault])
  })

test('a door others can reach takes TLS alone; this machine and its own network are told in the clear', () => {
  const door = (listen: string) =>
    faultsOf(whole.replace(/listen: \{.*\}/, `listen: {${listen}, port: 5140}`)).map(each => each.slice(4))
  for (const address of ['127.0.0.1', '"::1"', '10.1.2.3', '192.168.0.9', '"fd00::7"'])
    for (const protocol of ['udp', 'tcp'])
      assert.deepEqual(door(`protocol: ${protocol}, address: ${address}`), [], address)
  for (const address of ['0.0.0.0', '::', '185.17.18.19', '2a01:4f8::7'])
    for (const protocol of ['udp', 'tcp'])
      assert.deepEqual(door(`protocol: ${protocol}, address: "${address}"`), [
        `${tls} ${address}, which others can reach, got ${protocol}`,
      ])
  assert.deepEqual(door('protocol: udp, address: 127.0.0.1, key: /etc/key.pem'), [
    'source "mail": expected certificate and key only of protocol: tls, got udp',
  ])
})

test('two sources are not the same files, and not the same door', () => {
  const file = (id: string) => `    - {id: ${id}, name: {da: a, en: a}, kind: files, path: /log/a*}\n`
  const door = (id: string, protocol: string) =>
    `    - {id: ${id}, name: {da: a, en: a}, kind: syslog, listen: {protocol: ${protocol}, address: 127.0.0.1, port: 514}}\n`
  const head = 'traffic:\n  sources:\n'
  assert.deepEqual(faultsOf(head + file('a') + file('b')), ['4: duplicate path "/log/a*"'])
  assert.deepEqual(faultsOf(head + door('a', 'udp') + door('b', 'tcp')), [])
  assert.deepEqual(faultsOf(head + door('a', 'tcp') + door('b', 'tcp')), [
    '4: duplicate address and port "tcp 127.0.0.1 514"',
  ])
})

test('a host says how long it keeps its own log, and nobody else has one', () => {
  const known = (id: string) =>
    example.replace(
      `  - id: ${id}\n    name`,
      `  - id: ${id}\n    rawLog: {period: P30D, agreed: {by: Anne Jensen, at: 2026-11-22, kept: Arkivet}}\n    name`,
    )
  const host = parse('', known('jt-com')).recipients.find(({ id }) => id === 'jt-com')
  assert.deepEqual(host?.rawLog, {
    period: 'P30D',
    agreed: { by: 'Anne Jensen', at: '2026-11-22', kept: 'Arkivet' },
    status: 'proposed',
  })
  const [fault, ...more] = faultsOf('', known('lawyers'))
  assert.deepEqual(more, [])
  assert.match(fault ?? '', /recipient "lawyers": expected rawLog only of who hosts a website or a log$/)
  const log = 'traffic:\n  sources: [{id: a, name: {da: a, en: a}, kind: files, path: /a, host: lawyers}]\n'
  assert.deepEqual(faultsOf(log, known('lawyers')), [])
})
