// Which format a file is of, told by its content: magic bytes, then the first letters of a text. A name's ending is asked only
// among texts, and for brotli (RFC 7932), which has no sign of its own.

import { limits } from '../../core/limits.ts'
import type { Source } from '../source.ts'
import { encodingOf } from './encoding.ts'

export const formats = [
  'text',
  'csv',
  'rtf',
  'html',
  'xml',
  'json',
  'zip',
  'gzip',
  'brotli',
  'tar',
  '7z',
  'rar',
  'pdf',
  'eml',
  'mbox',
  'msg',
  'ole',
  'sqlite',
  'picture',
] as const
export type Format = (typeof formats)[number]

/** Bytes that stand at a place of every file of a format. */
const signs: readonly (readonly [Format, number, string])[] = [
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['gzip', 0, '\x1f\x8b\x08'],
  ['rtf', 0, '{\\rtf'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['tar', 257, 'ustar'],
  ['sqlite', 0, 'SQLite format 3\0'],
  ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['picture', 0, '\x89PNG\r\n\x1a\n'],
  ['picture', 0, '\xff\xd8\xff'],
  ['picture', 0, 'GIF8'],
  ['picture', 0, 'II*\0'],
  ['picture', 0, 'MM\0*'],
  ['picture', 8, 'WEBP'],
]

/** By the first bytes, one letter each; null where none of them is a sign. */
export const signOf = (start: string): Format | null =>
  signs.find(([, at, letters]) => start.startsWith(letters, at))?.[0] ?? null

/** Null where nothing is known of it. */
export async function formatOf(source: Source): Promise<Format | null> {
  const head = await source.read(0, limits.detectHeadBytes)
  const start = Buffer.from(head.subarray(0, 4_096)).toString('latin1')
  const sign = signOf(start)
  if (sign !== null) return sign === 'ole' ? oleOf(source, head) : sign
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf'
  if (start.startsWith('BM') && head.length > 26 && head[14] === 40) return 'picture'
  // Brotli has no sign of its own, and a short text packed by it looks like text.
  if (/\.br$/i.test(source.name)) return 'brotli'
  const encoding = encodingOf(head)
  return encoding === null ? null : textFormatOf(lettersOf(head, encoding), source.name)
}

const lettersOf = (head: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding === 'latin-1' ? 'latin1' : encoding).decode(head.subarray(0, 8_192))

const mailHeader =
  /^(?:received|return-path|delivered-to|message-id|mime-version|from|to|cc|subject|date|reply-to|sender|content-type|x-[a-z0-9-]+|dkim-signature|authentication-results|arc-[a-z-]+):/i

function textFormatOf(text: string, name: string): Format {
  const letters = text.replace(/^\ufeff/, '').trimStart()
  if (/^From \S+.*\r?\n(?:>?[A-Za-z0-9-]+:|From )/.test(letters)) return 'mbox'
  if (isMail(letters, name)) return 'eml'
  if (letters.startsWith('<')) return markupOf(letters, name)
  if (/^[[{]/.test(letters) && /^(?:\{\s*(?:"|\})|\[\s*(?:["{[\]\d-]|true|false|null))/.test(letters))
    return 'json'
  return /\.csv$/i.test(name) ? 'csv' : 'text'
}

/** Three lines of headers, one of them a mail's own; with the ending two are enough. */
function isMail(letters: string, name: string): boolean {
  const lines = letters.split(/\r?\n/, 40)
  const heads = lines.slice(0, Math.max(0, lines.indexOf('') < 0 ? lines.length : lines.indexOf('')))
  if (!heads.every(line => /^(?:[!-9;-~]+:|[ \t])/.test(line) || line === heads.at(-1))) return false
  const known = heads.filter(line => mailHeader.test(line)).length
  return known >= (/\.eml$/i.test(name) ? 1 : 3)
}

function markupOf(letters: string, name: string): Format {
  if (/^<(?:!doctype\s+html|html|head|body|script|div|p|table|span|a|meta)\b/i.test(letters)) return 'html'
  if (/^<\?xml\b/.test(letters)) return /<html[\s>]/i.test(letters.slice(0, 1_024)) ? 'html' : 'xml'
  if (/\.x?html?$/i.test(name)) return 'html'
  if (/\.(?:xml|svg|rss|xsd|xslt?)$/i.test(name) || /^<!DOCTYPE\b/.test(letters)) return 'xml'
  if (/^<!--/.test(letters)) return /<(?:html|body)\b/i.test(letters) ? 'html' : 'xml'
  return /^<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?\/?>/.test(letters) ? 'xml' : 'text'
}

/** [MS-CFB]: the names of its directory tell whose it is. */
async function oleOf(source: Source, head: Uint8Array): Promise<Format> {
  return (await directoryOf(source, head)).includes('__') ? 'msg' : 'ole'
}

/** The first names of the directory of a compound file, with what stands between them. */
export async function directoryOf(source: Source, head: Uint8Array): Promise<string> {
  if (head.length < 512) return ''
  const header = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const size = 1 << Math.min(header.readUInt16LE(0x1e), 16)
  const directory = await source.read((header.readUInt32LE(0x30) + 1) * size, 8_192)
  return Buffer.from(directory).toString('utf16le')
}
