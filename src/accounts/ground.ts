// What everything of this room stands on, and under which purpose and case it reads and writes.
// Proven by test/contracts/accounts.test.ts.

import type { Clock, Random } from '../core/clock.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'

export interface Ground {
  readonly store: Store
  readonly keys: Pick<Keys, 'mac' | 'destroy' | 'seal'>
  /** For the ids of rows; what is judged by time takes its `now` from the caller. */
  readonly clock: Clock
  readonly random: Random
}

export const purpose = 'sign-in'

/** The case of a look-up before it is known whose the row is. It is about nobody, so it needs no key of its own. */
export const lookUp = 'sign-in'

/**
 * Whose case a row belongs to: the account's, or what whoever has none was let in to. Never the session's own: each case has
 * a key, and the keyring has room for some thousands.
 */
export const aboutOf = (account: string | null, own: readonly string[]): string =>
  account === null ? (own[0] ?? lookUp) : `account.${account}`

export const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/** What came of it; `instead` where the key of its case is destroyed: whoever it was about was shut out meanwhile. */
export async function unlessGone<T>(work: Promise<T>, instead: T): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refusal && error.code === 'key-destroyed') return instead
    throw error
  }
}
