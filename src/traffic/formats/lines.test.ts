// Every line of docs/reference/traffic-lines.md is read, and counts what stands beside it; every shape the readers know has a line
// there. The document is the list: a shape cannot be told of without being tried, nor known without being told of.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fixedClock } from '../../core/clock.ts'
import { countEvent } from '../count/events.ts'
import { rejections } from '../event.ts'
import { type Block, blockMargin, Received, what } from '../received.ts'
import { isCountKey } from '../tally.ts'
import { dovecotShapes } from './dovecot.ts'
import { postfixShapes } from './postfix.ts'
import { Found, type Shapes } from './shape.ts'
import { sshdShapes } from './sshd.ts'
import { SyslogReader } from './syslog.ts'

const reader = new SyslogReader({ clock: fixedClock('2026-11-23T12:00:00Z') })
const document = join(import.meta.dirname, '../../../docs/reference/traffic-lines.md')

interface Sample {
  readonly program: string
  readonly message: string
  readonly counts: string
}

const samples: readonly Sample[] = [
  ...readFileSync(document, 'utf8').matchAll(/^\| `([\w/-]+): (.*)` \| (.*) \|$/gm),
].map(([, program = '', message = '', counts = '']) => ({
  program,
  message: message.replaceAll('\\|', '|'),
  counts,
}))

function blockOf(text: string): Block {
  const bytes = new Uint8Array(Buffer.byteLength(text) + 1 + blockMargin)
  const to = Buffer.from(bytes.buffer).write(`${text}\n`)
  return { bytes, view: new DataView(bytes.buffer), from: 0, to }
}

/** What the document says of a line: its counts, and the address that is kept for the security window. */
function told(line: string): string {
  const block = blockOf(line)
  const into = new Received()
  reader.read(block, 0, into)
  if (into.what === what.unread) return 'unread'
  if (into.what === what.aside) return 'aside'
  const counts: string[] = []
  if (into.event !== null)
    countEvent(into.event, (key, by) => counts.push(by === 1 ? `\`${key}\`` : `\`${key}\` × ${by}`))
  const address = Buffer.from(block.bytes.subarray(into.addressFrom, into.addressTo)).toString()
  return address === '' ? counts.join(', ') : `${counts.join(', ')}; ${address}`
}

const inSyslog = ({ program, message }: Sample): string => `Oct 11 22:14:15 mx ${program}[7]: ${message}`

const shapesOf = (program: string): Shapes | undefined => {
  if (program.startsWith('sshd')) return sshdShapes
  return program === 'dovecot' ? dovecotShapes : postfixShapes.get(program.split('/').at(-1) ?? '')
}

test('each line of the document counts what stands beside it', t => {
  assert.ok(samples.length > 200, `${samples.length} lines`)
  for (const sample of samples) assert.equal(told(inSyslog(sample)), sample.counts, sample.message)
  t.diagnostic(`${samples.length} lines read`)
})

test('each shape a reader knows has its line in the document', () => {
  const seen = new Map<Shapes, Set<string>>()
  const found = new Found()
  for (const { program, message } of samples) {
    const shapes = shapesOf(program)
    const { bytes, to } = blockOf(message)
    const once = /^message repeated \d+ times/.test(message)
    const shape = shapes?.find(bytes, 0, to - 1, found)
    if (once || shapes === undefined) continue
    assert.ok(shape, `${program}: ${message}`)
    const patterns = seen.get(shapes) ?? new Set()
    seen.set(shapes, patterns.add(shape.pattern))
  }
  // Shapes several daemons share are told of under one of them.
  const anywhere = new Set([...seen.values()].flatMap(patterns => [...patterns]))
  const all = [sshdShapes, dovecotShapes, ...postfixShapes.values()].flatMap(shapes => shapes.all)
  const missing = all.map(({ pattern }) => pattern).filter(pattern => !anywhere.has(pattern))
  const repeated = /^(?:pop3|managesieve|submission)-login: |^[a-z0-9-]+(?:\(\{\}\))?(?:<\{\}>)?: \{\}$/
  assert.deepEqual(
    [...new Set(missing)].filter(pattern => !repeated.test(pattern)),
    [],
  )
})

test('each reason to refuse a mail has its line', () => {
  for (const reason of rejections)
    assert.ok(
      samples.some(({ counts }) => /(?:rejected|greyed)\/([\w-]+)/.exec(counts)?.[1] === reason),
      reason,
    )
})

test('every key the document names is counted', () => {
  for (const { counts } of samples)
    for (const [, key = ''] of counts.matchAll(/`([^`]+)`/g)) assert.ok(isCountKey(key), key)
})

test('a service nobody asked about is aside, a message a service never had is unread', () => {
  for (const program of ['kernel', 'CRON', 'systemd', 'postfixadmin', 'last'])
    assert.equal(told(`Oct 11 22:14:15 mx ${program}: what nobody knows`), 'aside', program)
  for (const program of [
    ...['postfix/smtpd', 'postfix/smtp', 'postfix/lmtp', 'postfix/qmgr', 'postfix/cleanup', 'postfix/local'],
    ...['postfix/bounce', 'postfix/postscreen', 'postfix/nobody', 'dovecot', 'sshd', 'sshd-session'],
  ])
    assert.equal(told(`Oct 11 22:14:15 mx ${program}[7]: what nobody knows`), 'unread', program)
  for (const message of [
    'imap-login: something else',
    '4F9D195C2F: to=<a@example.org>, relay=x, delay=1, dsn=2.0.0, status=lost (x)',
  ]) {
    assert.equal(told(`Oct 11 22:14:15 mx dovecot: ${message}`), 'unread')
    assert.equal(told(`Oct 11 22:14:15 mx postfix/smtp[7]: ${message}`), 'unread')
  }
})

test('a code that RFC 3463 does not know is not counted', () => {
  const line = (dsn: string): string =>
    `Oct 11 22:14:15 mx postfix/smtp[7]: 4F9D195C2F: to=<a@example.org>, relay=x, delay=1, dsn=${dsn}, status=bounced (x)`
  assert.equal(told(line('5.1.1')), '`delivery/bounced-outside`, `bounced/5.1.1`')
  for (const dsn of ['5.1', '9.9.9', 'bo@example.org', '5.1.1.1'])
    assert.equal(told(line(dsn)), '`delivery/bounced-outside`')
})
