// What is drawn on a page of a PDF besides the words a reader of it would copy: letters beyond its edge or of an appearance, pictures,
// and drawings that may be letters. From pdf.js's list of operators. Proven by pdf.test.ts.

import { createHash } from 'node:crypto'
import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { limits } from '../../core/limits.ts'
import type { Piece } from './apart.ts'
import { type Pixels, pngOf } from './png.ts'

export type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

export interface Seen {
  readonly place: string
  /** What the page says to whoever copies its words. */
  readonly letters: string
  /** Of the whole file: pictures that may be looked at still, and those that were. */
  readonly budget: { pictures: number; readonly seen: Set<string> }
}

/** A page with fewer lines drawn is a frame or a rule, not letters. */
const drawingsOfLetters = 12

export async function* drawnOn(page: PdfPage, seen: Seen): AsyncGenerator<Piece> {
  const { OPS } = await getResolvedPDFJS()
  const list = await page.getOperatorList()
  const drawn = { text: [] as string[], paths: 0, pictures: [] as unknown[] }
  for (const [index, operator] of list.fnArray.entries()) {
    const [first] = list.argsArray[index] ?? []
    if (operator === OPS.showText) drawn.text.push(lettersOf(first))
    else if (operator === OPS.constructPath) drawn.paths++
    else if (operator === OPS.endText || operator === OPS.moveText || operator === OPS.setTextMatrix)
      drawn.text.push('\n')
    else if (
      operator === OPS.paintImageXObject ||
      operator === OPS.paintInlineImageXObject ||
      operator === OPS.paintImageMaskXObject
    )
      drawn.pictures.push(first)
  }
  const { place, letters } = seen
  const all = drawn.text.join('').slice(0, limits.pdfPageLetters)
  if (count(all) > count(letters)) yield { kind: 'text', part: 'hidden', place, text: all }
  const isWordless = count(all) === 0 && count(letters) === 0
  if (isWordless && drawn.pictures.length === 0 && drawn.paths >= drawingsOfLetters)
    yield { kind: 'unread', reason: 'no-text', detail: `${place}: drawn lines and no letters` }
  yield* picturesOf(page, drawn.pictures, isWordless, seen)
}

/** Glyphs, and between them numbers: how far the next is moved, in thousandths of the letter's size. */
function lettersOf(glyphs: unknown): string {
  if (!Array.isArray(glyphs)) return ''
  const said = glyphs.map((glyph: unknown) => {
    if (typeof glyph === 'number') return glyph < -200 ? ' ' : ''
    return glyph !== null && typeof glyph === 'object' && 'unicode' in glyph ? String(glyph.unicode) : ''
  })
  return said.join('')
}

const count = (text: string): number => text.normalize('NFKC').replace(/\s+/g, '').length

async function* picturesOf(
  page: PdfPage,
  pictures: readonly unknown[],
  isPage: boolean,
  { place, budget }: Seen,
): AsyncGenerator<Piece> {
  for (const [index, named] of pictures.entries()) {
    const at = `${place} picture ${index + 1}`
    if (budget.pictures-- <= 0) {
      const detail = `${at}: at most ${limits.pdfPictures} pictures, got more`
      yield { kind: 'unread', reason: 'too-many', detail }
      return
    }
    const picture = pixelsOf(await objectOf(page, named))
    const bytes = picture === null ? null : pngOf(picture)
    if (bytes === null) {
      yield { kind: 'unread', reason: 'damaged', detail: `${at}: could not be decoded` }
      continue
    }
    const mark = createHash('sha256').update(bytes).digest('base64')
    const isSmall = picture !== null && (picture.width < 16 || picture.height < 8)
    if (!isSmall && !budget.seen.has(mark)) yield { kind: 'picture', place: at, bytes, isPage }
    budget.seen.add(mark)
  }
}

/** A picture stands in the list itself, or by its name among the page's objects or the document's. */
async function objectOf(page: PdfPage, named: unknown): Promise<unknown> {
  const name = typeof named === 'object' && named !== null && 'data' in named ? named.data : named
  if (typeof name !== 'string') return named
  const found = await new Promise(done =>
    (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, done),
  )
  // Of a mask the list knows its size, the object its bits.
  return typeof named === 'object' && named !== null && typeof found === 'object'
    ? { ...named, ...found }
    : found
}

/** pdf.js' ImageKind: 1 is one bit a pixel, 2 red-green-blue, 3 with alpha. A mask has none, and its bits are 0 where ink is. */
function pixelsOf(object: unknown): Pixels | null {
  if (typeof object !== 'object' || object === null) return null
  const { width, height, data, kind } = object as Partial<Record<string, unknown>>
  if (typeof width !== 'number' || typeof height !== 'number') return null
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  if (width * height > limits.pdfPicturePixels) return null
  const form = kind === 2 ? 'rgb' : kind === 3 ? 'rgba' : 'bits'
  return { width, height, form, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
}
