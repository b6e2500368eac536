// The grounds a transfer to a third country can rest on (GDPR chapter V: Art. 45, 46 and 49), each with its term in the
// Data Privacy Vocabulary 2.3. Which countries the Commission has found adequate changes by decision: no such list is kept
// here, so no country is ever said to be adequate; what a transfer rests on is what the register declares.
// Proven by transfers.test.ts.

import { isThirdCountry } from './places.ts'

export interface Ground {
  /** As DPV names it. */
  readonly dpv: string
  /** Whether the record itself must document the safeguards (Art. 30(1)(e), 30(2)(c)). */
  readonly documented: boolean
}

const of = (dpv: string, documented = false): Ground => Object.freeze({ dpv: `eu-gdpr:${dpv}`, documented })

export const grounds = Object.freeze({
  'GDPR 45(3)': of('A45-3'),
  'GDPR 46(2)(a)': of('A46-2-a'),
  'GDPR 46(2)(b)': of('A46-2-b'),
  'GDPR 46(2)(c)': of('A46-2-c'),
  'GDPR 46(2)(d)': of('A46-2-d'),
  'GDPR 46(2)(e)': of('A46-2-e'),
  'GDPR 46(2)(f)': of('A46-2-f'),
  'GDPR 46(3)(a)': of('A46-3-a'),
  'GDPR 46(3)(b)': of('A46-3-b'),
  'GDPR 49(1)(a)': of('A49-1-a'),
  'GDPR 49(1)(b)': of('A49-1-b'),
  'GDPR 49(1)(c)': of('A49-1-c'),
  'GDPR 49(1)(d)': of('A49-1-d'),
  'GDPR 49(1)(e)': of('A49-1-e'),
  'GDPR 49(1)(f)': of('A49-1-f'),
  'GDPR 49(1)(g)': of('A49-1-g'),
  // The second subparagraph, which DPV numbers as a paragraph of its own.
  'GDPR 49(1)': of('A49-2', true),
})

export type GroundId = keyof typeof grounds

export const readGround = (reference: string | undefined): GroundId | null =>
  reference !== undefined && Object.hasOwn(grounds, reference) ? (reference as GroundId) : null

export type Standing = 'inside' | 'third' | 'unknown'

/** Of a country as its ISO 3166-1 code; `unknown` where the register does not say which it is. */
export function standingOf(country: string | undefined): Standing {
  if (country === undefined) return 'unknown'
  return isThirdCountry(country) ? 'third' : 'inside'
}
