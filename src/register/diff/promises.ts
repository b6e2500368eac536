// What an edit promises that was not promised before, and what it no longer promises. Under the same pledge the small words
// decide, of the list the gate has: without «only» or «never» a sentence promises less, without «e.g.» or «if» more.
// Proven by diff.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'
import { limiting, wordsOf } from '../gate.ts'
import type { SentenceChange, Stood } from './sentences.ts'

export type PromiseReason =
  | 'new'
  | 'changed'
  | 'gone'
  | 'unbound'
  | 'narrowed'
  | 'limit-gone'
  | 'limit-added'
  | 'opening-gone'
  | 'opening-added'

export interface PromiseChange {
  readonly kind: 'more' | 'less'
  readonly pledge: PledgeId
  readonly because: PromiseReason
  /** The small words that are gone, or put in. */
  readonly words: readonly string[]
  /** Id of the register's sentence. */
  readonly id: string
}

export const promisesIn = (changes: readonly SentenceChange[]): readonly PromiseChange[] =>
  changes.flatMap(change => [...newlyPromised(change), ...noLongerPromised(change), ...sameButOther(change)])

const pledgesOf = (stood: Stood | null): readonly { readonly id: string; readonly pledge: PledgeId }[] =>
  (stood?.bound ?? []).flatMap(({ id, pledge }) => (pledge === null ? [] : [{ id, pledge }]))

const lacks = (stood: Stood | null, pledge: PledgeId): boolean =>
  pledgesOf(stood).every(each => each.pledge !== pledge)

const newlyPromised = ({ before, after }: SentenceChange): readonly PromiseChange[] =>
  pledgesOf(after)
    .filter(({ pledge }) => lacks(before, pledge))
    .map(each => ({ kind: 'more', because: 'new', words: [], ...each }))

const noLongerPromised = ({ before, after }: SentenceChange): readonly PromiseChange[] =>
  pledgesOf(before)
    .filter(({ pledge }) => lacks(after, pledge))
    .map(each => ({ kind: 'less', because: after === null ? 'gone' : 'unbound', words: [], ...each }))

/** The same pledge in other words: what the small words say, else that it says something else now. */
function sameButOther(change: SentenceChange): readonly PromiseChange[] {
  const kept = pledgesOf(change.after).filter(({ pledge }) => !lacks(change.before, pledge))
  if (kept.length === 0 || change.kind !== 'changed') return []
  const told = smallWords(change).filter(({ words }) => words.length > 0)
  const other = change.narrowed
    ? ({ kind: 'less', because: 'narrowed', words: [] } as const)
    : ({ kind: 'more', because: 'changed', words: [] } as const)
  return kept.flatMap(each => (told.length > 0 ? told : [other]).map(why => ({ ...why, ...each })))
}

// Of the words that limit, deny or leave open, those that leave open.
const opening =
  /^(?:medmindre|undtagen|hvis|når|kan|bl\.?a|fx|f\.eks|blandt|visse|nogle|unless|except|if|when|may|some|among|e\.g)$/iu

function smallWords({ words }: SentenceChange): readonly Omit<PromiseChange, 'id' | 'pledge'>[] {
  const of = (kind: 'gone' | 'new', isOpening: boolean): readonly string[] =>
    words
      .filter(stretch => stretch.kind === kind)
      .flatMap(({ text }) => wordsOf(text))
      .filter(word => limiting.test(word) && opening.test(word) === isOpening)
  return [
    { kind: 'less', because: 'limit-gone', words: of('gone', false) },
    { kind: 'more', because: 'limit-added', words: of('new', false) },
    { kind: 'more', because: 'opening-gone', words: of('gone', true) },
    { kind: 'less', because: 'opening-added', words: of('new', true) },
  ]
}
