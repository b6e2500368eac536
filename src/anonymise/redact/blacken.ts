// Black over part of a line of a drawn page. How wide it is says how long what stood there was: it goes on over blank paper to the next
// of a few widths, as far as nothing else stands there. Where something does, it ends before it. Proven by blacken.test.ts.

import type { Box, Run } from './box.ts'

/** Blue, green, red and one unused byte for each dot, line by line. */
export interface Dots {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Added to each side of what is masked, for letters that lean out of their room. */
const marginDots = 2
/** Widths are multiples of so many heights of the line: about an inch where letters are those of a letter. */
const stepHeights = 6
/** Left free before what stands beside it: one part of so many of the line's height. */
const clearParts = 6
/** Words a machine read may begin before the place it tells: up to so many heights of a line, where there is no gap. */
const looseHeights = 2
/** How much darker than the paper a dot may be and still be paper: scans have shades. */
const shade = 60

/** Answers what is black now. */
export function blackenRun(dots: Dots, { box, isVertical, isGuess }: Run): Box {
  const room = within(dots, {
    left: box.left - marginDots,
    top: box.top - marginDots,
    right: box.right + marginDots,
    bottom: box.bottom + marginDots,
  })
  const whole = isGuess === true ? toGaps(dots, room, isVertical) : room
  const black = widened(dots, whole, isVertical)
  blacken(dots, black)
  return black
}

export function blacken(dots: Dots, box: Box): void {
  const { left, top, right, bottom } = within(dots, box)
  for (let line = top; line < bottom; line++)
    dots.pixels.fill(0, (line * dots.width + left) * 4, (line * dots.width + right) * 4)
}

const within = ({ width, height }: Dots, { left, top, right, bottom }: Box): Box => ({
  left: Math.max(0, Math.min(width, left)),
  top: Math.max(0, Math.min(height, top)),
  right: Math.max(0, Math.min(width, right)),
  bottom: Math.max(0, Math.min(height, bottom)),
})

/** A line as it is read: from one end to the other, whichever way it goes. */
const sides = ({ left, top, right, bottom }: Box, isVertical: boolean): readonly [number, number] =>
  isVertical ? [top, bottom] : [left, right]
const heightOf = (box: Box, isVertical: boolean): number => {
  const [from, to] = sides(box, !isVertical)
  return to - from
}
const between = (box: Box, isVertical: boolean, from: number, to: number): Box =>
  isVertical ? { ...box, top: from, bottom: to } : { ...box, left: from, right: to }

/** To the right or down first, then to the other side. */
function widened(dots: Dots, box: Box, isVertical: boolean): Box {
  const [from, to] = sides(box, isVertical)
  const height = heightOf(box, isVertical)
  const step = Math.max(1, height * stepHeights)
  const missing = Math.ceil((to - from) / step) * step - (to - from)
  const end = isVertical ? dots.height : dots.width
  const isPaper = paperBeside(dots, box, isVertical)
  const clear = Math.ceil(height / clearParts)
  const onward = blank(missing, clear, by => to + by < end && isPaper(to + by))
  const back = blank(missing - onward, clear, by => from - 1 - by >= 0 && isPaper(from - 1 - by))
  return between(box, isVertical, from - back, to + onward)
}

/** How many of the next places are blank, up to `most`; some are left free before the first that is not. */
function blank(most: number, clear: number, isBlank: (by: number) => boolean): number {
  for (let by = 0; by < most; by++) if (!isBlank(by)) return Math.max(0, by - clear)
  return Math.max(0, most)
}

/** On to the first gap on either side: half a letter is no longer left beside the black. */
function toGaps(dots: Dots, box: Box, isVertical: boolean): Box {
  const [from, to] = sides(box, isVertical)
  const most = heightOf(box, isVertical) * looseHeights
  const end = isVertical ? dots.height : dots.width
  const isPaper = paperBeside(dots, box, isVertical)
  const inked = (isInk: (by: number) => boolean): number => {
    for (let by = 0; by < most; by++) if (!isInk(by)) return by
    return most
  }
  const onward = inked(by => to + by < end && !isPaper(to + by))
  const back = inked(by => from - 1 - by >= 0 && !isPaper(from - 1 - by))
  return between(box, isVertical, from - back, to + onward)
}

/** Whether all across the line at some place is as light as the lightest within the box, which is the paper there. */
function paperBeside(dots: Dots, box: Box, isVertical: boolean): (at: number) => boolean {
  let paper = 0
  for (let y = box.top; y < box.bottom; y++)
    for (let x = box.left; x < box.right; x++) paper = Math.max(paper, lightAt(dots, x, y))
  return at => {
    const [from, to] = isVertical ? [box.left, box.right] : [box.top, box.bottom]
    for (let across = from; across < to; across++) {
      const light = isVertical ? lightAt(dots, across, at) : lightAt(dots, at, across)
      if (light < paper - shade) return false
    }
    return true
  }
}

/** Its darkest colour: red letters are no paper either. */
function lightAt({ width, pixels }: Dots, x: number, y: number): number {
  const at = (y * width + x) * 4
  return Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)
}
