// What a sentence of a notice is proposed to be: a pledge, or no promise with the reason. Several clauses that promise
// different things become several proposals, so that every word is bound once. Proven by test/proposal.test.ts.

import type { Language } from '../../core/language.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { NoticeSentence } from '../blocks.ts'
import type { Cue, Cues } from './cues.ts'
import { danishCues } from './cues-da.ts'
import { englishCues } from './cues-en.ts'
import { systemsIn } from './systems.ts'

export type NoPromise = 'opinion' | 'denied' | 'no-cue'

export type Proposal =
  | { readonly kind: 'promise'; readonly text: string; readonly pledge: PledgeId; readonly by: string }
  | { readonly kind: 'none'; readonly text: string; readonly reason: NoPromise }

const cuesOf: Readonly<Record<Language, Cues>> = { da: danishCues, en: englishCues }

/** One proposal for the sentence, or one for each of its clauses where all of them promise, and not the same. */
export function proposeSentence(sentence: NoticeSentence, language: Language): readonly Proposal[] {
  const clauses = sentence.text.split(/(?<=,) (?=er |are )| (?=[–-] (?:og|and) )/u)
  const parts = clauses.map(text => propose(text, language))
  const pledges = new Set(parts.map(part => (part.kind === 'promise' ? part.pledge : null)))
  const apart = clauses.length > 1 && !pledges.has(null) && pledges.size === clauses.length
  return apart ? parts : [propose(sentence.text, language)]
}

export function propose(text: string, language: Language): Proposal {
  const cues = cuesOf[language]
  if (cues.opinion.test(text)) return { kind: 'none', text, reason: 'opinion' }
  const denied = cues.denies.test(text.replace(cues.aside, ''))
  for (const cue of cues.promises) {
    const by = cue.words.exec(text)?.[0]
    if (by !== undefined && standsFor(cue, denied)) return { kind: 'promise', text, pledge: cue.pledge, by }
    if (by !== undefined && denied && cue.denial === undefined && !deniesElsewhere(cues, text))
      return { kind: 'none', text, reason: 'denied' }
  }
  const [system] = systemsIn(text)
  if (system === undefined) return { kind: 'none', text, reason: 'no-cue' }
  return denied
    ? { kind: 'none', text, reason: 'denied' }
    : { kind: 'promise', text, pledge: 'partners.systems', by: system.name }
}

const standsFor = (cue: Cue, denied: boolean): boolean =>
  cue.denial === 'either' || (cue.denial === 'no') === denied

/** Whether some cue takes the sentence for a promise by its very denial. */
const deniesElsewhere = (cues: Cues, text: string): boolean =>
  cues.promises.some(cue => cue.denial === 'no' && cue.words.test(text))
