// What is needed to ask beside the visits, and an answer of the domain name system as an audit keeps it. Proven by test/contracts/site-asked.test.ts.

import type { Resolve, Resolved } from '../../core/ports.ts'
import type { Names } from '../../net/names.ts'
import type { SystemTable } from '../systems.ts'

export interface AskOptions {
  readonly url: string
  readonly names: Names
  readonly resolve: Resolve
  /** The company's domains, as the register has them. */
  readonly domains: readonly string[]
  /** The user's own table; without one no system is known. */
  readonly systems?: SystemTable | undefined
  readonly signal: AbortSignal
}

/** That there is none is an answer; null where nobody gave one. */
export function recordsOf<T>(resolved: Resolved<T>): readonly T[] | null {
  if (resolved.kind === 'answered') return resolved.records
  return resolved.because === 'not-found' ? [] : null
}
