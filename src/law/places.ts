// The countries to which data moves as it does at home: the Union (Treaty on European Union, Article 52) and, by the
// EEA Agreement, Iceland, Liechtenstein and Norway. Everything else is a third country in the sense of GDPR Art. 44.
// State of 2026-01-01. Proven by law.test.ts.

const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
const agreement = 'IS LI NO'

export const inside: readonly string[] = Object.freeze([...union.split(' '), ...agreement.split(' ')])

const together = ['eu', 'eea', 'eøs', 'eu/eøs', 'eu/eea']
const named = new Set([
  ...together,
  ...inside.map(code => code.toLowerCase()),
  ...['da', 'en'].flatMap(language => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    return inside.map(code => (names.of(code) ?? code).toLowerCase())
  }),
])

/** True of a country that is none of these, written as its code or by its Danish or English name. */
export const isThirdCountry = (country: string): boolean => !named.has(country.trim().toLowerCase())
