// Binds the sentences of a notice to the sentences of the register: each selector (W3C Web Annotation §4.2.4,
// TextQuoteSelector) must match once, within one sentence, over no other; and every word must be covered, so that no
// promise stands unbound. Proven by bind.test.ts.

import type { Language } from '../core/language.ts'
import type { Fault } from '../core/refusal.ts'
import type { NoticeSentence } from './blocks.ts'
import { type Notice, placeIn } from './notice.ts'
import type { RegisterFile } from './parse.ts'
import type { Selector } from './schema.ts'

/** A stretch of the notice's text that one sentence of the register is bound to. */
export interface Binding {
  /** Id of the register's sentence. */
  readonly id: string
  readonly start: number
  readonly end: number
  /** Index of the notice's sentence it lies in. */
  readonly sentence: number
}

export type BindFaultKind = 'no-match' | 'many-matches' | 'across' | 'overlap' | 'unbound'

export interface BindFault extends Fault {
  readonly kind: BindFaultKind
  /** Id of the register's sentence; null where words are bound to nothing. */
  readonly id: string | null
  /** Index of the notice's sentence the fault is in; null where a selector matches nothing. */
  readonly sentence: number | null
}

export interface BoundNotice {
  readonly kind: 'bound'
  readonly language: Language
  readonly notice: Notice
  /** In the order of the text; none overlap. */
  readonly bindings: readonly Binding[]
  readonly faults: readonly BindFault[]
}

export function bindNotice(notice: Notice, language: Language, file: RegisterFile): BoundNotice {
  const found: Binding[] = []
  const faults: BindFault[] = []
  for (const [at, { id, ...sentence }] of file.register.sentences.entries()) {
    const selector = sentence[language]
    if (selector === undefined) continue
    const place = file.place(['sentences', at, language])
    const match = matchOne(notice, id, selector)
    if ('message' in match) faults.push({ ...match, place: match.place ?? place })
    else found.push(match)
  }
  const { bindings, overlaps } = withoutOverlaps(notice, found)
  faults.push(...overlaps, ...unboundWords(notice, bindings, lostSelectors(faults, file, language)))
  return Object.freeze({ kind: 'bound', language, notice, bindings, faults })
}

type Unplaced = Omit<BindFault, 'place'> & Pick<Fault, 'place'>

function matchOne(notice: Notice, id: string, selector: Selector): Binding | Unplaced {
  const starts = matches(notice.text, selector)
  const [start] = starts
  const shown = shorten(selector.exact)
  if (start === undefined)
    return {
      kind: 'no-match',
      id,
      sentence: null,
      message: `sentence "${id}": expected one match in ${notice.path}, got none: ${shown}`,
      hint: 'copy the words as they stand in the notice; a list item starts with its lead-in',
    }
  const sentence = sentenceAt(notice.sentences, start)
  if (starts.length > 1)
    return {
      kind: 'many-matches',
      id,
      sentence,
      message: `sentence "${id}": expected one match in ${notice.path}, got ${starts.length}: ${shown}`,
      hint: 'add the words before it as prefix, or those after it as suffix',
    }
  const end = start + single(selector.exact).length
  const within = notice.sentences[sentence]
  if (within !== undefined && end <= within.start + within.text.length)
    return Object.freeze({ id, start, end, sentence })
  return {
    kind: 'across',
    id,
    sentence,
    message: `sentence "${id}": expected words of one sentence, got words of two: ${shown}`,
    hint: 'give each sentence its own entry',
  }
}

const single = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const shorten = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`

/** More matches than this are not told apart: one too many is enough. */
const mostMatches = 9

/** Where `exact` stands between `prefix` and `suffix`; white space around them does not count. */
function matches(text: string, selector: Selector): readonly number[] {
  const exact = single(selector.exact)
  const prefix = single(selector.prefix ?? '')
  const suffix = single(selector.suffix ?? '')
  const starts: number[] = []
  for (let at = text.indexOf(exact); at !== -1 && starts.length < mostMatches; ) {
    const end = at + exact.length
    const before = text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd()
    const after = text.slice(end, end + suffix.length + 1).trimStart()
    if (before.endsWith(prefix) && after.startsWith(suffix)) starts.push(at)
    at = text.indexOf(exact, at + 1)
  }
  return starts
}

/** Index of the sentence a letter of the text lies in; sentences lie one after the other. */
function sentenceAt(sentences: readonly NoticeSentence[], offset: number): number {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function withoutOverlaps(
  notice: Notice,
  found: readonly Binding[],
): { bindings: Binding[]; overlaps: BindFault[] } {
  const bindings: Binding[] = []
  const overlaps: BindFault[] = []
  for (const binding of found.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = bindings.at(-1)
    if (last === undefined || binding.start >= last.end) bindings.push(binding)
    else
      overlaps.push({
        kind: 'overlap',
        id: binding.id,
        sentence: binding.sentence,
        message: `sentences "${last.id}" and "${binding.id}": expected words of their own, got the same words`,
        place: placeOfOffset(notice, binding.sentence, binding.start),
        hint: 'shorten one of them, so that each word is bound once',
      })
  }
  return { bindings, overlaps }
}

function placeOfOffset(notice: Notice, index: number, offset: number): Fault['place'] & object {
  const sentence = notice.sentences[index]
  if (sentence === undefined) throw new Error(`bind: expected a sentence ${index} in ${notice.path}`)
  return placeIn(sentence, offset - sentence.start)
}

/** What a selector that matches nowhere was written for. */
interface Lost {
  readonly id: string
  readonly exact: string
}

function lostSelectors(
  faults: readonly BindFault[],
  { register }: RegisterFile,
  language: Language,
): readonly Lost[] {
  const ids = new Set(faults.filter(({ kind }) => kind === 'no-match').map(({ id }) => id))
  return register.sentences.flatMap(sentence => {
    const selector = sentence[language]
    return selector !== undefined && ids.has(sentence.id)
      ? [{ id: sentence.id, exact: single(selector.exact) }]
      : []
  })
}

/** One fault for each sentence with a word that nothing is bound to, where it parts from what it probably was. */
function unboundWords(
  notice: Notice,
  bindings: readonly Binding[],
  lost: readonly Lost[],
): readonly BindFault[] {
  const bySentence = Map.groupBy(bindings, binding => binding.sentence)
  return notice.sentences.flatMap((sentence, index) => {
    const bound = bySentence.get(index) ?? []
    const at = firstUncovered(sentence, bound)
    if (at === null) return []
    const words = sentence.text.slice(at)
    const before = nearest(words, lost)
    const message =
      bound.length === 0
        ? `sentence is bound to nothing: ${shorten(sentence.text)}`
        : `words are bound to nothing: ${shorten(words)}`
    // An item nobody bound is looked for at its own line, not at the lead-in that all items share.
    const own = bound.length === 0 && before.id === null
    const place = own ? sentence.place : placeOfOffset(notice, index, sentence.start + at + before.alike)
    const hint =
      before.id === null ? unboundHint : `sentence "${before.id}" was bound here until these words changed`
    return [{ kind: 'unbound', id: null, sentence: index, message, place, hint }]
  })
}

/** Fewer equal letters than this are chance. */
const leastAlike = 4

/** The lost selector that begins or ends most like these words, and how many letters their beginnings share. */
function nearest(
  words: string,
  lost: readonly Lost[],
): { readonly id: string | null; readonly alike: number } {
  let best: { id: string | null; alike: number; likeness: number } = {
    id: null,
    alike: 0,
    likeness: leastAlike - 1,
  }
  for (const { id, exact } of lost) {
    const alike = sharedStart(words, exact)
    const likeness = Math.max(alike, sharedEnd(words, exact))
    if (likeness > best.likeness) best = { id, alike, likeness }
  }
  return { id: best.id, alike: Math.min(best.alike, words.length - 1) }
}

function sharedEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at < most && a[at] === b[at]) at += 1
  return at
}

const unboundHint =
  'add it to sentences in the register: with a pledge (docs/reference/pledges.md), or with promise: none and because'

/** Offset in the sentence of its first letter or digit outside every binding. */
function firstUncovered(sentence: NoticeSentence, bound: readonly Binding[]): number | null {
  let from = 0
  for (const { start, end } of [...bound, { start: Infinity, end: Infinity }]) {
    const gap = sentence.text.slice(from, Math.max(from, start - sentence.start))
    const word = /[\p{L}\p{N}]/u.exec(gap)
    if (word !== null) return from + word.index
    from = end - sentence.start
  }
  return null
}
