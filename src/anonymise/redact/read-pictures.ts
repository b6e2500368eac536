// The letters in a document's pictures, as a machine reads them: a guess, bounded in time, and what was not read is said with its
// reason. A picture that says little is turned: scans and photographs lie on their side. Proven by read-pictures.test.ts.

import { limits } from '../../core/limits.ts'
import type { WordReader } from '../../detect/files/pictures.ts'
import { pngOf } from '../../detect/files/png.ts'
import type { ReadLines } from '../../detect/files/read-words.ts'
import type { UnreadReason } from '../../detect/source.ts'
import type { Box, PlacedText } from './box.ts'

/** One byte a dot, line by line. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

export type PictureTold = PlacedText | { readonly reason: UnreadReason }

/** Who reads, and what is told of it. */
export interface PictureReading {
  readonly reader: WordReader
  /** In milliseconds, from wherever. */
  readonly now: () => number
  /** After each picture: how many of how many were read. */
  readonly onPicture?: (done: number, of: number) => void
}

/** Some pictures at once, so that few are held in memory. `null` is a picture that could not be decoded. */
export type Draw = (from: number, to: number) => Promise<readonly (GreyPicture | null)[]>

const atOnce = 4
/** In dots: smaller ones are rules, bullets and dots of their own. */
const [leastWidth, leastHeight] = [8, 8]

/** One answer for each of `count` pictures, in order. */
export async function readPictures(
  count: number,
  draw: Draw,
  { reader, now, onPicture }: PictureReading,
): Promise<readonly PictureTold[]> {
  const told: PictureTold[] = []
  const until = now() + limits.redactPicturesMs
  const readOne = async (picture: GreyPicture | null): Promise<PictureTold> => {
    if (picture === null) return { reason: 'damaged' }
    if (now() > until) return { reason: 'too-slow' }
    const isRoomForLetters = picture.width >= leastWidth && picture.height >= leastHeight
    return isRoomForLetters ? readTurned(reader, picture) : { text: '', boxes: [] }
  }
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce)
    const reason: UnreadReason | null =
      from >= limits.redactPictures ? 'too-many' : now() > until ? 'too-slow' : null
    const drawn = reason === null ? await draw(from, to) : []
    const reads = Array.from({ length: to - from }, async (_, index): Promise<PictureTold> => {
      const one = reason === null ? await readOne(drawn[index] ?? null) : { reason }
      onPicture?.(told.length + index + 1, count)
      return one
    })
    told.push(...(await Promise.all(reads)))
  }
  return told
}

/** Upright, then on either side, then on its head, until it is read well; else the turn that was read best. */
const turns = [0, 1, 3, 2]

async function readTurned(reader: WordReader, picture: GreyPicture): Promise<PictureTold> {
  let best: { readonly lines: ReadLines; readonly turn: number; readonly score: number } | null = null
  for (const turn of turns) {
    const png = pngOf({ ...pictureTurned(picture, turn), form: 'grey' })
    if (png === null) return { reason: 'damaged' }
    const read = await reader.words(png)
    if ('reason' in read) return read
    const score = lettersReadWell(read.lines)
    if (best === null || score > best.score) best = { lines: read.lines, turn, score }
    if (score > 0 && score >= letters(read.lines.flat()) / 2) break
  }
  return placed(best?.lines ?? [], best?.turn ?? 0, picture)
}

const count = (text: string): number => text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
const letters = (words: ReadLines[number]): number => words.reduce((sum, { text }) => sum + count(text), 0)

const wellReadSure = 70
const wordLetters = 3
const lettersReadWell = (lines: ReadLines): number =>
  letters(lines.flat().filter(({ text, sure }) => sure >= wellReadSure && count(text) >= wordLetters))

type Turnable = GreyPicture & { readonly data: Uint8Array }

/** By quarters, clockwise. */
function pictureTurned({ width, height, grey }: GreyPicture, turn: number): Turnable {
  if (turn === 0) return { width, height, grey, data: grey }
  const data = new Uint8Array(grey.length)
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) data[(x + 1) * height - 1 - y] = grey[at] ?? 0
  return pictureTurned({ width: height, height: width, grey: data }, turn - 1)
}

/** Words with a space between, lines with a line end; each letter stands where its word does. */
function placed(lines: ReadLines, turn: number, { width, height }: GreyPicture): PlacedText {
  const boxes: (Box | null)[] = []
  const said = lines.map(line =>
    line.map(({ text, box }) => ({ text: plainDashes(text), box: turnedBack(box, turn, width, height) })),
  )
  let text = ''
  for (const line of said) {
    for (const [index, word] of line.entries()) {
      if (index > 0) boxes.push(null)
      text += (index > 0 ? ' ' : '') + word.text
      for (let unit = 0; unit < word.text.length; unit++) boxes.push(word.box)
    }
    text += '\n'
    boxes.push(null)
  }
  return { text, boxes }
}

/** A dash between digits is read as a longer one, or as two. */
const plainDashes = (text: string): string => text.replaceAll(/(?<=\d)[-–—]{1,2}(?=\d)/g, '-')

/** Where a box of a picture that was turned so often stands in the picture itself. */
function turnedBack({ left, top, right, bottom }: Box, turn: number, width: number, height: number): Box {
  if (turn === 0) return { left, top, right, bottom }
  if (turn === 1) return { left: top, top: height - right, right: bottom, bottom: height - left }
  if (turn === 2)
    return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
  return { left: width - bottom, top: left, right: width - top, bottom: right }
}
