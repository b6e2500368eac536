// The room of who signs in: accounts and their credentials, sessions, the first run, one-time links.
// Its words are what other rooms and faces may ask; each file says what it follows. Proven by test/contracts/accounts.test.ts.

import type { Who } from '../core/roles.ts'
import { Acts } from './acts.ts'
import { ApiTokens } from './api-tokens.ts'
import { Challenges } from './challenges.ts'
import { Credentials } from './credentials.ts'
import { FirstRun } from './first-run.ts'
import type { Ground } from './ground.ts'
import { Guests } from './guests.ts'
import { Links, type SendLink } from './links.ts'
import { type OwnAccount, ownAccount } from './own.ts'
import { Passkeys } from './passkeys.ts'
import { People } from './people.ts'
import { Sessions } from './sessions.ts'
import { Totp } from './totp.ts'

export interface AccountsAsked extends Ground {
  readonly sendLink: SendLink
  /** Of what went wrong while nobody waited for it. */
  readonly report: (error: unknown) => void
}

export interface Accounts {
  readonly sessions: Sessions
  readonly firstRun: FirstRun
  readonly links: Links
  /** Who is let in from outside. */
  readonly guests: Guests
  readonly people: People
  /** What one person may not do alone. */
  readonly acts: Acts
  readonly credentials: Credentials
  readonly passkeys: Passkeys
  readonly totp: Totp
  readonly tokens: ApiTokens
  /** Who asks, whether a person or a program. */
  readonly who: Who
  /** Who an account is, for its own person; null where it is not active. */
  own(account: string): Promise<OwnAccount | null>
}

export function openAccounts(asked: AccountsAsked): Accounts {
  const sessions = new Sessions(asked)
  const credentials = new Credentials(asked)
  const tokens = new ApiTokens(asked, sessions)
  return Object.freeze({
    sessions,
    firstRun: new FirstRun(asked, sessions),
    links: new Links(asked, sessions, asked.sendLink, asked.report),
    guests: new Guests(asked, sessions),
    people: new People(asked, sessions),
    acts: new Acts(asked, sessions),
    credentials,
    passkeys: new Passkeys(asked, sessions, credentials, new Challenges(asked.random)),
    totp: new Totp(asked, sessions, credentials),
    tokens,
    who: Object.freeze({
      visitorOf: (token: string, now: Date) => sessions.visitorOf(token, now),
      programOf: (token: string, now: Date) => tokens.programOf(token, now),
    }),
    own: (account: string) => ownAccount(asked, account),
  })
}
