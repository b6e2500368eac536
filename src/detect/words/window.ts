// What stands around a word that was found, as letters: one for each byte, so that a place in the letters is a place in the bytes,
// whether the text is UTF-8 or latin-1. Expressions are written over letters and turned into ones over such bytes.
// Decided against decoding first: a window cuts letters in two, and every place would have to be counted back. Proven by window.test.ts.

import { type Around, aroundBytes, type Hit } from '../hit.ts'

/** The letters around a candidate, and where it stands in them. */
export interface Window {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Which byte the first letter is. */
  readonly offset: number
}

export function windowOf(around: Around, start: number, end: number): Window {
  const from = Math.max(around.from, start - aroundBytes)
  const to = Math.min(around.to, end + aroundBytes)
  const { buffer, byteOffset } = around.bytes
  const text = Buffer.from(buffer, byteOffset + from, to - from).toString('latin1')
  return { text, start: start - from, end: end - from, offset: from }
}

export const before = ({ text, start }: Window): string => text.slice(0, start)
export const after = ({ text, end }: Window): string => text.slice(end)

/** What a judge answers, told in places of the window. */
export type Finding = Hit

export const hitIn = (window: Window, finding: Finding): Hit =>
  Object.freeze({
    ...finding,
    start: finding.start + window.offset,
    end: finding.end + window.offset,
  })

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** A letter beyond ASCII in both cases, each as UTF-8 (composed or not) and as latin-1 where it has a place there. */
function formsOf(letter: string): string {
  const cases = [letter.toLowerCase(), letter.toUpperCase()]
  const forms = cases.flatMap(one => [bytesOf(one), bytesOf(one.normalize('NFD')), one])
  return `(?:${[...new Set(forms)].filter(form => !/[^\x00-\xff]/.test(form)).join('|')})`
}

/** A capital: of ASCII, or of Latin-1's letters, as two bytes of UTF-8 or as one of latin-1. */
const capital = '(?:[A-Z]|\\xc3[\\x80-\\x9e]|[\\xc0-\\xde](?![\\x80-\\xbf]))'
/**
 * Any letter: of ASCII, as two, three or four bytes of UTF-8, or as one of latin-1. What begins with C2, E2 or EF is no letter, but
 * signs: quotes, dashes, blanks, the mark at the beginning of a file.
 */
const anyLetter =
  '(?:[A-Za-z]|[\\xc3-\\xdf][\\x80-\\xbf]|[\\xe0\\xe1\\xe3-\\xee][\\x80-\\xbf]{2}|[\\xf0-\\xf4][\\x80-\\xbf]{3}|[\\xc0-\\xff](?![\\x80-\\xbf]))'

/**
 * An expression over letters as one over a window. It may hold letters such as ø outside of classes, `\p{L}` for any letter and
 * `\p{Lu}` for a capital.
 */
export function overBytes(source: string, flags = ''): RegExp {
  if (/\[[^\]]*[^\x00-\x7f]/.test(source))
    throw new Error('expected a class of ASCII, got a letter of several bytes')
  const letters = source.replaceAll('\\p{Lu}', capital).replaceAll('\\p{L}', anyLetter)
  return new RegExp(letters.replace(/[^\x00-\x7f]/g, formsOf), flags)
}

const lastOfWord = overBytes('(?:\\p{L}|[0-9])$')
const firstOfWord = overBytes('^(?:\\p{L}|[0-9])')
/** The longest letter. */
const letterBytes = 4

/** Whether a letter or a digit ends before a place, and whether one begins at it. */
export const endsWordAt = (text: string, at: number): boolean =>
  lastOfWord.test(text.slice(Math.max(0, at - letterBytes), at))
export const beginsWordAt = (text: string, at: number): boolean =>
  firstOfWord.test(text.slice(at, at + letterBytes))

/** A capital of ASCII. */
export const isCapital = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x41 && byte <= 0x5a

/** Whether the candidate begins a word. */
export const beginsWord = ({ text, start }: Window): boolean => !endsWordAt(text, start)
