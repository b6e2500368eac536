// What a browser has to sign: asked by us, once, a few minutes ago, of this browser (WebAuthn Level 3 §13.4.3). A challenge is a
// time, chance, and their HMAC under a secret of this process together with whom it is for, so that nothing has to be kept for
// those who only look at the page, and nobody can crowd out another's. What was signed is remembered until it has run out.
// Decided against a list of all that were asked: filling it would shut the others out. A program started anew knows none of
// the challenges given out before. Proven by challenges.test.ts and test/contracts/passkeys.test.ts.

import { createHmac } from 'node:crypto'

import { concatBytes, equalBytes, utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'

/** From showing the page to answering it: long enough to fetch a key from another room. */
export const challengeMs = 10 * 60_000

const timeBytes = 8
const chanceBytes = 16
const markBytes = 16

export class Challenges {
  readonly #secret: Uint8Array
  readonly #random: Random
  /** Until when each that was signed would have been good. */
  readonly #spent = new Map<string, number>()

  constructor(random: Random) {
    this.#random = random
    this.#secret = random.bytes(32)
  }

  /** `whom` is what only the browser asked has: the value of its cookie, or its session. */
  make(whom: string, now: Date): string {
    const time = Buffer.alloc(timeBytes)
    time.writeBigUInt64BE(BigInt(now.getTime()))
    const asked = concatBytes(time, this.#random.bytes(chanceBytes))
    return Buffer.from(concatBytes(asked, this.#markOf(whom, asked))).toString('base64url')
  }

  /** Whether it is ours, for whom it came from, and not run out. Says nothing of whether it was signed before. */
  isGood(whom: string, challenge: string, now: Date): boolean {
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== timeBytes + chanceBytes + markBytes || bytes.toString('base64url') !== challenge)
      return false
    const asked = bytes.subarray(0, timeBytes + chanceBytes)
    const ageMs = now.getTime() - Number(asked.readBigUInt64BE(0))
    const isOurs = equalBytes(new Uint8Array(bytes.subarray(asked.length)), this.#markOf(whom, asked))
    return isOurs && ageMs >= 0 && ageMs < challengeMs
  }

  /** Spends one whose signature holds; false where it was spent before. Where too many are remembered none is spent. */
  spend(challenge: string, now: Date): boolean {
    for (const [old, until] of this.#spent) {
      if (until > now.getTime()) break
      this.#spent.delete(old)
    }
    if (this.#spent.has(challenge) || this.#spent.size >= limits.challengesSpent) return false
    this.#spent.set(challenge, now.getTime() + challengeMs)
    return true
  }

  #markOf(whom: string, asked: Uint8Array): Uint8Array {
    const message = concatBytes(asked, utf8(whom))
    return new Uint8Array(createHmac('sha256', this.#secret).update(message).digest()).subarray(0, markBytes)
  }
}
