// What a drafted notice is made of before it is Markdown: headings, paragraphs and lists of lines. A line is a sentence in
// both languages, what it promises, and which entries of the register it tells. Proven by draft.test.ts.

import type { Words } from '../../core/language.ts'
import { draftWords } from '../../language/draft.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { Path } from '../yaml.ts'

/** An entry of the register that a line tells, and the words of the line that tell it. */
export interface Told {
  readonly path: Path
  /** Absent where the schema has no `quote` for such an entry. */
  readonly quote?: Words
}

export interface Line {
  /** What its id is made of: the same entry of a register gives the same id each time. */
  readonly name: string
  readonly text: Words
  /** Null where the sentence promises nothing; `because` says why. */
  readonly pledge: PledgeId | null
  readonly tells: readonly Told[]
}

export type Piece =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: Words }
  | { readonly kind: 'paragraph'; readonly lines: readonly Line[] }
  /** The first line of each item completes the lead-in. */
  | { readonly kind: 'list'; readonly lead: Words; readonly items: readonly (readonly Line[])[] }

export const because = draftWords.none

export const line = (name: string, pledge: PledgeId | null, text: Words, ...tells: readonly Told[]): Line =>
  Object.freeze({ name, text, pledge, tells })

export const heading = (level: 2 | 3, text: Words): Piece => ({ kind: 'heading', level, text })

/** Nothing where there is no line. */
export const paragraph = (...lines: readonly Line[]): readonly Piece[] =>
  lines.length === 0 ? [] : [{ kind: 'paragraph', lines }]

/** Nothing where there is no item. An item of one line is no sentence of its own and has no stop. */
export const list = (lead: Words, items: readonly (readonly Line[])[]): readonly Piece[] =>
  items.length === 0 ? [] : [{ kind: 'list', lead, items: items.map(withStop) }]

function withStop([first, ...more]: readonly Line[]): readonly Line[] {
  if (first === undefined || more.length === 0) return first === undefined ? [] : [first]
  return [{ ...first, text: { da: `${first.text.da}.`, en: `${first.text.en}.` } }, ...more]
}
