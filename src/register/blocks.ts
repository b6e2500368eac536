// What a notice is read into: blocks whose runs belong to sentences, and the sentences. Types only; paragraphs.ts makes
// them, docs/reference/notice.md says by which rules. Proven by notice.test.ts.

import type { Place } from '../core/refusal.ts'
import type { Atom } from './inline.ts'

/** A stretch of a paragraph that belongs to one sentence, from an offset of the sentence's own text. */
export interface NoticeRun {
  /** Index into `sentences`; null for a lead-in, which each of its items repeats. */
  readonly sentence: number | null
  readonly from: number
  readonly atoms: readonly Atom[]
}

export type NoticeBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4 | 5 | 6
      readonly atoms: readonly Atom[]
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly NoticeRun[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly NoticeBlock[])[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly NoticeBlock[] }
  | { readonly kind: 'rule' }

export interface NoticeSentence {
  /** As bound: `Formålet er at: levere vores ydelser`. */
  readonly text: string
  /** Without the lead-in it completes. */
  readonly own: string
  readonly leadIn: string | null
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** Offset of `text` in the notice's text. */
  readonly start: number
  /** Where its own words start in the file. */
  readonly place: Place
  /** Where stretches of `text` stand in the file, by their offset, in order. */
  readonly places: readonly { readonly at: number; readonly place: Place }[]
}
