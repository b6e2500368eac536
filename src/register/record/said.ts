// What the parts of the record are made of: an answer with where it comes from, a hole with the key to fill it under, and
// an item of Art. 30 with the letter the law gives it.

import type { Words } from '../../core/language.ts'
import { type Language, languages } from '../../core/language.ts'
import type { Answer, EntryStatus, Missing, RecordItem } from '../../core/record.ts'
import { asksWords } from '../../language/record.ts'
import { letterOf, type RecordProvision } from '../../law/record.ts'

interface Entry {
  readonly status: EntryStatus
}

export const answer = (says: Words, { status }: Entry, because: Words | null = null): Answer =>
  Object.freeze({ says, because, status })

/** Where in the record something is missing, and what asks for it. */
export interface Hole {
  readonly provision: string
  readonly place: string
}

export const lacks = ({ provision, place }: Hole, key: string, says: Words): Missing =>
  Object.freeze({ provision, place, key, says })

/** The hole of an item: `activities/partners/d` of `GDPR 30(1)(d)`; null for what the whole company answers. */
export const holeOf = (provision: RecordProvision, activity: string | null): Hole => ({
  provision,
  place: `${activity === null ? 'organisation' : `activities/${activity}`}/${letterOf(provision)}`,
})

export function item(
  provision: RecordProvision,
  activity: string | null,
  answers: readonly Answer[],
  missing: readonly Missing[],
): RecordItem {
  const { place } = holeOf(provision, activity)
  return Object.freeze({
    provision,
    letter: letterOf(provision),
    asks: asksWords[provision],
    place,
    answers: Object.freeze(answers),
    missing: Object.freeze(missing),
  })
}

/** Proposed as soon as one of them is; accepted only where all are. */
export function statusOf(entries: readonly Entry[]): EntryStatus {
  const weakest = (['proposed', 'published', 'derived'] as const).find(status =>
    entries.some(entry => entry.status === status),
  )
  return weakest ?? (entries.length === 0 ? 'proposed' : 'accepted')
}

/** Of what an entry says besides the words the notice has of it: the notice does not stand by a country it never names. */
export const beyondNotice = (status: EntryStatus): EntryStatus =>
  status === 'published' ? 'proposed' : status

/** Words by language, from one text in each. */
export const inEach = (text: (language: Language) => string): Words => {
  const [da, en] = languages.map(text)
  return Object.freeze({ da: da ?? '', en: en ?? '' })
}

/** The same text in both languages: a name. */
export const name = (text: string): Words => inEach(() => text)

/** Parted by semicolons: names have commas of their own. */
export const joined = (words: readonly Words[]): Words =>
  inEach(language => words.map(each => each[language]).join('; '))
