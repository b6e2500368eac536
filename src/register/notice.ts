// Reads a notice: Markdown (CommonMark 0.31) with front matter, into blocks a page can set and the sentences that must
// be bound. A list item completes its lead-in; a line such as "Til dette benytter vi bl.a.:" and the names after it are
// one sentence; the lines of a contact block are one. Described in docs/reference/notice.md. Proven by notice.test.ts.

import { fromMarkdown } from 'mdast-util-from-markdown'

import { sha256, toHex } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { type Fault, type Place, Refusal } from '../core/refusal.ts'
import type { NoticeBlock, NoticeSentence } from './blocks.ts'
import { splitFrontMatter } from './frontmatter.ts'
import { readBlocks } from './paragraphs.ts'
import { refuseTangled } from './tangled.ts'
import { readText, type SourceFile, startOf } from './text.ts'

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
