// Verdicts and marks in words. "holdt" alone reads as stopped, "ukendt" as if nobody knew the pledge, "forældet" as
// time-barred in law: hence the words here. Proven by words.test.ts.

import type { Words } from '../core/language.ts'
import type { Basis, Verdict } from '../pledge/pledge.ts'
import type { Standing } from '../pledge/verdict.ts'

export const verdictWords: Readonly<Record<Verdict, Words>> = Object.freeze({
  kept: { da: 'overholdt', en: 'kept' },
  broken: { da: 'brudt', en: 'broken' },
  unknown: { da: 'uafklaret', en: 'unknown' },
})

/** A sentence published without a look behind it, accepted as such by a person. */
export const declaredUnprovenWords: Words = Object.freeze({
  da: 'oplyst, ikke efterprøvet',
  en: 'declared, not checked',
})

/** Words that stay on a verdict wherever it goes: "overholdt (øvelse)". */
export const basisWords: Readonly<Record<Basis, Words>> = Object.freeze({
  practice: { da: 'øvelse', en: 'practice' },
  proposed: { da: 'forslag, ikke godkendt', en: 'proposed, not accepted' },
})

/** Why a part stands as it does, short enough for a table. */
export const standingWords: Readonly<Record<Standing, Words>> = Object.freeze({
  looked: { da: 'undersøgt', en: 'looked at' },
  'not-built': { da: 'kontrollen er ikke bygget endnu', en: 'the check is not built yet' },
  'never-looked': { da: 'endnu ikke undersøgt', en: 'not looked at yet' },
  stale: { da: 'kontrollen er for gammel', en: 'the check is too old' },
  changed: {
    da: 'teksten eller fortegnelsen er ændret siden kontrollen',
    en: 'the text or the register changed since the check',
  },
})

/** What a part without a finding of its own says, so that no mark stands without its reason. */
export const standingReasons: Readonly<Record<Exclude<Standing, 'looked'>, Words>> = Object.freeze({
  'not-built': {
    da: 'Ingen kontrol ser på dette endnu. Derfor siger vi ikke, at det er overholdt.',
    en: 'No check looks at this yet. So we do not say that it is kept.',
  },
  'never-looked': {
    da: 'Kontrollen findes, men har ikke kørt endnu.',
    en: 'The check exists but has not run yet.',
  },
  stale: {
    da: 'Der er gået for lang tid siden sidste kontrol til, at den tæller.',
    en: 'Too much time has passed since the last check for it to count.',
  },
  changed: {
    da: 'Politikken eller fortegnelsen er ændret siden sidste kontrol. Den skal køres igen, før den tæller.',
    en: 'The policy or the register changed since the last check. It has to run again before it counts.',
  },
})

/** "overholdt", "overholdt (øvelse)", "oplyst, ikke efterprøvet". A sentence declared unproven says so until a look settles it. */
export function markWords(verdict: Verdict, basis: readonly Basis[], declaredUnproven = false): Words {
  const mark = declaredUnproven && verdict === 'unknown' ? declaredUnprovenWords : verdictWords[verdict]
  return { da: withBasis(mark.da, basis, 'da'), en: withBasis(mark.en, basis, 'en') }
}

function withBasis(mark: string, basis: readonly Basis[], language: keyof Words): string {
  return basis.length === 0 ? mark : `${mark} (${basis.map(word => basisWords[word][language]).join('; ')})`
}
