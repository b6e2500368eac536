// What is refused at an edge: bad input, a full disk, a peer that lies. Our own bugs stay plain Errors.
// The codes are a closed list; docs/reference/errors.md is held equal to it by a test.

export const refusalCodes = [
  'usage',
  'limit',
  'not-found',
  'register-invalid',
  'notice-invalid',
  'format-invalid',
  'publish-refused',
  'edit-conflict',
  'database-refused',
  'database-unreachable',
  'database-needs-administrator',
  'purpose-refused',
  'home-refused',
  'keeper-elsewhere',
  'keyring-damaged',
  'key-destroyed',
  'custody-refused',
  'sealed-invalid',
  'disk-refused',
  'ledger-refused',
  'ledger-damaged',
  'proof-invalid',
  'browser-refused',
  'log-refused',
  'release-refused',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A place in a file a person can open: lines and columns count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One thing that is wrong, where, and what to do about it. */
export interface Fault {
  /** Lower case, expected then got. */
  readonly message: string
  readonly place?: Place
  readonly hint?: string
}

export const formatPlace = (place: Place): string => `${place.file}:${place.line}:${place.column}`

/** `place: message`, then a `hint:` line when there is one. */
export function formatFault(fault: Fault): string {
  const head = fault.place === undefined ? fault.message : `${formatPlace(fault.place)}: ${fault.message}`
  return fault.hint === undefined ? head : `${head}\n  hint: ${fault.hint}`
}

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly faults: readonly Fault[]

  constructor(code: RefusalCode, first: Fault | string, ...more: readonly Fault[]) {
    const faults = [typeof first === 'string' ? { message: first } : first, ...more]
    super(faults.map(formatFault).join('\n'))
    this.name = 'Refusal'
    this.code = code
    this.faults = Object.freeze(faults)
  }
}
