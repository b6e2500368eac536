// The pages of a PDF read, and drawn anew into another document with black over what is masked. Runs in a thread of its own
// (pdf-thread.ts): what is wrong with a file may keep a library busy for ever. Proven by pdf.test.ts.

import PDFDocument from 'pdfkit'
import { limits } from '../../core/limits.ts'
import { type Box, type DrawnPage, openPdf, type Pdf, type PdfPage } from './pdfium.ts'
import { formatPng } from './png.ts'
import type { NotRedactable, Stretch } from './redactable.ts'

const dotsPerInch = 200
/** Added to each side of what is masked, for letters that lean out of their room. */
const marginDots = 2

/** Told after each page. */
export type OnPage = () => void

export interface ReadPage {
  readonly text: string
  readonly pictures: number
}

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
    pages.push({ text: page.text, pictures: page.pictures.length })
    onPage()
  }
  return pages
}

/** A new document of pictures, without a date, a name or a word about the old one; one page is in memory at a time. */
export async function maskPages(
  bytes: Uint8Array,
  stretches: readonly Stretch[],
  pictures: 'keep' | 'mask',
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
  for (let index = 0; index < pdf.pages; index++) {
    const drawn = drawMasked(pdf, index, stretches, pictures)
    if (drawn === null) return damaged(`expected page ${index + 1} to be drawn in ${limits.pictureDots} dots`)
    addPage(document, drawn)
    onPage()
  }
  document.end()
  return written
}

const damaged = (detail: string): NotRedactable => ({ kind: 'not-redactable', reason: 'damaged', detail })

function drawMasked(
  pdf: Pdf,
  index: number,
  stretches: readonly Stretch[],
  pictures: 'keep' | 'mask',
): DrawnPage | null {
  const [page, drawn] = [pdf.read(index, dotsPerInch), pdf.draw(index, dotsPerInch)]
  if (page === null || drawn === null) return null
  const letters = stretches.filter(({ text }) => text === index).flatMap(stretch => boxesOf(page, stretch))
  for (const box of pictures === 'mask' ? [...letters, ...page.pictures] : letters) blacken(drawn, box)
  return drawn
}

const boxesOf = (page: PdfPage, { start, end }: Stretch): readonly Box[] =>
  page.boxes.slice(start, end).filter(box => box !== null)

function blacken({ width, height, pixels }: DrawnPage, box: Box): void {
  const [left, right] = [Math.max(0, box.left - marginDots), Math.min(width, box.right + marginDots)]
  const bottom = Math.min(height, box.bottom + marginDots)
  for (let line = Math.max(0, box.top - marginDots); line < bottom; line++)
    pixels.fill(0, (line * width + left) * 4, (line * width + right) * 4)
}

function addPage(
  document: PDFKit.PDFDocument,
  { width, height, pointsWide, pointsHigh, pixels }: DrawnPage,
): void {
  document.addPage({ size: [pointsWide, pointsHigh], margin: 0 })
  const picture = Buffer.from(formatPng(width, height, pixels))
  document.image(picture, 0, 0, { width: pointsWide, height: pointsHigh })
}
