// A document as a person holds it in the hand: a letter, a record, a certificate. One model, three writers: pdf.ts for
// paper and archives, sheet.ts for a spreadsheet, html.ts for a browser. Plain data, so that whoever writes a document
// says what is in it and nothing of how it is set. Proven by paper.test.ts and the writers' own tests.

import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'

export interface Paper {
  /** Of every word in it. */
  readonly language: Language
  readonly title: string
  /** Whom it is of and its date, in words; under the title. */
  readonly subtitle: string | null
  /** At the foot of every page, beside its number. */
  readonly footer: string
  /** Who answers for it. */
  readonly author: string
  /** The moment it is of (ISO 8601): the one date a written file carries, so that two writings are equal. */
  readonly at: string
  readonly blocks: readonly PaperBlock[]
}

export type PaperBlock =
  /** Below the title: 1 is a chapter, 2 and 3 are within it. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
  /** Set apart: what must not be overlooked, or what something is not. */
  | { readonly kind: 'note'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly TextRun[])[] }
  | PaperTable

export interface PaperTable {
  readonly kind: 'table'
  readonly caption: string
  /** Its name as a sheet of a spreadsheet; shortened and made different where it must be. */
  readonly sheet: string
  readonly header: readonly string[]
  /** As many cells in each as the header has. */
  readonly rows: readonly (readonly Cell[])[]
  /** Whether the first cell of a row names the row. */
  readonly rowHeader: boolean
}

/** One text, or several below each other. An empty one is an empty cell. */
export type Cell = string | readonly string[]

export interface TextRun {
  readonly text: string
  readonly strong: boolean
}

type Text = string | TextRun

const runOf = (text: Text): TextRun => (typeof text === 'string' ? { text, strong: false } : text)
const runsOf = (texts: readonly Text[]): readonly TextRun[] => Object.freeze(texts.map(runOf))

export const strong = (text: string): TextRun => Object.freeze({ text, strong: true })

export const heading = (level: 1 | 2 | 3, text: string): PaperBlock =>
  Object.freeze({ kind: 'heading', level, text })

export const paragraph = (...texts: readonly Text[]): PaperBlock =>
  Object.freeze({ kind: 'paragraph', runs: runsOf(texts) })

export const note = (...texts: readonly Text[]): PaperBlock =>
  Object.freeze({ kind: 'note', runs: runsOf(texts) })

/** One line of text runs per item. */
export const list = (items: readonly (Text | readonly Text[])[]): PaperBlock =>
  Object.freeze({
    kind: 'list',
    items: items.map(item => runsOf(typeof item === 'string' || 'text' in item ? [item] : item)),
  })

/** Throws where a row has another number of cells than the header: that is our bug, and would shift every answer. */
export function table(
  of: Omit<PaperTable, 'kind' | 'rowHeader'> & { readonly rowHeader?: boolean },
): PaperTable {
  for (const row of of.rows)
    if (row.length !== of.header.length)
      throw new Error(`${of.caption}: expected ${of.header.length} cells in a row, got ${row.length}`)
  if (of.rows.length > limits.paperRows)
    throw new Error(`${of.caption}: expected at most ${limits.paperRows} rows, got ${of.rows.length}`)
  return Object.freeze({ kind: 'table', rowHeader: true, ...of })
}

/** The texts of a cell, without the empty ones. */
export const textsOf = (cell: Cell): readonly string[] =>
  (typeof cell === 'string' ? [cell] : cell).filter(text => text.trim() !== '')

/** A run of white space is one space; what cannot be seen is left out. */
export const tidyText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}]/gu, '')
