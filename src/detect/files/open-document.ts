// The texts of a document of LibreOffice (OpenDocument 1.3 part 3): text, sheets and slides by their places; apart from them headers and
// footers, notes, comments, what was deleted but is kept (§5.5), and hidden tables and rows. In a sheet the heading of a column is said
// again before each cell below it. Proven by office.test.ts.

import type { Inside, Text, TextPart, Unread } from '../source.ts'
import { columnNamed } from './cell-name.ts'
import { Headings } from './headings.ts'
import { Lines } from './lines.ts'
import { readParts, readWords, spokenIn } from './parts.ts'
import { type Attributes, type Walker, walkPart } from './xml-part.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

export async function* readOpenDocument(archive: ZipArchive, inside: Inside): AsyncGenerator<Text | Unread> {
  if (await isEncrypted(archive, inside)) {
    yield inside.unread('encrypted', 'expected an open document, got a locked one')
    return
  }
  yield* readParts(archive, inside, [
    { name: /(?:^|\/)content\.xml$/, read: story('body') },
    { name: /(?:^|\/)styles\.xml$/, read: story('headers') },
    { name: /(?:^|\/)meta\.xml$/, read: (entry, within) => readWords(entry, within, 'properties') },
    { name: /(?:^|\/)(?:settings|manifest)\.(?:xml|rdf)$/, read: null },
  ])
}

/** Part 2 §4.4: the manifest names each file that is encrypted. */
async function isEncrypted(archive: ZipArchive, inside: Inside): Promise<boolean> {
  let found = false
  const open = (name: string): void => {
    if (name === 'encryption-data') found = true
  }
  for (const entry of archive.entries.filter(({ name }) => name === 'META-INF/manifest.xml'))
    for await (const _ of walkPart(entry, inside, { open }));
  return found
}

const story = (part: TextPart) =>
  async function* (entry: ZipEntry, inside: Inside): AsyncGenerator<Text | Unread> {
    const walker = new StoryWalker(inside.path, part)
    yield* walkPart(entry, inside, walker)
    yield* walker.end()
  }

/** Elements whose text is not that of the page they stand in. */
const apart: Readonly<Record<string, TextPart>> = {
  annotation: 'comment',
  note: 'note',
  notes: 'note',
  deletion: 'removed',
  header: 'headers',
  footer: 'headers',
}

class StoryWalker implements Walker {
  readonly #path: readonly string[]
  readonly #part: TextPart
  readonly #lines = new Map<TextPart, Lines>()
  readonly #within: string[] = []
  #hiddenTables = new Set<string>()
  #style = ''
  #page = 0
  #paragraph = 0
  #table = ''
  #row = 0
  #column = 0
  #repeated = 1
  #columnsRepeated = 1
  #isText = 0
  #isSpreadsheet = false
  readonly #headings = new Headings()
  /** Rows that are open, in each other where a table stands in a cell. */
  #rows = 0
  /** Whether the cell at hand has its heading already, or needs none. */
  #isHeaded = true

  constructor(path: readonly string[], part: TextPart) {
    this.#path = path
    this.#part = part
  }

  open(name: string, attributes: Attributes): void {
    if (apart[name] !== undefined || this.#hides(name, attributes)) this.#within.push(name)
    if (name === 'p' || name === 'h') this.#openParagraph()
    else if (name === 'page') this.#page++
    else if (name === 'spreadsheet') this.#isSpreadsheet = true
    else if (name === 'table') this.#openTable(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name.endsWith('table-cell')) this.#openCell(attributes)
    else if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenTables.add(this.#style)
    else if (name === 'tab' || name === 'line-break') this.#add('\t')
    else if (name === 's') this.#add(' ')
    else if (name === 'creator' || name === 'a') this.#isText++
    this.#linesOf('hidden').addAt(this.#label(), spokenIn(attributes, links))
  }

  text(letters: string): void {
    if (this.#isText > 0) this.#add(letters)
  }

  close(name: string): void {
    if (name === 'p' || name === 'h') {
      this.#isText--
      this.#now().endLine(this.#table === '' ? '\n' : ' ')
    } else if (name === 'creator' || name === 'a') this.#isText--
    else if (name.endsWith('table-cell')) this.#now().endLine('\t')
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table') this.#table = ''
    if (this.#within.at(-1) === name) {
      this.#now().endLine()
      this.#within.pop()
    }
  }

  *ready(): Generator<Text> {
    if (this.#isText === 0 && this.#rows === 0) for (const lines of this.#lines.values()) yield* lines.full()
  }

  *end(): Generator<Text> {
    for (const lines of this.#lines.values()) yield* lines.end()
  }

  #hides(name: string, attributes: Attributes): boolean {
    if (name === 'table') return this.#hiddenTables.has(attributes['table:style-name'] ?? '')
    return name === 'table-row' && /collapse|filter/.test(attributes['table:visibility'] ?? '')
  }

  #openParagraph(): void {
    this.#paragraph++
    this.#isText++
  }

  #openTable(attributes: Attributes): void {
    this.#table = attributes['table:name'] ?? 'table'
    this.#row = 0
    this.#repeated = 1
    this.#headings.forget()
  }

  #openRow(attributes: Attributes): void {
    this.#rows++
    this.#row += this.#repeated
    this.#repeated = Number(attributes['table:number-rows-repeated'] ?? 1)
    this.#column = 0
    this.#columnsRepeated = 1
  }

  #openCell(attributes: Attributes): void {
    this.#column += this.#columnsRepeated
    this.#columnsRepeated = Number(attributes['table:number-columns-repeated'] ?? 1)
    this.#isHeaded = false
  }

  #closeRow(): void {
    this.#rows--
    this.#now().endLine()
    this.#headings.endRow()
  }

  #now(): Lines {
    const innermost = this.#within.at(-1)
    return this.#linesOf(innermost === undefined ? this.#part : (apart[innermost] ?? 'hidden'))
  }

  #linesOf(part: TextPart): Lines {
    const there = this.#lines.get(part) ?? new Lines(this.#path, part)
    this.#lines.set(part, there)
    return there
  }

  #label(): string {
    if (this.#table !== '') return `${this.#table}!${columnNamed(this.#column)}${this.#row}`
    return String(this.#page > 0 ? this.#page : this.#paragraph)
  }

  #add(letters: string): void {
    if (this.#isSpreadsheet && this.#table !== '' && this.#isOfCell()) this.#addHeading(letters)
    this.#now().addAt(this.#label(), letters)
  }

  /** Not of a note or a comment that stands in it. */
  #isOfCell(): boolean {
    return this.#within.every(name => name === 'table' || name === 'table-row')
  }

  #addHeading(letters: string): void {
    this.#headings.look(this.#column, letters)
    const heading = this.#isHeaded ? undefined : this.#headings.over(this.#column)
    this.#isHeaded = true
    if (heading === undefined) return
    this.#now().mark(this.#label(), true)
    this.#now().add(`${heading}: `)
  }
}

const links: ReadonlySet<string> = new Set(['href', 'author'])
