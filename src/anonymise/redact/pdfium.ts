// A PDF through PDFium: where every letter of a page stands, where its pictures are, and what it looks like. Annotations and fields
// become part of the page before it is read, so that what is drawn and what is read are the same. Proven by pdf.test.ts.

import { limits } from '../../core/limits.ts'
import type { Dots } from './blacken.ts'
import type { Box, PlacedText } from './box.ts'
import { overfull } from './pdf-work.ts'
import { type Library, memoryOf, openLibrary } from './pdfium-library.ts'
import type { NotRedactable } from './redactable.ts'

export interface PdfPage extends PlacedText {
  /** Where its pictures are; the whole page where it has no letters and no pictures, and drawings that may be letters. */
  readonly pictures: readonly Box[]
}

export interface DrawnPage extends Dots {
  /** In points of 1/72 inch. */
  readonly pointsWide: number
  readonly pointsHigh: number
}

// fpdfview.h, fpdf_flatten.h, fpdf_edit.h
const withAnnotations = 1
const asOnScreen = 0
const failed = 0
const objectKinds = { text: 1, path: 2, picture: 3, form: 5 }
/** A page with fewer lines drawn is a frame or a rule, not letters. */
const drawingsOfLetters = 12
/** A dot looks otherwise where a colour of it differs by more. */
const shade = 24
const encryptedErrors: readonly number[] = [4, 5]
const dotBytes = 4
const white = 0xffffffff

export async function openPdf(bytes: Uint8Array): Promise<Pdf | NotRedactable> {
  const library = await openLibrary()
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
        const letters = this.#lettersOf(text, device)
        return { ...letters, pictures: this.#picturesOf(handle, device, letters.text) }
      } finally {
        this.#library.FPDFText_ClosePage(text)
      }
    })
  }

  /** On paper of a colour (0xffRRGGBB). Null where the page cannot be drawn, or has more dots than a page may have. */
  draw(page: number, dotsPerInch: number, paper = white): DrawnPage | null {
    return this.#with(page, handle => {
      const { width, height } = this.#deviceOf(handle, dotsPerInch)
      if (width * height > limits.pictureDots || width < 1 || height < 1) return null
      return this.#rendered({ handle, width, height }, paper, from => ({
        ...{ width, height },
        pointsWide: this.#library.FPDF_GetPageWidthF(handle),
        pointsHigh: this.#library.FPDF_GetPageHeightF(handle),
        pixels: memoryOf(this.#library).slice(from, from + width * height * dotBytes),
      }))
    })
  }

  /** For each of some boxes whether the page as it was drawn looks otherwise there without its letters. */
  showsLetters(page: number, drawn: DrawnPage, boxes: readonly (Box | null)[]): readonly boolean[] {
    const { width, height, pixels } = drawn
    const shown = this.#with(page, handle => {
      this.#hideLetters(handle)
      return this.#rendered({ handle, width, height }, white, from => {
        const bare = memoryOf(this.#library).subarray(from, from + width * height * dotBytes)
        return boxes.map(box => box !== null && differs(drawn, pixels, bare, box))
      })
    })
    return shown ?? boxes.map(() => false)
  }

  close(): void {
    this.#library.FPDF_CloseDocument(this.#document)
    this.#library.FPDF_DestroyLibrary()
  }

  /** The page drawn on paper of some colour; `use` is told where in the memory of the library. */
  #rendered<Done>(
    { handle, width, height }: Device,
    paper: number,
    use: (from: number) => Done,
  ): Done | null {
    const library = this.#library
    const bitmap = library.FPDFBitmap_Create(width, height, 0)
    if (bitmap === failed) return null
    try {
      library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, paper)
      library.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, width, height, 0, withAnnotations)
      return use(library.FPDFBitmap_GetBuffer(bitmap))
    } finally {
      library.FPDFBitmap_Destroy(bitmap)
    }
  }

  #hideLetters(handle: number): void {
    for (const object of this.#objectsOf(handle))
      if (this.#library.FPDFPageObj_GetType(object) === objectKinds.text)
        this.#library.FPDFPageObj_SetIsActive(object, false)
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
      this.#refuseOverfull(handle)
      return use(handle)
    } finally {
      library.FPDF_ClosePage(handle)
    }
  }

  /** What lies beyond a limit is not looked at, and would stay as it is. */
  #refuseOverfull(handle: number): void {
    const library = this.#library
    let left = limits.redactObjects
    const count = (objects: number): number => {
      left -= objects
      if (left < 0) throw new Error(`${overfull} ${limits.redactObjects} objects`)
      return objects
    }
    const look = (object: number, depth: number): void => {
      if (library.FPDFPageObj_GetType(object) !== objectKinds.form) return
      if (depth >= limits.redactFormDepth)
        throw new Error(`${overfull} ${limits.redactFormDepth} forms in forms`)
      const inside = count(library.FPDFFormObj_CountObjects(object))
      for (let index = 0; index < inside; index++)
        look(library.FPDFFormObj_GetObject(object, index), depth + 1)
    }
    const objects = count(library.FPDFPage_CountObjects(handle))
    for (let index = 0; index < objects; index++) look(library.FPDFPage_GetObject(handle, index), 0)
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
    const count = this.#library.FPDFText_CountChars(text)
    // What is not read is not masked.
    if (count > limits.redactPageLetters) throw new Error(`${overfull} ${limits.redactPageLetters} letters`)
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

  #picturesOf(handle: number, device: Device, text: string): readonly Box[] {
    const library = this.#library
    const boxes: Box[] = []
    let paths = 0
    for (const object of this.#topObjectsOf(handle)) {
      const kinds = [...this.#within(object, 0)].map(each => library.FPDFPageObj_GetType(each))
      paths += kinds.filter(kind => kind === objectKinds.path).length
      if (!kinds.includes(objectKinds.picture)) continue
      const at = this.#answers
      if (!library.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue
      const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(memoryOf(library).buffer, at, 4)
      boxes.push(this.#onDevice({ left, top, right, bottom }, device))
    }
    const mayBeLetters = boxes.length === 0 && text.trim() === '' && paths >= drawingsOfLetters
    return mayBeLetters ? [{ left: 0, top: 0, right: device.width, bottom: device.height }] : boxes
  }

  *#topObjectsOf(handle: number): Generator<number> {
    const count = Math.min(this.#library.FPDFPage_CountObjects(handle), limits.redactObjects)
    for (let index = 0; index < count; index++) yield this.#library.FPDFPage_GetObject(handle, index)
  }

  *#objectsOf(handle: number): Generator<number> {
    for (const object of this.#topObjectsOf(handle)) yield* this.#within(object, 0)
  }

  /** An object, and what is in it where it is a form. */
  *#within(object: number, depth: number): Generator<number> {
    const library = this.#library
    yield object
    if (library.FPDFPageObj_GetType(object) !== objectKinds.form || depth >= limits.redactFormDepth) return
    const inside = Math.min(library.FPDFFormObj_CountObjects(object), limits.redactObjects)
    for (let index = 0; index < inside; index++)
      yield* this.#within(library.FPDFFormObj_GetObject(object, index), depth + 1)
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

function differs({ width, height }: DrawnPage, a: Uint8Array, b: Uint8Array, box: Box): boolean {
  const [left, right] = [Math.max(0, box.left), Math.min(width, box.right)]
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y++)
    for (let at = (y * width + left) * dotBytes; at < (y * width + right) * dotBytes; at++)
      if (at % dotBytes !== dotBytes - 1 && Math.abs((a[at] ?? 0) - (b[at] ?? 0)) > shade) return true
  return false
}

/** PDFium answers 0 for what has no letter, and a hyphen that ends a line as U+0002. */
function letterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return code === 2 ? '-' : String.fromCodePoint(code)
}
