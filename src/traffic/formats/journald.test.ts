import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Block, blockMargin, Received, what } from '../received.ts'
import { isoDay } from '../traffic.ts'
import { JournalReader, PlainText } from './journald.ts'

function blockOf(line: string): Block {
  const text = Buffer.from(`${line}\n`)
  const bytes = new Uint8Array(text.length + blockMargin)
  bytes.set(text)
  return { bytes, view: new DataView(bytes.buffer), from: 0, to: text.length }
}

function read(
  line: string,
  reader = new JournalReader(),
): { readonly into: Received; readonly address: string } {
  const block = blockOf(line)
  const into = new Received()
  assert.equal(reader.read(block, 0, into), block.to)
  return { into, address: Buffer.from(block.bytes.subarray(into.addressFrom, into.addressTo)).toString() }
}

/** 2026-10-11T22:14:15.003Z. */
const time = '1791756855003000'
const entry = (message: unknown, more: object = {}): string =>
  JSON.stringify({
    __CURSOR: 's=1;i=2',
    __REALTIME_TIMESTAMP: time,
    PRIORITY: '6',
    SYSLOG_IDENTIFIER: 'sshd',
    MESSAGE: message,
    ...more,
  })
const guess = (user: string, peer: string): string =>
  `Failed password for ${user} from ${peer} port 50022 ssh2`
const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)]

test('a message is read as text, and its instant as the zone tells it', () => {
  const { into, address } = read(entry(guess('bo', '203.0.113.7')))
  assert.deepEqual([into.what, isoDay(into.day), into.second], [what.event, '2026-10-12', 14 * 60 + 15])
  assert.equal(address, '203.0.113.7')
  const utc = read(entry(guess('bo', '203.0.113.7')), new JournalReader('UTC')).into
  assert.deepEqual([isoDay(utc.day), utc.second], ['2026-10-11', 22 * 3_600 + 14 * 60 + 15])
})

test('a text with escapes is read as it was written, and its address found in the line', () => {
  for (const user of ['a"b', 'a\\b', 'a\tb', 'æ\u2028ø', '😀'])
    for (const peer of ['203.0.113.7', '2001:db8::bad']) {
      const line = entry(guess(user, peer)).replace('æ', '\\u00e6').replace('ø', '\\u00F8')
      const { into, address } = read(line)
      assert.deepEqual([into.event?.kind, address], ['sign-in', peer], line)
    }
})

test('an array of bytes is read; its address is known as a number, for its letters stand nowhere', () => {
  const { into, address } = read(entry(bytesOf(guess('\u0001bo', '203.0.113.7'))))
  assert.equal(into.event?.kind, 'sign-in')
  assert.deepEqual([into.isV4, into.address4 >>> 0, address], [true, 0xcb007107, ''])
  const six = read(entry(bytesOf(guess('\u0001bo', '2001:db8::bad'))))
  assert.deepEqual([six.into.event?.kind, six.into.isV4, six.address], ['sign-in', false, ''])
})

test('keys stand in any order, with or without spaces, and the program may be known by its command', () => {
  const message = JSON.stringify(guess('bo', '203.0.113.7'))
  for (const line of [
    `{ "MESSAGE" : ${message} , "SYSLOG_IDENTIFIER" : "sshd" , "__REALTIME_TIMESTAMP" : "${time}" }`,
    `{"_COMM":"sshd","__REALTIME_TIMESTAMP":"${time}","MESSAGE":${message}}`,
    `{"_COMM":"other","SYSLOG_IDENTIFIER":"sshd","__REALTIME_TIMESTAMP":"${time}","MESSAGE":${message},"A":["b]","c"]}`,
  ])
    assert.equal(read(line).into.event?.kind, 'sign-in', line)
})

test('what nobody asked about and what the journal left out is aside; what is no entry is unread', () => {
  assert.equal(read(entry(null)).into.what, what.aside)
  assert.equal(read(entry('x', { SYSLOG_IDENTIFIER: 'kernel' })).into.what, what.aside)
  assert.equal(read(entry('x', { SYSLOG_IDENTIFIER: 'nginx' })).into.what, what.aside)
  assert.equal(read(entry('what nobody knows')).into.what, what.unread)
  assert.equal(
    read(entry(guess('bo', '203.0.113.7'), { __REALTIME_TIMESTAMP: 'soon' })).into.what,
    what.unread,
  )
  for (const line of [
    '',
    '{',
    '{}',
    '[]',
    '{"MESSAGE":"x',
    '{"MESSAGE":"x"',
    '{"MESSAGE"',
    '{"MESSAGE":}',
    '"',
    'x',
  ])
    assert.equal(read(line).into.what, what.unread, line)
})

test('a message that is longer than any is cut, and read', () => {
  const { into } = read(entry(`${guess('a"b', '203.0.113.7')}: ${'x'.repeat(100_000)}`))
  assert.equal(into.event?.kind, 'sign-in')
})

test('what was written out beside the line is wiped', () => {
  const line = blockOf('"a \\"canary\\""')
  let seen: Block | null = null
  const messages = {
    read: (block: Block, _tag: readonly [number, number], [from, to]: readonly [number, number]) => {
      seen = block
      assert.equal(Buffer.from(block.bytes.subarray(from, to)).toString(), 'a "canary"')
    },
  }
  new PlainText(100).read(messages, line, [0, 0], [0, line.to - 1], new Received())
  assert.ok(seen !== null)
  const { bytes }: Block = seen
  assert.ok(bytes.every(byte => byte === 0))
})
