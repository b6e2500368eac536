// Passkeys (WebAuthn Level 3 §7): the browser is asked for one it has of us, no name needed, and the person shows the device
// that it is them (user verification: always). Bound to our own address, so that a page that looks like ours gets nothing.
// What a browser answers is checked by `@simplewebauthn/server`; what was asked is ours (challenges.ts); a counter that went
// back is a copied passkey. Every refusal is one answer. OWASP ASVS 5.0 6.3.3, 6.7. Proven by test/contracts/passkeys.test.ts.

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { limits } from '../core/limits.ts'
import { type Challenges, challengeMs } from './challenges.ts'
import type { Credential, Credentials } from './credentials.ts'
import type { Ground } from './ground.ts'
import { refused, type Used } from './links.ts'
import { ownAccount } from './own.ts'
import type { Sessions } from './sessions.ts'

/** EdDSA, ES256, RS256 (RFC 9053, RFC 8812): what browsers and keys have. */
const algorithms = [-8, -7, -257]

/** Where it is asked from: the address our pages are known by, and what only this browser has. */
export interface AskedFrom {
  readonly origin: string
  readonly whom: string
}

/** What is given to a script of ours, which gives it to the browser. */
export type BrowserOptions = Readonly<object>

const text = z.string().max(limits.passkeyAnswerCharacters)
const answered = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: text, userHandle: text.optional() }),
  clientExtensionResults: z.object({}).loose(),
})
type Answered = z.infer<typeof answered>
/** Asked in a frame of somebody else's page, it is refused. */
const clientData = z.object({ challenge: text, crossOrigin: z.literal(false).optional() })

export class Passkeys {
  readonly #ground: Ground
  readonly #sessions: Sessions
  readonly #credentials: Credentials
  readonly #challenges: Challenges

  constructor(ground: Ground, sessions: Sessions, credentials: Credentials, challenges: Challenges) {
    this.#ground = ground
    this.#sessions = sessions
    this.#credentials = credentials
    this.#challenges = challenges
  }

  /** For the cookie of a browser nobody is signed in with: what it was asked, only it can answer. */
  newBrowser(): string {
    return Buffer.from(this.#ground.random.bytes(32)).toString('base64url')
  }

  /** What a browser that wants to sign in is asked with. It says whose passkey it is itself. */
  askSignIn({ origin, whom }: AskedFrom, now: Date): Promise<BrowserOptions> {
    return generateAuthenticationOptions({
      rpID: rpIdOf(origin),
      challenge: bytesOf(this.#challenges.make(forSignIn(whom), now)),
      userVerification: 'required',
      timeout: challengeMs,
    })
  }

  /** Signs in with what the browser answered; `before` is the token it had until now, of whomever. */
  async signIn(from: AskedFrom, given: string, before: string | null, now: Date): Promise<Used> {
    const answer = readAnswer(given)
    const challenge = answer === null ? null : challengeOf(answer)
    // Before anything is looked up: what was not asked by us leaves nothing in the log.
    if (answer === null || challenge === null) return refused
    if (!this.#challenges.isGood(forSignIn(from.whom), challenge, now)) return refused
    const credential = await this.#credentials.find('passkey', answer.id)
    if (credential === null || !isOf(answer, credential.account)) return refused
    const counter = await checkSigned(from.origin, challenge, answer, credential)
    if (counter === null || !this.#challenges.spend(challenge, now)) return refused
    if (!(await this.#credentials.countUse(credential, counter, now))) return refused
    const account = await ownAccount(this.#ground, credential.account)
    if (account === null) return refused
    const { role, id } = account
    const begun = await this.#sessions.begin({ means: 'passkey', role, own: [], account: id, before }, now)
    return Object.freeze({ kind: 'begun', ...begun })
  }

  /** What the browser of somebody signed in is asked with for a new passkey; null where the account is not active. */
  async askNew({ origin, whom }: AskedFrom, id: string, now: Date): Promise<BrowserOptions | null> {
    const account = await ownAccount(this.#ground, id)
    if (account === null) return null
    const known = await this.#credentials.identifiers(id, 'passkey')
    return generateRegistrationOptions({
      rpName: 'Ordholden',
      rpID: rpIdOf(origin),
      userID: handleOf(id),
      userName: account.mail,
      userDisplayName: account.name,
      challenge: bytesOf(this.#challenges.make(forNew(whom, id), now)),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: known.map(identifier => ({ id: identifier })),
      supportedAlgorithmIDs: algorithms,
      timeout: challengeMs,
    })
  }

  /** Keeps the passkey the browser made. */
  async add(
    from: AskedFrom,
    account: string,
    label: string,
    given: string,
    now: Date,
  ): Promise<'stored' | 'refused'> {
    const answer = readAnswer(given)
    const challenge = answer === null ? null : challengeOf(answer)
    if (answer === null || challenge === null) return 'refused'
    if (!this.#challenges.isGood(forNew(from.whom, account), challenge, now)) return 'refused'
    const made = await checkMade(from.origin, challenge, answer)
    if (made === null || !this.#challenges.spend(challenge, now)) return 'refused'
    const { id: identifier, publicKey: material, counter } = made
    return this.#credentials.store(account, { kind: 'passkey', label, identifier, material, counter }, now)
  }
}

// A challenge of one ceremony is never one of the other, nor of another's account.
const forSignIn = (whom: string): string => `sign-in ${whom}`
const forNew = (whom: string, account: string): string => `new ${account} ${whom}`

/** A passkey belongs to a name, whatever the port (WebAuthn Level 3 §5.1.2). */
const rpIdOf = (origin: string): string => new URL(origin).hostname
const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))
/** The account's id says nothing of the person (WebAuthn Level 3 §14.6.1). */
const handleOf = (account: string) => new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'))

const isOf = ({ response }: Answered, account: string): boolean =>
  response.userHandle === Buffer.from(handleOf(account)).toString('base64url')

function readAnswer(given: string): Answered | null {
  if (given.length > limits.passkeyAnswerCharacters) return null
  return answered.safeParse(readJson(given)).data ?? null
}

function challengeOf({ response }: Answered): string | null {
  const bytes = Buffer.from(response.clientDataJSON, 'base64url')
  return clientData.safeParse(readJson(bytes.toString('utf8'))).data?.challenge ?? null
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The counter it came with; null where anything is not as it must be. The library throws what it finds wrong. */
async function checkSigned(
  origin: string,
  challenge: string,
  answer: Answered,
  { identifier, material, counter }: Credential,
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpIdOf(origin),
      requireUserVerification: true,
      credential: { id: identifier, publicKey: new Uint8Array(material), counter },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

async function checkMade(origin: string, challenge: string, answer: Answered) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpIdOf(origin),
      requireUserPresence: true,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    return verified ? registrationInfo.credential : null
  } catch {
    return null
  }
}
