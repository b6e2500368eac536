// Whose case somebody from outside is: one of their own, so that the key of what is kept of them goes when they go.
// Proven by test/contracts/guests.test.ts.

import type { ExpressionBuilder } from 'kysely'
import type { PersonalTables } from '../store/tables.ts'

const begins = 'guest.'

export const guestCase = (guest: string): string => `${begins}${guest}`

/** The guest a row belongs to, by what it lets in to; null where it lets in to something else. */
export const guestOf = (own: readonly string[]): string | null =>
  own[0]?.startsWith(begins) === true ? own[0].slice(begins.length) : null

/** Of links: those of guests. */
export const isOfGuest = (eb: ExpressionBuilder<PersonalTables, 'link'>) =>
  eb(eb.fn<string>('array_to_string', ['own', eb.val(' ')]), 'like', `${begins}%`)
