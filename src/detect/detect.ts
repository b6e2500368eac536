// Looks into a file for personal data: reads the texts in it, scans each, and answers what was found where and what was not read.

import type { Hit, Judge, KeywordRule } from './hit.ts'
import type { Shape } from './shapes.ts'
import type { Mark, TextPart, Unread } from './source.ts'

/** What a scan looks for: candidates of these shapes, and of these words. */
export interface ScanRules {
  readonly shapes: Readonly<Partial<Record<Shape, Judge>>>
  readonly keywords: readonly KeywordRule[]
}

/** A hit, in which text of which file, and how its place is told. */
export interface Located {
  readonly kind: 'hit'
  readonly hit: Hit
  readonly path: readonly string[]
  readonly part: TextPart
  /** Where positions are those of the text, not of the file: the mark before it. */
  readonly mark: Mark | null
}

export type Detected = Located | Unread
