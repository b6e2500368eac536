// Which mail server letters go to: the environment names it, its password comes from a file or from systemd. What doctor
// says of it. Proven by mail-setup.test.ts.

import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { momentInFull } from '../language/dates.ts'
import { mailWords } from '../language/mail.ts'
import { type Env, type MailSetting, parseMailSetting } from '../mail/mail.ts'
import type { Diagnosis } from '../pledge/board.ts'
import type { Store } from '../store/store.ts'
import { type PostTrouble, postTrouble } from './post.ts'
import { readSecret } from './secret-file.ts'

/** Null where no mail server is named. Refuses a setting that is wrong, rather than falling back to another. */
export async function openMail(env: Env): Promise<MailSetting | null> {
  return (env['ORDHOLDEN_SMTP'] ?? '') === '' ? null : parseMailSetting(env, await readPassword(env))
}

const readPassword = (env: Env): Promise<string | null> =>
  readSecret({
    ...{ variable: 'ORDHOLDEN_SMTP_PASSWORD_FILE', file: env['ORDHOLDEN_SMTP_PASSWORD_FILE'] },
    ...{ credential: 'ordholden-smtp', folder: env['CREDENTIALS_DIRECTORY'] },
  })

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
