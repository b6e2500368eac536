// Masks a PDF by drawing it anew: each page becomes a picture of what a person sees with black over what is masked, in a new
// document that has nothing else in it. Whatever lay under, behind or beside the page (text below a black box, layers, earlier
// revisions, properties, attachments, thumbnails) is not taken away but never taken along. The price: the new pages are pictures.
// Proven by pdf.test.ts and test/contracts/redacted.test.ts.

import { limits } from '../../core/limits.ts'
import { type Box, type DrawnPage, openPdf, type Pdf, type PdfPage } from './pdfium.ts'
import { formatPng } from './png.ts'
import type { LeftOut, NotRedactable, Redactable, Stretch } from './redactable.ts'

const dotsPerInch = 200
/** Added to each side of what is masked, for letters that lean out of their room. */
const marginDots = 2

const leavesOut: readonly LeftOut[] = [
  'text-layer',
  'properties',
  'revisions',
  'comments',
  'hidden',
  'thumbnail',
  'attachments',
  'macros',
]

export async function openRedactablePdf(bytes: Uint8Array): Promise<Redactable | NotRedactable> {
  const pdf = await openPdf(bytes)
  if (pdf.kind === 'not-redactable') return pdf
  const pages: PdfPage[] = []
  for (let page = 0; page < pdf.pages; page++) {
    const read = pdf.read(page, dotsPerInch)
    if (read === null) {
      pdf.close()
      return { kind: 'not-redactable', reason: 'damaged', detail: `expected page ${page + 1} to be read` }
    }
    pages.push(read)
  }
  return Object.freeze({
    ...{ kind: 'redactable', format: 'pdf', leavesOut },
    texts: pages.map(({ text }, page) => ({ label: labelOf(page), text })),
    pictures: pages.flatMap(({ pictures }, page) => pictures.map(() => ({ label: labelOf(page) }))),
    mask: async (stretches: readonly Stretch[], pictures: 'keep' | 'mask') =>
      write(pages.map((page, index) => draw(pdf, index, boxesOf(page, index, stretches, pictures)))),
    close: () => pdf.close(),
  })
}

const labelOf = (page: number): string => `page ${page + 1}`

/** What is to be black on one page. */
function boxesOf(
  page: PdfPage,
  index: number,
  stretches: readonly Stretch[],
  pictures: 'keep' | 'mask',
): readonly Box[] {
  const letters = stretches
    .filter(({ text }) => text === index)
    .flatMap(({ start, end }) => page.boxes.slice(start, end).filter(box => box !== null))
  return pictures === 'mask' ? [...letters, ...page.pictures] : letters
}

function draw(pdf: Pdf, index: number, boxes: readonly Box[]): DrawnPage {
  const drawn = pdf.draw(index, dotsPerInch)
  if (drawn === null) throw new Error(`expected page ${index + 1} to be drawn in ${limits.pictureDots} dots`)
  for (const box of boxes) blacken(drawn, box)
  return drawn
}

function blacken({ width, height, pixels }: DrawnPage, box: Box): void {
  const [left, right] = [Math.max(0, box.left - marginDots), Math.min(width, box.right + marginDots)]
  const bottom = Math.min(height, box.bottom + marginDots)
  for (let line = Math.max(0, box.top - marginDots); line < bottom; line++)
    pixels.fill(0, (line * width + left) * 4, (line * width + right) * 4)
}

/** A new document of pictures, without a date, a name or a word about the old one. */
async function write(pages: readonly DrawnPage[]): Promise<Uint8Array> {
  // Here and not above: nothing else here needs the machinery of fonts, and no font is used.
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({ autoFirstPage: false, font: '', info: { CreationDate: new Date(0) } })
  const parts: Uint8Array[] = []
  const written = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
  })
  for (const { width, height, pointsWide, pointsHigh, pixels } of pages) {
    document.addPage({ size: [pointsWide, pointsHigh], margin: 0 })
    const picture = Buffer.from(formatPng(width, height, pixels))
    document.image(picture, 0, 0, { width: pointsWide, height: pointsHigh })
  }
  document.end()
  return written
}
