// Whether a stretch of text is something a person wrote to be read, and in which language: by its share of plain words and by the
// small words no other language of the two has. Logs, code and JSON are not prose, and the tagger is not asked about them: it
// knows nothing but sentences. Proven by prose.test.ts, which holds the rate of false hits.

import { margin, type Words } from './features.ts'
import { classOf, digit, hashWord, isLetter, lower, upper } from './letters.ts'
import type { Sentence } from './tokens.ts'

export type Language = 'da' | 'en'

const danish =
  'og det en den til er som på de med han af ikke der var mig sig men et har om vi min havde ham hun nu da fra du ud sin dem os op ' +
  'hans hvor eller hvad skal selv alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit ' +
  'også dig anden hende mine meget sit sine mod disse hvis din nogle hos blive mange bliver hendes været jeg kan vores jeres ' +
  'mvh hej kære hilsen venlig tak'
const english =
  'the of and is that it was on are with as they this from or not but what were we when your you said there which she do how ' +
  'their if up about out then them these would like him into has more my our an its been who could than please dear hello regards ' +
  'thanks sincerely yours'

/** Small words of both tell that it is prose, not which. */
const ofBoth = 'i at for over under had her his all men so far fast man let far an'

const languages = new Map<number, Language | null>([
  ...danish.split(' ').map((word): [number, Language] => [hashWord(word), 'da']),
  ...english.split(' ').map((word): [number, Language] => [hashWord(word), 'en']),
  ...ofBoth.split(' ').map((word): [number, null] => [hashWord(word), null]),
])

/** `prose`: sentences. `line`: a few words on their own: a heading, a signature, a cell. `machine`: everything else. */
export type Manner = 'prose' | 'line' | 'machine'

export interface Judged {
  readonly manner: Manner
  /** Null where none of the words tell. */
  readonly language: Language | null
}

/** Signs that sentences have. */
const plainSigns = new Set([...'.,;:!?\'"()-–—…«»“”’‘„%&§/'].map(sign => sign.charCodeAt(0)))
const lineTokens = 14

export function judgeProse(text: string, sentence: Sentence, words: Words): Judged {
  let plain = 0
  let odd = 0
  let told = 0
  let small = 0
  for (let at = 0; at < sentence.count; at++) {
    const look = lookAt(text, sentence, at)
    if (look === 'plain') plain++
    if (look === 'odd') odd++
    const language = languages.get(words.folded[at + margin] ?? 0)
    if (language === undefined) continue
    small++
    if (language !== null) told += language === 'da' ? 1 : -1
  }
  return {
    manner: mannerOf(sentence.count, plain, odd, small),
    language: told === 0 ? null : told > 0 ? 'da' : 'en',
  }
}

function mannerOf(count: number, plain: number, odd: number, small: number): Manner {
  if (plain * 5 < count * 2 || odd * 10 > count) return 'machine'
  if (small * 40 >= count) return 'prose'
  return count <= lineTokens || plain * 4 >= count * 3 ? 'line' : 'machine'
}

type Look = 'plain' | 'odd' | 'neither'

function lookAt(text: string, { start, end, count }: Sentence, at: number): Look {
  const from = start[at] ?? 0
  const to = end[at] ?? 0
  const code = text.charCodeAt(from)
  if (isLetter(code)) return isPlainWord(text, from, to) ? 'plain' : 'odd'
  if (classOf(code) === digit) return isNumber(text, from, to) ? 'neither' : 'odd'
  if (!plainSigns.has(code)) return 'odd'
  // A bracket right behind a word is a call, a semicolon at the end a statement, two signs without a blank an operator.
  if (code === 0x28 && from > 0 && isLetter(text.charCodeAt(from - 1))) return 'odd'
  if (code === 0x3b && at === count - 1) return 'odd'
  return 'neither'
}

/** Letters alone, with hyphens or an apostrophe; all of one case but for its first, or capitals behind hyphens. */
function isPlainWord(text: string, from: number, to: number): boolean {
  let inner = 0
  for (let at = from + 1; at < to; at++) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind === digit || code === 0x5f || code === 0x40) return false
    const before = classOf(text.charCodeAt(at - 1))
    if (kind === upper && before === lower) inner++
  }
  return inner <= 1 || to - from > 12
}

/** At most one sign between its digits: a time of day, a price, a date's part; not an address of a machine. */
function isNumber(text: string, from: number, to: number): boolean {
  let signs = 0
  for (let at = from; at < to; at++) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === digit) continue
    if (isLetter(text.charCodeAt(at))) signs++
    signs++
  }
  return signs <= 2
}
