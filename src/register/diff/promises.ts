// What an edit promises that was not promised before, and what it no longer promises. A word that limits or denies and is
// gone makes a sentence say more; one that is put in makes it say less: the gate's own list of words decides.
// Proven by diff.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'
import { limiting, wordsOf } from '../gate.ts'
import type { SentenceChange, Stood } from './sentences.ts'

export interface PromiseChange {
  readonly kind: 'more' | 'less'
  readonly pledge: PledgeId
  /** Why it is so; `word` has the limiting word that is gone, or put in. */
  readonly because: 'new' | 'changed' | 'gone' | 'narrowed' | 'limit-gone' | 'limit-added'
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
    .map(each => ({ kind: 'less', because: 'gone', words: [], ...each }))

/** The same pledge in other words: what the limiting words say, else that it says something else now. */
function sameButOther(change: SentenceChange): readonly PromiseChange[] {
  const kept = pledgesOf(change.after).filter(({ pledge }) => !lacks(change.before, pledge))
  if (kept.length === 0 || change.kind !== 'changed') return []
  const gone = limits(change, 'gone')
  const added = limits(change, 'new')
  return kept.flatMap((each): readonly PromiseChange[] => {
    const told: readonly PromiseChange[] = [
      ...(gone.length === 0 ? [] : [{ kind: 'more', because: 'limit-gone', words: gone, ...each } as const]),
      ...(added.length === 0
        ? []
        : [{ kind: 'less', because: 'limit-added', words: added, ...each } as const]),
    ]
    if (told.length > 0) return told
    return change.narrowed
      ? [{ kind: 'less', because: 'narrowed', words: [], ...each }]
      : [{ kind: 'more', because: 'changed', words: [], ...each }]
  })
}

const limits = ({ words }: SentenceChange, kind: 'gone' | 'new'): readonly string[] =>
  words
    .filter(stretch => stretch.kind === kind)
    .flatMap(({ text }) => wordsOf(text))
    .filter(word => limiting.test(word))
