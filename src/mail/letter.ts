// A letter as plain data, and the two forms it is sent in: plain text and HTML. Nothing in it is fetched from anywhere,
// nothing tells who opened it, and nothing runs: no image, no script, at most one link, whose address is shown.
// Proven by letter.test.ts; as a mail server gets it by test/contracts/mail.test.ts.

import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { escapeMarkup } from '../core/markup.ts'
import { Refusal } from '../core/refusal.ts'
import { type Mailbox, parseAddress } from './address.ts'
import { htmlOfLengths, type Lengths, linesOfLengths, textOfLengths } from './lengths.ts'
import { faultOfLine } from './line.ts'
import { htmlOfStrips, linesOfStrips, type Strips, textOfStrips } from './strips.ts'

export interface Letter {
  readonly language: Language
  /** One address. The name of whoever it belongs to is not asked for: a greeting may say it. */
  readonly to: string
  readonly subject: string
  readonly blocks: readonly LetterBlock[]
  /** The small print: that a program wrote it, and on whose behalf. */
  readonly closing: string
}

export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | Strips
  | Lengths

/** A letter ready to be sent. */
export interface Written {
  readonly language: Language
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What is the same however often a letter is tried: by its Message-ID a mailbox can tell a second copy. */
export interface Stamp {
  readonly messageId: string
  readonly date: Date
}

/** The id is random and ours; the domain is the sender's, so that no name of this machine leaves it. */
export const stampOf = (id: string, at: Date, { address }: Mailbox): Stamp => ({
  messageId: `<${id}@${address.slice(address.indexOf('@') + 1)}>`,
  date: at,
})

/** Both forms. Refuses an address, a subject or a line that could be read as something else than it is. */
export function writeLetter(letter: Letter): Written {
  const to = parseAddress(letter.to)
  check('a subject', letter.subject, limits.letterSubjectLetters)
  checkBlocks(letter)
  const { language, subject } = letter
  return Object.freeze({ language, to, subject, text: textOf(letter), html: htmlOf(letter, '') })
}

/** Words beside what a preview shows. */
export interface PreviewLabels {
  readonly from: string
  readonly to: string
  readonly subject: string
}

/** The letter as one HTML file that loads nothing, with what stands on its envelope. */
export function previewLetter(letter: Letter, from: Mailbox, labels: PreviewLabels): string {
  const { to, subject } = writeLetter(letter)
  const sender = from.name === null ? from.address : `${from.name} <${from.address}>`
  const rows = [
    [labels.from, sender],
    [labels.to, to],
    [labels.subject, subject],
  ]
  const list = rows.map(
    ([label = '', value = '']) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`,
  )
  return htmlOf(
    letter,
    `<h1 style="font-size: 20px">${escapeMarkup(subject)}</h1>\n<dl>${list.join('')}</dl>\n<hr>\n`,
  )
}

function check(what: string, text: string, lettersMost: number): void {
  const fault = faultOfLine(text, lettersMost)
  if (fault !== null) throw new Refusal('usage', `expected ${what} of a letter, got ${fault}`)
}

function checkBlocks({ blocks, closing }: Letter): void {
  if (blocks.length === 0 || blocks.length > limits.letterBlocks)
    throw new Refusal(
      'limit',
      `expected 1 to ${limits.letterBlocks} blocks of a letter, got ${blocks.length}`,
    )
  const lines = [...blocks.flatMap(linesOf), closing]
  if (lines.length > limits.letterBlocks)
    throw new Refusal(
      'limit',
      `expected at most ${limits.letterBlocks} lines of a letter, got ${lines.length}`,
    )
  for (const line of lines) check('a line', line, limits.letterLineLetters)
  const links = blocks.filter(({ kind }) => kind === 'link')
  if (links.length > 1)
    throw new Refusal('usage', `expected at most one link in a letter, got ${links.length}`)
}

function linesOf(block: LetterBlock): readonly string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'paragraph') return [block.text]
  if (block.kind === 'strips') return linesOfStrips(block)
  if (block.kind === 'lengths') return linesOfLengths(block)
  checkUrl(block.url)
  return [block.label, block.url]
}

function checkUrl(text: string): void {
  const url = URL.parse(text)
  const isOurs = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === 'localhost')
  if (!isOurs || url.username !== '' || /[\s"<>]/.test(text))
    throw new Refusal('usage', 'expected the link of a letter to begin with https://, got another')
}

const textOf = ({ blocks, closing }: Letter): string =>
  [...blocks.map(textOfBlock), `-- \n${closing}`].join('\n\n').concat('\n')

function textOfBlock(block: LetterBlock): string {
  if (block.kind === 'list') return block.items.map(item => `- ${item}`).join('\n')
  if (block.kind === 'strips') return textOfStrips(block)
  if (block.kind === 'lengths') return textOfLengths(block)
  return block.kind === 'link' ? `${block.label}:\n${block.url}` : block.text
}

// Mail programs show no style sheet of ours, so the little there is stands in the tags. The policy holds in the preview;
// a mail program has its own.
const htmlOf = ({ language, subject, blocks, closing }: Letter, before: string): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(subject)}</title>
</head>
<body style="font: 16px/1.5 sans-serif; max-width: 36em; margin: 0 auto; padding: 1em; overflow-wrap: anywhere">
<main>
${before}${blocks.map(htmlOfBlock).join('\n')}
<p style="font-size: 14px">${escapeMarkup(closing)}</p>
</main>
</body>
</html>
`

function htmlOfBlock(block: LetterBlock): string {
  if (block.kind === 'paragraph') return `<p>${escapeMarkup(block.text)}</p>`
  if (block.kind === 'list')
    return `<ul>${block.items.map(item => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`
  if (block.kind === 'strips') return htmlOfStrips(block)
  if (block.kind === 'lengths') return htmlOfLengths(block)
  const url = escapeMarkup(block.url)
  return `<p><a href="${url}" style="color: inherit">${escapeMarkup(block.label)}</a><br>${url}</p>`
}
