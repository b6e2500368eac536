import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { type Env, parseMailSetting } from './mail.ts'

const env: Env = {
  ORDHOLDEN_SMTP: 'smtps://post%40example.dk@mail.example.dk',
  ORDHOLDEN_MAIL_FROM: 'Prøve ApS <post@example.dk>',
}
const risk = 'Anna Andersen, 2026-01-31, the server stands in our own cellar'

test('no server named is no setting; a named one has its ports, login and sender', () => {
  assert.equal(parseMailSetting({}, null), null)
  assert.deepEqual(parseMailSetting(env, 'secret'), {
    carrier: {
      host: 'mail.example.dk',
      port: 465,
      tls: 'from-start',
      login: { user: 'post@example.dk', password: 'secret' },
      authorities: null,
    },
    from: { name: 'Prøve ApS', address: 'post@example.dk' },
    risk: null,
  })
})

test('STARTTLS is demanded, except on this machine or by a decision that names who, when and why', () => {
  const tlsOf = (host: string, plain?: string) =>
    parseMailSetting({ ...env, ORDHOLDEN_SMTP: `smtp://${host}`, ORDHOLDEN_SMTP_PLAIN: plain }, null)?.carrier
  assert.equal(tlsOf('mail.example.dk')?.tls, 'demanded')
  assert.equal(tlsOf('mail.example.dk')?.port, 587)
  for (const host of ['localhost:25', '127.0.0.1', '[::1]:25'])
    assert.equal(tlsOf(host)?.tls, 'if-offered', host)
  assert.equal(tlsOf('127.0.0.1.example.dk')?.tls, 'demanded')
  assert.equal(tlsOf('mail.example.dk', risk)?.tls, 'if-offered')
  for (const plain of [
    'yes',
    'Anna, 2026-01-31',
    'Anna, i dag, fordi',
    ', 2026-01-31, fordi',
    'Anna, 2026-02-31x, y',
  ])
    assert.throws(() => tlsOf('mail.example.dk', plain), Refusal, plain)
})

const wrong: readonly [string, Env][] = [
  ['a password in the address', { ORDHOLDEN_SMTP: 'smtps://post:canary@mail.example.dk' }],
  ['another scheme', { ORDHOLDEN_SMTP: 'https://canary.example.dk' }],
  ['no URL', { ORDHOLDEN_SMTP: 'canary.example.dk' }],
  ['a path', { ORDHOLDEN_SMTP: 'smtps://mail.example.dk/canary' }],
  ['a query', { ORDHOLDEN_SMTP: 'smtps://mail.example.dk?tls=canary' }],
  ['a control in the user', { ORDHOLDEN_SMTP: 'smtps://canary%0d%0aRCPT@mail.example.dk' }],
  ['no host', { ORDHOLDEN_SMTP: 'smtps://' }],
  ['no sender', { ORDHOLDEN_MAIL_FROM: '' }],
  ['two senders', { ORDHOLDEN_MAIL_FROM: 'canary@example.dk, b@example.dk' }],
]

for (const [name, over] of wrong)
  test(`${name} is refused with what to do, and not repeated`, () => {
    assert.throws(
      () => parseMailSetting({ ...env, ...over }, 'secret'),
      error =>
        error instanceof Refusal &&
        /expected .*, got .*\n {2}hint: /s.test(error.message) &&
        !error.message.includes('canary'),
    )
  })

test('a user without a password is refused', () => {
  assert.throws(() => parseMailSetting(env, null), /ORDHOLDEN_SMTP_PASSWORD_FILE: expected/)
})
