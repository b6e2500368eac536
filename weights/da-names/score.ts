// How well names are found: by exact span and kind, and by words found as a name of any kind.

export interface Span {
  readonly start: number
  readonly end: number
  readonly kind: 'PER' | 'LOC' | 'ORG'
}

/** Counts of one text; they add up over texts. */
export interface Counts {
  readonly right: number
  readonly found: number
  readonly there: number
  /** Words of names of people, and how many of them lie in something found. */
  readonly words: number
  readonly seen: number
}

export const noCounts: Counts = { right: 0, found: 0, there: 0, words: 0, seen: 0 }

export const addCounts = (a: Counts, b: Counts): Counts => ({
  right: a.right + b.right,
  found: a.found + b.found,
  there: a.there + b.there,
  words: a.words + b.words,
  seen: a.seen + b.seen,
})

/** Counts for names of one kind; a word counts as seen where a name of any kind overlaps it. */
export function count(
  gold: readonly Span[],
  found: readonly Span[],
  words: readonly { readonly start: number; readonly end: number }[],
  kind: Span['kind'] = 'PER',
): Counts {
  const mine = gold.filter(each => each.kind === kind)
  const theirs = found.filter(each => each.kind === kind)
  const same = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end
  const named = words.filter(word => mine.some(name => name.start <= word.start && word.end <= name.end))
  return {
    right: mine.filter(each => theirs.some(other => same(each, other))).length,
    found: theirs.length,
    there: mine.length,
    words: named.length,
    seen: named.filter(word => found.some(name => name.start < word.end && word.start < name.end)).length,
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

export const f1 = ({ right, found, there }: Counts): number => share(2 * right, found + there)
export const precision = ({ right, found }: Counts): number => share(right, found)
export const recall = ({ right, there }: Counts): number => share(right, there)
export const wordRecall = ({ words, seen }: Counts): number => share(seen, words)
