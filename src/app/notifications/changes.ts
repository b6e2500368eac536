// What looks mean for whoever is told: a pledge is broken with the first of its parts, mended when none is broken any more,
// and unknown once a part that was kept has not been seen for long. A part stands as the last look that saw something said:
// what could not be looked at mends nothing. Pure. Proven by changes.test.ts.

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
      const pledge = pledgeOf(look.part)
      const stood = toldOf(pledge, now, promised)
      now.set(look.part, after)
      changed.set(look.part, after)
      const stands = toldOf(pledge, now, promised)
      if (stands !== stood) drafts.push(draftOf(changeTo[stands], look))
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

/** How a pledge stands to whoever is told of it: the worst of its parts. */
type PledgeTold = 'broken' | 'lapsed' | 'fine'

function toldOf(pledge: string, parts: Told, promised: Promised): PledgeTold {
  const own = [...parts.values()].filter(({ part }) => promised.has(part) && pledgeOf(part) === pledge)
  if (own.some(({ verdict }) => verdict === 'broken')) return 'broken'
  return own.some(({ lapsed }) => lapsed) ? 'lapsed' : 'fine'
}

const changeTo: Readonly<Record<PledgeTold, Change>> = {
  broken: 'pledge.broken',
  lapsed: 'pledge.unknown',
  fine: 'pledge.mended',
}

export const pledgeOf = (part: string): string => part.slice(0, part.indexOf('/'))

// The number of the look makes the key: the same look is never told twice, whoever tells it.
const draftOf = (kind: Change, { part, number, at }: UntoldLook): EventDraft => ({
  ...{ kind, part, at, pledge: pledgeOf(part), key: `${kind}:${part}:${number}`, mailed: true },
})
