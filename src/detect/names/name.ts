// What is found where a name stands in a text.

import type { Confidence, Context } from '../hit.ts'

export interface Name {
  /** UTF-16 positions in the text, the second one past the end. */
  readonly start: number
  readonly end: number
  readonly kind: 'person' | 'place' | 'organisation'
  readonly confidence: Confidence
  readonly context: Context
}
