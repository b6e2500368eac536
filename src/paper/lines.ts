// Text broken into lines of a width: greedy, at spaces and after hyphens and slashes; a word longer than the line is
// divided. Letters a face lacks are set in another, and what no face has as a box that is read as what it stands for.
// Pure: widths come from a function. Proven by lines.test.ts.

import type { Face } from './fonts.ts'
import { type TextRun, tidyText } from './paper.ts'

/** How wide text is in a face, in the unit of the width it is broken to; which letters the face has. */
export interface Measure {
  width(text: string, face: Face): number
  has(face: Face, letter: string): boolean
}

export interface Piece {
  readonly text: string
  readonly face: Face
  /** What is read aloud and copied instead: PDF 32000-1 §14.9.4. */
  readonly actual?: string
}

/** Pieces from the left. All but the last of a text's lines end with the space they were broken at, if it was one. */
export type Line = readonly Piece[]

/** Letters without a space between them; `space` says whether one stands before. */
interface Word {
  readonly space: boolean
  readonly pieces: readonly Piece[]
}

/** An address or a number: a hyphen at the end of a line would be taken for part of it. */
const isAddress = /[\d@:_]|\.\S/
/** After a hyphen or slash between longer words, not in A/S. */
const within = /(?<=\p{L}{3}[-–/])(?=\p{L}{3})/u
/** Shown where no face has the letter. */
const missing = '\u25a1'
/** A division that is not in the text: read as a soft hyphen (PDF 32000-1 §14.8.2.2.3). */
const softHyphen = '\u00ad'

export const faceOf = (family: 'serif' | 'sans', strong: boolean): Face =>
  strong ? `${family}Strong` : family

export function breakLines(
  runs: readonly TextRun[],
  family: 'serif' | 'sans',
  width: number,
  measure: Measure,
): readonly Line[] {
  const lines: Piece[][] = [[]]
  let used = 0
  for (const { space, pieces } of wordsOf(runs, family, measure)) {
    const line = lines.at(-1) ?? []
    const gap = space && line.length > 0 ? [spaceAfter(line)] : []
    for (const piece of gap) pushPiece(line, piece)
    used += widthOf(gap, measure)
    const [first = [], ...others] = divide(pieces, width, measure)
    const starts = line.length > 0 && used + widthOf(others.length > 0 ? pieces : first, measure) > width
    for (const [index, part] of [first, ...others].entries()) {
      if (starts || index > 0) {
        lines.push([])
        used = 0
      }
      for (const piece of part) pushPiece(lines.at(-1) ?? [], piece)
      used += widthOf(part, measure)
    }
  }
  return lines.filter(line => line.length > 0)
}

/** The width of the widest word: what a column needs so that nothing is divided. */
export const widestWord = (runs: readonly TextRun[], family: 'serif' | 'sans', measure: Measure): number =>
  greatest(wordsOf(runs, family, measure).map(word => widthOf(word.pieces, measure)))

// Not Math.max(...): a call takes fewer arguments than a table may have cells.
export const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((most, number) => Math.max(most, number), 0)

export const widthOf = (pieces: readonly Piece[], measure: Measure): number =>
  pieces.reduce((sum, { text, face }) => sum + measure.width(text, face), 0)

const spaceAfter = (line: Line): Piece => ({ text: ' ', face: line.at(-1)?.face ?? 'sans' })

/** Neighbours in one face become one piece, so that the letters of a line are one string. */
function pushPiece(line: Piece[], piece: Piece): void {
  const last = line.at(-1)
  if (last?.face === piece.face && last.actual === undefined && piece.actual === undefined)
    line[line.length - 1] = { face: last.face, text: last.text + piece.text }
  else line.push(piece)
}

function wordsOf(runs: readonly TextRun[], family: 'serif' | 'sans', measure: Measure): readonly Word[] {
  const words: { space: boolean; pieces: Piece[] }[] = []
  let space = true
  for (const run of runs) {
    const face = faceOf(family, run.strong)
    const parts = tidyText(run.text)
      .split(/( )/)
      .flatMap(part => (isAddress.test(part) ? [part] : part.split(within)))
      .filter(Boolean)
    for (const [index, part] of parts.entries()) {
      // A run that begins without a space goes on with the word before it.
      const isNew = space || index > 0
      if (part !== ' ' && isNew) words.push({ space, pieces: [...piecesOf(part, face, measure)] })
      if (part !== ' ' && !isNew) words.at(-1)?.pieces.push(...piecesOf(part, face, measure))
      space = part === ' '
    }
  }
  return words
}

/** Text in the first face that has its letters. */
function piecesOf(text: string, face: Face, measure: Measure): readonly Piece[] {
  const pieces: Piece[] = []
  const others: readonly Face[] = face.endsWith('Strong') ? ['sansStrong', 'serifStrong'] : ['sans', 'serif']
  for (const letter of text) {
    const found = [face, ...others].find(each => measure.has(each, letter))
    pushPiece(
      pieces,
      found === undefined ? { text: missing, face: 'sans', actual: letter } : { text: letter, face: found },
    )
  }
  return pieces
}

/** A word in parts of about one length that each fit the width; one part, as it is, where the word fits. */
function divide(pieces: readonly Piece[], width: number, measure: Measure): readonly (readonly Piece[])[] {
  const whole = widthOf(pieces, measure)
  if (whole <= width) return [pieces]
  const letters = pieces.flatMap(piece => [...piece.text].map(text => ({ ...piece, text })))
  const widest = Math.max(...letters.map(letter => widthOf([letter], measure)))
  const room = Math.max(widest, width - measure.width('-', pieces[0]?.face ?? 'sans'))
  const parted = Math.ceil(whole / Math.max(widest, room - widest))
  const each = Math.min(room, whole / parted + widest)
  const isWord = !isAddress.test(pieces.map(({ text }) => text).join(''))
  const parts: Piece[][] = [[]]
  let used = 0
  for (const [index, letter] of letters.entries()) {
    const length = widthOf([letter], measure)
    if (index > 0 && used + length > each) {
      const hyphen = isWord ? hyphenBetween(letters[index - 1], letter) : null
      if (hyphen !== null) parts.at(-1)?.push(hyphen)
      parts.push([])
      used = 0
    }
    pushPiece(parts.at(-1) ?? [], letter)
    used += length
  }
  return parts
}

function hyphenBetween(before: Piece | undefined, after: Piece): Piece | null {
  const areLetters = [before, after].every(piece => piece !== undefined && /^\p{L}$/u.test(piece.text))
  return before !== undefined && areLetters ? { text: '-', face: before.face, actual: softHyphen } : null
}
