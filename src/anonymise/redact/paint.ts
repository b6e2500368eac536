// A picture by itself, PNG or JPEG: its dots, and the same with black in some places as a PNG that has nothing beside its dots. It is
// decoded as the one thing on a page of as many points as it has dots. Runs in a thread of its own (pdf-thread.ts).
// Proven by docx-pictures.test.ts.

import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { limits } from '../../core/limits.ts'
import { pictureHead } from '../../detect/files/picture-head.ts'
import { blackenRun } from './blacken.ts'
import type { Run } from './box.ts'
import { greyAt, type OnPage } from './pdf-pages.ts'
import type { DrawnGrey } from './pdf-work.ts'
import { type DrawnPage, openPdf } from './pdfium.ts'
import { formatPng } from './png.ts'

/** Points are dots at as many to the inch. */
const dotsPerInch = 72

export async function decodePictures(
  pictures: readonly Uint8Array[],
  onPage: OnPage,
): Promise<readonly (DrawnGrey | null)[]> {
  const decoded: (DrawnGrey | null)[] = []
  for (const picture of pictures) {
    const drawn = await decode(picture)
    decoded.push(drawn === null ? null : inGrey(drawn))
    onPage()
  }
  return decoded
}

export async function paintPicture(picture: Uint8Array, runs: readonly Run[]): Promise<Uint8Array | null> {
  const drawn = await decode(picture)
  if (drawn === null) return null
  for (const run of runs) blackenRun(drawn, run)
  return formatPng(drawn.width, drawn.height, drawn.pixels)
}

function inGrey({ width, height, pixels }: DrawnPage): DrawnGrey {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) grey[at] = greyAt(pixels, at * 4)
  return { width, height, grey, dotsPerInch, left: 0, top: 0 }
}

/** Its size is asked before anything is unpacked. */
async function decode(picture: Uint8Array): Promise<DrawnPage | null> {
  const head = pictureHead(Buffer.from(picture))
  if (head === null || head.width * head.height > limits.pictureDots) return null
  if (head.format === 'png' && !unpacks(picture)) return null
  const page = await pageOf(picture, head.width, head.height)
  const pdf = page === null ? null : await openPdf(page)
  if (pdf === null || pdf.kind === 'not-redactable') return null
  const [drawn, onBlack] = [pdf.draw(0, dotsPerInch), pdf.draw(0, dotsPerInch, black)]
  pdf.close()
  return drawn !== null && onBlack !== null && isDrawn(drawn, onBlack) ? drawn : null
}

/** Whether the dots of a PNG are whole: what is not would be drawn in black, or in part. */
function unpacks(png: Uint8Array): boolean {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const packed: Uint8Array[] = []
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49444154) packed.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
  try {
    // Eight bytes a dot are as many as there are (W3C PNG, §11.2.1), and one a line.
    inflateSync(Buffer.concat(packed), { maxOutputLength: limits.pictureDots * 9 })
    return true
  } catch {
    return false
  }
}

const black = 0xff000000

/** Where nothing was drawn there is only paper: what cannot be decoded is left out without a word. */
function isDrawn(onWhite: DrawnPage, onBlack: DrawnPage): boolean {
  for (let at = 0; at < onWhite.pixels.length; at += 4)
    if (onWhite.pixels[at] !== 255 || onBlack.pixels[at] !== 0) return true
  return false
}

async function pageOf(picture: Uint8Array, width: number, height: number): Promise<Uint8Array | null> {
  const document = new PDFDocument({ size: [width, height], margin: 0, font: '' })
  const parts: Uint8Array[] = []
  const written = new Promise<Uint8Array | null>(resolve => {
    document.on('data', (part: Uint8Array) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', () => resolve(null))
  })
  try {
    document.image(Buffer.from(picture), 0, 0, { width, height })
  } catch {
    return null
  }
  document.end()
  return written
}
