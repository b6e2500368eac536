// The words of a page that are seen on it, each with its place: those that may stand in the new document as text. A letter is seen where
// the page looks otherwise without its letters, so nothing below a box or a picture, in the colour of the paper, or drawn to be
// unseen is one; and where two letters stand over each other, neither is. Proven by seen-words.test.ts.

import { type Box, type PlacedText, union } from './box.ts'

export interface SeenWord {
  readonly text: string
  readonly box: Box
  /** Whether it is read across the page, down it or up it. */
  readonly way: 'across' | 'down' | 'up'
  /** Whether another word follows on the same line. */
  readonly isFollowed: boolean
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** `isShown` says of each letter whether the page looks otherwise without its letters. */
export function seenWords(
  page: PlacedText,
  isShown: readonly boolean[],
  size: PageSize,
): readonly SeenWord[] {
  const isCovered = coveredIn(page, size)
  const words: SeenWord[] = []
  for (const { index: start, 0: text } of page.text.matchAll(/\S+/g)) {
    const boxes: Box[] = []
    for (let at = start; at < start + text.length; at++) {
      const box = page.boxes[at] ?? null
      if (box !== null && isShown[at] === true && isCovered[at] === 0 && isOn(size, box)) boxes.push(box)
    }
    const [first, last] = [boxes[0], boxes.at(-1)]
    if (boxes.length < text.length || first === undefined || last === undefined) continue
    const isFollowed = /^[^\S\r\n]+\S/.test(page.text.slice(start + text.length, start + text.length + 20))
    // One letter goes no way: it goes that of the word before it.
    const way = boxes.length > 1 ? wayOf(first, last) : (words.at(-1)?.way ?? 'across')
    words.push({ text, box: boxes.reduce(union), way, isFollowed })
  }
  return words
}

const isOn = ({ width, height }: PageSize, { left, top, right, bottom }: Box): boolean =>
  left < width && top < height && right > 0 && bottom > 0

function wayOf(first: Box, last: Box): SeenWord['way'] {
  const across = Math.abs(last.left + last.right - first.left - first.right)
  const down = last.top + last.bottom - first.top - first.bottom
  if (Math.abs(down) <= across) return 'across'
  return down > 0 ? 'down' : 'up'
}

/** Two dots a side are one place: letters are wider. */
const placeDots = 2

/** 1 for each letter whose middle is the middle of another one too. */
function coveredIn({ text, boxes }: PlacedText, { width, height }: PageSize): Uint8Array {
  const [wide, high] = [Math.ceil(width / placeDots), Math.ceil(height / placeDots)]
  const owners = new Int32Array(wide * high)
  const isCovered = new Uint8Array(boxes.length)
  for (const [at, box] of boxes.entries()) {
    // Both halves of a pair have one box.
    if (box === null || boxes[at - 1] === box || /\s/.test(text[at] ?? '')) continue
    for (const place of middleOf(box, wide, high)) {
      const other = (owners[place] ?? 0) - 1
      if (other >= 0 && text[other] !== text[at]) isCovered[other] = isCovered[at] = 1
      owners[place] = at + 1
    }
  }
  return isCovered
}

function* middleOf({ left, top, right, bottom }: Box, wide: number, high: number): Generator<number> {
  const third = (from: number, to: number, part: number): number =>
    Math.floor((from + ((to - from) * part) / 3) / placeDots)
  for (let y = third(top, bottom, 1); y <= third(top, bottom, 2); y++)
    for (let x = third(left, right, 1); x <= third(left, right, 2); x++)
      if (x >= 0 && y >= 0 && x < wide && y < high) yield y * wide + x
}
