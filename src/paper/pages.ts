// The pages of a PDF while they are filled: where the next line goes, what is tagged as which element of the document's
// structure (PDF 32000-1 §14.7) and what is decoration that nobody reads aloud (§14.8.2.2). Proven by pdf.test.ts.

import type PDFDocument from 'pdfkit'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Face } from './fonts.ts'
import type { Line, Measure, Piece } from './lines.ts'

export type Document = InstanceType<typeof PDFDocument>
export type Element = ReturnType<Document['struct']>

/** How a text is set: sizes and leads in points. */
export interface Setting {
  readonly family: 'serif' | 'sans'
  readonly size: number
  readonly lead: number
  readonly colour: string
}

export const inks = { ink: '#1d1b18', soft: '#4c473f', hair: '#d5cdbd', accent: '#98240f' } as const

/** A4 in points, with the foot below the text. */
export const sheet = { left: 62, top: 62, width: 471.28, bottom: 765, foot: 797 } as const
/** Running text is set narrower than tables: 60 to 68 letters. */
export const measureWidth = 368

/** Numbers in the sans have figures of one width, so that they stand below each other; hyphens would be as wide. */
const featuresOf = (text: string, face: Face): { features?: ['tnum'] } =>
  face.startsWith('sans') && /^[\d.,:%\s]+$/.test(text) ? { features: ['tnum'] } : {}

export class Pages {
  readonly document: Document
  readonly root: Element
  readonly #has: (face: Face, letter: string) => boolean
  readonly #widths = new Map<string, number>()
  /** From the top of the page to where the next thing begins. */
  y: number = sheet.top
  #count = 1
  #inElement: { readonly element: Element; open(): void } | null = null

  constructor(document: Document, has: (face: Face, letter: string) => boolean) {
    this.document = document
    this.#has = has
    this.root = document.struct('Document')
    document.addStructure(this.root)
  }

  get room(): number {
    return sheet.bottom - this.y
  }

  get atTop(): boolean {
    return this.y <= sheet.top
  }

  turn(): void {
    if (this.#count >= limits.paperPages)
      throw new Refusal('limit', `expected a document of at most ${limits.paperPages} pages, got more`)
    this.#count += 1
    this.document.addPage()
    this.y = sheet.top
  }

  /** Turns the page where less than this is left of it. */
  keep(height: number): void {
    if (this.room < height && !this.atTop) this.turn()
  }

  /** Space before a thing; none at the top of a page. */
  skip(height: number): void {
    if (!this.atTop) this.y += height
  }

  element(kind: string, parent: Element, scope?: 'Row' | 'Column'): Element {
    const options: { title?: string; scope?: string } = scope === undefined ? {} : { scope }
    const made = this.document.struct(kind, options)
    parent.add(made)
    return made
  }

  /** What is drawn becomes content of the element. */
  within(element: Element, kind: string, draw: () => void): void {
    const open = (): void => {
      element.add(this.document.markStructureContent(kind))
    }
    this.#inElement = { element, open }
    open()
    draw()
    this.document.endMarkedContent()
    this.#inElement = null
  }

  /** What is drawn is no content: a rule, a page number, a header said once already. */
  aside(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.document.markContent('Artifact', { type })
    draw()
    this.document.endMarkedContent()
  }

  /** Widths for text of a size. */
  measureAt(size: number): Measure {
    return { has: this.#has, width: (text, face) => this.#widthOf(text, face) * size }
  }

  // Of size 1, once for each text: shaping is most of the work of setting a table.
  #widthOf(text: string, face: Face): number {
    const key = `${face} ${text}`
    const known = this.#widths.get(key)
    if (known !== undefined) return known
    const width = this.document.font(face).fontSize(100).widthOfString(text, featuresOf(text, face)) / 100
    this.#widths.set(key, width)
    return width
  }

  /** Sets a line with its letters on the baseline. */
  drawLine(line: Line, setting: Setting, left: number, baseline: number): void {
    let x = left
    for (const piece of line) {
      this.document.font(piece.face).fontSize(setting.size).fillColor(setting.colour)
      const draw = (): void => this.#drawPiece(piece, x, baseline)
      if (piece.actual === undefined || this.#inElement === null) draw()
      else this.#readAs(piece.actual, this.#inElement, draw)
      x += this.#widthOf(piece.text, piece.face) * setting.size
    }
  }

  #drawPiece({ text, face }: Piece, x: number, baseline: number): void {
    const options = { lineBreak: false, ...featuresOf(text, face) }
    this.document.text(text, x, baseline, { ...options, baseline: 'alphabetic' })
  }

  // An element of its own, and not a mark within the content around it: readers lose what comes after such a mark.
  #readAs(
    actual: string,
    { element, open }: { readonly element: Element; open(): void },
    draw: () => void,
  ): void {
    this.document.endMarkedContent()
    const span = this.document.struct('Span', { actual })
    element.add(span)
    span.add(this.document.markStructureContent('Span', { actual }))
    draw()
    this.document.endMarkedContent()
    open()
  }

  drawRule(left: number, y: number, width: number, colour: string, thickness: number): void {
    this.aside('Layout', () => {
      this.document.rect(left, y, width, thickness).fill(colour)
    })
  }
}

/** Where letters of a setting stand in a line that begins at `top`. */
export const baselineIn = (setting: Setting, top: number): number =>
  top + (setting.lead - setting.size) / 2 + setting.size * 0.8
