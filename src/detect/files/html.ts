// HTML (WHATWG, tokenised by htmlparser2): its text as it is read, without tags in the middle of words; comments, scripts and attributes
// apart. Positions are bytes of the file: it is tokenised one letter a byte. Proven by markup.test.ts.

import { Tokenizer } from 'htmlparser2'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { Base64Runs, readRuns } from './base64-runs.ts'
import { readWhole } from './bytes.ts'
import { encodingOf } from './encoding.ts'
import { EscapedStrings } from './json.ts'
import { Stretches } from './stretches.ts'
import { readText } from './text.ts'

export async function* readHtml(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const bytes = await readWhole(source)
  const encoding = bytes === null ? null : encodingOf(bytes)
  // Too large to be tokenised, or of two bytes a letter: read as any text is, tags and all.
  if (bytes === null || (encoding !== 'utf-8' && encoding !== 'latin-1'))
    return yield* readText(source, inside)
  const page = new Page(inside.path, bytes)
  yield* page.read()
  if (page.isCut) yield inside.unread('damaged', 'expected the end of a tag, got the end of the file')
  const runs = new Base64Runs()
  runs.look(bytes)
  runs.end()
  yield* readRuns(runs, source, inside)
}

/** Elements in the middle of a line; all others end it. */
const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i kbd mark q s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  ),
)
/** Attributes of how it looks. */
const silent: ReadonlySet<string> = new Set(
  'class style width height d points viewbox srcset integrity nonce rel type charset fill stroke transform'.split(
    ' ',
  ),
)

class Page {
  isCut = false
  readonly #bytes: Buffer
  readonly #letters: string
  readonly #path: readonly string[]
  readonly #body: Stretches
  readonly #comments: Stretches
  readonly #attributes: Stretches
  readonly #scripts: Stretches
  readonly #ready: Text[] = []
  #element = ''
  #attribute = ''
  #isInTag = false
  /** The end of what was taken last. */
  #at = 0

  constructor(path: readonly string[], bytes: Buffer) {
    this.#path = path
    this.#bytes = bytes
    this.#letters = bytes.toString('latin1')
    this.#body = new Stretches(path, 'body')
    this.#comments = new Stretches(path, 'comment')
    this.#attributes = new Stretches(path, 'hidden')
    this.#scripts = new Stretches(path, 'hidden')
  }

  *read(): Generator<Text> {
    const tokenizer = new Tokenizer({ decodeEntities: true }, this.#callbacks())
    tokenizer.write(this.#letters)
    tokenizer.end()
    const rest = this.#bytes.subarray(this.#at)
    this.isCut = this.#isInTag || rest.length > 1
    if (rest.length > 1) this.#attributes.raw(rest, this.#at)
    for (const part of [this.#body, this.#comments, this.#attributes, this.#scripts]) yield* part.end()
    yield* this.#ready
  }

  #callbacks(): ConstructorParameters<typeof Tokenizer>[1] {
    const past = (end: number): void => {
      this.#at = Math.max(this.#at, end)
    }
    return {
      ontext: (start, end) => this.#text(start, end),
      ontextentity: (code, end) => this.#entity(code, end),
      onopentagname: (start, end) => this.#open(start, end),
      onclosetag: (start, end) => this.#close(start, end),
      onattribname: (start, end) => {
        this.#attribute = this.#letters.slice(start, end).toLowerCase()
        if (this.#isSpoken()) this.#attributes.said(`${this.#attribute}: `, start)
        past(end)
      },
      onattribdata: (start, end) => {
        if (this.#isSpoken()) this.#attributes.raw(this.#bytes.subarray(start, end), start)
        past(end)
      },
      onattribentity: code => {
        if (this.#isSpoken()) this.#attributes.said(String.fromCodePoint(code), this.#at)
      },
      onattribend: (_, end) => {
        if (this.#isSpoken()) this.#attributes.said(' ', end)
        past(end)
      },
      onopentagend: end => this.#endTag(end),
      onselfclosingtag: end => this.#endTag(end),
      oncomment: (start, end, offset) => this.#comment(start, end - offset, end),
      oncdata: (start, end, offset) => this.#comment(start, end - offset, end),
      ondeclaration: (_, end) => past(end + 1),
      onprocessinginstruction: (_, end) => past(end + 1),
      onend: () => {},
    }
  }

  #isSpoken(): boolean {
    return !silent.has(this.#attribute)
  }

  #text(start: number, end: number): void {
    const bytes = this.#bytes.subarray(start, end)
    this.#at = Math.max(this.#at, end)
    if (this.#element !== 'script' && this.#element !== 'style') this.#body.raw(bytes, start)
    else if (bytes.length > 0) {
      this.#scripts.raw(bytes, start)
      this.#scripts.endLine(end)
      const strings = new EscapedStrings(this.#path, start)
      strings.write(bytes)
      strings.end()
      this.#ready.push(...strings.lines.end())
    }
  }

  #entity(code: number, end: number): void {
    this.#body.said(String.fromCodePoint(code), this.#at)
    this.#at = Math.max(this.#at, end)
  }

  #open(start: number, end: number): void {
    this.#element = this.#letters.slice(start, end).toLowerCase()
    this.#breakAt(start)
    this.#isInTag = true
    this.#at = Math.max(this.#at, end)
  }

  #close(start: number, end: number): void {
    this.#element = this.#letters.slice(start, end).toLowerCase()
    this.#breakAt(start)
    this.#element = ''
    this.#at = Math.max(this.#at, end + 1)
  }

  #endTag(end: number): void {
    this.#attributes.endLine(end)
    this.#isInTag = false
    this.#at = Math.max(this.#at, end + 1)
  }

  #comment(start: number, end: number, past: number): void {
    this.#comments.raw(this.#bytes.subarray(start, end), start)
    this.#comments.endLine(end)
    this.#at = Math.max(this.#at, past + 1)
  }

  /** Cells of a row stay beside each other: the one names the other. */
  #breakAt(at: number): void {
    if (this.#element === 'td' || this.#element === 'th') this.#body.said('\t', at)
    else if (!inline.has(this.#element)) this.#body.endLine(at)
  }
}
