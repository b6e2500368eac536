// A text of a log as it may be read: what looks like somebody's own (a mail address, a number, a token) is `…`, what is no letter
// is written as an escape, and no text is longer than a line. The engine asks once for each distinct text, so that texts that
// become the same are counted as one; release.ts asks again, which changes nothing. Proven by mask.test.ts.

import { limits } from '../core/limits.ts'
import type { TextTable } from './visitors.ts'

const masked = '…'

/** Masking a masked text changes nothing. */
export function maskText(table: TextTable, text: string): string {
  // Escapes first: what was escaped is then looked at as it will be seen.
  const readable = escapeOdd(text.slice(0, limits.maskedLetters))
  if (table === 'page' || table === 'lost') return cutTo(maskPath(readable), limits.releasedLetters)
  return cutTo(table === 'referrer' ? maskOrigin(readable) : readable, limits.releasedLetters)
}

const maskPath = (path: string): string => path.split('/').map(maskSegment).join('/')

const maskSegment = (segment: string): string => (isOwn(plain(segment)) ? masked : segment)

/** Scheme and host, with nothing of who signed in and of the path behind. */
function maskOrigin(origin: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*)$/is.exec(origin) ?? []
  const host = rest.split(/[/?#\\]/, 1)[0] ?? ''
  const named = host.slice(host.lastIndexOf('@') + 1)
  return scheme + named.split('.').map(maskSegment).join('.')
}

/** A segment with its escapes undone; `~` for what is no ASCII. */
const plain = (segment: string): string =>
  segment
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => `%${hex}`)
    .replace(/%25(?=[0-9a-f]{2})/gi, '%')
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%[0-9a-f]{2}|\\u\{[0-9a-f]+\}/gi, '~')

/** Whether it looks like one person's: a mail address, a number of seven digits, a UUID, a CPR number, a token. */
function isOwn(segment: string): boolean {
  if (segment.includes('@')) return true
  const undated = segment.replace(/(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)/g, 'date')
  if (/\d{7}/.test(segment) || /(?:\d[ ()+.-]{0,2}){8}/.test(undated)) return true
  if (/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(segment)) return true
  return isToken(segment)
}

/** Hexadecimal digits in a row, or letters that change their kind as no word does. */
function isToken(segment: string): boolean {
  if (segment.length < 16) return false
  const hex = segment.match(/[0-9a-f]{16,}/gi) ?? []
  if (hex.some(run => /\d/.test(run))) return true
  const changes = segment.match(/[a-z](?=[A-Z0-9])|[0-9](?=[a-zA-Z])|[A-Z](?=[0-9])/g) ?? []
  return changes.length >= 3
}

/** Control characters, marks that turn the direction of writing, halves of letters, and what is no letter at all. */
const odd = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
const escapeOdd = (text: string): string =>
  text.replace(odd, letter => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`)

/** Cut between letters, never within one. */
function cutTo(text: string, letters: number): string {
  if (text.length <= letters) return text
  return `${text.slice(0, letters - 1).replace(/\p{Cs}$/u, '')}…`
}
