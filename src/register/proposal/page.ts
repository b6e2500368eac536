// A page as a browser saved it, made into the Markdown of a notice: the main text, without menus, banners and footers.
// Own small reader on the tags of html.ts, linear in the page; decided against a parser for as long as no page in the
// tests needs one. What is no policy (a login, nothing, a PDF) is refused with the reason. Proven by test/proposal.test.ts.

import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { decodeEntities, endOfRaw, inlineElements, rawElements, type Tag, tagAt } from '../html.ts'
import { readText, type SourceFile, startOf } from '../text.ts'
import { hostsLoaded } from './loads.ts'

/** Elements that hold no text of the policy wherever they stand. */
const around = new Set('nav footer aside form dialog button head noscript svg template select'.split(' '))
/** Elements that are left out where their class or id says what they are for; others may be open without an end. */
const boxes = new Set('div section ul header'.split(' '))
/** The cells of a row say one thing together: a row is a paragraph, a cell a line of it. */
const cells = new Set(['td', 'th'])
const purpose =
  /\s(?:class|id|role)\s*=\s*["']?(?:[^"'>]*[\s_-])?(?:cookies?|consent|gdpr|banner|menu|nav|navbar|navigation|sidebar|breadcrumbs?|footer|popup|modal|widget-area|complementary|contentinfo|search|recent-posts|related|sharing|comments)(?=[\s_"'>-])/i

export interface Page {
  /** The notice. */
  readonly markdown: string
  /** Servers the page's markup loads from; none of Markdown. */
  readonly loads: readonly string[]
}

/** Throws a Refusal (`notice-invalid`, `limit`) for what is no page with a policy. */
export function readPage(file: SourceFile): Page {
  refuseFormat(file)
  const text = readText(file, limits.pageBytes, 'notice-invalid')
  const isPage = /^\s*<[a-z!]/i.test(text)
  const markdown = isPage ? markdownOf(text) : text
  if (isPage && /<input[^>]*type\s*=\s*["']?password/i.test(text) && markdown.length < 2_000)
    throw refused(file, 'expected a privacy policy, got a page to sign in on')
  if (isPage && notFound.test(text) && markdown.length < 2_000)
    throw refused(file, 'expected a privacy policy, got a page that says there is none')
  if (!/\p{L}/u.test(markdown)) throw refused(file, 'expected a privacy policy, got no text')
  return Object.freeze({ markdown, loads: isPage ? hostsLoaded(text) : [] })
}

/** How a server's page for a wrong address is titled. */
const notFound =
  /<(?:title|h1)\b[^>]*>[^<]{0,200}(?:\b404\b|not found|ikke fundet|findes ikke|kunne ikke findes)/i

const refused = (file: SourceFile, message: string): Refusal =>
  new Refusal('notice-invalid', {
    message,
    place: startOf(file.path),
    hint: 'open the policy in a browser, save the page as HTML, and give that file',
  })

function refuseFormat(file: SourceFile): void {
  const start = new TextDecoder('latin1').decode(file.bytes.subarray(0, 1_024))
  if (start.startsWith('%PDF-')) throw refused(file, 'expected Markdown or HTML, got a PDF')
  if (start.includes('\u0000')) throw refused(file, 'expected Markdown or HTML, got a binary file')
}

interface Writing {
  readonly blocks: string[]
  line: string
  /** What the next line starts with: a heading's signs, a list's. */
  mark: string
}

function markdownOf(html: string): string {
  const main = /<(main|article)[\s>]/i.exec(html)
  const end = main === null ? -1 : html.toLowerCase().lastIndexOf(`</${main[1]?.toLowerCase()}`)
  const part = main === null ? html : html.slice(main.index, end === -1 ? html.length : end)
  const writing: Writing = { blocks: [], line: '', mark: '' }
  for (let at = 0; at < part.length; ) at = readOne(part, at, writing)
  flush(writing)
  return `${writing.blocks.join('\n\n').replace(/(^- .*)\n\n(?=- )/gm, '$1\n')}\n`
}

/** Reads a stretch of text or one tag; the offset after it. */
function readOne(html: string, at: number, writing: Writing): number {
  const open = html.indexOf('<', at)
  if (open !== at) {
    const stop = open === -1 ? html.length : open
    writing.line += plain(decodeEntities(html.slice(at, stop)).replace(/\s+/g, ' '))
    return stop
  }
  const tag = tagAt(html, open)
  if (tag === null) {
    writing.line += '\\<'
    return open + 1
  }
  if (rawElements.has(tag.name) && !tag.closes) return endOfRaw(html, tag)
  if (!tag.closes && isAround(tag, html.slice(open, tag.end))) return afterElement(html, tag)
  if (tag.name === 'br' || cells.has(tag.name)) writing.line += '\n'
  else if (!inlineElements.has(tag.name) && tag.name !== '!') startBlock(tag, writing)
  return tag.end
}

const isAround = (tag: Tag, written: string): boolean =>
  around.has(tag.name) || (boxes.has(tag.name) && purpose.test(written)) || tag.name === 'header'

/** The end of an element with those of its own name inside it. */
function afterElement(html: string, tag: Tag): number {
  const tags = new RegExp(`<(/?)${tag.name}(?=[\\s>/])`, 'gi')
  tags.lastIndex = tag.end
  let depth = 1
  for (let next = tags.exec(html); next !== null; next = tags.exec(html)) {
    depth += next[1] === '/' ? -1 : 1
    if (depth === 0) return tagAt(html, next.index)?.end ?? html.length
  }
  return html.length
}

function startBlock(tag: Tag, writing: Writing): void {
  flush(writing)
  if (tag.closes) return
  if (/^h[1-6]$/.test(tag.name)) writing.mark = `${'#'.repeat(Number(tag.name[1]))} `
  else if (tag.name === 'li') writing.mark = '- '
  else if (writing.mark !== '- ') writing.mark = ''
}

function flush(writing: Writing): void {
  const lines = writing.line
    .split('\n')
    .map(line =>
      line.trim().replace(/^(?:[#+=-]|\d+(?=[.)]))/, start => (/\d/.test(start) ? start : `\\${start}`)),
    )
    .map(line => line.replace(/^(\d+)([.)])(?=\s)/, '$1\\$2'))
    .filter(line => line !== '')
  writing.line = ''
  if (lines.length === 0) return
  const isHeading = writing.mark.startsWith('#')
  writing.blocks.push(writing.mark + lines.join(isHeading ? ' ' : '\n'))
  writing.mark = ''
}

// Letters that would be marks in Markdown stay letters.
const plain = (text: string): string => text.replace(/[\\`*_[\]<>&]/g, '\\$&')
