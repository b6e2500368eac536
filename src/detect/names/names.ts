// Names in a text. Danish ones by a tagger whose weights are a file of their own (CC BY-SA 4.0, weights/da-names/); English ones by
// lists and rules; both also by what stands beside them. Without the weights names in Danish are unknown: `knows('da')` is false,
// and a caller says so. Text in small letters alone is read poorly: most of what tells a name is its capital.
// Proven by names.test.ts, measured by bench/detect/names.ts.

import { boundName } from './bounds.ts'
import { readEnglish } from './english.ts'
import { emptyWords, type Lists, listed, margin, readWords, type Words } from './features.ts'
import { classOf, other } from './letters.ts'
import { parseModel, tags } from './model.ts'
import type { Name } from './name.ts'
import { type Judged, judgeProse, type Language } from './prose.ts'
import { findByRules, isFarewell, type Stretch } from './rules.ts'
import { listsOf, makeTagger, type Tagger } from './tagger.ts'
import { emptySentence, readSentence, type Sentence } from './tokens.ts'

export interface Names {
  /** Whether names in this language can be found at all. */
  knows(language: Language): boolean
  /** In order, none over another. Without a language each sentence tells its own. */
  find(text: string, language?: Language | null): readonly Name[]
}

const kinds = { PER: 'person', LOC: 'place', ORG: 'organisation' } as const

/** Weights that are not what weights/da-names/train.ts writes are our own fault. */
export function openNames(weights: Uint8Array | null): Names {
  const model = weights === null ? null : parseModel(weights)
  if (weights !== null && model === null)
    throw new Error(`expected weights for names, got ${weights.length} bytes of something else`)
  const english = readEnglish()
  const danish: Lists = model === null ? () => 0 : listsOf(model)
  const reader = makeReader(
    folded => danish(folded) | (english.get(folded) ?? 0),
    model === null ? null : makeTagger(model),
  )
  return {
    knows: language => language === 'en' || model !== null,
    find: (text, language = null) => reader(text, language),
  }
}

/** What is known where a sentence begins: the language so far, and whether a letter has just ended. */
interface State {
  language: Language | null
  signed: boolean
}

function makeReader(lists: Lists, tagger: Tagger | null) {
  const sentence = emptySentence()
  const words = emptyWords()
  return (text: string, asked: Language | null): readonly Name[] => {
    const found: Name[] = []
    const state: State = { language: asked, signed: false }
    for (let at = 0; at < text.length; ) {
      at = readSentence(text, at, sentence)
      if (sentence.count === 0) continue
      readWords(text, sentence, lists, words)
      const judged = judgeProse(text, sentence, words)
      if (asked === null) state.language = judged.language ?? state.language
      const known = { ...judged, language: state.language }
      for (const name of namesOf(text, sentence, words, known, state.signed, tagger)) {
        const bound = boundName(text, name, found.at(-1)?.end ?? 0)
        if (bound !== null) found.push(bound)
      }
      state.signed = isFarewell(sentence, words)
    }
    return found
  }
}

function namesOf(
  text: string,
  sentence: Sentence,
  words: Words,
  { manner, language }: Judged,
  signed: boolean,
  tagger: Tagger | null,
): readonly Name[] {
  const alone = language === 'en' && manner === 'prose'
  const ruled = findByRules(text, sentence, words, { alone, signed }).map(each => nameOf(sentence, each))
  if (tagger === null || language === 'en' || manner === 'machine') return ruled
  const tagged = readTags(text, tagger.tag(text, sentence, words), sentence, words)
  return merge(manner === 'prose' ? tagged : tagged.map(doubt), ruled)
}

const nameOf = ({ start, end }: Sentence, { from, to, by }: Stretch): Name => ({
  start: start[from] ?? 0,
  end: end[to - 1] ?? 0,
  kind: 'person',
  confidence: by === 'weak' ? 'possible' : 'likely',
  context: by === 'named' ? 'named' : 'bare',
})

/** A name the tagger found, and whether the lists know a word of it. */
interface Tagged extends Name {
  readonly known: boolean
}

const firstOrLast = listed.danishFirst | listed.danishLast | listed.first | listed.last

/** Signs at either end are left out: a quotation mark is no part of a name. */
function readTags(text: string, row: Uint8Array, sentence: Sentence, words: Words): readonly Tagged[] {
  const found: Tagged[] = []
  let goesOn = false
  for (let at = 0; at < sentence.count; at++) {
    const tag = tags[row[at] ?? 0] ?? 'O'
    if (!tag.startsWith('I-')) goesOn = false
    if (tag === 'O' || !isWord(text, sentence, at)) continue
    const bits = words.bits[at + margin] ?? 0
    const known = (bits & firstOrLast) !== 0
    const end = sentence.end[at] ?? 0
    const last = found.at(-1)
    if (goesOn && last !== undefined) found[found.length - 1] = { ...last, end, known: last.known || known }
    else found.push(begin(sentence.start[at] ?? 0, end, tag, known))
    goesOn = true
  }
  return found
}

const isWord = (text: string, { start }: Sentence, at: number): boolean =>
  classOf(text.charCodeAt(start[at] ?? 0)) !== other

const begin = (start: number, end: number, tag: string, known: boolean): Tagged => ({
  start,
  end,
  kind: kinds[tag.slice(2) as keyof typeof kinds],
  confidence: 'likely',
  context: 'bare',
  known,
})

/** A few words on their own tell the tagger little: what the lists do not know either is possible, no more. */
const doubt = (name: Tagged): Tagged => (name.known ? name : { ...name, confidence: 'possible' })

/** Both, in order. Where they overlap the tagger's stretch holds, unless only the rules know it for a person's. */
function merge(tagged: readonly Name[], ruled: readonly Name[]): readonly Name[] {
  const overlap = (a: Name, b: Name): boolean => a.start < b.end && b.start < a.end
  const people = tagged.filter(each => each.kind === 'person')
  const extra = ruled.filter(each => !people.some(other => overlap(each, other)))
  const kept = tagged.filter(each => !extra.some(other => overlap(each, other)))
  return [...kept, ...extra].sort((a, b) => a.start - b.start)
}
