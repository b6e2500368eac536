// How wide the columns of a table become: as wide as their longest word, and what is left goes to those with most to say.
// Pure. The rule is CSS 2.1 §17.5.2.2 (automatic table layout) with one bound. Proven by lines.test.ts.

export interface Wish {
  /** Its widest word. */
  readonly least: number
  /** Its longest text on one line. */
  readonly most: number
  /** How much more than `least` its texts would take on one line, on average. */
  readonly lacks: number
}

/** A text of at most this many points is not broken where its table has the room. */
export const shortText = 90

/** Widths that sum to `whole`. */
export function columnWidths(wishes: readonly Wish[], whole: number): readonly number[] {
  const unbroken = wishes.map(wish => (wish.most <= shortText ? { ...wish, least: wish.most } : wish))
  const roomy = sum(unbroken.map(wish => wish.least)) <= 0.8 * whole
  return widthsFor(roomy ? unbroken : wishes, whole)
}

function widthsFor(wishes: readonly Wish[], whole: number): readonly number[] {
  const least = sum(wishes.map(wish => wish.least))
  // Too narrow for the words: each gives in proportion, and what is divided is divided in the widest.
  if (least > whole)
    return shrink(
      wishes.map(wish => wish.least),
      whole,
    )
  return grow(wishes, whole)
}

/**
 * What is left is dealt out by the square root of what the texts of a column lack, which is least lines in all where
 * texts are long, and no column gets more than its longest text. Where all have theirs, everybody gets the same on top.
 */
function grow(wishes: readonly Wish[], whole: number): readonly number[] {
  let widths = wishes.map(wish => wish.least)
  for (let round = 0; round <= wishes.length; round += 1) {
    const left = whole - sum(widths)
    const lacks = wishes.map((wish, index) => wish.most - (widths[index] ?? 0))
    const weights = wishes.map((wish, index) => ((lacks[index] ?? 0) < 0.01 ? 0 : Math.sqrt(wish.lacks)))
    if (left < 0.01) return widths
    if (sum(weights) < 0.01) return widths.map(width => width + left / widths.length)
    const share = left / sum(weights)
    widths = widths.map(
      (width, index) => width + Math.min(Math.max(0, lacks[index] ?? 0), share * (weights[index] ?? 0)),
    )
  }
  return widths
}

/** The widest columns are cut to one width, as much as needed; narrow ones keep theirs. */
function shrink(widths: readonly number[], whole: number): readonly number[] {
  const sorted = widths.toSorted((a, b) => a - b)
  let left = whole
  for (const [index, width] of sorted.entries()) {
    const each = left / (sorted.length - index)
    if (width > each) return widths.map(wide => Math.min(wide, each))
    left -= width
  }
  return widths
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
