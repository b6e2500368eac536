// LIX, words per sentence plus the share of words over six letters: a rule of thumb made for the Scandinavian languages,
// used here for Danish and, more loosely, for English. GDPR Art. 12(1) asks for plain language and names no figure; the
// bands are the customary ones, and no finding rests on them alone. Proven by law.test.ts.

export interface Band {
  /** From this LIX on. */
  readonly from: number
  readonly name: 'very easy' | 'easy' | 'medium' | 'hard' | 'very hard'
}

export const bands: readonly Band[] = Object.freeze([
  { from: 0, name: 'very easy' },
  { from: 25, name: 'easy' },
  { from: 35, name: 'medium' },
  { from: 45, name: 'hard' },
  { from: 55, name: 'very hard' },
])

/** From here on a notice for everyone is worth a second look. */
export const hardFrom = 45

/** LIX of sentences, rounded; null where there are too few words to say anything. */
export function lixOf(sentences: readonly string[]): number | null {
  const words = sentences.flatMap(sentence => sentence.match(/\p{L}+(?:[-'’]\p{L}+)*/gu) ?? [])
  if (words.length < wordsLeast) return null
  const long = words.filter(word => word.length > 6).length
  return Math.round(words.length / sentences.length + (100 * long) / words.length)
}

/** A measure of fewer words is mostly chance. */
export const wordsLeast = 100
