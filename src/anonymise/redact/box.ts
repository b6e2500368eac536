// Places on a drawn page, and which of them one stretch of text covers: a line of it is one place, with the spaces between its words,
// so that black over a name says nothing of how many words it had. Proven by box.test.ts.

/** In dots from the upper left corner; `right` and `bottom` are the first beyond it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Part of a line. */
export interface Run {
  readonly box: Box
  /** Down or up the page instead of across it. */
  readonly isVertical: boolean
  /** Told by a machine that read a picture: a letter may reach out of it. */
  readonly isGuess?: true
}

/** Letters and where each of them stands; null where one stands nowhere, as the end of a line. */
export interface PlacedText {
  readonly text: string
  readonly boxes: readonly (Box | null)[]
}

export const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

export const touch = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Whole dots, never less than the box. */
export const scaled = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: Math.floor(left * by),
  top: Math.floor(top * by),
  right: Math.ceil(right * by),
  bottom: Math.ceil(bottom * by),
})

/** Letters `[start, end)` line by line. */
export function runsOf({ text, boxes }: PlacedText, start: number, end: number): readonly Run[] {
  const runs: { box: Box; isVertical: boolean | null }[] = []
  let isNew = true
  for (let at = start; at < end; at++) {
    if (text[at] === '\n' || text[at] === '\r') isNew = true
    const box = boxes[at] ?? null
    if (box === null) continue
    const last = runs.at(-1)
    const isVertical = last === undefined || isNew ? null : goesOn(last.box, box)
    if (last === undefined || isVertical === null) runs.push({ box, isVertical: null })
    else {
      last.isVertical ??= same(last.box, box) ? null : isVertical
      last.box = union(last.box, box)
    }
    isNew = false
  }
  return runs.map(({ box, isVertical }) => ({ box, isVertical: isVertical ?? isTall(box) }))
}

const same = (a: Box, b: Box): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom

/** Of one word nobody knows more: an upright one is seldom twice as high as wide. */
const isTall = ({ left, top, right, bottom }: Box): boolean => bottom - top > 2 * (right - left)

/** A gap wider than so many letters is not within a line. */
const gapLetters = 4

/** Whether a letter goes on with a line: across (false), down or up (true), or not at all (null). */
function goesOn(line: Box, letter: Box): boolean | null {
  const shared = (from: number, to: number, otherFrom: number, otherTo: number): number =>
    (Math.min(to, otherTo) - Math.max(from, otherFrom)) /
    Math.max(1, Math.min(to - from, otherTo - otherFrom))
  const high = Math.max(1, Math.min(line.bottom - line.top, letter.bottom - letter.top))
  const wide = Math.max(1, Math.min(line.right - line.left, letter.right - letter.left))
  const gapAcross = Math.max(letter.left - line.right, line.left - letter.right)
  const gapDown = Math.max(letter.top - line.bottom, line.top - letter.bottom)
  if (shared(line.top, line.bottom, letter.top, letter.bottom) >= 0.5 && gapAcross < gapLetters * high)
    return false
  return shared(line.left, line.right, letter.left, letter.right) >= 0.5 && gapDown < gapLetters * wide
    ? true
    : null
}
