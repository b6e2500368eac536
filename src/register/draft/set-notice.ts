// Sets a composed notice in one language: blocks, their Markdown, and a selector for each sentence, which must match once.
// Where what a person wrote would be read as two sentences in one language only, it is made one in both, so that every
// sentence has its translation. Proven by draft.test.ts.

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import { type Language, languages, type Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { draftWords } from '../../language/draft.ts'
import type { NoticeBlock, NoticeRun } from '../blocks.ts'
import { readNotice } from '../notice.ts'
import type { Selector } from '../schema.ts'
import { sentenceStarts } from '../split.ts'
import { asOneSentence } from './clause.ts'
import { formatNotice } from './format-notice.ts'
import type { Line, Piece } from './line.ts'

/** One sentence of a line, with the id it is bound under. */
export interface Bound {
  readonly id: string
  readonly line: Line
  readonly text: Words
  /** The lead-in it completes. */
  readonly lead: Words | null
}

/** The lines of each piece as sentences with ids of their own; `retired` ids are not used again. */
export function sentencesOf(pieces: readonly Piece[], retired: readonly string[]): readonly Bound[] {
  const taken = new Set(retired)
  return pieces.flatMap(piece => {
    if (piece.kind === 'heading') return []
    if (piece.kind === 'paragraph') return piece.lines.flatMap(line => partsOf(line, null, taken))
    return piece.items.flatMap(item =>
      item.flatMap((line, at) => partsOf(line, at === 0 ? piece.lead : null, taken)),
    )
  })
}

function partsOf(line: Line, lead: Words | null, taken: Set<string>): readonly Bound[] {
  const split = (language: Language): readonly string[] => {
    const text = line.text[language]
    const starts = sentenceStarts(text)
    return starts.map((start, at) => text.slice(start, starts[at + 1]).trim())
  }
  const [da, en] = languages.map(split)
  const parts =
    da?.length === en?.length
      ? (da ?? []).map((text, at) => ({ da: text, en: en?.[at] ?? text }))
      : [{ da: asOneSentence(line.text.da), en: asOneSentence(line.text.en) }]
  return parts.map((text, at) => ({
    id: idOf(at === 0 ? line.name : `${line.name}.${at + 1}`, taken),
    line,
    text,
    lead: at === 0 ? lead : null,
  }))
}

const idLetters = 64

/** A long name ends in its own hash, an id that is taken in a number: neither depends on anything but the register. */
function idOf(name: string, taken: Set<string>): string {
  const stem =
    name.length <= idLetters - 4
      ? name
      : `${name.slice(0, idLetters - 13)}-${toHex(sha256(utf8(name))).slice(0, 8)}`
  let id = stem
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`
  taken.add(id)
  return id
}

/** The Markdown of the notice in a language. */
export const setNotice = (
  pieces: readonly Piece[],
  bound: readonly Bound[],
  controller: string,
  language: Language,
): string =>
  formatNotice({
    title: draftWords.title[language],
    description: draftWords.description(controller)[language],
    note: null,
    blocks: blocksOf(pieces, bound, language),
  })

function blocksOf(
  pieces: readonly Piece[],
  bound: readonly Bound[],
  language: Language,
): readonly NoticeBlock[] {
  const byLine = Map.groupBy(bound, ({ line }) => line)
  const indexOf = new Map(bound.map(({ id }, index) => [id, index]))
  const runsOf = (lines: readonly Line[]): readonly NoticeRun[] =>
    lines
      .flatMap(line => byLine.get(line) ?? [])
      .map(({ id, text }, at) => runOf(text[language], indexOf.get(id) ?? null, at))
  return pieces.flatMap((piece): readonly NoticeBlock[] => {
    if (piece.kind === 'paragraph') return [{ kind: 'paragraph', runs: runsOf(piece.lines) }]
    if (piece.kind === 'heading')
      return [{ kind: 'heading', level: piece.level, atoms: runOf(piece.text[language], null, 0).atoms }]
    const items = piece.items.map(item => [{ kind: 'paragraph', runs: runsOf(item) } as const])
    return [
      { kind: 'paragraph', runs: [runOf(piece.lead[language], null, 0)] },
      { kind: 'list', ordered: false, items },
    ]
  })
}

/** Each sentence begins a line of its own, so that a change of it is a change of one line. */
function runOf(text: string, sentence: number | null, at: number): NoticeRun {
  const place = { file: '', line: at + 1, column: 1 }
  return { sentence, from: 0, atoms: [{ as: 'text', text: at === 0 ? text : ` ${text}`, marks: [], place }] }
}

/** A selector for each sentence over the notice as it is read back. Throws a Refusal `limit` for words too many to select. */
export function selectorsIn(
  markdown: string,
  path: string,
  bound: readonly Bound[],
  language: Language,
): readonly Selector[] {
  const { text } = readNotice({ path, bytes: utf8(markdown) })
  let from = 0
  return bound.map(sentence => {
    const lead = sentence.lead?.[language]
    const own = sentence.text[language].normalize('NFC')
    const exact = lead === undefined ? own : `${lead} ${own}`
    const start = text.indexOf(exact, from)
    if (start === -1) throw new Error(`draft: expected "${sentence.id}" in ${path}, got none: ${exact}`)
    from = start + exact.length
    if (exact.length > limits.selectorLetters) throw tooLong(sentence.id, exact.length)
    return selectorAt(text, exact, start)
  })
}

const tooLong = (id: string, letters: number): Refusal =>
  new Refusal('limit', {
    message: `sentence "${id}": expected at most ${limits.selectorLetters} letters, got ${letters}`,
    hint: 'shorten what the register says there',
  })

// Words before it tell it from its like: as few as do.
function selectorAt(text: string, exact: string, start: number): Selector {
  const isOnly = (prefix: string): boolean => {
    const whole = `${prefix}${exact}`
    return (
      text.indexOf(whole) === start - prefix.length && text.indexOf(whole, start - prefix.length + 1) === -1
    )
  }
  if (isOnly('')) return { exact }
  for (let length = 40; ; length *= 2) {
    const prefix = text.slice(Math.max(0, start - length), start)
    if (isOnly(prefix) || length >= start || length * 2 > limits.selectorLetters)
      return { exact, prefix: prefix.trim() }
  }
}
