// Numbers in words a person reads: thousands apart, a share as a per cent, bytes and milliseconds in the unit that suits them.
// Proven by numbers.test.ts.

import type { Language } from '../core/language.ts'

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }

/** `12.345`, `12,345`. */
export const countInWords = (count: number, language: Language): string =>
  formatter(language, 0).format(count)

/** `3,2 %`; below a tenth of a per cent what is not nothing says so, and what is not all is not said to be. */
export function shareInWords(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–'
  const percent = (100 * part) / whole
  const between = (least: number, most: number) => percent > least && percent < most
  const shown = between(0, 0.1) ? 0.1 : between(99.9, 100) ? 99.9 : percent
  const sign = between(0, 0.1) ? '< ' : between(99.9, 100) ? '> ' : ''
  return `${sign}${formatter(language, 1).format(shown)} %`
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** In powers of a thousand (IEC 80000-13): `1,5 GB`. */
export function bytesInWords(bytes: number, language: Language): string {
  const at = Math.min(byteUnits.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return `${formatter(language, at === 0 ? 0 : 1).format(bytes / 1_000 ** at)} ${byteUnits[at]}`
}

/** `250 ms`, `2,5 s`. */
export const millisInWords = (ms: number, language: Language): string =>
  ms < 1_000 ? `${formatter(language, 0).format(ms)} ms` : `${formatter(language, 1).format(ms / 1_000)} s`

// Making a formatter costs a hundred times using one.
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`
  const made =
    formatters.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits })
  formatters.set(key, made)
  return made
}
