// What a person wrote in the register, made fit to stand within a sentence: one line, no stop at its end, and no sentence
// ending within it, so that the drafted sentence stays one. Proven by draft.test.ts.

import { languages, type Words } from '../../core/language.ts'
import { sentenceStarts } from '../split.ts'

// Controls, characters that turn the direction of text, and letters without width: a notice with them is refused.
const invisible = /[\u0000-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

/** Visible text on one line, otherwise as it was written: for names and addresses. */
export const plain = (text: string): string =>
  text.replace(invisible, ' ').replace(/\s+/g, ' ').trim().normalize('NFC')

/** `fallback` stands where nothing but marks is left. */
export function clause(text: string, fallback: string): string {
  const bare = plain(text).replace(/[\s.,:;!?…]+$/u, '')
  const whole = asOneSentence(bare)
  return /[\p{L}\p{N}]/u.test(whole) ? whole : fallback
}

/** Words of their own, which may be several sentences; the last one ends. */
export const said = ({ da, en }: Words, fallback: string): Words => {
  const ended = (text: string): string => {
    const whole = plain(text).replace(/[\s,:;]+$/, '')
    if (!/[\p{L}\p{N}]/u.test(whole)) return `${fallback}.`
    return /[.!?…]["'”’»«)\]]*$/.test(whole) ? whole : `${whole}.`
  }
  return begun({ da: ended(da), en: ended(en) })
}

/** The words of both languages as a clause. */
export const clauses = ({ da, en }: Words, fallback: string): Words =>
  Object.freeze({ da: clause(da, fallback), en: clause(en, fallback) })

/** With its first letter large, to begin a sentence. */
export const begun = (words: Words): Words =>
  mapped(words, text => mapFirst(text, each => each.toUpperCase()))
/** With its first letter small, to stand within one; a word in capitals, such as EU, stays. */
export const within = (words: Words): Words => mapped(words, smallFirst)

const smallFirst = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : mapFirst(text, each => each.toLowerCase())

const mapped = (words: Words, change: (text: string) => string): Words =>
  Object.freeze({ da: change(words[languages[0]]), en: change(words[languages[1]]) })
const mapFirst = (text: string, change: (letter: string) => string): string => text.replace(/^\p{L}/u, change)

/** A stop that would end a sentence within the text becomes a semicolon. */
export function asOneSentence(text: string): string {
  let whole = text
  for (let starts = sentenceStarts(whole); starts.length > 1; starts = sentenceStarts(whole)) {
    const next = starts[1] ?? whole.length
    const before = whole.slice(0, next - 1)
    const open = before.replace(/[.!?…]+(?=["'”’»«)\]]*$)/, ';')
    whole = `${open === before ? `${before};` : open} ${smallFirst(whole.slice(next))}`
  }
  return whole
}
