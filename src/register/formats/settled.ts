// What of a register may be shown to everyone: what a notice tells people (GDPR Art. 13, 14), as far as the notice says it or
// a person has accepted it. What is only proposed is for the company itself, and is marked where it is written at all; so is
// what only a supervisor is shown (Art. 30(4)). Proven by settled.test.ts.

import type { Which } from '../../core/formats.ts'
import type { Recipient, Register } from '../schema.ts'

/** A register of which an officer's entry, or a recipient's role, may not be for showing. */
export type Shown = Omit<Register, 'dpo' | 'recipients'> & {
  readonly dpo: Register['dpo'] | null
  readonly recipients: readonly (Omit<Recipient, 'role'> & { readonly role: Recipient['role'] | null })[]
}

export const choose = (register: Register, which: Which): Shown =>
  which === 'all' ? register : settle(register)

/** The register without its proposals. The controller stays: whoever publishes an edition stands by name on each page. */
export const settle = (register: Register): Shown =>
  Object.freeze({ ...(without(register) as Shown), controller: register.controller })

/** Members every such entry has, and that are said to be missing rather than left out. */
const alwaysThere: ReadonlySet<string> = new Set(['dpo', 'role'])

/** How data is protected, by whom, under which papers: of the record, and of no notice. */
const internal: ReadonlySet<string> = new Set([
  'access',
  'agreements',
  'dns',
  'impactAssessment',
  'logHolders',
  'procedures',
  'security',
])

// Told apart by `status` alone, wherever it stands, so that an entry the schema gets one day cannot slip through.
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(entry => !isProposed(entry)).map(without)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      if (internal.has(key)) return Array.isArray(member) ? [[key, []]] : []
      if (!isProposed(member)) return [[key, without(member)]]
      return alwaysThere.has(key) ? [[key, null]] : []
    }),
  )
}

const isProposed = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'status' in value && value.status === 'proposed'
