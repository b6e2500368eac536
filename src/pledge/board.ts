// What pages, commands and exports show of the pledges: each with its parts, since when, and what to do.
// Shapes only; built in app.ts from the register, the checks and the store.

import type { Language, Words } from '../core/language.ts'
import type { Place } from '../core/refusal.ts'
import type { Look, PledgeId, Verdict } from './pledge.ts'
import type { PartState, PledgeVerdict } from './verdict.ts'

/** Seen from the text alone; following from what the register says; or a question only a person can answer. */
export const lawGrades = ['always-missing', 'missing-given-register', 'cannot-know'] as const
export type LawGrade = (typeof lawGrades)[number]

/** What the law asks besides the promise. Counted apart, never a verdict. */
export interface LawFinding {
  /** `GDPR 13(2)(a)`. */
  readonly article: string
  readonly sentence: string | null
  readonly says: Words
  /** The rule of docs/reference/lint.md that found it. */
  readonly rule?: string | undefined
  readonly grade?: LawGrade | undefined
  readonly place?: Place | undefined
  /** The question a person must answer; only where the grade is *cannot-know*. */
  readonly asks?: Words | null | undefined
  /** A wording to start from, in the notice's language. */
  readonly suggestion?: { readonly language: Language; readonly text: string } | null | undefined
}

/** A finding with all that a rule knows of it. */
export interface LintFinding extends LawFinding {
  readonly rule: string
  readonly grade: LawGrade
  readonly place: Place
  readonly asks: Words | null
  readonly suggestion: { readonly language: Language; readonly text: string } | null
}

export interface PartLine extends PartState {
  /** What the part claims, in words. */
  readonly claims: Words
  /** The check's pseudo-code; null where nothing looks yet. */
  readonly method: Words | null
  readonly everyMs: number | null
}

export interface SentenceLine {
  readonly id: string
  /** The sentence as the notice has it; null where the notice of that language lacks it. */
  readonly text: Readonly<Record<Language, string | null>>
}

export interface PledgeLine {
  readonly pledge: PledgeId
  readonly name: Words
  readonly sentences: readonly SentenceLine[]
  readonly verdict: PledgeVerdict
  readonly parts: readonly PartLine[]
  /** Since when the pledge has its verdict (ISO 8601); null before any look. */
  readonly since: string | null
  /** The one thing to do next; null when nothing is. */
  readonly next: Words | null
  readonly lawFindings: readonly LawFinding[]
  /** Sentences published as "declared, unproven" by a person. */
  readonly declaredUnproven: boolean
}

export interface LogHolder {
  readonly kind: 'mail' | 'folder'
  readonly name: string
  /** The last checkpoint handed over; null before the first. */
  readonly lastAt: string | null
  readonly lastSize: number | null
}

export interface LogState {
  /** The log's name in its checkpoints (tlog-checkpoint: schema-less URL). */
  readonly origin: string
  readonly verifierKey: string
  /** Leaves under the published checkpoint, and leaves still waiting for one. */
  readonly size: number
  readonly waiting: number
  readonly rootHash: string
  readonly publishedAt: string | null
  readonly holders: readonly LogHolder[]
  /** Set when the log was found damaged: what is wrong and how to re-check it elsewhere. */
  readonly alarm: Words | null
}

export interface Board {
  /** ISO 8601. */
  readonly at: string
  readonly controller: string
  /** True for the example policy: pages and exports say that it says nothing about the company. */
  readonly example: boolean
  readonly pledges: readonly PledgeLine[]
  readonly counts: Readonly<Record<Verdict, number>> & {
    readonly practice: number
    readonly proposed: number
    readonly lawFindings: number
  }
  readonly log: LogState
}

export interface LookLine extends Look {
  /** Index in the log; null while no published checkpoint covers it. */
  readonly index: number | null
}

export interface PledgeHistory {
  readonly line: PledgeLine
  /** Oldest first, one a day; null where nobody looked that day. */
  readonly days: readonly { readonly day: string; readonly verdict: Verdict | null }[]
  /** Newest first. */
  readonly looks: readonly LookLine[]
}

/** One thing `doctor` and `/health/ready` looked at. */
export interface Diagnosis {
  readonly name: string
  readonly state: 'ok' | 'warning' | 'error'
  readonly says: Words
  readonly next: Words | null
}
