// What the register says of traffic, as the room that counts it has it: the slice has the room's own shape, and each thing the
// register says is in it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { utf8 } from '../src/core/bytes.ts'
import { logFormats } from '../src/core/log-formats.ts'
import { securityWindow } from '../src/law/traffic.ts'
import { catalogue } from '../src/pledge/catalogue.ts'
import { parseRegister } from '../src/register/parse.ts'
import type { Register } from '../src/register/schema.ts'
import { trafficSlice } from '../src/register/traffic-slice.ts'
import { type DeclaredTraffic, nothingDeclared } from '../src/traffic/declared.ts'
import { exampleEdition, exampleTexts } from './example-policy.ts'

const example = exampleEdition().file.register

/** Held to the room's shape by the compiler. */
const sliceOf = (register: Register): DeclaredTraffic => trafficSlice(register)

const section = `traffic:
  sources:
    - id: website-log
      name: {da: Hjemmesidens log, en: The log of the website}
      kind: files
      path: /var/log/nginx/access.log*
      host: jt-com
      status: accepted
      accepted: {by: Anne Jensen, at: 2026-11-22}
    - id: mail
      name: {da: Mailserveren, en: The mail server}
      kind: syslog
      listen: {protocol: tcp, address: 127.0.0.1, port: 5140}
      format: syslog
      zone: UTC
      practice: true
  k: 7
  window: {purpose: operations-security, retention: security-window}
  publicPage: true
  countries: /var/lib/countries.mmdb
`

function declaredAs(from = '', to = '', text = exampleTexts['register.yaml'] + section): DeclaredTraffic {
  assert.ok(text.includes(from), from)
  return sliceOf(parseRegister({ path: 'register.yaml', bytes: utf8(text.replace(from, to)) }).register)
}

test('each thing the register says of traffic is in the slice', () => {
  const { sources, hosts, ...rest } = declaredAs()
  assert.deepEqual(sources[0], {
    ...{ id: 'website-log', kind: 'files', path: '/var/log/nginx/access.log*', host: 'jt-com' },
    ...{ name: { da: 'Hjemmesidens log', en: 'The log of the website' }, format: null, custom: null },
    ...{ zone: 'Europe/Copenhagen', practice: false, proposed: false },
  })
  assert.deepEqual(sources[1], {
    ...{ id: 'mail', kind: 'syslog', host: null, format: 'syslog', custom: null, zone: 'UTC' },
    ...{ name: { da: 'Mailserveren', en: 'The mail server' }, practice: true, proposed: true },
    listen: { protocol: 'tcp', address: '127.0.0.1', port: 5140, certificate: null, key: null },
  })
  assert.deepEqual(rest, {
    ...{ k: 7, publicPage: true, countries: '/var/lib/countries.mmdb' },
    window: { purpose: 'operations-security', period: 'P14D', days: 14, isDeclared: true, proposed: true },
  })
  assert.deepEqual(
    hosts.map(({ id }) => id),
    ['jt-com'],
  )
})

test('the window lasts as long as the retention it names; without one as long as the standard, and says so', () => {
  assert.equal(declaredAs('period: P14D', 'period: P13M').window?.period, 'P13M')
  const { window } = declaredAs(', retention: security-window}\n  public', '}\n  public')
  assert.deepEqual([window?.period, window?.isDeclared], ['P14D', false])
  assert.equal(
    declaredAs('\n  window: {purpose: operations-security, retention: security-window}\n', '\n').window,
    null,
  )
})

test('a host’s own log: nobody has asked, the host has said, and it is agreed', () => {
  const of = (rawLog: string, period = 'P14D') =>
    declaredAs(
      '  - id: jt-com\n',
      `  - id: jt-com\n${rawLog}`,
      exampleTexts['register.yaml'].replace('period: P14D', `period: ${period}`),
    ).hosts[0]
  assert.deepEqual(of(''), {
    ...{ id: 'jt-com', name: 'JT-COM', period: null, agreed: null, longest: 'P14D', proposed: false },
  })
  assert.deepEqual(of('    rawLog: {period: P30D, status: published}\n', 'P90D'), {
    ...{ id: 'jt-com', name: 'JT-COM', period: 'P30D', agreed: null, longest: 'P90D', proposed: false },
  })
  const agreed = '    rawLog: {period: P30D, agreed: {by: Anne Jensen, at: 2026-11-22, kept: Arkivet}}\n'
  assert.deepEqual(of(agreed)?.agreed, { by: 'Anne Jensen', at: '2026-11-22', kept: 'Arkivet' })
  assert.equal(of(agreed)?.proposed, true)
})

test('the longest period of a host is of the categories that flow to it, and of no others', () => {
  const longest = (to: string) =>
    declaredAs(
      '- {to: jt-com, categories: [technical], people: [visitors]}',
      to,
      exampleTexts['register.yaml'].replace('people: [visitors]}', 'people: [visitors]}'),
    ).hosts[0]?.longest
  assert.equal(longest('- jt-com'), 'P14D')
  assert.equal(longest('- cdns'), null)
})

test('the example declares no log: nothing is counted, and its host is asked', () => {
  const { hosts, ...rest } = sliceOf(example)
  const { hosts: none, ...nothing } = nothingDeclared
  assert.deepEqual([rest, none], [nothing, []])
  assert.deepEqual(
    hosts.map(({ name, period }) => [name, period]),
    [['JT-COM', null]],
  )
})

test('the reference of traffic names every format, both periods and every part that is looked at', () => {
  const text = readFileSync(new URL('../docs/reference/traffic.md', import.meta.url), 'utf8')
  const rows = (heading: string) =>
    [...(text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` \|/gm)].map(
      row => row[1],
    )
  assert.deepEqual(rows('Formats').toSorted(), logFormats.toSorted())
  const { standard, recommended } = securityWindow
  assert.deepEqual(rows('Addresses behind attacks'), [standard.period, recommended.period])
  assert.deepEqual(rows('What is checked'), [
    ...catalogue['traffic.only-technical'].map(({ name }) => `traffic.only-technical/${name}`),
    'traffic.no-trackers/own-tallies',
  ])
})
