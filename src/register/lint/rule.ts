// What a rule of the lint is, and the few ways in which rules look at a notice. A rule names its provision (src/law), its
// grade and what it looks for; its words stand in src/language/lint.ts under the same id. Proven by lint.test.ts.

import type { Language } from '../../core/language.ts'
import type { LintRuleId } from '../../language/lint.ts'
import type { ProvisionId } from '../../law/law.ts'
import type { LawGrade } from '../../pledge/board.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { BoundNotice } from '../bind.ts'
import type { NoticeSentence } from '../blocks.ts'
import type { Register } from '../schema.ts'

/** A notice in one language beside its register. */
export interface Page {
  readonly language: Language
  readonly bound: BoundNotice
  readonly sentences: readonly NoticeSentence[]
  readonly text: string
  readonly register: Register
}

/** Where a rule found something. */
export interface Spot {
  /** Index of the notice's sentence; null where no sentence is nearer than the whole. */
  readonly sentence: number | null
  /** Offset in the sentence's text. */
  readonly offset: number
  /** What fills `{what}` in what is said, and `{plain}` in a suggestion; in the notice's language. */
  readonly what?: string
  readonly plain?: string
  /** What the register knows of the wording. */
  readonly filled?: Filled | undefined
}

/** What fills `{filled}` in a suggestion, and whether any of it is a proposal that nobody has accepted. */
export interface Filled {
  readonly text: string
  readonly proposed: boolean
}

export interface Rule {
  readonly id: LintRuleId
  readonly provision: ProvisionId
  readonly grade: LawGrade
  readonly looksFor: string
  readonly find: (page: Page) => readonly Spot[]
}

/** One pattern per language. */
export type Patterns = Readonly<Record<Language, RegExp>>

/** True where one sentence says it: what two sentences say together is not said, least of all in a list. */
export const says = (page: Page, patterns: Patterns): boolean => sentenceSays(page, patterns)

/** True where one sentence holds all of these. */
export const sentenceSays = (page: Page, ...patterns: readonly Patterns[]): boolean =>
  page.sentences.some(({ text }) => patterns.every(each => each[page.language].test(text)))

/** Every sentence in which the pattern is found and `unless` is not, with the words found. */
export function spots(page: Page, patterns: Patterns, ...unless: readonly Patterns[]): readonly Spot[] {
  return page.sentences.flatMap(({ text }, sentence) => {
    const match = patterns[page.language].exec(text)
    if (match === null || unless.some(each => each[page.language].test(text))) return []
    return [{ sentence, offset: match.index, what: match[0] }]
  })
}

/** The sentence of a spot; empty where there is none. */
export const textAt = (page: Page, { sentence }: Spot): string => page.sentences[sentence ?? -1]?.text ?? ''

/** Words by which a person is told what they may ask for: without them "slettes" and "access" are about the company. */
export const asking: Patterns = {
  da: /\bret til\b|\bretten til\b|rettigheder|(?<!\bså)(?:^|[\s(])få\s|\bbede\b|\bkræve\b|anmod/i,
  en: /\brights?\b|\bask\b|\brequest|\bentitled\b|\byou (?:can|may|could) (?:\w+ )?(?:have|get|demand|obtain|receive|see)\b/i,
}

/** Denials: a sentence with one of these tells what is not done. */
export const denied: Patterns = {
  da: /\b(?:ikke|ej|aldrig|ingen|intet|hverken|uden(?! for\b))\b/i,
  en: /\b(?:not|never|no|none|neither|without|don't)\b/i,
}

/** Words that limit what a sentence says. */
export const conditional: Patterns = {
  da: /\b(?:kun|medmindre|undtagen|bortset|ud over|andre end|hvis|når|kan|til \S{0,40}(?:formål|reklame|markedsføring))\b/i,
  en: /\b(?:only|unless|except|other than|if|when|may|beyond|for (?:\S+ ){0,2}(?:marketing|advertising|purposes?))\b/i,
}

/** Where something that is missing would best be told: the first sentence of these pledges, else of these words. */
export function beside(page: Page, pledges: readonly PledgeId[], near?: Patterns): Spot {
  const pledgeOf = new Map(page.register.sentences.map(({ id, pledge }) => [id, pledge]))
  const bound = pledges
    .map(pledge => page.bound.bindings.find(({ id }) => pledgeOf.get(id) === pledge))
    .find(binding => binding !== undefined)
  const sentence = page.sentences[bound?.sentence ?? -1]
  if (bound !== undefined && sentence !== undefined)
    return {
      sentence: bound.sentence,
      // An item is pointed at where its own words start, not at its lead-in.
      offset: Math.max(bound.start - sentence.start, sentence.text.length - sentence.own.length),
    }
  const named =
    near === undefined ? -1 : page.sentences.findIndex(({ text }) => near[page.language].test(text))
  return { sentence: named === -1 ? null : named, offset: 0 }
}
