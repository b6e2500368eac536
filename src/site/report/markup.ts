// Markup that cannot be broken out of: in `markup` every text is shown as text, whoever wrote it, and only markup stays markup.
// What it makes is HTML and well-formed XML at once. Proven by html.test.ts.

import { escapeMarkup } from '../../core/markup.ts'
import { shown } from './shown.ts'

export interface Markup {
  readonly kind: 'markup'
  readonly text: string
}

type Piece = string | number | Markup | readonly Markup[]

/** Of text we wrote or bytes we coded; never of a page's. */
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
