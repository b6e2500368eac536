// Tokens of sessions, links and programs: 24 random bytes and 8 of their HMAC under a key of ours, as base64url. Shown once, kept as
// SHA-256. The HMAC is no secrecy: it lets a guess be refused without asking the database, so that guessing neither fills the
// log nor needs a limit that could shut the owner out, and takes the same time whatever is guessed. OWASP ASVS 5.0 7.2.3,
// 11.5.1. Decided against UUIDs (guessable in part) and signed tokens that say who somebody is (they cannot be ended).
// Proven by tokens.test.ts.

import { concatBytes, equalBytes, sha256, utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import type { Keys } from '../core/ports.ts'

/** A token of one kind is never taken for one of the other. */
export type TokenKind = 'session' | 'link' | 'program'

export interface Token {
  /** 43 letters, fit for a cookie and the fragment of an address. */
  readonly token: string
  readonly hash: Uint8Array
}

const randomBytes = 24
const markBytes = 8
const shape = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

export async function makeToken(
  { keys, random }: { readonly keys: Pick<Keys, 'mac'>; readonly random: Random },
  kind: TokenKind,
): Promise<Token> {
  const secret = random.bytes(randomBytes)
  const bytes = concatBytes(secret, await markOf(keys, kind, secret))
  return Object.freeze({ token: Buffer.from(bytes).toString('base64url'), hash: sha256(bytes) })
}

/** What a token of ours is kept as; null for what we never made. */
export async function hashOf(
  keys: Pick<Keys, 'mac'>,
  kind: TokenKind,
  token: string,
): Promise<Uint8Array | null> {
  if (!shape.test(token)) return null
  const bytes = new Uint8Array(Buffer.from(token, 'base64url'))
  const mark = await markOf(keys, kind, bytes.subarray(0, randomBytes))
  return equalBytes(bytes.subarray(randomBytes), mark) ? sha256(bytes) : null
}

const markOf = async (keys: Pick<Keys, 'mac'>, kind: TokenKind, secret: Uint8Array): Promise<Uint8Array> =>
  (await keys.mac('sign-in', concatBytes(utf8(`${kind}:`), secret))).subarray(0, markBytes)
