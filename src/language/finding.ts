// The shape of what the lint says: what was seen, a wording to start from, and the question where the text cannot tell.
// Held by src/register/lint/lint.test.ts.

import type { Words } from '../core/language.ts'

export const both = (da: string, en: string): Words => Object.freeze({ da, en })

export interface RuleWords {
  readonly says: Words
  readonly suggestion: Words | null
  /** The suggestion where the register knows what to write at `{filled}`. */
  readonly filled: Words | null
  /** What a person must answer before anything is missing; only for the grade *cannot know*. */
  readonly asks: Words | null
}

export const finding = (says: Words, suggestion: Words | null, filled: Words | null = null): RuleWords =>
  Object.freeze({ says, suggestion, filled, asks: null })
export const question = (
  says: Words,
  asks: Words,
  suggestion: Words | null,
  filled: Words | null = null,
): RuleWords => Object.freeze({ says, suggestion, filled, asks })
