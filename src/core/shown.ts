// Text of a stranger (a page, a log), made fit to be shown: what cannot be seen, or would turn the text around it, stands as its number,
// and nothing is longer than a reader takes in. Unicode 17 §23.8 (noncharacters), UAX 9 (marks and overrides of direction).
// Proven by shown.test.ts.

import { limits } from './limits.ts'

// Controls but tab and line ends; joiners and marks without width; direction; line and paragraph separators; noncharacters.
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e0fff}]/gu
const isKept = (letter: string): boolean => letter === '\t' || letter === '\n'
const numberOf = (letter: string): string =>
  `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/** On any number of lines. */
export const shown = (text: string, letters: number = limits.siteReportLetters): string => {
  const cut = text.length > letters ? `${text.slice(0, letters)} …` : text
  return cut.toWellFormed().replace(unseen, letter => (isKept(letter) ? letter : numberOf(letter)))
}

/** On one line. */
export const shownInLine = (text: string, letters?: number): string =>
  shown(text, letters).replace(/\s+/g, ' ').trim()
