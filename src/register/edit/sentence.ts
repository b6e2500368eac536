// A notice edited sentence by sentence: the words one sentence of the register is bound to are replaced in the Markdown and
// in its selector, together; all else stays byte for byte. What a replacement would do is read again as any notice is, and
// refused where it did more than replace those words: break a list, a mark, another sentence. Proven by sentence.test.ts.

import { fromUtf8, utf8 } from '../../core/bytes.ts'
import type { Language } from '../../core/language.ts'
import type { Place } from '../../core/refusal.ts'
import { Refusal } from '../../core/refusal.ts'
import { catalogue } from '../../pledge/catalogue.ts'
import { type Binding, type BoundNotice, bindNotice } from '../bind.ts'
import type { NoticeSentence } from '../blocks.ts'
import { placeIn, readNotice } from '../notice.ts'
import { parseRegister } from '../parse.ts'
import type { Sentence } from '../schema.ts'
import type { SourceFile } from '../text.ts'
import { editRegister } from './edit.ts'

/** A register with one of its notices, as files. */
export interface Pair {
  readonly notice: SourceFile
  readonly register: SourceFile
}

/**
 * Both files with the words of sentence `id` replaced by `text`.
 * Throws a Refusal: `not-found` for a sentence that is not bound there, `notice-invalid` with its place for words that
 * cannot stand in its place.
 */
export function editSentence(pair: Pair, id: string, language: Language, text: string): Pair {
  const bound = bind(pair, language)
  const { binding, sentence } = boundTo(bound, id)
  const own = bound.notice.text.slice(binding.start, binding.end)
  const place = placeIn(sentence, binding.start - sentence.start)
  const words = text.normalize('NFC').trim()
  if (words === '' || /[\r\n]/.test(words))
    throw refused(place, 'words on one line', words === '' ? 'none' : 'a line break')
  if (words === own) return pair
  const register = editRegister(pair.register, [
    { kind: 'set', path: `sentences/${id}/${language}/exact`, value: words },
  ])
  const meant = bound.notice.text.slice(0, binding.start) + words + bound.notice.text.slice(binding.end)
  for (const bytes of candidates(pair.notice, bound, binding, sentence, words)) {
    const edited = { notice: { path: pair.notice.path, bytes }, register }
    if (isMeant(edited, language, bound, id, meant)) return Object.freeze(edited)
  }
  throw refused(
    place,
    'words that stand in this place and change no other sentence',
    `"${words.slice(0, 60)}"`,
  )
}

export function bind({ notice, register }: Pair, language: Language): BoundNotice {
  return bindNotice(readNotice(notice), language, parseRegister(register))
}

export function boundTo(
  { notice, bindings }: BoundNotice,
  id: string,
): { binding: Binding; sentence: NoticeSentence } {
  const binding = bindings.find(each => each.id === id)
  const sentence = binding === undefined ? undefined : notice.sentences[binding.sentence]
  if (binding !== undefined && sentence !== undefined) return { binding, sentence }
  throw new Refusal(
    'not-found',
    `expected the sentence "${id}" to be bound in ${notice.path}, got no words of it`,
  )
}

export const refused = (place: Place, expected: string, got: string): Refusal =>
  new Refusal('notice-invalid', {
    message: `expected ${expected}, got ${got}`,
    place,
    hint: 'write plain words without signs of Markdown; a list item keeps the words of its lead-in',
  })

// First only what differs, so that bold words and links around it stay; then all words up to where the sentence ends.
function* candidates(
  file: SourceFile,
  { notice }: BoundNotice,
  { start, end }: Binding,
  sentence: NoticeSentence,
  words: string,
): Generator<Uint8Array> {
  const source = fromUtf8(file.bytes)
  const old = notice.text.slice(start, end)
  const head = sharedStart(old, words)
  const tail = sharedEnd(old.slice(head), words.slice(head))
  const at = (offset: number): number => offsetOf(source, placeIn(sentence, start - sentence.start + offset))
  const put = (from: number, to: number, text: string) =>
    utf8(source.slice(0, from) + text + source.slice(to))
  const last = old.length - tail
  yield put(at(head), last > head ? at(last - 1) + 1 : at(head), words.slice(head, words.length - tail))
  if (head > 0)
    yield put(
      at(head - 1) + 1,
      last > head ? at(last - 1) + 1 : at(head - 1) + 1,
      words.slice(head, words.length - tail),
    )
  yield put(at(0), at(old.length - 1) + 1, words)
}

/** Offset in the file of a place; a byte order mark stands before the first column, and line ends may be those of Windows. */
export function offsetOf(source: string, { line, column }: Place): number {
  let start = source.startsWith('\uFEFF') ? 1 : 0
  for (let above = 1; above < line; above++) start = source.indexOf('\n', start) + 1
  return start + column - 1
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1
  return at
}

function sharedEnd(a: string, b: string): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

/** Whether the edited notice says what was meant, in as many sentences of the same blocks, and binds as before. */
function isMeant(edited: Pair, language: Language, before: BoundNotice, id: string, meant: string): boolean {
  const after = tryBind(edited, language)
  if (after === null || after.notice.text !== meant) return false
  const known = new Set(before.faults.map(({ message }) => message))
  return (
    after.faults.every(({ message }) => known.has(message)) &&
    after.bindings.some(each => each.id === id) &&
    shapeOf(after) === shapeOf(before)
  )
}

export function tryBind(pair: Pair, language: Language): BoundNotice | null {
  try {
    return bind(pair, language)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Kinds of blocks and of the marks in them, without the words. */
const shapeOf = ({ notice }: BoundNotice): string =>
  JSON.stringify(notice.blocks, (key, value) =>
    ['place', 'text', 'from', 'sentence'].includes(key) ? undefined : value,
  ).replace(/\{"as":"text","marks":\[\]\},?/g, '')

/** What a new sentence is bound to; `because` where it promises nothing. */
export type NewSentence = Pick<Sentence, 'id' | 'pledge' | 'promise' | 'because' | 'declaredUnproven'>

/**
 * Both files with a new sentence after the one `after` is bound to, in the same paragraph or as the next item of its list.
 * In the second language the entry of the register is there already, and only its words are added.
 * Throws a Refusal as editSentence does, and `register-invalid` for an id that is taken.
 */
export function addSentence(
  pair: Pair,
  after: string,
  entry: NewSentence,
  language: Language,
  text: string,
): Pair {
  const bound = bind(pair, language)
  const { binding, sentence } = boundTo(bound, after)
  const place = placeIn(sentence, binding.start - sentence.start)
  const words = text.normalize('NFC').trim()
  if (words === '' || /[\r\n]/.test(words))
    throw refused(place, 'words on one line', words === '' ? 'none' : 'a line break')
  const source = fromUtf8(pair.notice.bytes)
  const end = offsetOf(source, placeIn(sentence, sentence.text.length - 1)) + 1
  const exact = sentence.leadIn === null ? words : `${sentence.leadIn} ${words}`
  const old = bound.notice.text
  const at = sentence.start + sentence.text.length
  const meant = `${old.slice(0, at)} ${exact}${old.slice(at)}`
  const register = bindNew(pair.register, entry, language, exact)
  const line = source.slice(source.lastIndexOf('\n', end - 1) + 1, end)
  const item = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line)?.[0] ?? null
  const next = source.indexOf('\n', end) === -1 ? source.length : source.indexOf('\n', end)
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const to = item === null ? afterMarks(source, end) : source[next - 1] === '\r' ? next - 1 : next
  const put = item === null ? ` ${words}` : `${eol}${item}${words}`
  const edited = {
    notice: { path: pair.notice.path, bytes: utf8(source.slice(0, to) + put + source.slice(to)) },
    register,
  }
  const now = tryBind(edited, language)
  const binds = now?.bindings.some(({ id }) => id === entry.id) === true
  if (now?.notice.text === meant && binds && now.faults.length <= bound.faults.length)
    return Object.freeze(edited)
  throw refused(place, 'a sentence that can follow this one and changes no other', `"${words.slice(0, 60)}"`)
}

/** Past the signs that end bold words. */
const afterMarks = (source: string, end: number): number =>
  end + (/^[*_]*/.exec(source.slice(end))?.[0].length ?? 0)

function bindNew(register: SourceFile, entry: NewSentence, language: Language, exact: string): SourceFile {
  const { sentences, pledges } = parseRegister(register).register
  if (sentences.some(({ id }) => id === entry.id))
    return editRegister(register, [
      { kind: 'set', path: `sentences/${entry.id}/${language}`, value: { exact } },
    ])
  const { pledge } = entry
  const isListed = pledge === undefined || pledges.some(({ id }) => id === pledge)
  return editRegister(register, [
    { kind: 'add', path: 'sentences', entry: { ...entry, [language]: { exact } } },
    ...(isListed
      ? []
      : [
          {
            kind: 'add' as const,
            path: 'pledges',
            entry: { id: pledge, parts: catalogue[pledge].map(({ name }) => name) },
          },
        ]),
  ])
}
