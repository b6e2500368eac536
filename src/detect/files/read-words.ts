// The words Tesseract read in a picture and where each stands, out of what its thread answers: blocks, paragraphs, lines, words
// (tesseract.js 7, `blocks`). Proven by pictures.test.ts.

/** In dots from the picture's upper left corner; `right` and `bottom` are the first beyond it. */
export interface WordBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface ReadWord {
  readonly text: string
  readonly box: WordBox
  /** How sure of its letters, 0 to 100, as Tesseract says it. */
  readonly sure: number
}

export type ReadLines = readonly (readonly ReadWord[])[]

const parts = ['paragraphs', 'lines'] as const

export function linesOf(blocks: unknown): ReadLines {
  const lines = parts.reduce((within, part) => within.flatMap(each => listIn(each, part)), listOf(blocks))
  return lines.map(line => listIn(line, 'words').flatMap(wordOf)).filter(line => line.length > 0)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const listIn = (value: unknown, part: string): readonly unknown[] =>
  isObject(value) ? listOf(value[part]) : []

function wordOf(word: unknown): readonly ReadWord[] {
  if (!isObject(word) || !isObject(word['bbox'])) return []
  const { x0, y0, x1, y1 } = word['bbox']
  const text = String(word['text'] ?? '').trim()
  const sides = [x0, y0, x1, y1].map(Number)
  const [left = 0, top = 0, right = 0, bottom = 0] = sides
  if (text === '' || !sides.every(Number.isFinite)) return []
  return [{ text, box: { left, top, right, bottom }, sure: Number(word['confidence'] ?? 0) }]
}
