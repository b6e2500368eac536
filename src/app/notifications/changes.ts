// What looks mean for whoever is told: a pledge is broken with the first of its parts, mended when none is broken any more,
// and unknown once a part that was kept has not been seen for long. A part stands as the last look that saw something said:
// what could not be looked at mends nothing. Pure. Proven by changes.test.ts.

import type { Verdict } from '../../pledge/pledge.ts'
import type { EventDraft, PartTold, Tell, Told, UntoldLook } from '../../store/events.ts'

/** What is promised now: parts by id, with how often each is looked at. */
export type Promised = ReadonlyMap<string, { readonly everyMs: number }>

/** How long nothing may be seen before it is told. Never less than the age at which a look no longer counts. */
export const lapseMs = 86_400_000

export const tellOf =
  (promised: Promised): Tell =>
  (told, looks) => {
    const now = new Map(told)
    const drafts: EventDraft[] = []
    const changed = new Map<string, PartTold>()
    for (const look of looks) {
      const before = now.get(look.part)
      const after = partAfter(before, look, promised)
      if (after === null) continue
      const kind = meaningOf(before, after, now, promised)
      now.set(look.part, after)
      changed.set(look.part, after)
      if (kind !== null) drafts.push(draftOf(kind, look))
    }
    return { drafts, parts: [...changed.values()] }
  }

/** Where a part stands after a look; null where the look changes nothing: it is older, or saw nothing new. */
function partAfter(before: PartTold | undefined, look: UntoldLook, promised: Promised): PartTold | null {
  const { part, verdict, number, at } = look
  if (before !== undefined && number <= before.number) return null
  if (verdict !== 'unknown') return { part, verdict, number, at, lapsed: false }
  if (before?.verdict !== 'kept' || before.lapsed) return null
  const patienceMs = Math.max(lapseMs, 2 * (promised.get(part)?.everyMs ?? 0))
  return at.getTime() - before.at.getTime() > patienceMs ? { ...before, lapsed: true } : null
}

type Change = 'pledge.broken' | 'pledge.mended' | 'pledge.unknown'

function meaningOf(
  before: PartTold | undefined,
  after: PartTold,
  now: Told,
  promised: Promised,
): Change | null {
  const others = [...now.values()].filter(
    other =>
      other.part !== after.part && promised.has(other.part) && pledgeOf(other.part) === pledgeOf(after.part),
  )
  const has = (verdict: Verdict, lapsed = false) =>
    others.some(other => other.verdict === verdict && other.lapsed === lapsed)
  if (has('broken')) return null
  if (after.verdict === 'broken') return before?.verdict === 'broken' ? null : 'pledge.broken'
  if (has('kept', true)) return null
  if (after.lapsed) return 'pledge.unknown'
  return before !== undefined && (before.verdict === 'broken' || before.lapsed) ? 'pledge.mended' : null
}

export const pledgeOf = (part: string): string => part.slice(0, part.indexOf('/'))

// The number of the look makes the key: the same look is never told twice, whoever tells it.
const draftOf = (kind: Change, { part, number, at }: UntoldLook): EventDraft => ({
  ...{ kind, part, at, pledge: pledgeOf(part), key: `${kind}:${part}:${number}`, mailed: true },
})
