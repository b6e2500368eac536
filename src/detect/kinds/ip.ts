// Addresses of the internet: IPv4 in four decimals (RFC 6943 §3.1.1, strictly: no zeros before), and IPv6 in the text forms of RFC 4291
// §2.2 as RFC 5952 narrows and everybody writes them. Version numbers look the same. Proven by ip.test.ts.

import { byteAt, hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Context, Judge } from '../hit.ts'
import { isDigit } from '../points.ts'
import { withoutStop } from './mac.ts'

/** The four numbers of an address that fills a stretch; null where it is none. */
function octets(bytes: Uint8Array, start: number, end: number): readonly number[] | null {
  const numbers: number[] = []
  for (let at = start; at <= end; at++) {
    const first = at
    let number = 0
    for (; at < end && isDigit(bytes[at] as number); at++) number = 10 * number + (bytes[at] as number) - 0x30
    const hasZeroBefore = bytes[first] === 0x30 && at - first > 1
    if (at === first || at - first > 3 || number > 255 || hasZeroBefore) return null
    if (at < end && bytes[at] !== dot) return null
    numbers.push(number)
  }
  return numbers.length === 4 ? numbers : null
}

/** Nobody's: this host, loopback, networks' masks and everybody. */
const isNobodys = ([first = 0, second = 0]: readonly number[]): boolean =>
  first === 0 || first === 127 || (first === 255 && second === 255) || (first >= 224 && first < 240)

const dot = 0x2e
const colon = 0x3a
/** Those of a MAC address; an address of the internet has two beside each other, or more. */
const leastColons = 5
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
  const numbers = octets(around.bytes, start, end)
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
  return last && octets(Buffer.from(group, 'latin1'), 0, group.length) !== null ? 2 : 0
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

/** Groups of hexadecimal digits that are too few for an address or for a MAC: most often a moment, `10:15:00`. */
export function areTooFew({ bytes }: Around, start: number, end: number): boolean {
  let colons = 0
  for (let at = start; at < end; at++)
    if (bytes[at] === colon) {
      if (bytes[at + 1] === colon) return false
      colons++
    }
  return colons < leastColons
}

export const judgeIp6: Judge = (around, start, end) => {
  const text = withoutStop(lettersOf(around, start, end))
  if (!isIp6(text) || /^[0:]*:[01]?$/.test(text) || /^ff/i.test(text)) return null
  const past = start + text.length
  const context = contextOf('ip', around, start, past)
  return hit('ip', [start, past], confidence6(text, context), context)
}
