// The sentences an edit of a notice adds, takes away, changes or binds anew: the very ones the gate looks at, and those
// that are gone. A changed one is known by the id it is bound under, else by the words it kept. Proven by diff.test.ts.

import type { Language } from '../../core/language.ts'
import type { Place } from '../../core/refusal.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { BoundNotice } from '../bind.ts'
import { type Change, type Edition, touchedBy, wordsOf } from '../gate.ts'
import type { Sentence } from '../schema.ts'
import { diffWords, type Stretch } from './words.ts'

/** A sentence as one of the editions has it. */
export interface Stood {
  readonly text: string
  readonly place: Place
  /** What the register binds it to: ids with their pledges, null for a sentence that promises nothing. */
  readonly bound: readonly { readonly id: string; readonly pledge: PledgeId | null }[]
}

export interface SentenceChange {
  /** `bound` where the words are the same and what they are bound to is not. */
  readonly kind: 'added' | 'removed' | 'changed' | 'bound'
  readonly language: Language
  readonly before: Stood | null
  readonly after: Stood | null
  readonly words: readonly Stretch[]
  /** True where it only says less than before under the same pledges. */
  readonly narrowed: boolean
}

export const noticeIn = ({ notices }: Edition, language: Language): BoundNotice | null =>
  notices.find(each => each.language === language) ?? null

export function changesIn(before: Edition, after: Edition, language: Language): readonly SentenceChange[] {
  const [old, now] = [noticeIn(before, language), noticeIn(after, language)]
  const touched = now === null ? [] : touchedBy(after.file, now, before.file, old)
  const gone = old === null ? [] : touchedBy(before.file, old, after.file, now)
  const pairs = pair(gone, touched)
  const partners = new Map(pairs)
  const matched = new Set(pairs.map(([, change]) => change))
  return [
    ...gone.map(change => changeOf(language, change, partners.get(change) ?? null)),
    ...touched.filter(change => !matched.has(change)).map(change => changeOf(language, null, change)),
  ]
}

/** Share of equal words from which a sentence counts as the other one changed. */
const likeEnough = 0.5

function pair(gone: readonly Change[], touched: readonly Change[]): readonly (readonly [Change, Change])[] {
  const left = new Set(touched)
  const take = (found: Change | undefined, from: Change): readonly (readonly [Change, Change])[] => {
    if (found === undefined) return []
    left.delete(found)
    return [[from, found]]
  }
  const byId = gone.flatMap(from => {
    const ids = new Set(from.bound.map(({ id }) => id))
    return take(
      left.values().find(({ bound }) => bound.some(({ id }) => ids.has(id))),
      from,
    )
  })
  const done = new Set(byId.map(([from]) => from))
  const byWords = gone.filter(from => !done.has(from)).flatMap(from => take(mostLike(from, [...left]), from))
  return [...byId, ...byWords]
}

function mostLike(from: Change, candidates: readonly Change[]): Change | undefined {
  const words = wordsOf(from.sentence.text)
  const likeness = (change: Change): number => shared(words, wordsOf(change.sentence.text))
  const best = candidates.reduce<Change | undefined>(
    (most, each) => (most === undefined || likeness(each) > likeness(most) ? each : most),
    undefined,
  )
  return best !== undefined && likeness(best) >= likeEnough ? best : undefined
}

/** The share of words that two sentences have in common, by the longer one. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let count = 0
  for (const word of a) {
    const at = left.indexOf(word)
    if (at === -1) continue
    left.splice(at, 1)
    count += 1
  }
  return count / Math.max(a.length, b.length)
}

function changeOf(language: Language, from: Change | null, to: Change | null): SentenceChange {
  const before = from === null ? null : stood(from)
  const after = to === null ? null : stood(to)
  const words = diffWords(before?.text ?? '', after?.text ?? '').filter(({ text }) => text !== '')
  const kind =
    before === null ? 'added' : after === null ? 'removed' : before.text === after.text ? 'bound' : 'changed'
  return Object.freeze({ kind, language, before, after, words, narrowed: to?.narrowed ?? false })
}

const stood = ({ sentence, bound }: Change): Stood => ({
  text: sentence.text,
  place: sentence.place,
  bound: bound.map(({ id, pledge }: Sentence) => ({ id, pledge: pledge ?? null })),
})
