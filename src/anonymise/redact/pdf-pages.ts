// The pages of a PDF read, and drawn anew into another document with black over what is masked, and with the words that are left as
// text nobody sees. Runs in a thread of its own (pdf-thread.ts). Proven by pdf.test.ts.

import PDFDocument from 'pdfkit'
import { limits } from '../../core/limits.ts'
import { blacken, blackenRun } from './blacken.ts'
import { type Box, runsOf, scaled, touch } from './box.ts'
import { type DrawnGrey, dotsPerInch, type Masking, type PagePlace, type ReadPage } from './pdf-work.ts'
import { type DrawnPage, openPdf, type Pdf } from './pdfium.ts'
import { type Place, placesOf } from './places.ts'
import { formatPng } from './png.ts'
import type { NotRedactable } from './redactable.ts'
import { type SeenWord, seenWords } from './seen-words.ts'
import { openWordWriter, type WordWriter } from './word-layer.ts'

/** Of a page that is read by a machine, which needs letters larger than a person does; then those of a page that is drawn. */
const readingDots = [300, dotsPerInch] as const

/** Told after each page. */
export type OnPage = () => void

export async function readPages(
  bytes: Uint8Array,
  onPage: OnPage,
): Promise<readonly ReadPage[] | NotRedactable> {
  const pdf = await openPdf(bytes)
  if (pdf.kind === 'not-redactable') return pdf
  const pages: ReadPage[] = []
  for (let index = 0; index < pdf.pages; index++) {
    const page = pdf.read(index, dotsPerInch)
    if (page === null) return damaged(`expected page ${index + 1} to be read`)
    pages.push({ text: page.text, places: placesOf(page.pictures) })
    onPage()
  }
  return pages
}

/** As they are seen, turned and scaled. Places of one page come one after another, and it is drawn once. */
export async function drawPlaces(
  bytes: Uint8Array,
  places: readonly PagePlace[],
  onPage: OnPage,
): Promise<readonly (DrawnGrey | null)[] | NotRedactable> {
  const pdf = await openPdf(bytes)
  if (pdf.kind === 'not-redactable') return pdf
  let last: { readonly page: number; readonly drawn: DrawnPage | null; readonly dots: number } | null = null
  return places.map(({ page, place }) => {
    if (last?.page !== page) last = { page, ...drawnToRead(pdf, page) }
    onPage()
    return last.drawn === null ? null : cutOut(last.drawn, place, last.dots)
  })
}

function drawnToRead(pdf: Pdf, page: number): { drawn: DrawnPage | null; dots: number } {
  for (const dots of readingDots) {
    const drawn = pdf.draw(page, dots)
    if (drawn !== null) return { drawn, dots }
  }
  return { drawn: null, dots: dotsPerInch }
}

/** White but for its pictures. */
function cutOut({ width, height, pixels }: DrawnPage, place: Place, dots: number): DrawnGrey {
  const on = (box: Box): Box => {
    const { left, top, right, bottom } = scaled(box, dots / dotsPerInch)
    return {
      ...{ left: Math.min(width, Math.max(0, left)), top: Math.min(height, Math.max(0, top)) },
      ...{ right: Math.min(width, Math.max(0, right)), bottom: Math.min(height, Math.max(0, bottom)) },
    }
  }
  const all = on(place.box)
  const wide = all.right - all.left
  const grey = new Uint8Array(wide * (all.bottom - all.top)).fill(255)
  for (const { left, top, right, bottom } of place.pictures.map(on))
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++)
        grey[(y - all.top) * wide + x - all.left] = greyAt(pixels, (y * width + x) * 4)
  const [left, top] = [all.left, all.top]
  return { width: wide, height: all.bottom - all.top, grey, left, top, dotsPerInch: dots }
}

/** ITU-R BT.601 luma of blue, green and red. */
export const greyAt = (pixels: Uint8Array, at: number): number =>
  ((pixels[at] ?? 0) * 29 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 77) >> 8

/** A new document of pictures, without a date, a name or a word about the old one; one page is in memory at a time. */
export async function maskPages(
  bytes: Uint8Array,
  masking: Masking,
  onPage: OnPage,
): Promise<Uint8Array | NotRedactable> {
  const pdf = await openPdf(bytes)
  if (pdf.kind === 'not-redactable') return pdf
  const document = new PDFDocument({ autoFirstPage: false, font: '', info: { CreationDate: new Date(0) } })
  const parts: Uint8Array[] = []
  const written = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
  })
  const writer = await openWordWriter(document)
  for (let index = 0; index < pdf.pages; index++) {
    const masked = maskPage(pdf, index, masking)
    if (masked === null)
      return damaged(`expected page ${index + 1} to be drawn in ${limits.pictureDots} dots`)
    addPage(document, masked, writer)
    onPage()
  }
  document.end()
  return written
}

const damaged = (detail: string): NotRedactable => ({ kind: 'not-redactable', reason: 'damaged', detail })

interface MaskedPage {
  readonly drawn: DrawnPage
  readonly words: readonly SeenWord[]
}

function maskPage(pdf: Pdf, index: number, { stretches, runs, whole }: Masking): MaskedPage | null {
  const [page, drawn] = [pdf.read(index, dotsPerInch), pdf.draw(index, dotsPerInch)]
  if (page === null || drawn === null) return null
  // Asked before anything is black.
  const seen = seenWords(page, pdf.showsLetters(index, drawn, page.boxes), drawn)
  const own = stretches.filter(({ text }) => text === index)
  const lines = [
    ...own.flatMap(({ start, end }) => runsOf(page, start, end)),
    ...runs.filter(each => each.page === index).map(({ run }) => run),
  ]
  const pictures = whole.filter(each => each.page === index).flatMap(({ place }) => place.pictures)
  const black: readonly Box[] = [...lines.map(run => blackenRun(drawn, run)), ...pictures]
  for (const box of pictures) blacken(drawn, box)
  return { drawn, words: seen.filter(word => !black.some(box => touch(box, coreOf(word)))) }
}

/** Its room on the line is higher than its letters: black on the next line leaves them as they are. */
function coreOf({ box, way }: SeenWord): Box {
  const quarter = Math.floor((way === 'across' ? box.bottom - box.top : box.right - box.left) / 4)
  return way === 'across'
    ? { ...box, top: box.top + quarter, bottom: box.bottom - quarter }
    : { ...box, left: box.left + quarter, right: box.right - quarter }
}

function addPage(
  document: PDFKit.PDFDocument,
  { drawn: { width, height, pointsWide, pointsHigh, pixels }, words }: MaskedPage,
  writer: WordWriter,
): void {
  document.addPage({ size: [pointsWide, pointsHigh], margin: 0 })
  const picture = Buffer.from(formatPng(width, height, pixels))
  document.image(picture, 0, 0, { width: pointsWide, height: pointsHigh })
  writer.write(words, { across: pointsWide / width, down: pointsHigh / height })
}
