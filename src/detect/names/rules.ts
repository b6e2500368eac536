// Names by rules, in either language: a listed first name with a last name behind it; what follows a title, a greeting, the name of
// a field or the end of a letter; in English, a listed first name on its own. They need no weights. Proven by rules.test.ts.

import { listed, margin, type Words } from './features.ts'
import { classOf, digit, hashWord, lower, upper } from './letters.ts'
import type { Sentence } from './tokens.ts'

/** A stretch of words, `[from, to)`, and why it is a name. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** `named`: something beside it says that a person's name stands here. `sure`: lists know its words. `weak`: one word they know. */
  readonly by: 'named' | 'sure' | 'weak'
}

const setOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord))

const titles = setOf(
  'mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir madam lady lord hr hr. fru frk frk. frøken herr overlæge lektor advokat',
)
const greetings = setOf('hej hejsa kære goddag dear hi hello hey')
const greeted = setOf(
  'alle allesammen kunde kunder kolleger kollega kollegaer venner team all both everyone everybody folks sir sirs madam customer ' +
    'there colleague colleagues friend friends hr fru support begge to you god morgen dag med og and igen',
)
const fields = setOf(
  'from to cc bcc fra til att att. attn navn name kontakt kontaktperson contact sender afsender modtager recipient underskrift ' +
    'signed author reporter assignee employee medarbejder patient kunde customer owner ejer kontohaver fornavn efternavn fuldenavn ' +
    'fullname beneficiary',
)
const farewells = setOf(
  'hilsen hilsner hilsener mvh mvh. vh vh. kh regards sincerely wishes yours thanks cheers best tak faithfully',
)
const particles = setOf('von van der de den da di du af la le el al bin ibn')

const nameWordsMost = 6

export const isFarewell = (sentence: Sentence, words: Words): boolean => {
  for (let at = 0; at < Math.min(sentence.count, 6); at++) {
    const behind = sentence.count - at - 1
    if (behind <= 2 && farewells.has(words.folded[at + margin] ?? 0)) return true
  }
  return false
}

/** Names the rules find in a sentence, in order and apart. `alone`: whether a first name of the English list on its own is one. */
export function findByRules(
  text: string,
  sentence: Sentence,
  words: Words,
  { alone, signed }: { readonly alone: boolean; readonly signed: boolean },
): readonly Stretch[] {
  const found: Stretch[] = []
  for (let at = 0; at < sentence.count; ) {
    const here =
      signed && at === 0 ? signature(text, sentence, words) : stretchAt(text, sentence, words, at, alone)
    if (here === null) at++
    else {
      found.push(here)
      at = here.to
    }
  }
  return found
}

function stretchAt(
  text: string,
  sentence: Sentence,
  words: Words,
  at: number,
  alone: boolean,
): Stretch | null {
  const from = named(text, sentence, words, at)
  if (from !== null) {
    const to = endOfName(text, sentence, words, from)
    if (to > from) return { from, to, by: 'named' }
  }
  return byLists(text, sentence, words, at, alone)
}

/** Where the name begins that a title, a greeting or a field at `at` says is there. */
function named(text: string, sentence: Sentence, words: Words, at: number): number | null {
  const word = words.folded[at + margin] ?? 0
  const next = at + 1
  if (titles.has(word)) return next
  if (at <= 1 && greetings.has(word) && !greeted.has(words.folded[next + margin] ?? 0)) return next
  if (at <= 2 && fields.has(word) && isSign(text, sentence, next, 0x3a)) return next + 1
  return null
}

/** The line behind the end of a letter, when it is a name and nothing else. */
function signature(text: string, sentence: Sentence, words: Words): Stretch | null {
  const to = endOfName(text, sentence, words, 0)
  const rest = sentence.count - to
  return to > 0 && to <= 4 && (rest === 0 || isSign(text, sentence, to, 0x2c))
    ? { from: 0, to, by: 'named' }
    : null
}

/** As long as words look like those of a name, one blank apart. */
function endOfName(text: string, sentence: Sentence, words: Words, from: number): number {
  let to = from
  for (let at = from; at < Math.min(sentence.count, from + nameWordsMost); at++) {
    if (at > from && !standBeside(text, sentence, at)) break
    if (looksLikeName(text, sentence, at) || isInitial(text, sentence, at)) to = at + 1
    else if (at === from || !particles.has(words.folded[at + margin] ?? 0)) break
  }
  return to
}

function byLists(text: string, sentence: Sentence, words: Words, at: number, alone: boolean): Stretch | null {
  const bits = words.bits[at + margin] ?? 0
  const first = listed.first | listed.danishFirst
  if ((bits & first) === 0 || !looksLikeName(text, sentence, at)) return null
  const to = endOfName(text, sentence, words, at)
  let known = at
  for (let each = at + 1; each < to; each++) if (isLastName(text, sentence, words, each)) known = each
  if (known > at) return { from: at, to: known + 1, by: 'sure' }
  return alone && (bits & listed.englishFirst) !== 0
    ? { from: at, to: Math.max(at + 1, to), by: 'weak' }
    : null
}

/** By the lists, or by the ending most Danish last names have. */
function isLastName(text: string, { end }: Sentence, words: Words, at: number): boolean {
  if (((words.bits[at + margin] ?? 0) & (listed.last | listed.danishLast)) !== 0) return true
  const to = end[at] ?? 0
  return text.startsWith('sen', to - 3) || text.startsWith('sens', to - 4)
}

/** A capital and then small letters, or the same again behind a hyphen or an apostrophe (`Ellemann-Jensen`, `O'Hara`, `McDonald`). */
function looksLikeName(text: string, { start, end }: Sentence, at: number): boolean {
  const from = start[at] ?? 0
  const to = end[at] ?? 0
  if (to - from < 2 || classOf(text.charCodeAt(from)) !== upper) return false
  let small = 0
  for (let place = from + 1; place < to; place++) {
    const code = text.charCodeAt(place)
    const kind = classOf(code)
    if (kind === digit || code === 0x5f || code === 0x40) return false
    if (kind === lower) small++
  }
  return small > 0
}

function isInitial(text: string, { start, end }: Sentence, at: number): boolean {
  const from = start[at] ?? 0
  const letters = (end[at] ?? 0) - from
  return letters <= 2 && classOf(text.charCodeAt(from)) === upper && (letters === 1 || text[from + 1] === '.')
}

const isSign = (text: string, { start, count }: Sentence, at: number, sign: number): boolean =>
  at < count && text.charCodeAt(start[at] ?? 0) === sign

/** Whether nothing but blanks stands between a word and the one before it. */
const standBeside = (text: string, { start, end }: Sentence, at: number): boolean => {
  const gap = (start[at] ?? 0) - (end[at - 1] ?? 0)
  return gap >= 1 && gap <= 2 && text.charCodeAt(end[at - 1] ?? 0) !== 0x0a
}
