// Signing in with an OpenID provider (OpenID Connect Core 1.0 §3.1; RFC 9700): authorization code with PKCE, state and nonce.
// What a provider says is who somebody is there, never that they may come in here: only who was linked while signed in is let
// in, and no account is made by it. Of a token nothing is kept but a mark of issuer and object id. OWASP ASVS 5.0 V10.
// What a browser has to come back with lies sealed in a cookie of its own: decided against a table (rows about who never
// came back) and against memory (whoever only begins would crowd out the others, and a restart would lose them).
// Proven by test/contracts/openid.test.ts and test/journeys/openid.test.ts.

import { z } from 'zod'

import { fromUtf8, sha256, toHex, utf8 } from '../core/bytes.ts'
import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Exchange, Keys } from '../core/ports.ts'
import type { Visitor } from '../core/roles.ts'
import type { Credentials } from './credentials.ts'
import { type Ground, later } from './ground.ts'
import { type Expected, makeExpected, Provider, type Subject } from './openid-provider.ts'
import type { OpenIdSetting } from './openid-setting.ts'
import { ownAccount } from './own.ts'
import type { Begun, Sessions } from './sessions.ts'

export interface OpenIdAsked {
  readonly ground: Pick<Ground, 'store'>
  readonly keys: Pick<Keys, 'mac' | 'seal' | 'open'>
  readonly setting: OpenIdSetting
  readonly exchange: Exchange
  readonly credentials: Credentials
  readonly sessions: Sessions
  /** Of what went wrong with the provider: codes, and nothing of anybody's. */
  readonly report: (error: unknown) => void
}

/** From pressing the button to coming back: long enough to find a second factor. */
export const openIdMs = 10 * 60_000

const keptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
  language: z.enum(languages),
  /** The session that asked to be linked; null where somebody signs in. */
  session: z.string().nullable(),
})
type Kept = z.infer<typeof keptSchema>

export type Sent =
  | { readonly kind: 'sent'; readonly to: string; readonly kept: string }
  | { readonly kind: 'refused' }

/** Nothing is said of why: another's tenant, a wrong state and somebody unknown are one answer. */
export type CameBack =
  | ({ readonly kind: 'begun'; readonly language: Language } & Begun)
  | { readonly kind: 'linked'; readonly language: Language }
  | { readonly kind: 'refused'; readonly language: Language | null; readonly wasToLink: boolean }

export interface Coming {
  /** The whole address the browser came to: ours, with what the provider added. */
  readonly url: URL
  /** The cookie it was sent away with. */
  readonly kept: string | null
  readonly visitor: Visitor
  /** The session's token it has now, of whomever: it ends. */
  readonly before: string | null
}

/** The key of the sealed cookies. */
const keyName = 'openid'

export class OpenId {
  readonly #asked: OpenIdAsked
  readonly #provider: Provider
  /** States that came back, until each would have run out: a second time it is somebody else's. Beside the provider, which
   * takes a code once; so that who fills it shuts nobody out, the oldest goes. */
  readonly #back = new Map<string, number>()

  constructor(asked: OpenIdAsked) {
    this.#asked = asked
    this.#provider = new Provider(asked.setting, asked.exchange)
  }

  /** For a label: who signs in there. */
  get host(): string {
    return new URL(this.#asked.setting.issuer).hostname
  }

  /** Sends a browser away to sign in, or, for who is signed in and asks for it, to be linked. */
  async send(callback: string, language: Language, visitor: Visitor | null, now: Date): Promise<Sent> {
    if (visitor !== null && (visitor.kind === 'nobody' || visitor.account === null))
      return { kind: 'refused' }
    const expected = makeExpected()
    const to = await this.#provider.address(expected, callback, now).catch(error => this.#told(error))
    if (to === null) return { kind: 'refused' }
    const session = visitor?.session ?? null
    const kept: Kept = { ...expected, language, session, until: later(now, openIdMs).getTime() }
    const sealed = await this.#asked.keys.seal(keyName, utf8(JSON.stringify(kept)))
    return { kind: 'sent', to: to.href, kept: Buffer.from(sealed).toString('base64url') }
  }

  /** Whoever comes back: signed in, linked, or refused. */
  async comeBack({ url, kept: sealed, visitor, before }: Coming, now: Date): Promise<CameBack> {
    const kept = await this.#open(sealed, now)
    if (kept === null) return { kind: 'refused', language: null, wasToLink: false }
    const { language, session } = kept
    const refused = { kind: 'refused', language, wasToLink: session !== null } as const
    const subject = this.#isFirst(kept, now) ? await this.#subject(url, kept, now) : null
    if (subject === null) return refused
    const identifier = await this.#identifier(subject)
    if (session !== null)
      return (await this.#link(identifier, session, visitor, now)) ? { kind: 'linked', language } : refused
    const begun = await this.#signIn(identifier, before, now)
    return begun === null ? refused : { kind: 'begun', language, ...begun }
  }

  async #open(sealed: string | null, now: Date): Promise<Kept | null> {
    if (sealed === null || sealed.length > limits.openIdCookieCharacters) return null
    const opened = await this.#asked.keys
      .open(keyName, new Uint8Array(Buffer.from(sealed, 'base64url')))
      .catch(() => null)
    // What opens was sealed by us, in this or an earlier version.
    const kept = opened === null ? null : keptSchema.safeParse(JSON.parse(fromUtf8(opened)))
    return kept?.success === true && now.getTime() < kept.data.until ? kept.data : null
  }

  #isFirst({ state, until }: Kept, now: Date): boolean {
    for (const [old, end] of this.#back) if (end <= now.getTime()) this.#back.delete(old)
    const key = toHex(sha256(utf8(state)))
    if (this.#back.has(key)) return false
    const [oldest] = this.#back.keys()
    if (this.#back.size >= limits.openIdBack && oldest !== undefined) this.#back.delete(oldest)
    this.#back.set(key, until)
    return true
  }

  #subject(url: URL, expected: Expected, now: Date): Promise<Subject | null> {
    return this.#provider.subject(url, expected, now).catch(error => this.#told(error))
  }

  // HMAC under a key of ours: what somebody is at the provider is nowhere in our rows.
  async #identifier(subject: Subject): Promise<string> {
    const mark = await this.#asked.keys.mac('mark', utf8(`openid:${this.#asked.setting.issuer} ${subject}`))
    return Buffer.from(mark).toString('base64url')
  }

  async #link(identifier: string, session: string, visitor: Visitor, now: Date): Promise<boolean> {
    if (visitor.kind === 'nobody' || visitor.session !== session || visitor.account === null) return false
    const credential = { identifier, label: this.host, material: new Uint8Array(), counter: 0 }
    const { credentials } = this.#asked
    return (await credentials.store(visitor.account, { kind: 'openid', ...credential }, now)) === 'stored'
  }

  async #signIn(identifier: string, before: string | null, now: Date): Promise<Begun | null> {
    const { credentials, sessions, ground } = this.#asked
    const credential = await credentials.find('openid', identifier)
    if (credential === null) return null
    const account = await ownAccount(ground, credential.account)
    if (account === null || !(await credentials.countUse(credential, 0, now))) return null
    const { id, role } = account
    return sessions.begin({ means: 'openid', account: id, role, own: [], before }, now)
  }

  #told(error: unknown): null {
    this.#asked.report(new Error(`sign-in with ${this.host}: ${codeOf(error)}`))
    return null
  }
}

// A library's code or our own words, never what the provider or a browser sent.
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null
  if (typeof code === 'string') return code
  return error instanceof Error && error.message.startsWith('expected ') ? error.message : 'refused'
}
