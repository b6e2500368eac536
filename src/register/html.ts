// The text of a web page as a reader sees it, taken with a small tolerant reader of tags: enough to look for sentences
// in a page, not to judge a page. Decided against a parser: what it gives beyond this (a tree, repaired nesting) changes no
// text, and hostile pages are bounded by the size limit of net. Linear in the page. Proven by html.test.ts.

/** Elements whose content is not the text of the page. `aside` and `data-note` mark our own notes beside a sentence. */
const hiddenElements = new Set(['template', 'head', 'svg', 'aside', 'noscript'])
/** Elements whose content is no markup: it ends at their closing tag and nowhere else. */
export const rawElements = new Set(['script', 'style', 'textarea', 'title'])
/** Elements that may be open without a closing tag, so they never hide what follows. */
const emptyElements = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
  'area',
  'base',
  'col',
  'embed',
])
/** Elements within a line: their tags part no words. */
export const inlineElements = new Set(
  'a abbr b bdi cite code del dfn em font i ins kbd mark q s small span strong sub sup u var wbr'.split(' '),
)

export interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly hides: boolean
  readonly end: number
}

/** Text with single spaces; the words of different blocks are apart. */
export function textOfHtml(html: string): string {
  const out: string[] = []
  let hidden: { name: string; depth: number } | null = null
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    const stop = open === -1 ? html.length : open
    if (hidden === null && stop > at) out.push(decodeEntities(html.slice(at, stop)))
    if (open === -1) break
    const tag = tagAt(html, open)
    if (tag === null) {
      if (hidden === null) out.push('<')
      at = open + 1
      continue
    }
    if (rawElements.has(tag.name) && !tag.closes) {
      at = endOfRaw(html, tag)
      continue
    }
    if (hidden !== null) hidden = stillHidden(hidden, tag)
    else if (tag.hides && !tag.closes && !emptyElements.has(tag.name)) hidden = { name: tag.name, depth: 1 }
    if (!inlineElements.has(tag.name)) out.push(' ')
    at = tag.end
  }
  return out.join('').replace(/\s+/g, ' ').trim()
}

function stillHidden(
  hidden: { name: string; depth: number },
  tag: Tag,
): { name: string; depth: number } | null {
  if (tag.name !== hidden.name) return hidden
  const depth = hidden.depth + (tag.closes ? -1 : 1)
  return depth === 0 ? null : { name: hidden.name, depth }
}

const tagStart = /<(?:!--|(\/?)([a-z][a-z0-9-]*)|[!?])/iy

export function tagAt(html: string, open: number): Tag | null {
  tagStart.lastIndex = open
  const match = tagStart.exec(html)
  if (match === null) return null
  const name = match[2]?.toLowerCase() ?? '!'
  if (match[0] === '<!--') return { name, closes: false, hides: false, end: after(html, '-->', open + 4) }
  const end = endOfTag(html, tagStart.lastIndex)
  const attributes = html.slice(tagStart.lastIndex, end)
  const hides = hiddenElements.has(name) || /\sdata-note(?=[\s=>/])/i.test(attributes)
  return { name, closes: match[1] === '/', hides, end }
}

const after = (html: string, mark: string, from: number): number => {
  const at = html.indexOf(mark, from)
  return at === -1 ? html.length : at + mark.length
}

export function endOfRaw(html: string, tag: Tag): number {
  const closing = new RegExp(`</${tag.name}`, 'ig')
  closing.lastIndex = tag.end
  return closing.exec(html) === null ? html.length : after(html, '>', closing.lastIndex)
}

// A > within quotes does not end a tag.
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at += 1) {
    const letter = html.charAt(at)
    if (quote !== '') quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
  }
  return html.length
}

// The names that texts use; any other stays as it stands (HTML Living Standard §13.5 has 2,231).
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  aelig: 'æ',
  oslash: 'ø',
  aring: 'å',
  AElig: 'Æ',
  Oslash: 'Ø',
  Aring: 'Å',
  eacute: 'é',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  sect: '§',
  copy: '©',
  reg: '®',
  trade: '™',
  middot: '·',
  bull: '•',
  euro: '€',
  commat: '@',
  colon: ':',
  period: '.',
}

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}

/** A form in which two settings of the same words are equal: no white space, one sort of quote and dash. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF\s]/g, '')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
}
