// The activities a notice tells of, proposed: kinds of data, purposes with their legal bases, groups of people, periods,
// each with the words of the page that carry it. Nothing is added: what the page does not tell is said to be missing.
// One activity for each heading that names a group of people, and one for the rest. Proven by test/proposal.test.ts.

import type { z } from 'zod'

import type { Words } from '../../core/language.ts'
import { type CategoryName, initWords, type PeopleName, recordWords } from '../../language/init.ts'
import type { activity } from '../activity.ts'
import type { NoticeSentence } from '../blocks.ts'
import type { Frozen } from '../schema.ts'
import type { Reading } from './classify.ts'
import { periodIn } from './periods.ts'
import { type Read, recipientsNamed } from './recipients.ts'
import {
  articleOf6,
  basisTold,
  basisWords,
  categoryWords,
  peopleWords,
  specialOf,
  tellsOfProcessing,
} from './vocabulary.ts'

export type ActivityEntry = Frozen<z.input<typeof activity>>

export function activitiesIn(read: readonly Read[], reading: Reading): readonly ActivityEntry[] {
  const telling = read.filter(({ part }) => part.kind === 'promise' && tellsOfProcessing.has(part.pledge))
  const groups = Map.groupBy(telling, ({ sentence }) => peopleOfHeading(sentence).join('-'))
  const counter = { purposes: 0 }
  return [...groups].map(([key, sentences]) => activityOf(key, sentences, reading, counter))
}

const entriesOf = <Name extends string>(of: Readonly<Record<Name, RegExp>>): readonly [Name, RegExp][] =>
  Object.entries(of) as [Name, RegExp][]

const namesIn = <Name extends string>(of: Readonly<Record<Name, RegExp>>, text: string): readonly Name[] =>
  entriesOf(of).flatMap(([name, words]) => (words.test(text) ? [name] : []))

/** The groups of people of the innermost heading that names any. */
const peopleOfHeading = ({ headings }: NoticeSentence): readonly PeopleName[] =>
  headings.map(heading => namesIn(peopleWords, heading)).findLast(names => names.length > 0) ?? []

function activityOf(
  key: string,
  read: readonly Read[],
  reading: Reading,
  counter: { purposes: number },
): ActivityEntry {
  const [first] = read
  const headed = first === undefined ? [] : peopleOfHeading(first.sentence)
  const kept = read.filter(({ part }) => part.kind === 'promise' && !part.denies)
  const categories = categoriesIn(kept, reading)
  const named = recipientsNamed(read, reading)
  return {
    id: key === '' ? 'processing' : key.slice(0, 48).replace(/-$/, ''),
    name: headed.length === 0 ? recordWords.general : joined(headed.map(name => recordWords.people[name])),
    purposes: purposesIn(kept, reading, counter),
    people: peopleIn(kept, headed, reading),
    categories,
    systems: named.flatMap(({ id, system }) => (system ? [id] : [])),
    recipients: named.map(({ id }) => id),
    retention: retentionIn(kept, reading),
  }
}

const joined = (names: readonly Words[]): Words => ({
  da: names.map(({ da }) => da).join(', '),
  en: names.map(({ en }) => en).join(', '),
})

/** Each kind of data once, where it is named first. */
function categoriesIn(read: readonly Read[], reading: Reading): NonNullable<ActivityEntry['categories']> {
  return firstOf(categoryWords, read).map(({ name, quote }) => ({
    id: name,
    name: recordWords.categories[name],
    ...(specialOf[name] === undefined ? {} : { special: specialOf[name] }),
    needed: { because: initWords.notTold },
    quote: { [reading.language]: quote },
  }))
}

function peopleIn(
  read: readonly Read[],
  headed: readonly PeopleName[],
  reading: Reading,
): NonNullable<ActivityEntry['people']> {
  const told = firstOf(peopleWords, read).filter(({ name }) => !headed.includes(name))
  return [
    ...headed.map(name => ({ id: name, name: recordWords.people[name] })),
    ...told.map(({ name, quote }) => ({
      id: name,
      name: recordWords.people[name],
      quote: { [reading.language]: quote },
    })),
  ]
}

function firstOf<Name extends string>(of: Readonly<Record<Name, RegExp>>, read: readonly Read[]) {
  return entriesOf(of).flatMap(([name, words]) => {
    const quote = read
      .filter(({ part }) => name === 'technical' || !isTraffic(part))
      .map(({ part }) => words.exec(part.text)?.[0])
      .find(found => found !== undefined)
    return quote === undefined ? [] : [{ name, quote }]
  })
}

/** Mail and visits in a sentence on traffic are not the kinds of data it collects. */
const isTraffic = (part: Read['part']): boolean =>
  part.kind === 'promise' && part.pledge === 'traffic.only-technical'

type Purpose = NonNullable<ActivityEntry['purposes']>[number]

/** Each sentence that tells a purpose, in its own words; a sentence on the legal basis alone goes to the purpose before it. */
function purposesIn(
  read: readonly Read[],
  reading: Reading,
  counter: { purposes: number },
): readonly Purpose[] {
  const purposes: Purpose[] = []
  for (const { part, sentence } of read) {
    if (part.kind !== 'promise' || part.pledge !== 'partners.purposes' || periodIn(part.text) !== null)
      continue
    const legalBases = basesIn(part.text)
    const last = purposes.at(-1)
    if (legalBases.length > 0 && last !== undefined && last.legalBases?.length === 0) {
      purposes[purposes.length - 1] = { ...last, legalBases }
      continue
    }
    counter.purposes += 1
    const quote = sentence.own
    purposes.push({
      id: `purpose-${counter.purposes}`,
      name: asWritten(quote),
      legalBases,
      quote: { [reading.language]: quote },
    })
  }
  return purposes
}

/** The words of the page, for both languages until somebody writes the other. */
const asWritten = (text: string): Words => ({ da: text, en: text })

function basesIn(text: string): NonNullable<Purpose['legalBases']> {
  const articles = [...text.matchAll(articleOf6)].map(
    ([, letter = '']) => `GDPR 6(1)(${letter.toLowerCase()})`,
  )
  const told = basisTold.test(text)
    ? basisWords.filter(({ says }) => says.test(text)).map(({ reference }) => reference)
    : []
  return [...new Set([...articles, ...told])].map(reference => ({ reference, because: asWritten(text) }))
}

function retentionIn(read: readonly Read[], reading: Reading): NonNullable<ActivityEntry['retention']> {
  return read.flatMap(({ part }, at) => {
    const period = part.kind === 'promise' && part.pledge === 'partners.purposes' ? periodIn(part.text) : null
    if (period === null) return []
    const of = namesIn<CategoryName>(categoryWords, part.text)
    const known = new Set(categoriesIn(read, reading).map(({ id }) => id))
    return [
      {
        id: `period-${at + 1}`,
        of: of.filter(id => known.has(id)),
        period: period.iso,
        trigger: asWritten(part.text),
        basis: initWords.notTold,
        quote: { [reading.language]: period.quote },
      },
    ]
  })
}
