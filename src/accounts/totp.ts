// Codes by the clock (TOTP, RFC 6238), for whoever has an account and no device that makes passkeys. The secret is kept sealed
// under the account's key; a code is taken once, within a step (30 s) of our clock. Whether an address is known is told to
// nobody: what is not known is tried against a secret nobody has, by the same steps. Six digits can be guessed, so tries are
// counted by address and by source; one too many is refused like a wrong code, and for that hour the owner signs in by
// passkey, which is never counted. OWASP ASVS 5.0 6.3.1, 6.5. Proven by test/contracts/totp.test.ts.

import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import type { Random } from '../core/clock.ts'
import type { Sealed } from '../store/sealed.ts'
import { Attempts } from './attempts.ts'
import type { Credentials } from './credentials.ts'
import { aboutOf, type Ground, lookUp, purpose } from './ground.ts'
import { refused, type Used } from './links.ts'
import { ownAccount } from './own.ts'
import type { Sessions } from './sessions.ts'

const stepMs = 30_000
const secretBytes = 20
/** From showing the secret to the first code. */
const enrolMs = 30 * 60_000
const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/** Three codes of a million hold at any moment: thirty tries a day find one in twenty years at even odds. */
export const codeTries = Object.freeze({ mailPerHour: 10, mailPerDay: 30, sourcePerHour: 60 })

export interface NewSecret {
  /** In groups of four letters, for whoever cannot scan. */
  readonly letters: string
  /** `otpauth://…`: what a QR code says. */
  readonly address: string
  /** The same sealed, to come back with the first code. */
  readonly pending: string
}

export interface CodeTried {
  readonly mail: string
  readonly code: string
  /** Whatever trying is counted by, kept in memory only. */
  readonly source: string
}

const pendingShape = z.object({ secret: z.string(), session: z.string(), until: z.number() })

export class Totp {
  readonly #ground: Ground
  readonly #sessions: Sessions
  readonly #credentials: Credentials
  readonly #perHour = new Attempts(codeTries.mailPerHour, hourMs)
  readonly #perDay = new Attempts(codeTries.mailPerDay, dayMs)
  readonly #perSource = new Attempts(codeTries.sourcePerHour, hourMs)

  constructor(ground: Ground, sessions: Sessions, credentials: Credentials) {
    this.#ground = ground
    this.#sessions = sessions
    this.#credentials = credentials
  }

  /** A secret nobody has yet, for a session of an account; null where the account is not active. */
  async propose(id: string, session: string, now: Date): Promise<NewSecret | null> {
    const account = await ownAccount(this.#ground, id)
    if (account === null) return null
    const secret = makeSecret(this.#ground.random)
    const until = now.getTime() + enrolMs
    const sealed = await this.#ground.store.seal(aboutOf(id, []), { secret, session, until })
    return Object.freeze({
      letters: (secret.match(/.{1,4}/g) ?? []).join(' '),
      address: totpOf(secret, account.mail).toString(),
      pending: Buffer.from(sealed).toString('base64url'),
    })
  }

  /** The same secret again, after a code that was wrong; null where it is none of this session's, or too old. */
  async reopen(id: string, session: string, pending: string, now: Date): Promise<NewSecret | null> {
    const [account, secret] = [
      await ownAccount(this.#ground, id),
      await this.#pending(id, session, pending, now),
    ]
    if (account === null || secret === null) return null
    const letters = (secret.match(/.{1,4}/g) ?? []).join(' ')
    return Object.freeze({ letters, address: totpOf(secret, account.mail).toString(), pending })
  }

  /** Keeps the secret once a code shows that the person has it. An account has one. */
  async add(
    { id, session, label }: { readonly id: string; readonly session: string; readonly label: string },
    pending: string,
    code: string,
    now: Date,
  ): Promise<'stored' | 'wrong-code' | 'refused'> {
    const secret = await this.#pending(id, session, pending, now)
    if (secret === null) return 'refused'
    const step = stepOf(secret, code, now)
    if (step === null) return 'wrong-code'
    const material = await this.#ground.store.seal(aboutOf(id, []), secret)
    const stored = { kind: 'totp', label, identifier: id, material, counter: step } as const
    return this.#credentials.store(id, stored, now)
  }

  /** Signs in with an address and a code; `before` is the token the browser had until now, of whomever. */
  async signIn({ mail, code, source }: CodeTried, before: string | null, now: Date): Promise<Used> {
    if (!this.#mayTry(mail, source, now)) return refused
    const found = await this.#find(mail)
    const secret = await this.#ground.store.open(found.about, found.material)
    const step = stepOf(secret, code, now)
    if (step === null || found.credential === null) return refused
    if (!(await this.#credentials.countUse(found.credential, step, now))) return refused
    const account = await ownAccount(this.#ground, found.credential.account)
    if (account === null) return refused
    const { id, role } = account
    const begun = await this.#sessions.begin({ means: 'totp', role, own: [], account: id, before }, now)
    return Object.freeze({ kind: 'begun', ...begun })
  }

  // Counted before anything is looked up: whoever guesses adds nothing to the log beyond what they may try.
  #mayTry(mail: string, source: string, now: Date): boolean {
    const key = mail.trim().toLowerCase()
    return this.#perSource.allow(source, now) && this.#perDay.allow(key, now) && this.#perHour.allow(key, now)
  }

  /** The one of this address; a decoy, sealed like it, where there is none. */
  async #find(mail: string) {
    const { store, random } = this.#ground
    const mark = await store.mark('mail', mail)
    const decoy = await store.seal(lookUp, makeSecret(random))
    const [credential] = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('credential')
        .innerJoin('account', 'account.id', 'credential.account')
        .select(['credential.id', 'credential.account', 'material'])
        .where('kind', '=', 'totp')
        .where('account.mail_mark', '=', mark)
        .where('account.state', '=', 'active'),
    )
    return credential === undefined
      ? { credential: null, about: lookUp, material: decoy }
      : {
          credential,
          about: aboutOf(credential.account, []),
          material: credential.material as Sealed<string>,
        }
  }

  async #pending(id: string, session: string, pending: string, now: Date): Promise<string | null> {
    const sealed = new Uint8Array(Buffer.from(pending, 'base64url'))
    const opened = await this.#ground.store.open(aboutOf(id, []), sealed).catch(() => null)
    const { data } = pendingShape.safeParse(opened)
    return data !== undefined && data.session === session && now.getTime() < data.until ? data.secret : null
  }
}

const makeSecret = (random: Random): string => {
  const bytes = random.bytes(secretBytes)
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}

/** SHA-1, six digits, 30 seconds: what every authenticator knows (RFC 6238 §1.2; HMAC-SHA-1 is not broken by collisions). */
const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Ordholden',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: stepMs / 1000,
    secret: Secret.fromBase32(secret),
  })

/** The step of the clock a code is of; null where it is of none nearby. */
function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^[0-9]{6}$/.test(token)) return null
  const timestamp = now.getTime()
  const away = totpOf(secret, '').validate({ token, timestamp, window: 1 })
  return away === null ? null : Math.floor(timestamp / stepMs) + away
}
