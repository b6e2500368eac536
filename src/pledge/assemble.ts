// Puts a board together from what the register promises, which checks there are, and what was last seen.
// Pure: the words are handed in, because the language room knows the pledges and not the other way round.
// Proven by assemble.test.ts.

import type { Words } from '../core/language.ts'
import type { Board, LawFinding, PartLine, PledgeLine, SentenceLine } from './board.ts'
import type { Check, Look, Part, PledgeId } from './pledge.ts'
import { judgePart, judgePledge, type PartState, type PledgeVerdict, type Today } from './verdict.ts'

/** What the register says of one pledge. */
export interface Promised {
  readonly pledge: PledgeId
  readonly parts: readonly Part[]
  readonly sentences: readonly SentenceLine[]
  readonly lawFindings: readonly LawFinding[]
  readonly declaredUnproven: boolean
}

/** The latest look at a part, and since when its looks say the same. */
export interface LastSeen {
  readonly look: Look
  readonly since: string
}

export interface Wording {
  name(pledge: PledgeId): Words
  claim(part: Part): Words
}

export function assembleLines(
  promised: readonly Promised[],
  checks: readonly Check[],
  seen: ReadonlyMap<string, LastSeen>,
  today: Today,
  wording: Wording,
): readonly PledgeLine[] {
  const checkOf = new Map(checks.map(check => [check.part, check]))
  const partLine = (part: Part): PartLine => {
    const check = checkOf.get(part.id) ?? null
    const last = seen.get(part.id) ?? null
    const everyMs = check?.everyMs ?? null
    const state = judgePart({ part, everyMs, look: last?.look ?? null, since: last?.since ?? null }, today)
    return { ...state, claims: wording.claim(part), method: check?.method ?? null, everyMs }
  }
  return promised.map(({ pledge, parts, sentences, lawFindings, declaredUnproven }) => {
    const lines = parts.map(partLine)
    const verdict = judgePledge(lines)
    return {
      pledge,
      name: wording.name(pledge),
      sentences,
      verdict,
      parts: lines,
      since: sinceOf(verdict, lines),
      next: nextOf(verdict, lines),
      lawFindings,
      declaredUnproven,
    }
  })
}

// Broken since its first broken part; kept since its last part became so; unknown since nobody can say when.
function sinceOf(verdict: PledgeVerdict, parts: readonly PartState[]): string | null {
  const times = parts.filter(part => part.verdict === verdict.verdict).flatMap(part => part.since ?? [])
  if (verdict.verdict === 'broken') return times.toSorted()[0] ?? null
  return verdict.verdict === 'kept' ? (times.toSorted().at(-1) ?? null) : null
}

/** The next step of the first part that stands as the pledge does. */
function nextOf(verdict: PledgeVerdict, parts: readonly PartState[]): Words | null {
  const alike = parts.filter(part => part.verdict === verdict.verdict && part.standing === 'looked')
  return alike.flatMap(part => part.look?.next ?? [])[0] ?? null
}

export function countLines(lines: readonly PledgeLine[], lawFindings: number): Board['counts'] {
  const verdicts = lines.map(line => line.verdict)
  const having = (test: (verdict: PledgeVerdict) => boolean) => verdicts.filter(test).length
  return {
    kept: having(each => each.verdict === 'kept'),
    broken: having(each => each.verdict === 'broken'),
    unknown: having(each => each.verdict === 'unknown'),
    practice: having(each => each.basis.includes('practice')),
    proposed: having(each => each.basis.includes('proposed')),
    lawFindings,
  }
}
