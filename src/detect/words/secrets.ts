// Secrets with a form of their own: tokens that begin with their issuer's letters (secret-rules.ts), and the scanner's shapes of AWS,
// GitHub, JWT (RFC 7519) and PEM (RFC 7468). What has a checksum or an inside is looked into. Proven by secrets.test.ts.

import { crc32 } from 'node:zlib'
import type { Around, Confidence, Hit, Judge, KeywordRule } from '../hit.ts'
import { entropyOf, isPlaceholder } from './placeholders.ts'
import { type SecretId, type TokenRule, tokenRules } from './secret-rules.ts'
import { after, beginsWord, hitIn, type Window, windowOf } from './window.ts'

export function secretHit(
  window: Window,
  what: SecretId,
  [start, end]: readonly [number, number],
  confidence: Confidence,
  context: Hit['context'] = 'bare',
): Hit {
  return hitIn(window, { kind: 'secret', what, start, end, confidence, context })
}

/** Bits for each letter, below which a token is one letter over and over, or a row of them. */
const tokenBits = 2.5

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function inBase62(value: number): string {
  let [rest, text] = [value, '']
  for (; rest > 0; rest = Math.floor(rest / 62)) text = (base62[rest % 62] ?? '') + text
  return text.padStart(6, '0')
}

/** GitHub's tokens, and npm's: 30 letters and their CRC-32 in six letters of base 62. */
export const hasChecksum = (token: string): boolean => {
  const letters = token.slice(token.indexOf('_') + 1)
  return letters.length === 36 && inBase62(crc32(letters.slice(0, 30))) === letters.slice(30)
}

function judgeToken(rule: TokenRule): Judge {
  const form = new RegExp(rule.form, 'y')
  const anyCase = rule.words.some(word => word.endsWith('=') || word.includes('secret_'))
  const read = anyCase ? new RegExp(rule.form, 'iy') : form
  return (around: Around, start: number, end: number): Hit | null => {
    const window = windowOf(around, start, end)
    read.lastIndex = window.start
    const match = read.exec(window.text)
    if (match === null || (!beginsWord(window) && !anyCase)) return null
    const secret = match.groups?.['secret'] ?? match[0]
    const from = window.start + match[0].lastIndexOf(secret)
    if (entropyOf(secret) < tokenBits || isPlaceholder(secret)) return null
    const sure = rule.checksum === true && !hasChecksum(secret) ? 'likely' : rule.confidence
    return secretHit(window, rule.id, [from, from + secret.length], sure, anyCase ? 'named' : 'bare')
  }
}

export const tokenKeywords: readonly KeywordRule[] = tokenRules.map((rule, at) => ({
  id: `secret.${rule.id}.${at + 1}`,
  words: rule.words,
  as: 'part',
  judge: judgeToken(rule),
}))

/** An access key's id: AWS's own examples end in EXAMPLE and open nothing. */
export function judgeAkia(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const text = window.text.slice(window.start, window.end)
  if (text.endsWith('EXAMPLE') || entropyOf(text) < tokenBits) return null
  return secretHit(window, 'aws-access-key', [window.start, window.end], 'certain')
}

export function judgeGhp(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const text = window.text.slice(window.start, window.end)
  if (entropyOf(text.slice(4)) < tokenBits || isPlaceholder(text)) return null
  const sure = hasChecksum(text) ? 'certain' : 'likely'
  return secretHit(window, 'github-token', [window.start, window.end], sure)
}

/** A header that is JSON and names its algorithm (RFC 7515 §4.1.1). */
function isHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof header === 'object' && header !== null && 'alg' in header && typeof header.alg === 'string'
  } catch {
    return false
  }
}

export function judgeJwt(around: Around, start: number, end: number): Hit | null {
  // The shape may be longer than a window: its own bytes are read, whatever their number.
  const letters = Buffer.from(around.bytes.buffer, around.bytes.byteOffset + start, end - start).toString(
    'latin1',
  )
  if (!isHeader(letters.slice(0, letters.indexOf('.')))) return null
  return Object.freeze({ kind: 'secret', what: 'jwt', start, end, confidence: 'certain', context: 'bare' })
}

const keyBody =
  /^(?:\s|\\[nr]|["'+])*(?:(?:Proc-Type|DEK-Info)[^\n]{0,80}(?:\s|\\n)*){0,2}(?<body>[A-Za-z0-9+/=\s]|\\[nr]|["'+])*/

/** A key is told with its head, and as much of its body as may be seen. A head alone, as in a manual, is none. */
export function judgePem(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const body = keyBody.exec(after(window))?.[0] ?? ''
  if (!/[A-Za-z0-9+/]{16}/.test(body) || entropyOf(body) < tokenBits) return null
  return secretHit(window, 'private-key', [window.start, window.end + body.trimEnd().length], 'certain')
}
