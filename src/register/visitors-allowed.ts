// Whether visitors may be counted: only where the register has statistics as a purpose that is in force, and a sentence of the
// notice the company itself has published carries it. What nobody has accepted, what stands in a translation alone, and what the
// notice denies carries nothing. A pure function. Proven by visitors-allowed.test.ts.

import type { Language, Words } from '../core/language.ts'
import { visitorsAllowedWords as words } from '../language/traffic-visitors.ts'
import type { BoundNotice } from './bind.ts'
import type { Edition } from './gate.ts'
import { comparable } from './html.ts'
import type { Activity, Register } from './schema.ts'

/** `because`: the words that carry it, or what stands in the way. */
export interface VisitorsAllowed {
  readonly isAllowed: boolean
  readonly because: Words
}

type Purpose = Activity['purposes'][number]

export function visitorsAllowed(edition: Edition): VisitorsAllowed {
  const { register } = edition.file
  const official = officialNotices(edition)
  const statistics = register.traffic?.statistics
  const denied = deniedIn(register, official)
  if (denied !== null) return no(words.denied(denied))
  if (statistics === undefined) return no(words.undeclared)
  const purpose = register.activities
    .flatMap(({ purposes }) => purposes)
    .find(({ id }) => id === statistics.purpose)
  if (purpose === undefined) return no(words.noPurpose(statistics.purpose))
  if (purpose.status === 'proposed') return no(words.proposed(purpose.name))
  const [first] = official
  if (first === undefined) return no(words.noOfficial)
  const lacks = official.flatMap(notice => lacking(notice, purpose, statistics.sentence, edition) ?? [])[0]
  if (lacks !== undefined) return no(lacks)
  return Object.freeze({ isAllowed: true, because: words.carried(textOf(first, statistics.sentence) ?? '') })
}

const no = (because: Words): VisitorsAllowed => Object.freeze({ isAllowed: false, because })

function officialNotices({ file, notices }: Edition): readonly BoundNotice[] {
  const official = new Set(
    file.register.notices.filter(({ unofficial }) => !unofficial).map(({ language }) => language),
  )
  return notices.filter(({ language }) => official.has(language))
}

/** The words of a notice that a sentence of the register is bound to; null where it is bound to none. */
function textOf({ notice, bindings }: BoundNotice, id: string): string | null {
  const binding = bindings.find(each => each.id === id)
  return binding === undefined ? null : notice.text.slice(binding.start, binding.end)
}

/** What one published notice lacks; every one of them must carry it, since each is read alone. */
function lacking(bound: BoundNotice, { name, quote }: Purpose, id: string, edition: Edition): Words | null {
  const { path } = bound.notice
  const sentence = textOf(bound, id)
  if (sentence === null)
    return edition.notices.some(each => textOf(each, id) !== null)
      ? words.onlyTranslated(id, path)
      : words.noSentence(id, path)
  const said = quote?.[bound.language]
  if (said === undefined) return words.noQuote(name, path)
  if (!comparable(sentence).includes(comparable(said))) return words.quoteElsewhere(said, sentence)
  return isDenied(sentence, said, bound.language) ? words.denied(sentence) : null
}

/** A published sentence about traffic that says no statistics are kept. */
function deniedIn({ sentences }: Register, official: readonly BoundNotice[]): string | null {
  const ofTraffic = sentences.filter(({ pledge }) => pledge?.startsWith('traffic.'))
  const texts = official.flatMap(notice =>
    ofTraffic.flatMap(({ id }) => {
      const text = textOf(notice, id)
      const named = text === null ? undefined : /statisti(?:k|cs)/iu.exec(text)?.[0]
      return text !== null && named !== undefined && isDenied(text, named, notice.language) ? [text] : []
    }),
  )
  return texts[0] ?? null
}

const denials: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:ikke|ej|aldrig|ingen|intet|hverken|uden)(?!\p{L})/iu,
  en: /(?<!\p{L})(?:not|never|no|none|neither|nor|without|(?:do|does|did|is|are|wo|ca)n['’]t)(?!\p{L})/iu,
}
// Where a denial before the words no longer reaches them, and where one behind them has another clause of its own.
const turns: Readonly<Record<Language, RegExp>> = {
  da: /[;:.–—]|(?<!\p{L})men(?!\p{L})/iu,
  en: /[;:.–—]|(?<!\p{L})but(?!\p{L})/iu,
}
const clauses: Readonly<Record<Language, RegExp>> = {
  da: /[,;:.–—]|(?<!\p{L})(?:men|og|uden|så|som|der)(?!\p{L})/iu,
  en: /[,;:.–—]|(?<!\p{L})(?:but|and|without|so|which|that)(?!\p{L})/iu,
}

/**
 * Whether the sentence denies the words: `ikke … statistik`, `statistik fører vi ikke`. To say that none are kept by means of
 * cookies denies the cookies. In doubt the answer is yes: a sentence that says one thing at a time is easily written.
 */
function isDenied(sentence: string, said: string, language: Language): boolean {
  const text = single(sentence)
  const at = text.toLowerCase().indexOf(single(said).toLowerCase())
  // The same words with other signs: where they stand is not known, so a denial anywhere counts.
  if (at < 0) return denials[language].test(text)
  const before = text.slice(0, at).split(turns[language]).at(-1) ?? ''
  const behind = text.slice(at + single(said).length).split(clauses[language])[0] ?? ''
  const denial = denials[language].exec(before)
  const ofCookies = denial !== null && /cookie/i.test(before.slice(denial.index))
  return (
    (denial !== null && !ofCookies) || denials[language].test(single(said)) || denials[language].test(behind)
  )
}

const single = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
