// Whether a document is TILT: every fault with its place as a JSON pointer (RFC 6901), what was expected and what was
// there instead. Proven by tilt-shape.test.ts.

import type { z } from 'zod'

import { limits } from '../../core/limits.ts'
import type { Fault } from '../../core/refusal.ts'
import { type Tilt, tiltShape } from './tilt-shape.ts'

/** One thing that is wrong in a document of another format. */
export interface FormatFault {
  /** JSON pointer; empty for the document itself. */
  readonly pointer: string
  readonly path: readonly PropertyKey[]
  readonly expected: string
  readonly got: string
}

export type TiltCheck =
  | { readonly kind: 'valid'; readonly tilt: Tilt }
  | { readonly kind: 'invalid'; readonly faults: readonly FormatFault[] }

/** Reads a parsed JSON document; the first 50 faults are told. */
export function checkTilt(document: unknown): TiltCheck {
  const parsed = tiltShape.safeParse(document)
  if (parsed.success) return Object.freeze({ kind: 'valid', tilt: parsed.data })
  return Object.freeze({ kind: 'invalid', faults: formatFaults(parsed.error.issues, document) })
}

/** The first 50 issues of a shape, as faults of a document. */
export const formatFaults = (
  issues: readonly z.core.$ZodIssue[],
  document: unknown,
): readonly FormatFault[] => issues.slice(0, limits.faults).map(issue => faultOf(issue, document))

export const formatPointer = (path: readonly PropertyKey[]): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The fault as a refusal tells it. */
export const toFault = ({ pointer, expected, got }: FormatFault): Fault => ({
  message: `${pointer === '' ? '(document)' : pointer}: expected ${expected}, got ${got}`,
})

function faultOf(issue: z.core.$ZodIssue, document: unknown): FormatFault {
  return {
    pointer: formatPointer(issue.path),
    path: issue.path,
    expected: expectedOf(issue),
    got: describe(valueAt(document, issue.path)),
  }
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  return issue.message.replace(/^expected /, '')
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    document,
  )
