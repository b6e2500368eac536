// The policy for a form: its sentences in order, in each language, with what each is bound to, and the words that are bound to
// nothing. Proven by test/contracts/editing-desk.test.ts.

import { type Language, languages } from '../../core/language.ts'
import type { ReadEdition } from '../policy.ts'
import type { NoticeText, SentenceRow } from './editing-desk.ts'
import type { Known } from './known.ts'

export async function noticeOf(known: Known): Promise<NoticeText> {
  const { edition, key } = await known.read()
  const { notices } = edition
  const order = orderOf(edition)
  const seen = new Set<string>()
  const rows = order.flatMap(id => {
    const sentence = edition.file.register.sentences.find(each => each.id === id)
    return sentence === undefined ? [] : [rowOf(edition, sentence, seen)]
  })
  const unbound = notices.flatMap(({ language, notice, faults }) =>
    faults
      .filter(({ kind }) => kind === 'unbound')
      .flatMap(({ sentence }) => {
        const text = sentence === null ? undefined : notice.sentences[sentence]?.text
        return text === undefined ? [] : [{ language, text }]
      }),
  )
  return Object.freeze({ languages: notices.map(({ language }) => language), rows, unbound, base: key })
}

/** As the first notice has them; what only the other has, after the one it follows there. */
function orderOf({ notices }: ReadEdition): readonly string[] {
  const order: string[] = []
  for (const { bindings } of notices)
    for (const [index, { id }] of bindings.entries()) {
      if (order.includes(id)) continue
      const before = bindings[index - 1]?.id
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1 || order.length, 0, id)
    }
  return order
}

type RegisterSentence = ReadEdition['file']['register']['sentences'][number]

function rowOf({ notices }: ReadEdition, sentence: RegisterSentence, seen: Set<string>): SentenceRow {
  const { id, pledge = null, because = null, declaredUnproven } = sentence
  const stands = (language: Language) => {
    const bound = notices.find(each => each.language === language)
    const binding = bound?.bindings.find(each => each.id === id)
    if (bound === undefined || binding === undefined) return { text: null, heading: null }
    const heading = bound.notice.sentences[binding.sentence]?.headings.at(-1) ?? null
    return { text: bound.notice.text.slice(binding.start, binding.end), heading }
  }
  const [da, en] = [stands('da'), stands('en')]
  const heading = `${da.heading ?? en.heading}`
  const isFirst = !seen.has(heading)
  seen.add(heading)
  return Object.freeze({
    id,
    texts: { da: da.text, en: en.text },
    pledge,
    because,
    declared: declaredUnproven ?? null,
    heading: isFirst ? { da: da.heading, en: en.heading } : { da: null, en: null },
  })
}

/** The words of a sentence in each language; empty where it has none. */
export const textsOf = ({ notices }: ReadEdition, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    languages.map(language => {
      const bound = notices.find(each => each.language === language)
      const binding = bound?.bindings.find(each => each.id === id)
      const text =
        bound === undefined || binding === undefined
          ? ''
          : bound.notice.text.slice(binding.start, binding.end)
      return [language, text]
    }),
  )
