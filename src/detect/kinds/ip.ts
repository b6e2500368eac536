// Addresses of the internet: IPv4 in four decimals (RFC 6943 §3.1.1, strictly: no zeros before), and IPv6 in the text forms of RFC 4291
// §2.2 as RFC 5952 narrows and everybody writes them. Version numbers look the same. Proven by ip.test.ts.

import { byteAt, hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Context, Judge } from '../hit.ts'
import { withoutStop } from './mac.ts'

/** The four numbers; null where it is none. */
function octets(text: string): readonly number[] | null {
  const parts = text.split('.')
  return parts.length === 4 && parts.every(isOctet) ? parts.map(Number) : null
}

const isOctet = (part: string): boolean => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255

/** Nobody's: this host, loopback, networks' masks and everybody. */
const isNobodys = ([first = 0, second = 0]: readonly number[]): boolean =>
  first === 0 || first === 127 || (first === 255 && second === 255) || (first >= 224 && first < 240)

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const dot = 0x2e
const beforeVersion = [...'/_-vV.'].map(sign => sign.charCodeAt(0))

/** More dots and digits before or behind: an object identifier or a longer version. */
const runsOn = (around: Around, start: number, end: number): boolean =>
  (byteAt(around, start - 1) === dot && isDigit(byteAt(around, start - 2))) ||
  (byteAt(around, end) === dot && isDigit(byteAt(around, end + 1)))

/** `Chrome/120.0.0.0`, `v1.2.3.4`, `lib-1.2.3.4`: a program and its version. */
const followsProgram = (around: Around, start: number): boolean =>
  beforeVersion.includes(byteAt(around, start - 1)) &&
  /[A-Za-z][0-9]?[/_-]$|(?<![A-Za-z])[vV]\.?$/.test(lettersOf(around, start - 8, start))

export const judgeIp4: Judge = (around, start, end) => {
  const numbers = octets(lettersOf(around, start, end))
  if (numbers === null || isNobodys(numbers) || runsOn(around, start, end)) return null
  if (contextOf('phone', around, start, end) === 'named') return null
  const words = contextOf('ip', around, start, end)
  const context: Context = words !== 'named' && followsProgram(around, start) ? 'other' : words
  const confidence = { named: 'certain', bare: 'likely', other: 'possible' } as const
  return hit('ip', [start, end], confidence[context], context)
}

/** The groups of an IPv6 address written out, with `null` where `::` stands; null where it is none. */
function groupsOf(text: string): readonly (string | null)[] | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = [], tail = []] = halves.map(half => (half === '' ? [] : half.split(':')))
  return halves.length === 1 ? head : [...head, null, ...tail]
}

/** How many of the eight groups one stands for: two where it is an IPv4 address at the end, none where it is no group. */
function weightOf(group: string, last: boolean): number {
  if (/^[0-9A-Fa-f]{1,4}$/.test(group)) return 1
  return last && octets(group) !== null ? 2 : 0
}

/** Whether the text is an IPv6 address, as RFC 4291 §2.2 says; `::` stands for one group at least. */
export function isIp6(text: string): boolean {
  const groups = groupsOf(text)
  if (groups === null) return false
  const shortened = groups.includes(null)
  const weights = groups.flatMap((group, at) =>
    group === null ? [] : [weightOf(group, at === groups.length - 1)],
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return !weights.includes(0) && (shortened ? sum <= 7 : sum === 8)
}

/** Beginnings of the ranges that are given out: global unicast, link-local, unique local, translated (IANA's registry). */
const givenOut = /^(?:[23][0-9a-f]{3}|fe[89ab][0-9a-f]|f[cd][0-9a-f]{2}|64:ff9b):/i

function confidence6(text: string, context: Context): Confidence {
  if (context === 'named' || !text.includes('::')) return 'certain'
  const groups = text.split(':').filter(group => group !== '').length
  const mapped = /^::(?:ffff:)?[0-9.]+$/i.test(text) && text.includes('.')
  return mapped || (givenOut.test(text) && groups >= 2) ? 'likely' : 'possible'
}

export const judgeIp6: Judge = (around, start, end) => {
  const text = withoutStop(lettersOf(around, start, end))
  if (!isIp6(text) || /^[0:]*:[01]?$/.test(text) || /^ff/i.test(text)) return null
  const past = start + text.length
  const context = contextOf('ip', around, start, past)
  return hit('ip', [start, past], confidence6(text, context), context)
}
