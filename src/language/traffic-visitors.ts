// Whether visitors may be counted, in words: what of the notice carries it, or what stands in the way.
// Who says which is src/register/visitors-allowed.ts.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

const quoted = (da: string, en = da): Words => both(`»${da}«`, `“${en}”`)
const named = (name: Words): Words => quoted(name.da, name.en)

export const visitorsAllowedWords = Object.freeze({
  carried: (words: string): Words =>
    both(
      `Politikken bærer statistik over besøgende: ${quoted(words).da}`,
      `The notice carries statistics on visitors: ${quoted(words).en}`,
    ),
  undeclared: both(
    'Politikken nævner ingen statistik over besøgende, så besøgende tælles ikke.',
    'The notice names no statistics on visitors, so visitors are not counted.',
  ),
  denied: (words: string): Words =>
    both(
      `Besøgende tælles ikke, for politikken siger: ${quoted(words).da}`,
      `Visitors are not counted, for the notice says: ${quoted(words).en}`,
    ),
  noPurpose: (id: string): Words =>
    both(
      `Formålet ${quoted(id).da}, som statistikken skulle hvile på, står ikke i fortegnelsen.`,
      `The purpose ${quoted(id).en} that statistics were to rest on is not in the register.`,
    ),
  proposed: (name: Words): Words =>
    both(
      `Formålet ${named(name).da} er et forslag: Politikken nævner det ikke, og ingen har godkendt det.`,
      `The purpose ${named(name).en} is a proposal: the notice does not name it, and nobody has accepted it.`,
    ),
  noOfficial: both(
    'Virksomheden har ingen offentliggjort politik, kun en uofficiel oversættelse.',
    'The company has no published notice, only an unofficial translation.',
  ),
  noSentence: (id: string, path: string): Words =>
    both(
      `Sætningen ${quoted(id).da}, som skulle bære statistikken, står ikke i ${path}.`,
      `The sentence ${quoted(id).en} that was to carry statistics is not in ${path}.`,
    ),
  onlyTranslated: (id: string, path: string): Words =>
    both(
      `Sætningen ${quoted(id).da} står kun i en uofficiel oversættelse, ikke i ${path}.`,
      `The sentence ${quoted(id).en} is in an unofficial translation alone, not in ${path}.`,
    ),
  noQuote: (name: Words, path: string): Words =>
    both(
      `Fortegnelsen siger ikke, med hvilke ord ${path} nævner formålet ${named(name).da}.`,
      `The register does not say in which words ${path} names the purpose ${named(name).en}.`,
    ),
  quoteElsewhere: (quote: string, sentence: string): Words =>
    both(
      `Ordene ${quoted(quote).da} står ikke i sætningen ${quoted(sentence).da}`,
      `The words ${quoted(quote).en} are not in the sentence ${quoted(sentence).en}`,
    ),
})
