// The texts of a document of Word (ECMA-376 part 1 §17): what it shows by paragraphs, headers and footers, notes, comments; apart from
// them what was deleted but is still in it (§17.13.5), and what is hidden (§17.3.2.41). Proven by office.test.ts.

import type { Inside, Text, TextPart, Unread } from '../source.ts'
import { Lines } from './lines.ts'
import { readParts, spokenIn } from './parts.ts'
import { type Attributes, type Walker, walkPart } from './xml-part.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

export const readWordDocument = (archive: ZipArchive, inside: Inside): AsyncIterable<Text | Unread> =>
  readParts(archive, inside, [
    { name: /^word\/document\d*\.xml$/, read: story('body') },
    { name: /^word\/(?:header|footer)\d*\.xml$/, read: story('headers') },
    { name: /^word\/(?:footnotes|endnotes)\.xml$/, read: story('note') },
    { name: /^word\/comments\.xml$/, read: story('comment') },
    { name: /^word\/glossary\/document\.xml$/, read: story('hidden') },
  ])

const story = (part: TextPart) =>
  async function* (entry: ZipEntry, inside: Inside): AsyncGenerator<Text | Unread> {
    const walker = new StoryWalker(inside.path, part)
    yield* walkPart(entry, inside, walker)
    yield* walker.end()
  }

const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off)$/.test(value)

class StoryWalker implements Walker {
  readonly #shown: Lines
  readonly #removed: Lines
  readonly #hidden: Lines
  #paragraph = 0
  #cells = 0
  #moved = 0
  #isHiddenRun = false
  #isIn: 'shown' | 'removed' | null = null

  constructor(path: readonly string[], part: TextPart) {
    this.#shown = new Lines(path, part)
    this.#removed = new Lines(path, 'removed')
    this.#hidden = new Lines(path, 'hidden')
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'p') this.#paragraph++
    else if (name === 'tc') this.#cells++
    else if (name === 'moveFrom') this.#moved++
    else if (name === 'r') this.#isHiddenRun = false
    else if (name === 'vanish') this.#isHiddenRun = isOn(attributes['w:val'])
    else if (name === 't' || name === 'instrText') this.#isIn = 'shown'
    else if (name === 'delText' || name === 'delInstrText') this.#isIn = 'removed'
    else if (name === 'tab' || name === 'br' || name === 'cr') this.#add(name === 'tab' ? '\t' : '\n')
    else if (name === 'noBreakHyphen') this.#add('-')
    this.#hidden.addAt(this.#label, spokenIn(attributes))
  }

  text(letters: string): void {
    if (this.#isIn !== null) this.#add(letters)
  }

  close(name: string): void {
    if (name === 'p') this.#endParagraph()
    else if (name === 'tc') this.#endCell()
    else if (name === 'tr' && this.#cells === 0) this.#shown.endLine()
    else if (name === 'moveFrom') this.#moved--
    this.#isIn = null
  }

  *ready(): Generator<Text> {
    if (this.#isIn === null && this.#cells === 0) yield* this.#shown.full()
  }

  *end(): Generator<Text> {
    for (const lines of [this.#shown, this.#removed, this.#hidden]) yield* lines.end()
  }

  get #label(): string {
    return String(this.#paragraph)
  }

  #add(letters: string): void {
    const isRemoved = this.#isIn === 'removed' || this.#moved > 0
    const lines = isRemoved ? this.#removed : this.#isHiddenRun ? this.#hidden : this.#shown
    lines.addAt(this.#label, letters)
  }

  #endParagraph(): void {
    this.#removed.endLine()
    this.#hidden.endLine()
    this.#shown.endLine(this.#cells > 0 ? ' ' : '\n')
  }

  #endCell(): void {
    this.#cells--
    this.#shown.endLine('\t')
  }
}
