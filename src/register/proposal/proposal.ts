// From a company's own page to a register to complete: read the page, split it, propose for each sentence a pledge or
// why it promises nothing, and write both files. Pure: the command reads and writes files and asks the questions.
// Described in docs/reference/init.md. Proven by test/proposal.test.ts.

import { utf8 } from '../../core/bytes.ts'
import type { Language } from '../../core/language.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Answers } from '../../language/init.ts'
import { readNotice } from '../notice.ts'
import { type SourceFile, startOf } from '../text.ts'
import { proposeAll } from './classify.ts'
import { factsIn, mailOf } from './facts.ts'
import { readPage } from './page.ts'
import { type Proposed, writeRegister } from './write.ts'

export interface Proposal extends Proposed {
  readonly markdown: string
  /** Where the company shows the page, where it was read from there. */
  readonly publishedAt?: string
  /** What was found; empty where it was not. */
  readonly defaults: Answers
}

/** Throws a Refusal (`notice-invalid`, `limit`) for a page without a policy to read. */
export function proposePolicy(file: SourceFile): Proposal {
  const { markdown, loads } = readPage(file)
  const language = languageOf(markdown)
  const notice = readNotice({ path: `notice.${language}.md`, bytes: utf8(markdown) })
  if (notice.sentences.length === 0)
    throw new Refusal('notice-invalid', {
      message: 'expected a privacy policy, got no sentences',
      place: startOf(file.path),
    })
  const own = ownNames(markdown)
  const title = notice.sentences[0]?.headings[0]
  const reading = { language, own, title }
  const sentences = proposeAll(notice.sentences, reading)
  return Object.freeze({
    markdown,
    language,
    own,
    notice,
    sentences,
    loads,
    defaults: defaultsOf(markdown, sentences),
  })
}

/** The two files of the new policy folder by name. */
export function writeProposal(
  proposal: Proposal,
  answers: Answers,
  day: string,
): ReadonlyMap<string, string> {
  return new Map([
    ['register.yaml', writeRegister(proposal, answers, day)],
    [`notice.${proposal.language}.md`, proposal.markdown],
  ])
}

/** The company's name, with and without its form, as the page tells it. */
function ownNames(markdown: string): readonly string[] {
  const { name } = factsIn(markdown)
  if (name === null) return []
  const short = name.replace(
    /,? (?:A\/S|ApS|I\/S|IVS|P\/S|K\/S|A\.?m\.?b\.?a\.?|F\.?m\.?b\.?a\.?|Ltd\.?|GmbH|AB)$/iu,
    '',
  )
  return [...new Set([name, short])].filter(each => each.length > 2)
}

function defaultsOf(markdown: string, sentences: Proposed['sentences']): Answers {
  const facts = factsIn(markdown)
  const found = (value: string | null): string => value ?? ''
  return Object.freeze({
    name: found(facts.name),
    cvr: found(facts.cvr),
    street: found(facts.street),
    postcode: found(facts.postcode),
    city: found(facts.city),
    email: found(facts.email),
    phone: found(facts.phone),
    domain: facts.email?.split('@')[1] ?? '',
    dpo: dpoIn(sentences),
    acceptedBy: '',
  })
}

/** The address at which the page says the data protection officer is reached. */
const dpoIn = (sentences: Proposed['sentences']): string =>
  sentences
    .flat()
    .map(
      ({ text }) =>
        /(?:databeskyttelsesrådgiver|DPO|data protection officer)/iu.test(text) && mailOf.exec(text)?.[0],
    )
    .find(found => typeof found === 'string') || ''

const common: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:og|vi|du|til|af|på|ikke|er|som|med|oplysninger)(?!\p{L})/giu,
  en: /\b(?:and|we|you|to|of|on|not|is|which|with|data)\b/giu,
}

/** The language most of whose small words the text has. */
function languageOf(text: string): Language {
  const count = (language: Language): number => text.match(common[language])?.length ?? 0
  return count('da') >= count('en') ? 'da' : 'en'
}
