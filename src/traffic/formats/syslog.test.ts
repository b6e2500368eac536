import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Clock, fixedClock } from '../../core/clock.ts'
import { type Block, blockMargin, type LineReader, Received, what } from '../received.ts'
import { isoDay } from '../traffic.ts'
import { JournalReader } from './journald.ts'
import { SyslogReader } from './syslog.ts'

function blockOf(lines: Uint8Array | string): Block {
  const text = Buffer.from(lines)
  const bytes = new Uint8Array(text.length + blockMargin)
  bytes.set(text)
  return { bytes, view: new DataView(bytes.buffer), from: 0, to: text.length }
}

function read(reader: LineReader, line: string): Received & { readonly address: string } {
  const block = blockOf(`${line}\n`)
  const into = new Received()
  assert.equal(reader.read(block, 0, into), block.to)
  const address = Buffer.from(block.bytes.subarray(into.addressFrom, into.addressTo)).toString()
  return Object.assign(into, { address })
}

const at = (clock: Clock): SyslogReader => new SyslogReader({ clock })
const clock = fixedClock('2026-11-23T12:00:00Z')
const guess = 'Failed password for bo from 203.0.113.7 port 50022 ssh2'
const clockTime = ({ day, second }: Received): string =>
  `${isoDay(day)} ${new Date(second * 1_000).toISOString().slice(11, 19)}`

const envelopes: readonly (readonly [string, string])[] = [
  ['Oct 11 22:14:15 mx sshd[7]: ', '2026-10-11 22:14:15'],
  ['Oct  1 22:14:15 mx sshd[7]: ', '2026-10-01 22:14:15'],
  ['Oct 01 22:14:15 mx sshd: ', '2026-10-01 22:14:15'],
  ['<38>Oct 1 22:14:15 mx sshd[7]: ', '2026-10-01 22:14:15'],
  ['<38>Oct 11 22:14:15 mx sshd[7]: ', '2026-10-11 22:14:15'],
  ['<38>Oct 11 22:14:15 sshd[7]: ', '2026-10-11 22:14:15'],
  ['<38>Oct 11 22:14:15 sshd: ', '2026-10-11 22:14:15'],
  ['<38>Oct 11 22:14:15 2001:db8::1 sshd[7]:', '2026-10-11 22:14:15'],
  ['2026-10-11T22:14:15.572449+02:00 mx sshd[7]: ', '2026-10-11 22:14:15'],
  ['<38>2026-10-11T22:14:15Z mx sshd[7]: ', '2026-10-11 22:14:15'],
  ['<38>1 2026-10-11T22:14:15.003Z mx sshd 7 - - ', '2026-10-11 22:14:15'],
  ['1 2026-10-11T22:14:15-07:00 - sshd - - - ', '2026-10-11 22:14:15'],
  [
    '<38>1 2026-10-11T22:14:15Z mx sshd 7 ID1 [a@1 b="c"][d@2 e="\\"f\\] g\\\\"] \u{feff}',
    '2026-10-11 22:14:15',
  ],
  ['<38>1 - mx sshd 7 - - ', '2026-11-23 13:00:00'],
]

test('a message is read in every envelope, at the time that is written there', () => {
  for (const [envelope, time] of envelopes) {
    const into = read(at(clock), `${envelope}${guess}`)
    assert.equal(into.what, what.event, envelope)
    assert.equal(clockTime(into), time, envelope)
    assert.equal(into.event?.kind, 'sign-in')
    assert.equal(into.address, '203.0.113.7')
    assert.equal(into.address4 >>> 0, 0xcb007107)
  }
})

test('what stands before the line feed belongs to nobody', () => {
  for (const end of ['\r', '\0', '\r\0'])
    assert.equal(
      read(at(clock), `Oct 11 22:14:15 mx postfix/qmgr[7]: 4F9D195C2F: removed${end}`).what,
      what.event,
    )
})

test('what has no envelope is unread', () => {
  for (const line of [
    ...['', 'x', '<', '<>', '<38', '<1234>Oct 11 22:14:15 mx sshd: x', '<38>', '<38>1', '<38>1 '],
    ...[
      'Okt 11 22:14:15 mx sshd: x',
      'Oct 32 22:14:15 mx sshd: x',
      'Oct 0 22:14:15 mx sshd: x',
      'Oct x 22:14:15 mx sshd: x',
      'Oct 11 24:14:15 mx sshd: x',
    ],
    ...['Oct 11 22:14:15', 'Oct 11 22:14:15 ', 'Oct 11 22:14:15 mx', 'Oct 11 22:14:15 mx sshd:'],
    ...['2026-13-11T22:14:15Z mx sshd: x', '<38>1 2026-10-11T22:14:15Z mx sshd 7 - [a b="c x'],
    ...['<38>1 2026-10-11T22:14:15Z mx sshd 7 - x', '<38>1 2026-10-11T22:14:15Z mx sshd'],
  ])
    assert.equal(read(at(clock), line).what, what.unread, line)
})

test('the year is the latest that does not lie ahead of the clock by more than a day', () => {
  const yearAt = (now: string, date: string): string =>
    isoDay(read(at(fixedClock(now)), `${date} 10:00:00 mx sshd[7]: ${guess}`).day)
  assert.equal(yearAt('2027-01-01T00:00:05Z', 'Dec 31'), '2026-12-31')
  assert.equal(yearAt('2026-12-31T23:30:00Z', 'Jan  1'), '2027-01-01')
  assert.equal(yearAt('2026-11-23T12:00:00Z', 'Nov 24'), '2026-11-24')
  assert.equal(yearAt('2026-11-23T12:00:00Z', 'Nov 25'), '2025-11-25')
  assert.equal(yearAt('2026-11-23T12:00:00Z', 'Feb 29'), '2024-02-29')
  assert.equal(yearAt('2028-02-29T12:00:00Z', 'Feb 29'), '2028-02-29')
})

test('a reader that lives through New Year knows the year of each line', () => {
  const moving = fixedClock('2026-12-31T23:59:58Z')
  const reader = at(moving)
  assert.equal(isoDay(read(reader, `Dec 31 23:59:58 mx sshd: ${guess}`).day), '2026-12-31')
  moving.move(5_000)
  assert.equal(isoDay(read(reader, `Jan  1 00:00:03 mx sshd: ${guess}`).day), '2027-01-01')
  assert.equal(isoDay(read(reader, `Dec 31 23:59:59 mx sshd: ${guess}`).day), '2026-12-31')
})

test('the access log of a web server is read through syslog, at the time it writes itself', () => {
  const request = '192.0.2.1 - - [26/Aug/2026:01:33:38 +0200] "GET /a?b HTTP/1.1" 200 5 "-" "curl/8"'
  const into = read(at(clock), `<190>Oct 11 22:14:15 mx nginx: ${request}`)
  assert.equal(into.what, what.web)
  assert.equal(clockTime(into), '2026-08-26 01:33:38')
  assert.equal(into.status, 200)
  assert.equal(into.address, '192.0.2.1')
  assert.equal(read(at(clock), '<190>Oct 11 22:14:15 nginx: what nobody knows').what, what.unread)
  assert.equal(read(at(clock), `<190>Oct 11 22:14:15 mx other: ${request}`).what, what.aside)
})

test('no address is kept of a line that holds nothing against us, and none is left from the line before', () => {
  const into = new Received()
  const reader = at(clock)
  for (const message of [
    'Accepted password for bo from 192.0.2.44 port 1 ssh2',
    'Invalid user x from 192.0.2.44 port 1',
  ]) {
    reader.read(blockOf(`Oct 11 22:14:15 mx sshd: ${guess}\n`), 0, into)
    assert.ok(into.addressTo > 0 && into.isV4)
    reader.read(blockOf(`Oct 11 22:14:15 mx sshd: ${message}\n`), 0, into)
    assert.deepEqual([into.addressFrom, into.addressTo, into.isV4, into.address4], [0, 0, false, 0])
  }
})

const pieces = [
  ...[
    '<38>',
    '1 ',
    '2026-10-11T22:14:15Z ',
    'Oct 11 22:14:15 ',
    'mx ',
    'sshd',
    '[7]: ',
    'postfix/smtpd',
    ': ',
  ],
  ...[
    'dovecot',
    'nginx: ',
    guess,
    'NOQUEUE: reject: RCPT from ',
    'unknown[',
    '203.0.113.7',
    ']',
    ' from=<',
    '; ',
  ],
  ...[
    'message repeated 2 times: [ ',
    'imap-login: Disconnected (auth failed, ',
    '9999999999999999999999',
    '- ',
  ],
  ...[
    '[a b="',
    '\\"',
    '"] ',
    '\u{feff}',
    ' ',
    '{"MESSAGE":"',
    '{"MESSAGE":[70,',
    '1]',
    '"__REALTIME_TIMESTAMP":"',
  ],
  ...[
    '1791756855003000"',
    ',',
    '}',
    '"SYSLOG_IDENTIFIER":"',
    '"',
    '\\u00',
    '\\',
    '\0',
    '\r',
    '192.0.2.1 - - [',
  ],
]

test('no bytes throw, and each line ends at its line feed', t => {
  const readers = [at(clock), new JournalReader()]
  const into = new Received()
  const rounds = 20_000
  let seed = 7
  const draw = (most: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * most)
  }
  for (let round = 0; round < rounds; round++) {
    const parts = Array.from({ length: draw(14) }, () =>
      draw(8) === 0
        ? Buffer.from(Array.from({ length: draw(30) }, () => draw(256)))
        : Buffer.from(pieces[draw(pieces.length)] ?? ''),
    )
    const line = Buffer.concat(parts).map(byte => (byte === 10 ? 32 : byte))
    const block = blockOf(Buffer.concat([line, Buffer.from('\nnext\n')]))
    for (const reader of readers) {
      assert.equal(reader.read(block, 0, into), line.length + 1)
      assert.ok(into.addressFrom <= into.addressTo && into.addressTo <= line.length)
    }
  }
  t.diagnostic(`${rounds} lines of pieces and random bytes, two readers`)
})

test('a line of ten million bytes is read in one pass', t => {
  const long = Buffer.alloc(10_000_000, 'a from ')
  const began = performance.now()
  for (const begin of [
    'sshd: Failed password for ',
    'postfix/smtpd: NOQUEUE: reject: RCPT from ',
    'dovecot: imap(',
  ])
    read(at(clock), `Oct 11 22:14:15 mx ${begin}${long.toString('latin1')}`)
  const tookMs = performance.now() - began
  assert.ok(tookMs < 8_000, `${tookMs} ms`)
  t.diagnostic(`three of them in ${Math.round(tookMs)} ms`)
})
