// Text as HTML and XML carry it: the five letters that would be taken for markup are written as references, numbers where
// the two languages share no name (HTML §13.5, XML 1.0 §4.6). And markup that cannot be broken out of: in `markup` every text is
// shown as text, whoever wrote it, and only markup stays markup; it makes HTML and well-formed XML at once.
// Proven by markup.test.ts.

import { shown } from './shown.ts'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Good between tags and within quoted attributes. Half a surrogate pair becomes the letter for "unreadable". */
export const escapeMarkup = (text: string): string =>
  text.toWellFormed().replace(/[&<>"']/g, letter => references[letter] ?? letter)

export interface Markup {
  readonly kind: 'markup'
  readonly text: string
}

type Piece = string | number | Markup | readonly Markup[]

/** Of text we wrote or bytes we coded; never of a stranger's. */
export const asMarkup = (text: string): Markup => Object.freeze({ kind: 'markup', text })
export const nothing = asMarkup('')

export const markup = (literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  asMarkup(
    literals.map((literal, at) => `${literal}${at < pieces.length ? textOf(pieces[at]) : ''}`).join(''),
  )

function textOf(piece: Piece | undefined): string {
  if (piece === undefined) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escapeMarkup(shown(String(piece)))
  return 'kind' in piece ? piece.text : piece.map(({ text }) => text).join('\n')
}
