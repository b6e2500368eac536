// How verdicts come about. A part stands as its latest look says, unless nobody looks at it, the look is too old, or
// register or notice changed since. A pledge is broken if any part is; else unknown if any part is; else kept.
// A part last seen broken stays broken however old the look is: age mends nothing. Proven by verdict.test.ts.

import type { Basis, Look, Part, Verdict } from './pledge.ts'

/** Why a part stands as it does. */
export type Standing = 'looked' | 'not-built' | 'never-looked' | 'stale' | 'changed'

export interface PartState {
  readonly part: Part
  readonly verdict: Verdict
  readonly standing: Standing
  /** The latest look, also where it no longer counts; null when there is none. */
  readonly look: Look | null
  /** Since when it stands so (ISO 8601): first look of the unbroken run of equal verdicts; null before any look. */
  readonly since: string | null
}

export interface PledgeVerdict {
  readonly verdict: Verdict
  readonly basis: readonly Basis[]
  readonly parts: number
  /** Parts where a look that counts saw something: what could not be looked at is not counted, however often it was tried. */
  readonly lookedAt: number
  readonly broken: number
  readonly notBuilt: number
}

/** What a part is judged by: its check's interval (null when no room looks at it), its looks, and today's texts. */
export interface Judgement {
  readonly part: Part
  readonly everyMs: number | null
  readonly look: Look | null
  readonly since: string | null
}

export interface Today {
  readonly now: Date
  readonly registerHash: string
  readonly noticeHash: string
}

/** A look is stale after twice its interval (house rule). */
const staleAfterIntervals = 2

export function judgePart({ part, everyMs, look, since }: Judgement, today: Today): PartState {
  const standing = standingOf(everyMs, look, today)
  const counts = look !== null && (standing === 'looked' || look.verdict === 'broken')
  return { part, verdict: counts ? look.verdict : 'unknown', standing, look, since: counts ? since : null }
}

function standingOf(everyMs: number | null, look: Look | null, today: Today): Standing {
  if (everyMs === null) return 'not-built'
  if (look === null) return 'never-looked'
  if (look.registerHash !== today.registerHash || look.noticeHash !== today.noticeHash) return 'changed'
  // A clock set back leaves looks that lie ahead: they count as long as others do, not until their time comes.
  const ageMs = Math.abs(today.now.getTime() - Date.parse(look.at))
  return ageMs <= staleAfterIntervals * everyMs ? 'looked' : 'stale'
}

/** The verdict of a pledge from the states of all its parts. A pledge without parts is unknown. */
export function judgePledge(parts: readonly PartState[]): PledgeVerdict {
  return {
    verdict: combine(parts),
    basis: basisOf(parts),
    parts: parts.length,
    lookedAt: parts.filter(state => state.verdict !== 'unknown').length,
    broken: parts.filter(state => state.verdict === 'broken').length,
    notBuilt: parts.filter(state => state.standing === 'not-built').length,
  }
}

function combine(parts: readonly PartState[]): Verdict {
  if (parts.some(state => state.verdict === 'broken')) return 'broken'
  const carried = parts.some(state => state.part.carries && state.verdict === 'kept')
  return carried && parts.every(state => state.verdict === 'kept') ? 'kept' : 'unknown'
}

// A word on any part that counts is a word on the whole.
function basisOf(parts: readonly PartState[]): readonly Basis[] {
  const counted = parts.filter(state => state.verdict !== 'unknown').flatMap(state => state.look?.basis ?? [])
  return [...new Set(counted)].toSorted()
}
