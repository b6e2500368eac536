import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Store } from '../store/store.ts'
import { diagnoseMail, openMail } from './mail-setup.ts'

const named = { ORDHOLDEN_SMTP: 'smtps://post@mail.example.dk', ORDHOLDEN_MAIL_FROM: 'post@example.dk' }

function folderWith(t: TestContext, name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), text)
  return folder
}

test('the password is the only line of a file, or of the credential systemd hands over', async t => {
  const folder = folderWith(t, 'ordholden-smtp', 'secret word\n')
  for (const from of [
    { ORDHOLDEN_SMTP_PASSWORD_FILE: join(folder, 'ordholden-smtp') },
    { CREDENTIALS_DIRECTORY: folder },
  ])
    assert.equal((await openMail({ ...named, ...from }))?.carrier.login?.password, 'secret word')
})

test('a file that is missing, empty, too long or has two lines is refused, and its text not told', async t => {
  for (const text of ['', '\n', 'canary\ncanary\n', 'canary'.repeat(1_000)]) {
    const ORDHOLDEN_SMTP_PASSWORD_FILE = join(folderWith(t, 'password', text), 'password')
    await assert.rejects(
      openMail({ ...named, ORDHOLDEN_SMTP_PASSWORD_FILE }),
      error => /expected a password/.test(String(error)) && !String(error).includes('canary'),
    )
  }
  await assert.rejects(openMail({ ...named, ORDHOLDEN_SMTP_PASSWORD_FILE: '/nowhere/at/all' }), /got no file/)
})

/** A store whose letters stand as given. */
const storeWith = (...rows: readonly object[]): Store => ({ read: async () => rows }) as unknown as Store

const at = new Date('2026-03-02T08:00:00Z')

test('doctor says not set up, ready, failing since when, or what is named wrongly', async () => {
  const set = { ...named, ORDHOLDEN_SMTP: 'smtps://mail.example.dk' }
  const none = await diagnoseMail({}, storeWith())
  assert.deepEqual([none.state, none.says.en], ['ok', 'No letters can be sent: no mail server is named.'])
  const ready = await diagnoseMail(set, storeWith())
  assert.deepEqual(
    [ready.state, ready.says.en],
    ['ok', 'Letters go through mail.example.dk. None has failed.'],
  )
  const failed = { at, state: 'failed', said: 'letter 550' }
  const failing = await diagnoseMail(set, storeWith(failed, { at, state: 'waiting', said: 'busy 451' }))
  assert.equal(failing.state, 'warning')
  assert.match(failing.says.en, /since .*2026.*: 1 given up, 1 to be tried again\. Last: .*wait \(451\)\./)
  assert.match(failing.says.da, /siden .*2026.*: 1 opgivet, 1 prøves igen/)
  const risk = await diagnoseMail(
    { ...set, ORDHOLDEN_SMTP_PLAIN: 'Anna, 2026-01-31, own cellar' },
    storeWith(),
  )
  assert.deepEqual([risk.state, risk.says.en.includes('Anna, 2026-01-31')], ['warning', true])
  const wrong = await diagnoseMail({ ...set, ORDHOLDEN_SMTP: 'https://mail.example.dk' }, storeWith())
  assert.equal(wrong.state, 'error')
  assert.match(wrong.says.en, /named wrongly: ORDHOLDEN_SMTP: expected smtps/)
})
