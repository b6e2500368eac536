// What verifying finds, as data: each thing with its place, and the verdict over all of them.
// What each means is in docs/reference/ledger.md; the words for a reader are in src/language/ledger.ts.

import { Refusal } from '../core/refusal.ts'

export const findingKinds = [
  'missing',
  'surplus',
  'malformed',
  'container',
  'not-signed',
  'bad-signature',
  'wrong-origin',
  'wrong-key',
  'tile-differs',
  'entry-differs',
  'leaf-differs',
  'commitment-differs',
  'proof-differs',
  'root-differs',
  'rolled-back',
  'forked',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One thing that does not fit, and where. */
export interface Finding {
  readonly kind: FindingKind
  /** Path in the published log, entry of the bundle, or what the caller called the file. */
  readonly file: string
  /** Leaf (or, in a higher tile, subtree) counted from 0. */
  readonly index?: number
  /** Byte in the file counted from 0. */
  readonly offset?: number
  readonly expected?: string
  readonly got?: string
}

/** Why nothing wrong was found and the answer is still not "verified". */
export const blindSpots = [
  'no-earlier-checkpoint',
  'key-from-bundle',
  'no-key',
  'no-consistency',
  'older-than-known',
] as const
export type BlindSpot = (typeof blindSpots)[number]

/** What the holder of nothing else should keep until the next time: the key believed and the last checkpoint seen. */
export interface Remembered {
  /** Verifier key as text; its name is the origin. */
  readonly key: string
  /** Signed note, verbatim. */
  readonly checkpoint: string
}

/** What was looked at. */
export interface Scope {
  readonly origin: string
  readonly size: number
  /** Root hash in base64. */
  readonly root: string
  readonly key: { readonly from: 'outside' | 'remembered' | 'bundle'; readonly text: string } | null
  /** Size of the checkpoint known before, null when none was. */
  readonly earlierSize: number | null
  /** Leaves held against the root one by one, with their content. */
  readonly leaves: number
  /** Of these, with evidence that was held against the commitment. */
  readonly opened: number
  /** Names on signatures nobody here can check: the only bits not covered. */
  readonly uncovered: readonly string[]
}

export type Verdict =
  | { readonly kind: 'verified'; readonly scope: Scope; readonly remember: Remembered }
  | {
      readonly kind: 'cannot-know'
      readonly scope: Scope
      readonly because: readonly BlindSpot[]
      readonly remember: Remembered | null
    }
  | {
      /** `contradicted`: the log shows a tree without one that its own key signed before. */
      readonly kind: 'damaged' | 'contradicted'
      readonly findings: readonly Finding[]
      /** What is needed to re-check it elsewhere: see alarm.ts. */
      readonly alarm: string
    }

/** The value, or where the file is malformed. Only refusals of a format become findings; a bug of ours stays one. */
export function attempt<T>(file: string, parse: () => T, index?: number): T | Finding {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'proof-invalid') throw error
    return { kind: 'malformed', file, ...(index === undefined ? {} : { index }), got: error.message }
  }
}

export function isFinding(value: unknown): value is Finding {
  return typeof value === 'object' && value !== null && 'kind' in value && 'file' in value
}
