// Which OpenID provider people sign in with: the environment names it, the secret comes from a file or from systemd. What
// doctor says of it. Proven by openid-setup.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import { OpenId } from '../accounts/openid.ts'
import { type OpenIdSetting, parseOpenIdSetting } from '../accounts/openid-setting.ts'
import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { programVersion } from '../core/version.ts'
import { openIdWords } from '../language/openid.ts'
import { openExchange } from '../net/net.ts'
import type { Diagnosis } from '../pledge/board.ts'
import type { Opened } from './opened.ts'
import { readSecret } from './secret-file.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Null where no issuer is named. Refuses with `usage` a setting that is wrong, rather than doing without. */
export async function readOpenId(env: Env): Promise<OpenIdSetting | null> {
  if ((env['ORDHOLDEN_OPENID_ISSUER'] ?? '') === '') return null
  const secret = await readSecret({
    ...{ variable: 'ORDHOLDEN_OPENID_SECRET_FILE', file: env['ORDHOLDEN_OPENID_SECRET_FILE'] },
    ...{ credential: 'ordholden-openid', folder: env['CREDENTIALS_DIRECTORY'] },
  })
  return parseOpenIdSetting(env, secret)
}

/** The one provider may lie in the company's own network, where it was named; what its metadata names may not. */
export function openOpenId(on: Opened, accounts: Accounts, report: (error: unknown) => void): OpenId | null {
  const { openid: setting, store, keys } = on
  if (setting === null) return null
  const { credentials, sessions } = accounts
  const exchange = openExchange({ allow: [new URL(setting.issuer).origin], version: programVersion })
  return new OpenId({ ground: { store }, keys, setting, exchange, credentials, sessions, report })
}

export async function diagnoseOpenId(env: Env): Promise<Diagnosis> {
  const line = (state: Diagnosis['state'], says: Words): Diagnosis => ({
    ...{ name: 'openid', state, says, next: null },
  })
  try {
    const setting = await readOpenId(env)
    return line('ok', setting === null ? openIdWords.doctor.none : openIdWords.doctor.ready(setting.issuer))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'usage') throw error
    return line('error', openIdWords.doctor.wrong(error.message))
  }
}
