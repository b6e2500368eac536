// What is found in a text: which kind of personal data, where, how sure, and what stands around it. A hit never holds the value.
// The kinds are a closed list; docs/reference/detect.md is held equal to it by test/reference.test.ts.

import type { Shape } from './shapes.ts'

export const hitKinds = [
  'cpr',
  'cvr',
  'ean',
  'phone',
  'email',
  'iban',
  'bank-account',
  'card',
  'ip',
  'mac',
  'coordinates',
  'birth-date',
  'address',
  'licence-plate',
  'passport',
  /** A word of Art. 9(1) or 10: health, religion, union, … */
  'special-category',
  'secret',
  /** The name of a person. */
  'person',
] as const
export type HitKind = (typeof hitKinds)[number]

/**
 * `certain`: a check digit, an unmistakable form, or the form and its name beside it. `likely`: the form, and nothing speaks against
 * it. `possible`: what it might be as well as something else; shown apart, and never counted as found without being said so.
 */
export const confidences = ['possible', 'likely', 'certain'] as const
export type Confidence = (typeof confidences)[number]

/** What stands around a hit: a word that names its kind (`named`), one that names something else (`other`), neither (`bare`). */
export const contexts = ['named', 'bare', 'other'] as const
export type Context = (typeof contexts)[number]

export interface Hit {
  readonly kind: HitKind
  /** Which of its kind, from the closed list of that kind: a secret's rule, a category of Art. 9; null where a kind is one thing. */
  readonly what: string | null
  /** Bytes from the beginning of the text, the second one past the end. */
  readonly start: number
  readonly end: number
  readonly confidence: Confidence
  readonly context: Context
}

/**
 * Bytes that may be looked at to judge a candidate: `[from, to)` of `bytes`, never beyond. A zero may stand at `to`. Made anew for each
 * candidate, while which the bytes stay as they are.
 */
export interface Around {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/**
 * Confirms a candidate that stands at `[start, end)` of the bytes around it, or answers null. It may answer a longer or shorter
 * stretch than the candidate. Positions are those of `around.bytes`. Called at candidates only, so it may take its time.
 */
export type Judge = (around: Around, start: number, end: number) => Hit | null

/** A kind that is found by words: the automaton finds them (ASCII letters in any case), the judge confirms. */
export interface KeywordRule {
  readonly id: string
  /** At least one; 2 to 40 bytes of UTF-8 each. */
  readonly words: readonly string[]
  /** `word`: neither side may be a letter or a digit. `part`: anywhere. */
  readonly as: 'word' | 'part'
  readonly judge: Judge
}

/** What a scan looks for: candidates of these shapes, and of these words. */
export interface ScanRules {
  readonly shapes: Readonly<Partial<Record<Shape, Judge>>>
  readonly keywords: readonly KeywordRule[]
}

/** How far a judge may see to each side of its candidate. */
export const aroundBytes = 256
/** No hit is longer: what would be is cut off there or is not one. */
export const hitBytes = 4_096
