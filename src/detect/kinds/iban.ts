// International bank account numbers (ISO 13616): country, check digits by ISO 7064 MOD 97-10, and the form of each country, which
// ibantools keeps. Written together or in fours, in capitals or not. Proven by iban.test.ts.

import { countrySpecs, isValidIBAN } from 'ibantools'
import { hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Judge } from '../hit.ts'

/** How many bytes of the text hold this many letters and digits; null where it has too few. */
function spanOf(text: string, letters: number): number | null {
  let seen = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== ' ') seen++
    if (seen === letters) return at + 1
  }
  return null
}

/**
 * The candidate may run on into words behind it, so the country's length says where the number ends. A number that fails its check is
 * told as possible where words name it: it was written wrong, and still is somebody's.
 */
export const judgeIban: Judge = (around, start, end) => {
  const text = lettersOf(around, start, end)
  const letters = countrySpecs[text.slice(0, 2).toUpperCase()]?.chars ?? null
  const span = letters === null ? null : spanOf(text, letters)
  if (span === null || /[A-Za-z0-9]/.test(text.charAt(span))) return null
  const valid = isValidIBAN(text.slice(0, span).replaceAll(' ', '').toUpperCase())
  const context = contextOf('iban', around, start, start + span)
  if (!valid && context !== 'named') return null
  return hit('iban', [start, start + span], valid ? 'certain' : 'possible', context)
}
