// Where each tag stands in the markup as it was served: a reader of tags, and of nothing else, after the tokeniser of the HTML
// standard (§13.2.5): comments, CDATA, scripts and other raw text hold no tags, and a `>` inside quotes ends none.
// Decided against: a parser of trees (the browser has made the tree) and its own line numbers (it tells none of elements).
// What lies in a <template> or, where scripts run, in a <noscript> is in no page, and is passed over.
// Proven by markup-places.test.ts.

import { limits } from '../core/limits.ts'
import type { MarkupPlace } from './sighting.ts'

/** A start tag: lower-case names, character references resolved, the first of two attributes of a name. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Of its `<`, in the text. */
  readonly at: number
}

/** Every start tag of the text that makes an element, in order; at most `limits.siteNodes`. */
export function readTags(html: string): readonly Tag[] {
  const tags: Tag[] = []
  const state: State = { foreign: [], templates: 0 }
  for (let at = html.indexOf('<'); at >= 0 && tags.length < limits.siteNodes; ) {
    const foreign = isForeign(state)
    const found = readMarkup(html, at, foreign)
    if (found.tag !== null && state.templates === 0 && !isTemplate(found.tag)) tags.push(found.tag)
    enter(state, found)
    if (found.ends !== null) leave(state, found.ends)
    const next = found.tag === null || foreign ? found.next : afterRawText(html, found)
    at = next < 0 ? -1 : html.indexOf('<', next)
  }
  return tags
}

interface State {
  /** SVG and MathML, and what inside them is HTML again. */
  readonly foreign: string[]
  /** How many templates are open. */
  templates: number
}

interface Markup {
  readonly tag: Tag | null
  /** Name of the end tag it is. */
  readonly ends: string | null
  readonly selfClosing: boolean
  /** Where the text goes on; below 0 where it ended within. */
  readonly next: number
}

const foreignRoots = ['svg', 'math']
const htmlAgain = ['foreignobject', 'desc', 'title', 'annotation-xml']
// §13.2.6.5: what ends SVG and MathML that nobody closed.
const breaksOut =
  /^(?:b|big|blockquote|body|br|center|code|d[dlt]|div|em|embed|h[1-6r]|head|i|img|li|menu|nobr|ol|p|pre|ruby|s|small|span|strong|su[bp]|table|tt|ul?|var)$/

const isForeign = ({ foreign }: State): boolean => foreignRoots.includes(foreign.at(-1) ?? '')
// A shadow root that is served as one is in the page; any other template is not.
const isTemplate = ({ name, attributes }: Tag): boolean =>
  name === 'template' && !attributes.has('shadowrootmode')

function enter(state: State, { tag, selfClosing }: Markup): void {
  if (tag === null) return
  if (isForeign(state) && breaksOut.test(tag.name)) state.foreign.length = 0
  const opens = foreignRoots.includes(tag.name) || (isForeign(state) && htmlAgain.includes(tag.name))
  if (opens && !selfClosing) state.foreign.push(tag.name)
  else if (tag.name === 'template' && (isTemplate(tag) || state.templates > 0)) state.templates += 1
}

function leave(state: State, name: string): void {
  const at = state.foreign.lastIndexOf(name)
  if (at >= 0) state.foreign.length = at
  if (name === 'template' && state.templates > 0) state.templates -= 1
}

const nothingAt = (next: number): Markup => ({ tag: null, ends: null, selfClosing: false, next })

function readMarkup(html: string, at: number, foreign: boolean): Markup {
  if (html.startsWith('<!--', at)) return nothingAt(afterComment(html, at))
  if (foreign && html.startsWith('<![CDATA[', at)) return nothingAt(after(html, ']]>', at))
  const [, slash, name] = match(/<(\/?)([a-z][^\t\n\f\r />]*)/iy, html, at) ?? []
  if (name !== undefined) return readTag(html, at, name.toLowerCase(), slash === '/')
  return nothingAt(/[!/?]/.test(html[at + 1] ?? '') ? after(html, '>', at) : at + 1)
}

// `<!-->` and `<!--->` are whole comments, and `--!>` ends one too.
function afterComment(html: string, at: number): number {
  const [short] = match(/<!---?>/y, html, at) ?? []
  if (short !== undefined) return at + short.length
  const end = /--!?>/g
  end.lastIndex = at + 4
  return end.test(html) ? end.lastIndex : -1
}

function after(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

function match(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(html)
}

/** The attributes of a tag, up to its `>`. A tag that the text ends in is none. */
function readTag(html: string, at: number, name: string, isEnd: boolean): Markup {
  const attributes = new Map<string, string>()
  let next = at + name.length + (isEnd ? 2 : 1)
  for (;;) {
    const [gap = ''] = match(/[\t\n\f\r /]*/y, html, next) ?? []
    next += gap.length
    if (next >= html.length) return nothingAt(-1)
    if (html[next] === '>') {
      const tag = isEnd ? null : { name, attributes, at }
      return { tag, ends: isEnd ? name : null, selfClosing: gap.endsWith('/'), next: next + 1 }
    }
    const read = readAttribute(html, next)
    if (read === null) return nothingAt(-1)
    if (!attributes.has(read.name)) attributes.set(read.name, read.value)
    next = read.next
  }
}

interface Attribute {
  readonly name: string
  readonly value: string
  readonly next: number
}

/** Null where the text ends before its closing quote. */
function readAttribute(html: string, at: number): Attribute | null {
  const [raw = ''] = match(/=?[^\t\n\f\r />=]*/y, html, at) ?? []
  const name = raw.toLowerCase()
  const [equals] = match(/[\t\n\f\r ]*=[\t\n\f\r ]*/y, html, at + raw.length) ?? []
  if (equals === undefined) return { name, value: '', next: at + raw.length }
  const from = at + raw.length + equals.length
  const quote = html[from]
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, from + 1)
    return end < 0 ? null : { name, value: resolve(html.slice(from + 1, end)), next: end + 1 }
  }
  const [bare = ''] = match(/[^\t\n\f\r >]*/y, html, from) ?? []
  return { name, value: resolve(bare), next: from + bare.length }
}

// The references pages use in attributes. An attribute with another is not the same as in the page, and places go by the rest.
const references: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
  ...{ aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', aring: 'å', Aring: 'Å', eacute: 'é' },
}

const resolve = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return references[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })

const rawText = ['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript', 'textarea', 'title']

/** Behind the text of an element that holds no tags, at its end tag. */
function afterRawText(html: string, { tag, next }: Markup): number {
  if (tag?.name === 'plaintext') return -1
  if (tag?.name === 'script') return endOfScript(html, next)
  if (tag === null || !rawText.includes(tag.name)) return next
  const end = new RegExp(`</${tag.name}[\\t\\n\\f\\r />]`, 'gi')
  end.lastIndex = next
  return end.exec(html)?.index ?? -1
}

// §13.2.5.20-31: within `<!--` in a script, a second `<script` takes the next `</script` for its own.
function endOfScript(html: string, from: number): number {
  const marks = /<!--|-->|<(\/?)script[\t\n\f\r />]/gi
  marks.lastIndex = from
  let escaped = false
  let inner = false
  for (let mark = marks.exec(html); mark !== null; mark = marks.exec(html)) {
    if (mark[0] === '<!--') {
      escaped = true
      marks.lastIndex -= 2
    } else if (mark[0] === '-->') escaped = inner = false
    else if (mark[1] === '') inner = escaped
    else if (inner) inner = false
    else return mark.index
  }
  return -1
}

/** Where offsets of a text stand, as people count: lines and columns from 1. */
export class MarkupPlaces {
  readonly #url: string
  readonly #html: string
  readonly #starts: readonly number[]

  constructor(url: string, html: string) {
    this.#url = url
    this.#html = html
    this.#starts = [0, ...[...html.matchAll(/\r\n?|\n/g)].map(found => found.index + found[0].length)]
  }

  placeOf({ at }: Pick<Tag, 'at'>): MarkupPlace {
    const found = this.#lineOf(at)
    const start = this.#starts[found] ?? 0
    const line = this.#html.slice(start, this.#starts[found + 1])
    return Object.freeze({
      ...{ url: this.#url, line: found + 1, column: at - start + 1 },
      markup: shorten(line, at - start),
    })
  }

  #lineOf(at: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
}

const lineMost = 200

// A line of a whole page on one line says nothing: then from the tag on. What a field is filled with is nobody's business.
function shorten(line: string, at: number): string {
  const from = line.trim().length > lineMost ? at : 0
  const text = line
    .slice(from, from + 10 * lineMost)
    .replace(/(\bvalue\s*=\s*)("[^"]*"?|'[^']*'?|[^\s>]+)/gi, '$1"…"')
  return text.trim().slice(0, lineMost)
}
