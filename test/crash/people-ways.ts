// The ways to sign in with something of one's own - a passkey, codes of an app, an account at a provider - as a person and what
// they carry go about them, over the program's own rooms. For people-program.ts, which is killed in the middle, and for
// people-way-checks.ts, which sends what was sent before to a program that was started anew.

import type { Accounts } from '../../src/accounts/accounts.ts'
import type { CredentialKind } from '../../src/accounts/credentials.ts'
import { type Ground, later } from '../../src/accounts/ground.ts'
import { OpenId } from '../../src/accounts/openid.ts'
import type { Begun } from '../../src/accounts/sessions.ts'
import { systemClock } from '../../src/core/clock.ts'
import type { Keys } from '../../src/core/ports.ts'
import { nobody, type Visitor } from '../../src/core/roles.ts'
import { openExchange } from '../../src/net/net.ts'
import { PracticeAuthenticator } from '../practice/authenticator.ts'
import { codeOf, stepMs } from '../practice/code-app.ts'
import { goThrough } from '../practice/sent-on.ts'
import { callback, type Place, pageOrigin, person, type Sent } from './people-place.ts'

/** Who adds a way in: somebody signed in, to an account. */
export type Adding = Extract<Visitor, { readonly kind: 'somebody' }> & { readonly account: string }

export interface Way {
  readonly kind: CredentialKind
  /** Whether what is sent says the how manieth sign-in it is, so that the same number again is a copy's. */
  readonly counts: boolean
  toAdd(by: Adding): Promise<Sent>
  add(by: Adding, sent: Sent): Promise<boolean>
  /** For the `turn`-th sign-in, from 1, with what was added. */
  toSignIn(added: Sent, turn: number): Promise<Sent>
  signIn(sent: Sent): Promise<Begun | null>
}

export interface WaysAsked {
  readonly ground: Ground
  readonly keys: Pick<Keys, 'mac' | 'seal' | 'open'>
  readonly accounts: Accounts
  readonly report: (error: unknown) => void
}

export const openWays = (asked: WaysAsked, place: Place): readonly Way[] => [
  passkeyWay(asked, place),
  codeWay(asked, place),
  openIdWay(asked, place),
]

const now = () => systemClock.now()

function passkeyWay({ accounts: { passkeys } }: WaysAsked, { passkey }: Place): Way {
  const device = new PracticeAuthenticator(pageOrigin, true, passkey)
  const browser = { origin: pageOrigin, whom: 'one browser' }
  const whileSignedIn = ({ session }: Adding) => ({ origin: pageOrigin, whom: session })
  return {
    ...{ kind: 'passkey', counts: true },
    toAdd: async by => {
      const asked = await passkeys.askNew(whileSignedIn(by), by.account, now())
      return { given: device.create(asked ?? {}, { counter: 0 }), handle: device.handle }
    },
    add: async (by, { given = '' }) =>
      (await passkeys.add(whileSignedIn(by), by.account, 'Telefonen', given, now())) === 'stored',
    toSignIn: async ({ handle = '' }, turn) => {
      const asked = await passkeys.askSignIn(browser, now())
      return { given: device.get(asked, { counter: turn, userHandle: handle }) }
    },
    signIn: async ({ given = '' }) => begunOf(await passkeys.signIn(browser, given, null, now())),
  }
}

function codeWay({ accounts: { totp } }: WaysAsked, { since }: Place): Way {
  const at = (turn: number) => later(new Date(since), turn * stepMs)
  return {
    ...{ kind: 'totp', counts: true },
    toAdd: async ({ account, session }) => {
      const { letters = '', pending = '' } = (await totp.propose(account, session, at(0))) ?? {}
      return { letters, pending, code: codeOf({ letters }, at(0)) }
    },
    add: async ({ account, session }, { pending = '', code = '' }) =>
      (await totp.add({ id: account, session, label: 'Appen' }, pending, code, at(0))) === 'stored',
    toSignIn: async ({ letters = '' }, turn) => ({
      code: codeOf({ letters }, at(turn)),
      at: at(turn).toISOString(),
    }),
    signIn: async ({ code = '', at = '' }) =>
      begunOf(await totp.signIn({ mail: person.mail, code, source: 'here' }, null, new Date(at))),
  }
}

function openIdWay({ ground, keys, accounts, report }: WaysAsked, { provider }: Place): Way {
  const exchange = openExchange({ allow: [new URL(provider.issuer).origin], version: 'test' })
  const { credentials, sessions } = accounts
  const openid = new OpenId({ ground, keys, setting: provider, exchange, credentials, sessions, report })
  const goAway = async (by: Visitor | null): Promise<Sent> => {
    const sent = await openid.send(callback, 'da', by, now())
    if (sent.kind === 'refused') throw new Error('expected to be sent to the provider, got refused')
    return { kept: sent.kept, url: (await goThrough(sent.to, callback)).href }
  }
  const comeBack = ({ kept = '', url = '' }: Sent, visitor: Visitor) =>
    openid.comeBack({ url: new URL(url), kept, visitor, before: null }, now())
  return {
    ...{ kind: 'openid', counts: false },
    toAdd: goAway,
    add: async (by, sent) => (await comeBack(sent, by)).kind === 'linked',
    toSignIn: () => goAway(null),
    signIn: async sent => begunOf(await comeBack(sent, nobody)),
  }
}

const begunOf = <Other extends { readonly kind: string }>(
  answer: ({ readonly kind: 'begun' } & Begun) | Other,
): Begun | null => (answer.kind === 'begun' ? (answer as Begun & Other) : null)
