// What an edit of a policy changes, before it is published: sentences with their words, bindings, promises, languages,
// and the register behind them. The front door of the folder; pure. Shown by `ordholden notice diff`, described in
// docs/reference/notice.md. Proven by diff.test.ts.

import { type Language, languages } from '../../core/language.ts'
import type { Fault, Place } from '../../core/refusal.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { Edition } from '../gate.ts'
import { type PeriodChange, periodsIn, type Renamed, renamedIn, type Untold, untoldIn } from './entries.ts'
import { type PromiseChange, promisesIn } from './promises.ts'
import { changesIn, noticeIn, type SentenceChange } from './sentences.ts'

/** A sentence of the register whose place in a notice is new or gone, or whose pledge is another. */
export interface BindingChange {
  readonly kind: 'new' | 'lost' | 'other'
  readonly language: Language
  readonly id: string
  readonly before: PledgeId | null
  readonly after: PledgeId | null
}

/** A sentence that stands in one language of the policy and in the other does not. */
export interface Lacking {
  readonly id: string
  readonly language: Language
  readonly place: Place
}

export interface NoticeDiff {
  readonly kind: 'diff'
  readonly sentences: readonly SentenceChange[]
  readonly bindings: readonly BindingChange[]
  /** Words of the edit that nothing is bound to, and selectors that match nothing. */
  readonly unbound: readonly Fault[]
  readonly promises: readonly PromiseChange[]
  readonly languages: readonly { readonly language: Language; readonly change: 'added' | 'removed' }[]
  readonly lacking: readonly Lacking[]
  readonly renamed: readonly Renamed[]
  readonly periods: readonly PeriodChange[]
  readonly untold: readonly Untold[]
}

export function diffEditions(before: Edition, after: Edition): NoticeDiff {
  const sentences = languages.flatMap(language => changesIn(before, after, language))
  return Object.freeze({
    kind: 'diff',
    sentences,
    bindings: languages.flatMap(language => bindingsIn(before, after, language)),
    unbound: newFaults(before, after),
    promises: onceEach(promisesIn(sentences)),
    languages: languages.flatMap(language => languageChange(before, after, language)),
    lacking: newlyLacking(before, after),
    renamed: renamedIn(before.file.register, after.file.register),
    periods: periodsIn(before.file.register, after.file.register),
    untold: untoldIn(before, after),
  })
}

export const isEmptyDiff = ({ kind, ...parts }: NoticeDiff): boolean =>
  Object.values(parts).every(part => part.length === 0)

/** Pledge by id of the register's sentence, for those a notice has the words of. */
function boundIn(edition: Edition, language: Language): ReadonlyMap<string, PledgeId | null> {
  const pledges = new Map(edition.file.register.sentences.map(({ id, pledge }) => [id, pledge ?? null]))
  const found = noticeIn(edition, language)?.bindings ?? []
  return new Map(found.map(({ id }) => [id, pledges.get(id) ?? null]))
}

function bindingsIn(before: Edition, after: Edition, language: Language): readonly BindingChange[] {
  const [old, now] = [boundIn(before, language), boundIn(after, language)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): readonly BindingChange[] => {
    const [from, to] = [old.get(id) ?? null, now.get(id) ?? null]
    const change = { language, id, before: from, after: to }
    if (!old.has(id)) return [{ kind: 'new', ...change }]
    if (!now.has(id)) return [{ kind: 'lost', ...change }]
    return from === to ? [] : [{ kind: 'other', ...change }]
  })
}

// A fault is the same one wherever it now stands.
function newFaults(before: Edition, after: Edition): readonly Fault[] {
  const old = new Set(before.notices.flatMap(({ faults }) => faults.map(({ message }) => message)))
  return after.notices.flatMap(({ faults }) => faults.filter(({ message }) => !old.has(message)))
}

// The same promise is made in both languages; it is told once.
const onceEach = (promises: readonly PromiseChange[]): readonly PromiseChange[] => [
  ...new Map(promises.map(each => [`${each.kind} ${each.pledge} ${each.id} ${each.because}`, each])).values(),
]

function languageChange(before: Edition, after: Edition, language: Language): NoticeDiff['languages'] {
  const [had, has] = [before, after].map(edition => noticeIn(edition, language) !== null)
  return had === has ? [] : [{ language, change: has === true ? 'added' : 'removed' }]
}

function newlyLacking(before: Edition, after: Edition): readonly Lacking[] {
  const old = new Set(lackingIn(before).map(({ id, language }) => `${language} ${id}`))
  return lackingIn(after).filter(({ id, language }) => !old.has(`${language} ${id}`))
}

const lackingIn = (edition: Edition): readonly Lacking[] =>
  edition.notices.flatMap(here =>
    edition.notices
      .filter(other => other !== here)
      .flatMap(other => {
        const there = boundIn(edition, other.language)
        return here.bindings
          .filter(({ id }) => !there.has(id))
          .flatMap(({ id, sentence }) => {
            const place = here.notice.sentences[sentence]?.place
            return place === undefined ? [] : [{ id, language: other.language, place }]
          })
      }),
  )
