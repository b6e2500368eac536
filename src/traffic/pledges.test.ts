// Each check of this room with what it is to find, and with each thing that turns it broken or leaves it unknown.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../core/address.ts'
import { utf8 } from '../core/bytes.ts'
import type { Clock } from '../core/clock.ts'
import type { Finding } from '../pledge/pledge.ts'
import { type DeclaredHostLog, type DeclaredWindow, nothingDeclared } from './declared.ts'
import { namedColumns } from './look-in-tables.ts'
import type { OwnFile } from './own-files.ts'
import { type StoredTable, type TrafficPorts, trafficChecks, type WindowSeen } from './pledges.ts'

const clock: Clock = { now: () => new Date('2026-11-23T12:00:00Z') }
const today = Math.floor(Date.UTC(2026, 10, 23) / 86_400_000)

type Values = Readonly<Record<string, readonly (string | Uint8Array)[]>>
const good: Values = {
  'traffic_source.source': ['website-log'],
  'traffic_file.file': [new Uint8Array(32).fill(7)],
  'traffic_file.path': ['/var/log/nginx/access.log'],
  'traffic_file.days': ['{"20604": 81920}'],
  'traffic_hour.key': ['requests', 'status/404', 'bounced/5.1.1'],
  'traffic_text.text': ['/', '/om-os', 'https://example.net', 'Firefox', 'DK'],
  'traffic_visitors.sketch': [new Uint8Array(12_288).fill(1)],
}
const sealed = new Set(['traffic_file.file', 'traffic_file.tail'])

interface Case {
  readonly values?: Values
  readonly tables?: readonly StoredTable[]
  readonly planted?: readonly string[]
  readonly isWhole?: boolean
  readonly files?: readonly OwnFile[]
  readonly ours?: readonly string[]
  readonly isOwnServer?: boolean
  readonly window?: DeclaredWindow | null
  readonly seen?: WindowSeen | null
  readonly host?: DeclaredHostLog
  readonly rows?: number
  readonly isAllowed?: boolean
}

const named: readonly StoredTable[] = Object.entries(namedColumns).map(([name, columns]) => ({
  name,
  columns: columns.map(column => ({ name: column, isSealed: sealed.has(`${name}.${column}`) })),
}))
const because = { da: 'Politikken siger det.', en: 'The notice says so.' }
const none: WindowSeen = { days: 0, oldestDay: null, newestDay: null, oldestKeyDay: null }

const portsOf = (one: Case): TrafficPorts => ({
  clock,
  stored: {
    tables: async () => one.tables ?? named,
    values: async (table, column) => ({
      values: { ...good, ...one.values }[`${table}.${column}`] ?? [],
      isWhole: one.isWhole ?? true,
    }),
    planted: async () => one.planted ?? [],
  },
  own: {
    files: () => one.files ?? [{ kind: 'read', name: 'postgresql.log', bytes: utf8('FATAL:  terminating') }],
    isOwnServer: () => one.isOwnServer ?? true,
    ours: one.ours ?? [],
    planted: async () => one.planted ?? [],
  },
  window: async () => (one.seen === undefined ? none : one.seen),
  visitorRows: async () => one.rows ?? 0,
  visitorsAllowed: () => ({ isAllowed: one.isAllowed ?? false, because }),
})

const host: DeclaredHostLog = {
  ...{ id: 'jt-com', name: 'JT-COM', period: 'P30D', longest: 'P30D', proposed: false },
  agreed: { by: 'Anne Jensen', at: '2026-11-22', kept: 'Arkivet' },
}

async function look(part: string, one: Case = {}): Promise<Finding> {
  const { window = null, host: asked = host } = one
  const declared = { ...nothingDeclared, window, hosts: [asked] }
  const check = trafficChecks(declared, portsOf(one)).find(each => each.part === part)
  assert.ok(check !== undefined, part)
  const found = await check.look(new AbortController().signal)
  assert.ok(found.verdict === 'unknown' || check.canShow.includes(found.verdict))
  assert.equal(found.next === null, found.verdict === 'kept', found.reason.da)
  return found
}

const told = ({ verdict, reason }: Finding): readonly string[] => [verdict, reason.da]

const tables = 'traffic.only-technical/own-tables'

test('own-tables: figures of the lists are kept, and what was not looked for is said', async () => {
  const found = await look(tables)
  assert.deepEqual(told(found), [
    'kept',
    '13 værdier i 7 tabeller med trafiktal rummer ingen IP-adresser, mailadresser eller browserkendetegn.',
  ])
  assert.match(found.notLookedAt?.da ?? '', /så dem er der ikke ledt efter/)
  const partly = await look(tables, { isWhole: false, tables: named.slice(2, 3), planted: ['bo'] })
  assert.match(
    partly.notLookedAt?.da ?? '',
    /ledt efter 1, der var plantet\. Kun en del .* traffic_hour\.source/,
  )
  assert.deepEqual(told(await look(tables, { tables: [] })), ['kept', 'Der er ingen trafiktal.'])
})

test('own-tables: a planted row breaks it, in whatever column and form', async () => {
  const bad: readonly (readonly [column: string, value: string | Uint8Array, says: RegExp])[] = [
    ['traffic_text.text', '/besøg/203.0.113.7', /en IP-adresse/],
    ['traffic_text.text', '2001:db8::7', /en IP-adresse/],
    ['traffic_text.text', '/brev/bo@firma.dk', /en mailadresse/],
    ['traffic_text.text', 'Mozilla/5.0 (X11; Linux)', /et browserkendetegn/],
    ['traffic_source.source', '203.0.113.7', /en IP-adresse/],
    ['traffic_file.path', '/log/203.0.113.7.log', /en IP-adresse/],
    ['traffic_file.days', '{"203.0.113.7": 1}', /en IP-adresse/],
    ['traffic_visitors.because', 'curl/8.5.0', /et browserkendetegn/],
    ['traffic_visitors.sketch', Uint8Array.of(203, 0, 113, 7), /en IP-adresse/],
    ['traffic_visitors.sketch', parseAddress('2001:db8::7') ?? utf8(''), /en IP-adresse/],
    ['traffic_hour.key', 'visitor/anne', /et tal, ingen liste kender/],
    ['traffic_day.key', 'status/9999', /et tal, ingen liste kender/],
  ]
  for (const [column, value, says] of bad) {
    const found = await look(tables, { values: { [column]: [value] } })
    assert.equal(found.verdict, 'broken', `${column} ${String(value)}`)
    assert.match(found.reason.da, new RegExp(`^Kolonnen ${column} rummer ${says.source}`))
    assert.doesNotMatch(JSON.stringify(found), /203\.0|db8|firma|anne/, 'what was found is not repeated')
  }
})

test('own-tables: a planted name or address breaks it in the forms it may take', async () => {
  const planted = ['anne.planted', '198.51.100.9']
  const bytes = Buffer.from('anne.planted')
  const bad: readonly (readonly [column: string, value: string | Uint8Array])[] = [
    ['traffic_text.text', 'anne.planted'],
    ['traffic_text.text', bytes.toString('hex')],
    ['traffic_text.text', Buffer.from('x anne.planted y').toString('base64')],
    ['traffic_file.file', Buffer.concat([Buffer.alloc(20), bytes])],
    [
      'traffic_file.tail',
      Buffer.concat([Buffer.alloc(9, 1), parseAddress('198.51.100.9')?.subarray(12) ?? bytes]),
    ],
  ]
  for (const [column, value] of bad) {
    const found = await look(tables, { planted, values: { [column]: [value] } })
    assert.match(found.reason.da, /var plantet for at blive ledt efter/, `${column}`)
    assert.equal(found.verdict, 'broken')
  }
  assert.equal((await look(tables, { planted })).verdict, 'kept')
})

test('own-tables: a column nobody named is unknown, though nothing in it looks like anybody', async () => {
  const [first] = named
  assert.ok(first !== undefined)
  const wider = { ...first, columns: [...first.columns, { name: 'who', isSealed: false }] }
  const other = { name: 'traffic_people', columns: [{ name: 'a', isSealed: false }] }
  const found = await look(tables, { tables: [wider, other] })
  assert.deepEqual(told(found), [
    'unknown',
    'Ingen har nævnt, hvad der står i traffic_source.who, traffic_people.a.',
  ])
  const broken = await look(tables, { tables: [wider], values: { 'traffic_source.who': ['203.0.113.7'] } })
  assert.equal(broken.verdict, 'broken')
})

const logs = 'traffic.only-technical/own-logs'
const file = (text: string | Uint8Array, name = 'postgresql.log'): OwnFile => ({
  kind: 'read',
  name,
  bytes: typeof text === 'string' ? utf8(text) : text,
})

test('own-logs: clean files are kept; a line with an address, a name or a browser breaks it', async () => {
  const clean = await look(logs, { files: [file('127.0.0.1 info@firma.dk')], ours: ['info@firma.dk'] })
  assert.deepEqual(told(clean), [
    'kept',
    '1 filer på i alt 23 bytes rummer ingen IP-adresser, mailadresser eller browserkendetegn.',
  ])
  const bad = [
    'DETAIL:  Key (address)=(203.0.113.7) already exists',
    'user bo@firma.dk',
    '"Mozilla/5.0"',
    Buffer.from('anne.planted').toString('base64'),
  ]
  for (const text of bad) {
    const found = await look(logs, { files: [file('a'), file(text, 'b.log')], planted: ['anne.planted'] })
    assert.equal(found.verdict, 'broken', text)
    assert.match(found.reason.da, /^Filen b\.log rummer /)
    assert.ok(!JSON.stringify(found).includes('203.0'))
  }
})

test('own-logs: a file that cannot be looked through whole is unknown; a foreign server’s log is said to be unseen', async () => {
  const shut = await look(logs, { files: [file('a'), { kind: 'unread', name: 'log/1' }] })
  assert.deepEqual(told(shut), ['unknown', 'Filen log/1 kunne ikke læses.'])
  const large = await look(logs, { files: [{ kind: 'too-large', name: 'log/2' }] })
  assert.deepEqual(told(large), ['unknown', 'Filen log/2 er for stor til at blive set helt.'])
  const broken = await look(logs, { files: [{ kind: 'unread', name: 'a' }, file('203.0.113.7')] })
  assert.equal(broken.verdict, 'broken')
  const foreign = await look(logs, { isOwnServer: false })
  assert.match(foreign.notLookedAt?.da ?? '', /databaseserver, I selv driver/)
})

test('own-logs: what lies across two steps is seen, and a look that is called off ends', async () => {
  const bytes = utf8(`${' '.repeat((1 << 20) - 5)}203.0.113.7${' '.repeat(9)}`)
  assert.equal((await look(logs, { files: [file(bytes)] })).verdict, 'broken')
  const check = trafficChecks(nothingDeclared, portsOf({ files: [file(bytes)] })).find(
    ({ part }) => part === logs,
  )
  await assert.rejects(async () => check?.look(AbortSignal.abort()))
})

const window = 'traffic.only-technical/window'
const declared: DeclaredWindow = {
  ...{ purpose: 'security', period: 'P14D', days: 14, isDeclared: true, proposed: false },
}
const kept = (oldestDay: number, more: Partial<WindowSeen> = {}): WindowSeen => ({
  ...{ days: 3, oldestDay, newestDay: today, oldestKeyDay: oldestDay },
  ...more,
})

test('window: rows and keys within the period are kept; one that is older breaks it', async () => {
  assert.deepEqual(told(await look(window, { window: declared, seen: kept(today - 14) })), [
    'kept',
    'Ingen krypteret adresse og ingen nøgle er ældre end 14 dage (gemt for 3 dage).',
  ])
  // The erasing of a day that has just passed may be on its way.
  assert.equal((await look(window, { window: declared, seen: kept(today - 15) })).verdict, 'kept')
  assert.deepEqual(told(await look(window, { window: declared, seen: kept(today - 16) })), [
    'broken',
    'Den ældste krypterede adresse er fra 2026-11-07. Fortegnelsen siger 14 dage.',
  ])
  const key = kept(today, { oldestKeyDay: today - 16 })
  assert.deepEqual(told(await look(window, { window: declared, seen: key })), [
    'broken',
    'Den ældste nøgle er fra 2026-11-07. Fortegnelsen siger 14 dage.',
  ])
  const year = { ...declared, period: 'P13M' }
  assert.equal((await look(window, { window: year, seen: kept(today - 300) })).verdict, 'kept')
  assert.equal((await look(window, { window: year, seen: kept(today - 400) })).verdict, 'broken')
})

test('window: addresses nobody declared break it; a day that has not come, and what cannot be seen, are unknown', async () => {
  assert.deepEqual(told(await look(window)), ['kept', 'Der gemmes ingen adresser.'])
  assert.equal((await look(window, { seen: kept(today) })).verdict, 'broken')
  assert.equal((await look(window, { seen: { ...none, days: 1, oldestKeyDay: today } })).verdict, 'broken')
  const ahead = kept(today, { newestDay: today + 3 })
  assert.equal((await look(window, { window: declared, seen: ahead })).verdict, 'unknown')
  assert.equal((await look(window, { window: declared, seen: null })).verdict, 'unknown')
  assert.deepEqual((await look(window, { window: { ...declared, proposed: true } })).basis, ['proposed'])
  const standard = await look(window, { window: { ...declared, isDeclared: false } })
  assert.match(standard.notLookedAt?.da ?? '', /programmets egen/)
})

const raw = 'traffic.only-technical/host-log:jt-com'

test('host-log: kept where the period is known and agreed, unknown where one is missing, broken where it is too long', async () => {
  const found = await look(raw)
  assert.deepEqual(told(found), ['kept', 'JT-COM gemmer sin egen log i 30 dage, som aftalt 2026-11-22.'])
  assert.match(found.notLookedAt?.da ?? '', /kan ikke ses herfra/)
  const unasked = await look(raw, { host: { ...host, period: null, agreed: null } })
  assert.equal(unasked.verdict, 'unknown')
  assert.match(unasked.next?.da ?? '', /^Spørg JT-COM: »Hvor længe gemmer I/)
  // What was said and not agreed breaks nothing, however long it is.
  const said = await look(raw, { host: { ...host, period: 'P10Y', agreed: null } })
  assert.equal(said.verdict, 'unknown')
  assert.deepEqual(told(await look(raw, { host: { ...host, longest: 'P14D' } })), [
    'broken',
    'Det er aftalt, at JT-COM gemmer sin egen log i 30 dage. Fortegnelsen siger 14 dage om det, JT-COM får.',
  ])
  for (const [period, longest] of [
    ['P1Y', 'P12M'],
    ['P1M', 'P30D'],
    ['P31D', 'P1M'],
    ['P30D', null],
  ] as const)
    assert.equal(
      (await look(raw, { host: { ...host, period, longest } })).verdict,
      'kept',
      `${period} ${longest}`,
    )
  assert.deepEqual((await look(raw, { host: { ...host, proposed: true } })).basis, ['proposed'])
})

const tallies = 'traffic.no-trackers/own-tallies'

test('own-tallies: visitors the notice does not carry break it', async () => {
  assert.deepEqual(told(await look(tallies)), [
    'kept',
    'Der er ingen statistik over besøgende. Politikken siger det.',
  ])
  assert.deepEqual(told(await look(tallies, { rows: 1 })), [
    'broken',
    'Der er statistik over besøgende, som politikken ikke bærer (1 række).',
  ])
  assert.deepEqual(told(await look(tallies, { rows: 1, isAllowed: true })), ['kept', because.da])
})
