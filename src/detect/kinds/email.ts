// E-mail addresses: RFC 5321 §4.1.2 and §4.5.3.1 for the local part and its length, RFC 1123 §2.1 for the labels of the domain, and the
// public suffix list for whether its last label is one. Names of pictures (`icon@2x.png`) and versions look the same. Proven by
// email.test.ts.

import { parse } from 'tldts'
import { byteAt, hit, lettersOf, readBytes } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Judge, KeywordRule } from '../hit.ts'
import { isDigit } from '../points.ts'

const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/
/** Last labels of files and of networks inside: the first is never an address, the second is one nobody outside can write to. */
const files = /^(?:png|jpe?g|gif|svg|webp|css|m?js|tsx?|html?|json|ya?ml|xml|txt|pdf|docx?|xlsx?)$/i
const inside = /^(?:local|lan|internal|intern|corp|home|test|example|invalid|localhost)$/i

/** Letters outside ASCII before the shape belong to the name (RFC 6531): `søren@…` begins at the s. */
function startOf(around: Around, start: number): number {
  const before = readBytes(around, start - 64, start)
  const name = /(?:[\p{L}\p{N}._%+-]*[^\P{L}\x00-\x7f])?$/u.exec(before)?.[0] ?? ''
  const isUtf8 =
    lettersOf(around, start - Buffer.byteLength(name), start) === Buffer.from(name).toString('latin1')
  return start - (isUtf8 ? Buffer.byteLength(name) : name.length)
}

/** The shape takes up what stands before an address: dots, hyphens, and signs that URLs write as `%3C`. */
const punctuation = (letters: string): number => /^(?:.*%[0-9A-F]{2})?[.-]*/.exec(letters)?.[0].length ?? 0

/** `\n` and its like, as programs write them before an address: the letter is none of its. */
const escaped = (around: Around, start: number): number =>
  /\\[nrt]$/.test(lettersOf(around, start - 1, start + 1)) ? 1 : 0

function confidenceOf(domain: string): Confidence | null {
  const labels = domain.split('.')
  const last = labels.at(-1) ?? ''
  if (domain.length > 253 || !labels.every(part => label.test(part)) || files.test(last)) return null
  if (inside.test(last)) return 'likely'
  const { domain: registered, isIcann } = parse(`x.${domain}`)
  return isIcann === true && registered !== null ? 'certain' : 'possible'
}

const isLocalPart = (local: string): boolean =>
  local !== '' && local.length <= 64 && !local.includes('..') && !local.endsWith('.')

export const judgeEmail: Judge = (around, candidate, end) => {
  const first = startOf(around, candidate)
  const letters = lettersOf(around, first, end)
  const at = letters.lastIndexOf('@')
  const start = first + (escaped(around, first) || punctuation(letters.slice(0, at)))
  if (!isLocalPart(letters.slice(start - first, at))) return null
  if (/^[A-Za-z0-9_]$/.test(String.fromCharCode(byteAt(around, end)))) return null
  const confidence = confidenceOf(letters.slice(at + 1))
  return confidence === null
    ? null
    : hit('email', [start, end], confidence, contextOf('email', around, start, end))
}

/** `jens%40firma.dk`, as addresses stand in URLs and in logs of them. */
const judgeEncoded: Judge = (around, at, behind) => {
  const local =
    /(?:(?<=%[0-9A-Fa-f]{2})|(?<![A-Za-z0-9%]))[A-Za-z0-9._+-]+$/.exec(lettersOf(around, at - 70, at))?.[0] ??
    ''
  const domain = /^(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9_-])/.exec(
    lettersOf(around, behind, behind + 256),
  )?.[0]
  const confidence = domain === undefined || !isLocalPart(local) ? null : confidenceOf(domain)
  if (domain === undefined || confidence === null) return null
  const span = [at - local.length, behind + domain.length] as const
  return hit('email', span, confidence, contextOf('email', around, ...span))
}

const lettersAfter = /^(?:[\p{L}\p{N}-]{1,63}\.){1,8}[A-Za-z]{2,24}$/u
const wideBefore =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){0,7}[\p{L}\p{N}-]{1,63})$/u

const isHostByte = (byte: number): boolean =>
  byte >= 0x80 ||
  byte === 0x2d ||
  byte === 0x2e ||
  isDigit(byte) ||
  ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)

/** Whether a host with a byte beyond ASCII ends at a place, and an @ stands before it: most that end like one are none. */
function isWideHost(around: Around, end: number): boolean {
  let at = end - 1
  let wide = false
  for (; at > end - 80 && isHostByte(byteAt(around, at)); at--) wide ||= byteAt(around, at) >= 0x80
  return wide && byteAt(around, at) === 0x40
}

/** `info@smørrebrød.dk`: letters beyond ASCII in the host (RFC 5890), which the shape has not. Found by the end of the host. */
const judgeWide: Judge = (around, start, end) => {
  if (!isWideHost(around, start)) return null
  if (
    /^[A-Za-z0-9_.-]$/.test(String.fromCharCode(byteAt(around, end))) &&
    !/^\.(?:\W|$)/.test(lettersOf(around, end, end + 2))
  )
    return null
  const text = readBytes(around, start - 160, start)
  const match = wideBefore.exec(text)
  const [written = '', host = ''] = match ?? []
  const domain = `${host}${lettersOf(around, start, end)}`
  if (!/[^\x00-\x7f]/.test(host) || !lettersAfter.test(domain)) return null
  if (!isLocalPart(written.slice(0, -host.length - 1))) return null
  const isUtf8 =
    lettersOf(around, start - Buffer.byteLength(written), start) === Buffer.from(written).toString('latin1')
  const from = start - (isUtf8 ? Buffer.byteLength(written) : written.length)
  return hit('email', [from, end], 'certain', contextOf('email', around, from, end))
}

const spokenDomain =
  /^ ?((?:[A-Za-z0-9-]{1,63}(?: ?[([{](?:dot|punktum)[)\]}] ?|\.)){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9_-])/i

/** `mette (at) firma.dk`, as people write who fear programs that gather addresses. */
const judgeSpoken: Judge = (around, at, behind) => {
  const local =
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63} ?$/.exec(lettersOf(around, at - 70, at))?.[0] ?? ''
  const domain = spokenDomain.exec(lettersOf(around, behind, behind + 256))
  const host = (domain?.[1] ?? '').replace(/ ?[([{](?:dot|punktum)[)\]}] ?/gi, '.')
  if (domain === null || local.endsWith(' ') !== domain[0].startsWith(' ')) return null
  if (!isLocalPart(local.trim()) || confidenceOf(host) !== 'certain') return null
  const span = [at - local.length, behind + domain[0].length] as const
  return hit('email', span, 'likely', contextOf('email', around, ...span))
}

export const encodedRules: readonly KeywordRule[] = [
  {
    id: 'email:wide',
    words: ['.dk', '.com', '.eu', '.net', '.org', '.se', '.no', '.de', '.nu'],
    as: 'part',
    judge: judgeWide,
  },
  {
    id: 'email:spoken',
    words: ['(at)', '[at]', '{at}', '(snabel-a)', '(snabela)', '[snabel-a]'],
    as: 'part',
    judge: judgeSpoken,
  },
  { id: 'email:encoded', words: ['%40'], as: 'part', judge: judgeEncoded },
]
