// The text of a paragraph as Markdown. Emphasis is written so that CommonMark 0.31 §6.2 reads it back: `**` for strong, `_`
// for emphasis, and an empty comment where a letter or another mark stands too close. Proven by format-notice.test.ts.

import type { Inline } from '../../core/document.ts'

/** Nothing to a reader and to readNotice: parts what would else be read as one. */
export const apart = '<!-- -->'

/** A stretch of Markdown, or a mark that opens or closes emphasis around one. */
interface Token {
  readonly kind: 'text' | 'open' | 'close'
  readonly text: string
}

type Kind = Inline['kind']
const delimiters = { strong: '**', emphasis: '_' } as const

export function formatInlines(content: readonly Inline[]): string {
  let out = ''
  let before: Token['kind'] = 'text'
  for (const token of tokensOf(content, new Set())) {
    if (needsApart(out, before, token)) out += apart
    out += token.text
    before = token.kind
  }
  return out
}

// Opening marks must follow white space or another opening; closing ones be followed by white space or a stop. Two codes
// side by side would be read as one.
function needsApart(out: string, before: Token['kind'], { kind, text }: Token): boolean {
  if (out.endsWith('`') && text.startsWith('`')) return true
  if (kind === 'open') return before === 'close' || (before === 'text' && /[^\s(«“]$/.test(out))
  return kind === 'text' && before === 'close' && /^[^\s.,:;!?)»”]/.test(text)
}

type Marked = Inline & { readonly kind: keyof typeof delimiters }
type Plain = Exclude<Inline, Marked>
const isMarked = (inline: Inline): inline is Marked => inline.kind in delimiters

/** `within` has the marks around: a mark within its like says nothing a reader sees. */
const tokensOf = (content: readonly Inline[], within: ReadonlySet<Kind>): readonly Token[] =>
  content.flatMap((inline, at): readonly Token[] =>
    isMarked(inline)
      ? emphasised(inline, within)
      : [{ kind: 'text', text: plainOf(inline, content[at + 1], within) }],
  )

function plainOf(inline: Plain, next: Inline | undefined, within: ReadonlySet<Kind>): string {
  switch (inline.kind) {
    case 'link':
      return `[${formatInlines(inline.content)}](${targetOf(inline.href)})`
    case 'break':
      return startsLine(next) && within.size === 0 ? '\\' : '<br>'
    case 'code':
      return codeOf(inline.text)
    case 'text':
      return escapeText(inline.text, next?.kind === 'link')
  }
}

const startsLine = (inline: Inline | undefined): boolean =>
  inline?.kind === 'text' && inline.text.startsWith('\n')

function emphasised({ kind, content }: Marked, within: ReadonlySet<Kind>): readonly Token[] {
  const inside = tokensOf(content, new Set([...within, kind]))
  if (within.has(kind)) return inside
  const text = delimiters[kind]
  return [{ kind: 'open', text }, ...withoutEdges(inside), { kind: 'close', text }]
}

// White space right within a mark would make it none, so it is written as a number.
const withoutEdges = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    if (token.kind !== 'text') return token
    const start = at === 0 ? token.text.replace(/^\s/, '&#32;') : token.text
    return { ...token, text: at === tokens.length - 1 ? start.replace(/\s$/, '&#32;') : start }
  })

const targetOf = (href: string): string =>
  `<${href.replace(/[\\<>]/g, '\\$&').replace(/&(?=#|\w+;)/g, '\\&')}>`

function codeOf(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const room = /^`|`$|^ .*\S.* $/.test(text) ? ' ' : ''
  return `${fence}${room}${text}${room}${fence}`
}

// Only what Markdown would take for a mark: an escape less is a text easier to read.
function escapeText(text: string, beforeLink: boolean): string {
  const escaped = text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#|\w+;)/g, '\\&')
  return beforeLink ? escaped.replace(/!$/, '\\!') : escaped
}
