// Which mail server letters go to: the environment names it, its password comes from a file or from systemd. What doctor
// says of it. Proven by mail-setup.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { momentInFull } from '../language/dates.ts'
import { mailWords } from '../language/mail.ts'
import { type Env, type MailSetting, parseMailSetting } from '../mail/mail.ts'
import type { Diagnosis } from '../pledge/board.ts'
import type { Store } from '../store/store.ts'
import { type PostTrouble, postTrouble } from './post.ts'

/** Null where no mail server is named. Refuses a setting that is wrong, rather than falling back to another. */
export async function openMail(env: Env): Promise<MailSetting | null> {
  return (env['ORDHOLDEN_SMTP'] ?? '') === '' ? null : parseMailSetting(env, await readPassword(env))
}

async function readPassword(env: Env): Promise<string | null> {
  const named = env['ORDHOLDEN_SMTP_PASSWORD_FILE'] ?? ''
  const credentials = env['CREDENTIALS_DIRECTORY'] ?? ''
  const file = named === '' && credentials !== '' ? join(credentials, 'ordholden-smtp') : named
  if (file === '') return null
  const size = await stat(file).then(
    found => found.size,
    () => null,
  )
  if (size === null && named === '') return null // systemd may hand over other credentials only.
  const password = size === null || size > limits.credentialBytes ? '' : await readFile(file, 'utf8')
  const line = password.replace(/\r?\n$/, '')
  if (line !== '' && !/[\r\n]/.test(line)) return line
  throw new Refusal('usage', {
    message: `expected a password on the only line of ${file}, got ${size === null ? 'no file' : 'something else'}`,
    hint: 'ORDHOLDEN_SMTP_PASSWORD_FILE, or the credential ordholden-smtp of systemd, holds the password alone',
  })
}

/** Not set up, ready, or failing since when. Reads letters, so it writes a leaf: for doctor, not for every probe. */
export async function diagnoseMail(env: Env, store: Store): Promise<Diagnosis> {
  try {
    const setting = await openMail(env)
    if (setting === null) return line('ok', mailWords.notSetUp, null)
    const trouble = await postTrouble(store)
    if (trouble !== null) return line('warning', failing(trouble), mailWords.failingNext)
    if (setting.risk !== null) return line('warning', mailWords.plain(setting.risk), mailWords.plainNext)
    return line('ok', mailWords.ready(setting.carrier.host), null)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'usage') throw error
    return line('error', mailWords.wrong(error.message), null)
  }
}

const line = (state: Diagnosis['state'], says: Words, next: Words | null): Diagnosis => ({
  ...{ name: 'mail', state, says, next },
})

const failing = ({ since, ...trouble }: PostTrouble): Words => {
  const iso = since.toISOString()
  return mailWords.failing({ da: momentInFull(iso, 'da'), en: momentInFull(iso, 'en') }, trouble)
}
