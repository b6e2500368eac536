// What stands in a draft where another company's document has nothing and a register demands something: made so that it can
// be taken for no real address or country. The report of an import names each. Proven by tilt-read.test.ts and
// fides.test.ts.

import { formatWords } from '../../language/formats.ts'
import type { Draft } from '../draft/draft.ts'
import { unlessSilent } from './tilt-words.ts'

/** A domain that never is (RFC 2606). */
export const noMail = 'mangler@mangler.invalid'
/** No country has this code (ISO 3166-1, user-assigned). */
export const nowhere = 'ZZ'

/** `Vej 1, 8600 Silkeborg`: what has another form stands whole as the street. */
export function addressIn(text: string, country: string): Draft['controller']['address'] {
  const [, street, postcode, city] = /^(.+), (\S*\d\S*) (.+)$/.exec(text) ?? []
  if (street !== undefined && postcode !== undefined && city !== undefined)
    return { street, postcode, city, country }
  const missing = formatWords.missing.da
  return { street: unlessSilent(text) ?? missing, postcode: missing, city: missing, country }
}
