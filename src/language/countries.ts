// The name of a country in the reader's language, by its ISO 3166-1 code: 'DK' is Danmark, or Denmark.
// Proven by countries.test.ts.

import type { Language } from '../core/language.ts'

const names: Readonly<Record<Language, Intl.DisplayNames>> = {
  da: new Intl.DisplayNames(['da'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
}

/** The code itself where it names no country. */
export const countryName = (code: string, language: Language): string => names[language].of(code) ?? code

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const listed = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Every code of two letters that names a country or territory: what a form lets one choose from. */
export const countryCodes: readonly string[] = Object.freeze(
  letters
    .flatMap(first => letters.map(second => `${first}${second}`))
    .filter(code => listed.of(code) !== undefined && !/^(?:EU|EZ|UN|QO|XA|XB|ZZ)$/.test(code)),
)
