// The store's check: pledge `purpose`, part own-store. "Kun til et nødvendigt formål": every read names a purpose, and the
// database gives nothing of another. What is tried is in wall.ts; here it becomes a verdict.
// Proven by test/contracts/purpose-wall.test.ts with known-bad databases.

import type { Json } from '../core/json.ts'
import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { storeWords } from '../language/store.ts'
import type { Check, Finding } from '../pledge/pledge.ts'
import type { Making } from './leaves.ts'
import type { Store } from './store.ts'
import { type Attempt, ProbeBusy, probeWall, type WallSeen } from './wall.ts'

const hourMs = 3_600_000

export const purposeWallCheck = (store: Store, making: Making): Check => ({
  part: 'purpose/own-store',
  everyMs: 6 * hourMs,
  timeoutMs: 30_000,
  canShow: ['kept', 'broken'],
  method: storeWords.method,
  look: async signal => {
    try {
      return judgeWall(await probeWall(store, making, signal))
    } catch (error) {
      if (error instanceof ProbeBusy) return unsure(storeWords.busy, {})
      if (error instanceof Refusal) return unsure(storeWords.unsure, { refused: error.code })
      throw error
    }
  },
})

const unsure = (reason: Words, evidence: Json): Finding => ({
  verdict: 'unknown',
  reason,
  next: storeWords.again,
  notLookedAt: null,
  basis: [],
  evidence,
})

/** Broken by anything given out or set wrong; unknown where an attempt failed or a purpose did not even see its own row. */
export function judgeWall(seen: WallSeen): Finding {
  const evidence = evidenceOf(seen)
  const notLookedAt = seen.notTried > 0 ? storeWords.notTried(seen.notTried) : storeWords.notLookedAt
  const about = { notLookedAt, basis: [], evidence }
  const fault = faultIn(seen)
  if (fault !== null) return { verdict: 'broken', reason: fault, next: storeWords.repair, ...about }
  if (!isConclusive(seen))
    return { verdict: 'unknown', reason: storeWords.unsure, next: storeWords.again, ...about }
  const reason = storeWords.kept(seen.purposes, seen.personalTables.length)
  return { verdict: 'kept', reason, next: null, ...about }
}

function faultIn(seen: WallSeen): Words | null {
  if (seen.attempts.some(gaveAway)) return storeWords.gave
  if (seen.tableFaults.length > 0)
    return storeWords.openTables(names(seen.tableFaults.map(({ table }) => table)))
  if (seen.roleFaults.length > 0)
    return storeWords.strongRoles(names(seen.roleFaults.map(({ role }) => role)))
  return null
}

const names = (all: readonly string[]): readonly string[] => [...new Set(all)].toSorted()

/** Rows of another, or any answer at all, even an empty one, to a purpose that was withdrawn. */
const gaveAway = ({ by, saw }: Attempt): boolean =>
  saw.kind === 'rows' && (saw.others > 0 || by === 'open-session' || by === 'withdrawn')

// A wall that lets nobody in would pass for a good one: each purpose must see its own row.
function isConclusive(seen: WallSeen): boolean {
  const expected = ({ by, tried, saw }: Attempt): boolean => {
    if (by === 'purpose' && tried !== 'write-for-another') return saw.kind === 'rows' && saw.own === 1
    return by === 'owner' ? saw.kind === 'rows' : saw.kind === 'refused'
  }
  return seen.endedSessions > 0 && seen.attempts.every(expected)
}

function evidenceOf(seen: WallSeen): Json {
  return {
    purposes: seen.purposes,
    notTried: seen.notTried,
    personalTables: [...seen.personalTables],
    attempts: seen.attempts.map(({ by, tried, saw }) => ({ by, tried, saw: { ...saw } })),
    endedSessions: seen.endedSessions,
    tableFaults: seen.tableFaults.map(fault => ({ ...fault })),
    roleFaults: seen.roleFaults.map(fault => ({ ...fault })),
  }
}
