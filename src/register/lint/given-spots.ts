// Where and how a finding names what the register has: each entry by its name, a proposal with its mark. Shared by the
// rules of given, transfers and untold. Proven by lint.test.ts.

import { comparable } from '../html.ts'
import type { Status } from '../schema.ts'
import { beside, type Page, type Spot } from './rule.ts'

/** Stands for “(proposed, not accepted)” until it is said to somebody, in their language. */
const mark = '{proposed}'

export const markOf = (statuses: readonly Status[]): string => (statuses.includes('proposed') ? mark : '')
export const marked = (name: string, status: Status): string => `${name}${markOf([status])}`

/** A spot that says what the register has; none where it has nothing. A suggestion has the names without the mark. */
export function because(spot: Spot, names: readonly string[]): readonly Spot[] {
  // Commas within a name would read as more names.
  const what = [...new Set(names)].join(names.some(name => name.includes(',')) ? '; ' : ', ')
  const plain = what.replaceAll(mark, '')
  return names.length === 0 ? [] : [{ ...spot, what, plain }]
}

export const partners = (page: Page): Spot =>
  beside(page, ['partners.systems', 'partners.disclosures'], {
    da: /benytter|modtager/i,
    en: /\buse\b|recipient/i,
  })

/** True where the notice or its headings have any of these words, whatever their marks and capitals. */
export function toldIn(page: Page, words: readonly (string | undefined)[]): boolean {
  const headings = page.sentences.flatMap(sentence => sentence.headings)
  const text = comparable([page.text, ...new Set(headings)].join(' ')).toLowerCase()
  return words.some(word => word !== undefined && text.includes(comparable(word).toLowerCase()))
}
