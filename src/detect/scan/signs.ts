// The shapes that are found at a sign or at the rarest letter of what they begin with: mail addresses, keys, tokens, groups of
// hexadecimal digits. As in numbers.ts each function answers where its shape ends, or 0. Proven by find.test.ts.

import { hitBytes } from '../hit.ts'
import {
  code,
  isBase32,
  isBase64Url,
  isHex,
  isHexRun,
  isHostLabel,
  isLetter,
  isMailName,
  isWord,
  runEnd,
} from './classes.ts'

const mailNameBytes = 64
const wordAt = (bytes: Uint8Array, at: number): boolean => isWord[bytes[at] as number] === 1

/** Where the name before an `@` begins, at `least` or later; the `@` itself where there is none. */
export function mailStart(bytes: Uint8Array, at: number, least: number): number {
  const first = Math.max(least, at - mailNameBytes)
  let start = at
  while (start > first && isMailName[bytes[start - 1] as number] === 1) start--
  return start
}

/** The `@` that ends the name of a mail address which has begun at or before a byte; 0 where there is none. */
export function nextAt(bytes: Uint8Array, from: number): number {
  const at = runEnd(isMailName, bytes, from, mailNameBytes)
  return bytes[at] === code.at ? at : 0
}

/** The host behind an `@`: labels and dots, as many as may be, and behind the last dot two letters at least. */
export function mailEnd(bytes: Uint8Array, from: number): number {
  let end = 0
  let at = from
  for (let label = 0; label <= 8; label++) {
    if (label > 0) {
      const letters = runEnd(isLetter, bytes, at, 24)
      if (letters - at >= 2) end = letters
    }
    const dot = runEnd(isHostLabel, bytes, at, 63)
    if (dot === at || bytes[dot] !== code.dot) break
    at = dot + 1
  }
  return end
}

const spells = (text: string): readonly number[] => [...text].map(letter => letter.charCodeAt(0))

function stands(letters: readonly number[], bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < letters.length; at++) if (bytes[from + at] !== letters[at]) return false
  return true
}

const akia = spells('AKIA')
const ghp = spells('ghp_')
const eyJ = spells('eyJ')
const dotEyJ = spells('.eyJ')
const begin = spells('-----BEGIN ')
const privateKey = spells('PRIVATE KEY-----')

export function akiaEnd(bytes: Uint8Array, start: number): number {
  if (!stands(akia, bytes, start) || wordAt(bytes, start - 1)) return 0
  const end = runEnd(isBase32, bytes, start + 4, 16)
  return end === start + 20 && !wordAt(bytes, end) ? end : 0
}

export function ghpEnd(bytes: Uint8Array, start: number): number {
  if (!stands(ghp, bytes, start) || wordAt(bytes, start - 1)) return 0
  for (let at = start + 4; at < start + 40; at++)
    if (!wordAt(bytes, at) || bytes[at] === code.underscore) return 0
  return wordAt(bytes, start + 40) ? 0 : start + 40
}

export const jwtBegins = (bytes: Uint8Array, start: number): boolean =>
  stands(eyJ, bytes, start) && !wordAt(bytes, start - 1)

/** A JWT whose first part ends at `dot`. What is longer than a hit may be is cut off there, whatever it lacks. */
export function jwtEnd(bytes: Uint8Array, start: number, dot: number): number {
  const last = start + hitBytes
  if (dot >= last) return 0
  if (dot - start < 13 || !stands(dotEyJ, bytes, dot)) return 0
  const second = runEnd(isBase64Url, bytes, dot + 4, last - dot - 4)
  if (second >= last) return last
  if (second - dot < 14 || bytes[second] !== code.dot) return 0
  const end = runEnd(isBase64Url, bytes, second + 1, last - second - 1)
  return end - second > 10 || end >= last ? end : 0
}

/** `"[A-Z ]{0,20}PRIVATE KEY-----"` behind BEGIN: the words before are as few or as many as end in it. */
export function pemEnd(bytes: Uint8Array, start: number): number {
  if (!stands(begin, bytes, start)) return 0
  const from = start + begin.length
  for (let words = 20; words >= 0; words--)
    if (stands(privateKey, bytes, from + words) && isCapitals(bytes, from, from + words))
      return from + words + privateKey.length
  return 0
}

function isCapitals(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte !== code.space && (byte < 65 || byte > 90)) return false
  }
  return true
}

/** Where the run of hexadecimal digits, dots and colons begins in which a colon stands; -1 where it is longer than a hit may be. */
export function hexStart(bytes: Uint8Array, colon: number): number {
  const least = colon - hitBytes
  let start = colon
  while (start > least && isHexRun[bytes[start - 1] as number] === 1) start--
  return start > least ? start : -1
}

/** From the beginning of such a run to where it may end with two colons in it. */
export function hexEnd(bytes: Uint8Array, start: number, runs: number): number {
  if (wordAt(bytes, start - 1)) return 0
  let end = runs
  while (end > start && wordAt(bytes, end)) end--
  return hasTwoColons(bytes, start, end) ? end : 0
}

function hasTwoColons(bytes: Uint8Array, from: number, to: number): boolean {
  let count = 0
  for (let at = from; at < to && count < 2; at++) if (bytes[at] === code.colon) count++
  return count === 2
}

export const hexRunEnd = (bytes: Uint8Array, start: number): number =>
  runEnd(isHexRun, bytes, start, hitBytes)

/** Six pairs of hexadecimal digits and hyphens. */
export function macEnd(bytes: Uint8Array, start: number): number {
  for (let group = 0; group < 6; group++) {
    const at = start + 3 * group
    if (isHex[bytes[at] as number] === 0 || isHex[bytes[at + 1] as number] === 0) return 0
    if (group < 5 && bytes[at + 2] !== code.hyphen) return 0
  }
  const [before, behind] = [bytes[start - 1] as number, bytes[start + 17] as number]
  return isBase64Url[before] === 1 || isBase64Url[behind] === 1 ? 0 : start + 17
}
