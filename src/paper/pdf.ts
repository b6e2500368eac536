// A paper as a tagged PDF 1.7 on A4: title and language said, headings, lists and tables as structure, every font
// embedded, bookmarks, page numbers as decoration. One moment in it, the paper's: two writings are equal to the byte.
// ISO 32000-1 §14.7-14.9. Proven by pdf.test.ts.

import { languages } from '../core/language.ts'
import { paperWords } from '../language/paper.ts'
import { faces, readFace } from './fonts.ts'
import { breakLines, type Line, widthOf } from './lines.ts'
import {
  baselineIn,
  type Document,
  type Element,
  inks,
  measureWidth,
  Pages,
  type Setting,
  sheet,
} from './pages.ts'
import type { Paper, PaperBlock, TextRun } from './paper.ts'
import { drawTable, tableStart } from './pdf-table.ts'

const title: Setting = { family: 'serif', size: 24, lead: 29, colour: inks.ink }
const subtitle: Setting = { family: 'sans', size: 9.5, lead: 14, colour: inks.soft }
const running: Setting = { family: 'serif', size: 10.5, lead: 15.5, colour: inks.ink }
const aside: Setting = { family: 'sans', size: 9, lead: 13.5, colour: inks.soft }
const small: Setting = { family: 'sans', size: 8, lead: 11, colour: inks.soft }
/** By level, with the space above; the space below belongs to the heading. */
const headings = {
  1: { family: 'serif', size: 17, lead: 22, colour: inks.ink, above: 30, below: 8 },
  2: { family: 'serif', size: 13, lead: 17, colour: inks.ink, above: 22, below: 5 },
  3: { family: 'sans', size: 9.5, lead: 14, colour: inks.ink, above: 16, below: 4 },
} as const
/** Every block in order, its pages numbered. Refuses with `limit` what would not end. */
export async function writePdf(paper: Paper): Promise<Uint8Array> {
  const document = await openDocument(paper)
  const whole = collect(document)
  const pages = new Pages(document, await letters())
  drawTitle(pages, paper)
  const bookmarks = new Bookmarks(pages)
  for (const [index, block] of paper.blocks.entries()) {
    if (block.kind === 'heading') pages.keep(startHeight(pages, paper.blocks.slice(index, index + 4)))
    drawBlock(pages, block, bookmarks)
  }
  drawFeet(pages, paper)
  document.end()
  return whole
}

async function openDocument(paper: Paper): Promise<Document> {
  // Here and not above: few commands write a PDF, and every command would load the fonts' machinery.
  const { default: PDFDocument } = await import('pdfkit')
  const at = new Date(paper.at)
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    bufferPages: true,
    font: '',
    info: {
      Title: paper.title,
      Author: paper.author,
      Creator: 'Ordholden',
      Producer: 'Ordholden',
      CreationDate: at,
      ModDate: at,
    },
  })
  for (const face of faces) document.registerFont(face, readFace(face))
  return document
}

/** Whether a face has a letter. */
async function letters(): Promise<(face: (typeof faces)[number], letter: string) => boolean> {
  const { create } = await import('fontkit')
  const fonts = new Map(
    faces.map(face => {
      const font = create(Buffer.from(readFace(face)))
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${face}: expected one font, got a collection`)
      return [face, font]
    }),
  )
  return (face, letter) => fonts.get(face)?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) === true
}

async function collect(document: Document): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function drawTitle(pages: Pages, paper: Paper): void {
  const width = sheet.width - 40
  pages.y += 26
  drawText(pages, pages.element('H1', pages.root), 'H1', [{ text: paper.title, strong: true }], title, {
    width,
  })
  if (paper.subtitle !== null) {
    pages.y += 8
    drawText(
      pages,
      pages.element('P', pages.root),
      'P',
      [{ text: paper.subtitle, strong: false }],
      subtitle,
      { width },
    )
  }
  pages.y += 14
  pages.drawRule(sheet.left, pages.y, 48, inks.accent, 2)
  pages.y += 24
}

function drawBlock(pages: Pages, block: PaperBlock, bookmarks: Bookmarks): void {
  if (block.kind === 'heading') drawHeading(pages, block, bookmarks)
  else if (block.kind === 'list') drawList(pages, block.items)
  else if (block.kind === 'note') drawNote(pages, block.runs)
  else if (block.kind === 'table') drawTable(pages, block)
  else drawParagraph(pages, block.runs)
}

function drawParagraph(pages: Pages, runs: readonly TextRun[]): void {
  drawText(pages, pages.element('P', pages.root), 'P', runs, running)
  pages.y += 8
}

/** What must fit for a heading to stay on its page: itself and the beginning of what it is above. */
function startHeight(pages: Pages, [first, ...others]: readonly PaperBlock[]): number {
  if (first === undefined) return 0
  if (first.kind === 'table') return tableStart(pages, first)
  // The lines that lead to a table stay with it.
  const led = others[0]?.kind === 'table' ? startHeight(pages, others) : 0
  if (first.kind !== 'heading') return 3 * running.lead + led
  const { above, lead, below } = headings[first.level]
  return above + lead + below + startHeight(pages, others)
}

function drawHeading(pages: Pages, block: PaperBlock & { kind: 'heading' }, bookmarks: Bookmarks): void {
  const setting = headings[block.level]
  pages.skip(setting.above)
  bookmarks.add(block.level, block.text)
  // The title is H1, so the first level below it is H2.
  const kind = `H${block.level + 1}`
  const runs = [{ text: block.text, strong: true }]
  drawText(pages, pages.element(kind, pages.root), kind, runs, setting, { width: 420 })
  pages.y += setting.below
}

function drawList(pages: Pages, items: readonly (readonly TextRun[])[]): void {
  const outer = pages.element('L', pages.root)
  for (const item of items) {
    const entry = pages.element('LI', outer)
    const mark = pages.element('Lbl', entry)
    pages.keep(running.lead * 2)
    const baseline = baselineIn(running, pages.y)
    pages.within(mark, 'Lbl', () => {
      pages.drawLine([{ text: '–', face: 'serif' }], running, sheet.left + 2, baseline)
    })
    drawText(pages, pages.element('LBody', entry), 'LBody', item, running, {
      left: sheet.left + 16,
      width: measureWidth - 16,
    })
    pages.y += 3
  }
  pages.y += 6
}

function drawNote(pages: Pages, runs: readonly TextRun[]): void {
  pages.skip(4)
  const bar = (top: number, height: number): void =>
    pages.drawRule(sheet.left, top + 1, 1.5, inks.accent, height - 2)
  const element = pages.element('P', pages.root)
  drawText(pages, element, 'P', runs, aside, { left: sheet.left + 14, width: measureWidth - 14, beside: bar })
  pages.y += 12
}

interface Where {
  readonly left?: number
  readonly width?: number
  /** Draws what stands beside the lines of one page. */
  beside?(top: number, height: number): void
}

/** Lines over as many pages as they need, never one line alone at the foot or the head of a page. */
function drawText(
  pages: Pages,
  element: Element,
  kind: string,
  runs: readonly TextRun[],
  setting: Setting,
  { left = sheet.left, width = measureWidth, beside }: Where = {},
): void {
  const lines = breakLines(runs, setting.family, width, pages.measureAt(setting.size))
  for (let at = 0; at < lines.length; ) {
    const fit = linesThatFit(pages, lines.length - at, setting.lead)
    if (fit === 0) {
      pages.turn()
      continue
    }
    const top = pages.y
    const part = lines.slice(at, at + fit)
    pages.within(element, kind, () => drawLines(pages, part, setting, left))
    beside?.(top, pages.y - top)
    at += fit
  }
}

function linesThatFit(pages: Pages, left: number, lead: number): number {
  const fit = Math.min(left, Math.floor(pages.room / lead))
  if (pages.atTop || fit === left) return Math.max(1, fit)
  const kept = left - fit === 1 ? fit - 1 : fit
  return kept < 2 ? 0 : kept
}

function drawLines(pages: Pages, lines: readonly Line[], setting: Setting, left: number): void {
  for (const line of lines) {
    pages.drawLine(line, setting, left, baselineIn(setting, pages.y))
    pages.y += setting.lead
  }
}

/** The foot of every page, when their number is known. */
function drawFeet(pages: Pages, paper: Paper): void {
  const { count } = pages.document.bufferedPageRange()
  const measure = pages.measureAt(small.size)
  const language = languages.find(each => each === paper.language) ?? 'da'
  for (let index = 0; index < count; index += 1) {
    const number = paperWords.page(index + 1, count)[language]
    const [right = []] = breakLines([{ text: number, strong: false }], 'sans', sheet.width, measure)
    const [left = []] = breakLines(
      [{ text: paper.footer, strong: false }],
      'sans',
      sheet.width - 100,
      measure,
    )
    pages.document.switchToPage(index)
    pages.drawRule(sheet.left, sheet.foot - 17, sheet.width, inks.hair, 0.5)
    pages.aside('Pagination', () => {
      pages.drawLine(left, small, sheet.left, sheet.foot)
      pages.drawLine(right, small, sheet.left + sheet.width - widthOf(right, measure), sheet.foot)
    })
  }
}

/** The outline a reader opens beside the pages: headings within headings. */
class Bookmarks {
  readonly #pages: Pages
  readonly #open: PDFKit.PDFOutline[] = []

  constructor(pages: Pages) {
    this.#pages = pages
  }

  add(level: 1 | 2 | 3, text: string): void {
    this.#open.length = Math.min(this.#open.length, level - 1)
    const parent = this.#open.at(-1) ?? this.#pages.document.outline
    // pdfkit counts both from the far edges of the page.
    const place = { expanded: level < 2, top: this.#pages.y, left: this.#pages.document.page.width }
    this.#open.push(parent.addItem(text, place))
  }
}
