// Numbers of cases as people type them: `account.<uuid>`, a uuid, or its beginning or end. Never a name: what is not of this
// shape is looked for nowhere. Proven by case-number.test.ts.

import { limits } from './limits.ts'

export const caseKinds = ['account', 'letter', 'break', 'act', 'look', 'edition'] as const
export type CaseKind = (typeof caseKinds)[number]

export interface CaseNumber {
  /** Null where any kind is meant. */
  readonly kind: CaseKind | null
  /** 4 to 32 hexadecimal digits, the hyphens left out. */
  readonly digits: string
}

export function readCaseNumber(text: string): CaseNumber | null {
  const found = /^(?:([a-z]+)\.)?([0-9a-f][0-9a-f-]*)$/.exec(text.trim().toLowerCase())
  if (found === null || text.length > limits.caseLength) return null
  const kind = caseKinds.find(one => one === found[1]) ?? null
  if (found[1] !== undefined && kind === null) return null
  const digits = (found[2] ?? '').replaceAll('-', '')
  return digits.length >= 4 && digits.length <= 32 ? Object.freeze({ kind, digits }) : null
}

const hyphened = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The first and the last uuid that begin with these digits. */
export const uuidsFrom = ({ digits }: CaseNumber): readonly [string, string] => [
  hyphened(digits.padEnd(32, '0')),
  hyphened(digits.padEnd(32, 'f')),
]

/** How many digits say which uuid is meant: those of version 7 begin with the time, so few of the first say little. */
export const tellingDigits = 10

/** Whether a uuid begins or ends with these digits. */
export function isMeant({ digits }: CaseNumber, uuid: string): boolean {
  const plain = uuid.replaceAll('-', '')
  return plain.startsWith(digits) || plain.endsWith(digits)
}
