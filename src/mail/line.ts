// One line of a letter: a subject, a name, a paragraph. What could begin another header, or be read in another order than
// it is written, is told by its kind and never repeated. ASVS 1.3.11; proven by letter.test.ts.

/** Line breaks, other controls, and the signs that turn the direction of text. */
const unwritable = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

/** What is wrong with a line; null where nothing is. */
export function faultOfLine(text: string, lettersMost: number): string | null {
  if (text.trim() === '') return 'an empty one'
  if (text.length > lettersMost) return `${text.length} letters, more than ${lettersMost}`
  if (!text.isWellFormed()) return 'half a character'
  if (unwritable.test(text)) return 'a line break, a control or a sign that turns text around'
  return null
}
