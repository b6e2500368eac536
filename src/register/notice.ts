// Reads a notice: Markdown (CommonMark 0.31) with front matter, into blocks a page can set and the sentences that must
// be bound. A list item completes its lead-in; a line such as "Til dette benytter vi bl.a.:" and the names after it are
// one sentence; the lines of a contact block are one. Described in docs/reference/notice.md. Proven by notice.test.ts.

import { fromMarkdown } from 'mdast-util-from-markdown'

import { sha256, toHex } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { type Fault, type Place, Refusal } from '../core/refusal.ts'
import { splitFrontMatter } from './frontmatter.ts'
import type { Atom } from './inline.ts'
import { readBlocks } from './paragraphs.ts'
import { refuseTangled } from './tangled.ts'
import { readText, type SourceFile, startOf } from './text.ts'

/** A stretch of a paragraph that belongs to one sentence, from an offset of the sentence's own text. */
export interface NoticeRun {
  /** Index into `sentences`; null for a lead-in, which each of its items repeats. */
  readonly sentence: number | null
  readonly from: number
  readonly atoms: readonly Atom[]
}

export type NoticeBlock =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4 | 5 | 6
      readonly atoms: readonly Atom[]
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly NoticeRun[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly NoticeBlock[])[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly NoticeBlock[] }
  | { readonly kind: 'rule' }

export interface NoticeSentence {
  /** As bound: `Formålet er at: levere vores ydelser`. */
  readonly text: string
  /** Without the lead-in it completes. */
  readonly own: string
  readonly leadIn: string | null
  /** The headings above it, outermost first. */
  readonly headings: readonly string[]
  /** Offset of `text` in the notice's text. */
  readonly start: number
  /** Where its own words start in the file. */
  readonly place: Place
  /** Where stretches of `text` stand in the file, by their offset, in order. */
  readonly places: readonly { readonly at: number; readonly place: Place }[]
}

export interface Notice {
  readonly kind: 'notice'
  readonly path: string
  readonly title: string | null
  readonly description: string | null
  readonly note: string | null
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly hash: string
  readonly blocks: readonly NoticeBlock[]
  readonly sentences: readonly NoticeSentence[]
  /** All sentences in order, one space between: what selectors are matched against. */
  readonly text: string
}

/** Throws a Refusal (`notice-invalid`, `limit`) with every fault that was found, each with its place. */
export function readNotice(file: SourceFile): Notice {
  const text = readText(file, limits.noticeBytes, 'notice-invalid')
  const { matter, body } = splitFrontMatter(file.path, text)
  refuseTangled(file.path, body)
  const { blocks, sentences, faults } = readBlocks(file.path, fromMarkdown(body))
  refuseAny(faults)
  if (sentences.length > limits.sentences)
    throw new Refusal('limit', {
      message: `expected at most ${limits.sentences} sentences, got ${sentences.length}`,
      place: sentences[limits.sentences]?.place ?? startOf(file.path),
    })
  const hash = toHex(sha256(file.bytes))
  const whole = sentences.map(sentence => sentence.text).join(' ')
  return Object.freeze({ kind: 'notice', path: file.path, ...matter, hash, blocks, sentences, text: whole })
}

/** The place of a letter of a sentence, by its offset in the sentence's text. */
export function placeIn(sentence: NoticeSentence, offset: number): Place {
  const found = sentence.places.findLast(({ at }) => at <= offset)
  if (found === undefined) return sentence.place
  return { ...found.place, column: Math.max(1, found.place.column + offset - found.at) }
}

function refuseAny(faults: readonly Fault[]): void {
  const [first, ...more] = faults.slice(0, limits.faults)
  if (first !== undefined) throw new Refusal('notice-invalid', first, ...more)
}
