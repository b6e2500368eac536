// A PDF through PDFium: where every letter of a page stands, where its pictures are, and what it looks like. Annotations and fields
// become part of the page before it is read, so that what is drawn and what is read are the same. Proven by pdf.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { init } from '@embedpdf/pdfium'
import { limits } from '../../core/limits.ts'
import type { NotRedactable } from './redactable.ts'

/** Dots of a drawn page, from its upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PdfPage {
  readonly text: string
  /** For each letter of `text` where it stands; null where it stands nowhere, as the end of a line. */
  readonly boxes: readonly (Box | null)[]
  readonly pictures: readonly Box[]
}

export interface DrawnPage {
  /** In dots. */
  readonly width: number
  readonly height: number
  /** In points of 1/72 inch. */
  readonly pointsWide: number
  readonly pointsHigh: number
  /** Blue, green, red and one unused byte for each dot. */
  readonly pixels: Uint8Array
}

type Library = Awaited<ReturnType<typeof init>>

// fpdfview.h, fpdf_flatten.h, fpdf_edit.h
const withAnnotations = 1
const asOnScreen = 0
const failed = 0
const objectKinds = { picture: 3, form: 5 }
const encryptedErrors: readonly number[] = [4, 5]
const dotBytes = 4
const white = 0xffffffff

export async function openPdf(bytes: Uint8Array): Promise<Pdf | NotRedactable> {
  const library = await init({ wasmBinary: readWasm() })
  library.PDFiumExt_Init()
  const place = library.pdfium.wasmExports.malloc(bytes.length)
  memoryOf(library).set(bytes, place)
  const document = library.FPDF_LoadMemDocument(place, bytes.length, '')
  if (document === failed) {
    const isEncrypted = encryptedErrors.includes(library.FPDF_GetLastError())
    return notRedactable(
      isEncrypted ? 'encrypted' : 'damaged',
      'expected a PDF that opens without a password',
    )
  }
  const pages = library.FPDF_GetPageCount(document)
  if (pages > limits.redactPages)
    return notRedactable('too-large', `expected at most ${limits.redactPages} pages, got ${pages}`)
  return new Pdf(library, document, pages)
}

const notRedactable = (reason: NotRedactable['reason'], detail: string): NotRedactable =>
  Object.freeze({ kind: 'not-redactable', reason, detail })

/** The memory of the library, which moves when it grows: never kept. */
const memoryOf = ({ pdfium }: Library): Uint8Array =>
  new Uint8Array((pdfium as Library['pdfium'] & { HEAPU8: Uint8Array }).HEAPU8.buffer)

export class Pdf {
  readonly kind = 'pdf'
  readonly pages: number
  readonly #library: Library
  readonly #document: number
  /** Room for eight numbers that the library answers through pointers. */
  readonly #answers: number

  constructor(library: Library, document: number, pages: number) {
    this.#library = library
    this.#document = document
    this.pages = pages
    this.#answers = library.pdfium.wasmExports.malloc(64)
  }

  /** Null where the page cannot be read. */
  read(page: number, dotsPerInch: number): PdfPage | null {
    return this.#with(page, handle => {
      const device = this.#deviceOf(handle, dotsPerInch)
      const text = this.#library.FPDFText_LoadPage(handle)
      if (text === failed) return null
      try {
        return { ...this.#lettersOf(text, device), pictures: this.#picturesOf(handle, device) }
      } finally {
        this.#library.FPDFText_ClosePage(text)
      }
    })
  }

  /** Null where the page cannot be drawn, or has more dots than a page may have. */
  draw(page: number, dotsPerInch: number): DrawnPage | null {
    return this.#with(page, handle => {
      const { width, height } = this.#deviceOf(handle, dotsPerInch)
      if (width * height > limits.pictureDots || width < 1 || height < 1) return null
      const library = this.#library
      const bitmap = library.FPDFBitmap_Create(width, height, 0)
      if (bitmap === failed) return null
      try {
        library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
        library.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, withAnnotations)
        const from = library.FPDFBitmap_GetBuffer(bitmap)
        const pixels = memoryOf(library).slice(from, from + width * height * dotBytes)
        const size = {
          pointsWide: library.FPDF_GetPageWidthF(handle),
          pointsHigh: library.FPDF_GetPageHeightF(handle),
        }
        return { width, height, ...size, pixels }
      } finally {
        library.FPDFBitmap_Destroy(bitmap)
      }
    })
  }

  close(): void {
    this.#library.FPDF_CloseDocument(this.#document)
    this.#library.FPDF_DestroyLibrary()
  }

  /** Opens the page with its annotations and fields made part of it. */
  #with<Done>(page: number, use: (handle: number) => Done): Done | null {
    const library = this.#library
    const first = library.FPDF_LoadPage(this.#document, page)
    if (first === failed) return null
    const isFlat = library.FPDFPage_Flatten(first, asOnScreen) !== failed
    library.FPDF_ClosePage(first)
    const handle = isFlat ? library.FPDF_LoadPage(this.#document, page) : failed
    if (handle === failed) return null
    try {
      return use(handle)
    } finally {
      library.FPDF_ClosePage(handle)
    }
  }

  #deviceOf(handle: number, dotsPerInch: number): Device {
    const dots = (points: number): number => Math.round((points / 72) * dotsPerInch)
    const [width, height] = [
      this.#library.FPDF_GetPageWidthF(handle),
      this.#library.FPDF_GetPageHeightF(handle),
    ]
    return { handle, width: dots(width), height: dots(height) }
  }

  #lettersOf(text: number, device: Device): Pick<PdfPage, 'text' | 'boxes'> {
    const count = Math.min(this.#library.FPDFText_CountChars(text), limits.redactPageLetters)
    const boxes: (Box | null)[] = []
    let letters = ''
    for (let index = 0; index < count; index++) {
      const letter = letterOf(this.#library.FPDFText_GetUnicode(text, index))
      letters += letter
      const box = this.#boxOf(text, index, device)
      for (let unit = 0; unit < letter.length; unit++) boxes.push(box)
    }
    return { text: letters, boxes }
  }

  /** The whole room a letter has on its line, not only its ink: what is masked shows no ascender. */
  #boxOf(text: number, index: number, device: Device): Box | null {
    const at = this.#answers
    if (this.#library.FPDFText_IsGenerated(text, index) === 1) return null
    if (!this.#library.FPDFText_GetLooseCharBox(text, index, at)) return null
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(memoryOf(this.#library).buffer, at, 4)
    return this.#onDevice({ left, top, right, bottom }, device)
  }

  #picturesOf(handle: number, device: Device): readonly Box[] {
    const library = this.#library
    const boxes: Box[] = []
    for (
      let index = 0;
      index < Math.min(library.FPDFPage_CountObjects(handle), limits.redactObjects);
      index++
    ) {
      const object = library.FPDFPage_GetObject(handle, index)
      if (!this.#holdsPicture(object, 0)) continue
      const at = this.#answers
      if (!library.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue
      const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(memoryOf(library).buffer, at, 4)
      boxes.push(this.#onDevice({ left, top, right, bottom }, device))
    }
    return boxes
  }

  #holdsPicture(object: number, depth: number): boolean {
    const library = this.#library
    const kind = library.FPDFPageObj_GetType(object)
    if (kind === objectKinds.picture) return true
    if (kind !== objectKinds.form || depth >= limits.redactFormDepth) return false
    const inside = Math.min(library.FPDFFormObj_CountObjects(object), limits.redactObjects)
    for (let index = 0; index < inside; index++)
      if (this.#holdsPicture(library.FPDFFormObj_GetObject(object, index), depth + 1)) return true
    return false
  }

  /** Where a box of the page stands when it is drawn: turned pages are drawn turned. */
  #onDevice(box: Box, { handle, width, height }: Device): Box {
    const corner = (x: number, y: number): readonly [number, number] => {
      const at = this.#answers + 16
      this.#library.FPDF_PageToDevice(handle, 0, 0, width, height, 0, x, y, at, at + 4)
      const [right = 0, down = 0] = new Int32Array(memoryOf(this.#library).buffer, at, 2)
      return [right, down]
    }
    const [[x1, y1], [x2, y2]] = [corner(box.left, box.top), corner(box.right, box.bottom)]
    return {
      left: Math.min(x1, x2),
      top: Math.min(y1, y2),
      right: Math.max(x1, x2),
      bottom: Math.max(y1, y2),
    }
  }
}

interface Device {
  readonly handle: number
  readonly width: number
  readonly height: number
}

/** PDFium answers 0 for what has no letter, and a hyphen that ends a line as U+0002. */
function letterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return code === 2 ? '-' : String.fromCodePoint(code)
}

const wasmPlaces = [
  join(import.meta.dirname, 'pdfium.wasm'),
  join(import.meta.dirname, '../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm'),
]

/** Beside the packaged program, or in a checkout's packages. */
function readWasm(): ArrayBuffer {
  const place = wasmPlaces.find(path => existsSync(path))
  if (place === undefined) throw new Error(`expected pdfium.wasm at ${wasmPlaces.join(' or ')}`)
  return new Uint8Array(readFileSync(place)).buffer
}
