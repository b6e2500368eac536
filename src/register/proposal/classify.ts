// What a sentence of a notice is proposed to be: a promise of a pledge, or none with the reason. First what frames it (an
// opinion, the law, words to the reader, the text about itself), then the first kind of promise all of whose word classes
// it has. Clauses that promise different things become proposals of their own. Proven by test/proposal.test.ts.

import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { NoticeSentence } from '../blocks.ts'
import { type Standing, standingsOf } from './features.ts'
import { either, type Frame, frames, type Grammar, type KindOfPromise } from './grammar.ts'
import { danish } from './grammar-da.ts'
import { english } from './grammar-en.ts'
import { judge } from './judge.ts'
import { namesIn } from './names.ts'

export type NoPromise = Frame | 'denied' | 'no-cue' | 'unlikely'

export type Proposal =
  | {
      readonly kind: 'promise'
      readonly text: string
      readonly pledge: PledgeId
      /** The words it was recognised by. */
      readonly by: string
      readonly sure: boolean
      /** The sentence denies: what is promised is not to do it. */
      readonly denies: boolean
    }
  | { readonly kind: 'none'; readonly text: string; readonly reason: NoPromise }

const grammars: Readonly<Record<Language, Grammar>> = { da: danish, en: english }

/** What a sentence is read with. */
export interface Reading {
  readonly language: Language
  /** The company's names: what they do, we do. */
  readonly own: readonly string[]
  /** The heading of the page, under which anything may stand. */
  readonly title?: string | undefined
}

/** What is read of a sentence: its words, and what it stands under. */
export type Read = Pick<NoticeSentence, 'text' | 'headings'>

/** What each sentence of a page is proposed to be: what the grammar says, judged by what labelled policies taught. */
export function proposeAll(sentences: readonly Read[], reading: Reading): readonly (readonly Proposal[])[] {
  const places = standingsOf(sentences.map(headingOf))
  return sentences.map((sentence, at) => {
    const parts = proposeSentence(sentence, reading)
    const [said] = parts
    // Clauses that promise different things were each told by words of their own.
    return said === undefined || parts.length > 1
      ? parts
      : [judged(said, sentence, places[at] ?? null, reading)]
  })
}

export const headingOf = ({ headings }: Pick<NoticeSentence, 'headings'>): string => headings.at(-1) ?? ''

/** What the grammar said, as the judge is told it. */
export const saidOf = (said: Proposal) =>
  said.kind === 'promise'
    ? { as: said.sure ? 'sure' : 'unsure', pledge: said.pledge }
    : { as: said.reason, pledge: null }

function judged(said: Proposal, sentence: Read, place: Standing | null, reading: Reading): Proposal {
  if (said.kind === 'none' && said.reason === 'denied') return said
  const { text } = sentence
  const { language } = reading
  const found = judge({ text, heading: headingOf(sentence), place, said: saidOf(said) }, language)
  // A line such as "Fem år" says nothing without the heading that the grammar read it under.
  if (found === null)
    return said.kind === 'none' || isLine(text) ? said : { kind: 'none', text, reason: 'unlikely' }
  const { pledge, by } = found
  const fits = said.kind === 'promise' && said.pledge === pledge
  if (fits || takesAway(pledge, text, grammars[language])) return said
  const denies = deniesWhole(text, grammars[language])
  return { kind: 'promise', text, pledge, by: by.join(' · '), sure: false, denies }
}

/** Whether it denies as a whole: not in a clause of its own. */
const deniesWhole = (text: string, { denies, aside }: Grammar): boolean =>
  denies.test(text.replace(aside, ''))

/** A right told is not told by its denial, and "not only" limits nothing: then it stays at what the grammar said. */
const takesAway = (pledge: PledgeId, text: string, { denies, notOnly }: Grammar): boolean =>
  (isRight(pledge) && denies.test(text)) || (limiting.has(pledge) && notOnly.test(text))

/** One proposal for the sentence, or one for each of its clauses where all of them promise, and not the same. */
export function proposeSentence(sentence: Read, reading: Reading): readonly Proposal[] {
  const clauses = sentence.text.split(/(?<=,) (?=er |are )| (?=[–-] (?:og|and) )/u)
  const parts = clauses.map(text => propose(text, reading))
  const pledges = new Set(parts.map(part => (part.kind === 'promise' ? part.pledge : null)))
  const apart = clauses.length > 1 && !pledges.has(null) && pledges.size === clauses.length
  return apart ? parts : [proposeWhole(sentence, reading)]
}

// "Fem år", or "Mappen bliver revet i stykker", says what it says under its heading ("Hvor længe gemmer vi oplysningerne?").
function proposeWhole({ text, headings }: Read, reading: Reading): Proposal {
  const alone = propose(text, reading)
  const heading = headings.at(-1)
  if (alone.kind === 'promise' || alone.reason !== 'no-cue' || heading === undefined) return alone
  if (heading === reading.title || !bindsUnder(heading, text, grammars[reading.language])) return alone
  const under = propose(`${heading.replace(/\?$/, '')} · ${text}`, reading)
  return under.kind === 'promise' ? { ...under, text, sure: false } : bySubject(text, heading, reading)
}

/** Whether somebody answers for the sentence, or for the heading it fills in. A single word in a capital is a label. */
function bindsUnder(heading: string, text: string, grammar: Grammar): boolean {
  if (isLine(text) && /^\p{Lu}\p{L}*$/u.test(text)) return false
  if (!isLine(text) && !grammar.signs.test(text)) return false
  if (grammar.party.test(text) || grammar.limits.test(text)) return true
  const ofRights = subjectOf(heading, grammar)?.startsWith('rights.') ?? false
  return (
    (isLine(text) || grammar.signs.test(text)) && (grammar.party.test(heading) || (isLine(text) && ofRights))
  )
}

/** A line of a list or a table, which is no sentence. */
const isLine = (text: string): boolean => !/[.!?]$/u.test(text)

const subjectOf = (heading: string, { headings }: Grammar): PledgeId | undefined =>
  headings.find(({ says }) => says.test(heading))?.pledge

/** A sentence that says no more of its own than who, or how little, under a heading that says what about. */
function bySubject(text: string, heading: string, { language }: Reading): Proposal {
  const grammar = grammars[language]
  const sign = either(grammar.signs, grammar.limits, grammar.party).exec(text)?.[0]
  const pledge = subjectOf(heading, grammar)
  const denies = deniesWhole(text, grammar)
  if (pledge === undefined || (denies && pledge.startsWith('rights.')))
    return { kind: 'none', text, reason: 'no-cue' }
  return {
    kind: 'promise',
    text,
    pledge,
    by: sign === undefined ? heading : `${heading} · ${sign}`,
    sure: false,
    denies,
  }
}

export function propose(text: string, { language, own }: Reading): Proposal {
  const grammar = grammars[language]
  const start = text.slice(0, limits.proposalLetters)
  const ours = asOurs(start, own, language)
  const isOpen = grammar.notOnly.test(start)
  const said = withoutCare(ours, grammar).replace(grammar.notOnly, grammar.also)
  const firm = firstOf(grammar.firm, { text, said: ours, isOpen }, language)
  if (firm?.kind === 'promise') return firm
  const reason = frameOf(ours, start, grammar)
  if (reason !== null) return { kind: 'none', text, reason }
  const found = firstOf(grammar.promises, { text, said, isOpen }, language)
  return found ?? { kind: 'none', text, reason: grammar.care.test(start) ? 'opinion' : 'no-cue' }
}

/** Why the sentence promises nothing whatever else is in it; null where it may. */
function frameOf(ours: string, start: string, { frames: framed, general, party }: Grammar): Frame | null {
  if (general.test(ours) && !party.test(ours)) return 'law'
  return frames.find(each => framed[each].test(start)) ?? null
}

/** The first kind of promise the sentence makes; null where it makes none, `denied` where it takes a right away. */
function firstOf(
  kinds: readonly KindOfPromise[],
  { text, said, isOpen }: { readonly text: string; readonly said: string; readonly isOpen: boolean },
  language: Language,
): Proposal | null {
  const grammar = grammars[language]
  const denies = deniesWhole(said, grammar)
  const names = namesIn(said, language).map(({ name }) => name)
  for (const kind of kinds) {
    if (isOpen && limiting.has(kind.pledge)) continue
    const by = wordsOf(kind, said, names)
    if (by === null) continue
    if (standsFor(kind, denies))
      return { kind: 'promise', text, pledge: kind.pledge, by, sure: kind.unsure !== true, denies }
    if (kind.denial === undefined && isRight(kind.pledge)) return { kind: 'none', text, reason: 'denied' }
  }
  return null
}

/** A right told is not told by its denial; that nobody is reached may still promise something else. */
const isRight = (pledge: PledgeId): boolean => pledge.startsWith('rights.') && pledge !== 'rights.reachable'

/** What promises to do no more than is said: "not only" takes it away. */
const limiting: ReadonlySet<PledgeId> = new Set<PledgeId>([
  'minimise',
  'purpose',
  'traffic.only-technical',
  'traffic.no-trackers',
  'engagements.instruction',
  'engagements.confidential',
  'engagements.anonymous-only',
])

const standsFor = (kind: KindOfPromise, denies: boolean): boolean =>
  kind.denial === 'either' || (kind.denial === 'no') === denies

/** The words of the sentence that are of each class the kind wants; null where one is lacking. */
function wordsOf({ says, unless }: KindOfPromise, text: string, names: readonly string[]): string | null {
  if (unless?.test(text)) return null
  const found = says.map(each => (each === 'name' ? names[0] : each.exec(text)?.[0]))
  return found.includes(undefined) ? null : [...new Set(found)].join(' · ')
}

const we: Readonly<Record<Language, string>> = { da: 'vi', en: 'we' }

const asOurs = (text: string, own: readonly string[], language: Language): string =>
  own.reduce((said, name) => said.replaceAll(name, we[language]), text)

/** The sentence without the clauses that tell how much the company cares. */
const withoutCare = (text: string, { care, clauses }: Grammar): string =>
  care.test(text)
    ? text
        .split(clauses)
        .filter(clause => !care.test(clause))
        .join(', ')
    : text
