// The shapes that are found at a digit, read byte by byte: each function answers where its shape ends, or 0 where it does not stand
// there. The caller knows that the run of digits begins where it says and what stands before it. shapes.ts defines them; the length of
// every one is bounded, so none may take long. Proven by find.test.ts.

import { code, isDigit, isWord, runEnd } from './classes.ts'

const digitAt = (bytes: Uint8Array, at: number): boolean => isDigit[bytes[at] as number] === 1
const wordAt = (bytes: Uint8Array, at: number): boolean => isWord[bytes[at] as number] === 1

/** The number of two digits. */
const pair = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) - 48) * 10 + (bytes[at + 1] as number) - 48

/** `[0-9]{count}`: where it ends, or 0. */
function digits(bytes: Uint8Array, at: number, count: number): number {
  const end = runEnd(isDigit, bytes, at, count)
  return end - at === count ? end : 0
}

/** Ten digits, or six and four with a hyphen or a space between: `at` begins a run of digits that ends at `runs`. */
export function cprEnd(bytes: Uint8Array, at: number, runs: number): number {
  const [day, month] = [pair(bytes, at), pair(bytes, at + 2)]
  if (day < 1 || day > 31 || month < 1 || month > 12) return 0
  if (runs - at === 10) return wordAt(bytes, runs) ? 0 : runs
  const between = bytes[runs]
  if (runs - at !== 6 || (between !== code.hyphen && between !== code.space)) return 0
  const end = digits(bytes, runs + 1, 4)
  return end === 0 || wordAt(bytes, end) ? 0 : end
}

/** Three groups of four digits and up to seven more, a space or a hyphen between them or nothing. */
export function cardEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (let group = 0; group < 3; group++) {
    at = digits(bytes, at, 4)
    if (at === 0) return 0
    if (bytes[at] === code.space || bytes[at] === code.hyphen) at++
  }
  const end = runEnd(isDigit, bytes, at, 7)
  return end === at || wordAt(bytes, end) ? 0 : end
}

/** What follows `+45` or `0045`. */
export function danishPhoneEnd(bytes: Uint8Array, from: number): number {
  let at = from
  for (let group = 0; group < 4; group++) {
    if (bytes[at] === code.space) at++
    if (group === 0 && (bytes[at] as number) < 50) return 0
    at = digits(bytes, at, 2)
    if (at === 0) return 0
  }
  return wordAt(bytes, at) ? 0 : at
}

/** What follows `DK` in a VAT number. */
export function vatEnd(bytes: Uint8Array, from: number): number {
  const end = digits(bytes, from, 8)
  return end === 0 || wordAt(bytes, end) ? 0 : end
}

/** What follows `NO`: two digits, twice four and three, each behind a space or not. */
export function shortIbanEnd(bytes: Uint8Array, from: number): number {
  let at = digits(bytes, from, 2)
  for (const count of [4, 4, 3]) {
    if (at === 0) return 0
    at = digits(bytes, bytes[at] === code.space ? at + 1 : at, count)
  }
  return at === 0 || wordAt(bytes, at) ? 0 : at
}

/** Whether a number of up to three digits is an octet: no zero before three of them. */
function octetEnd(bytes: Uint8Array, at: number): number {
  const end = runEnd(isDigit, bytes, at, 4)
  if (end === at || end - at > 3) return 0
  if (end - at < 3) return end
  const first = bytes[at]
  return first === 49 || (first === 50 && pair(bytes, at + 1) <= 55) ? end : 0
}

export function ip4End(bytes: Uint8Array, from: number): number {
  let at = octetEnd(bytes, from)
  for (let octet = 1; octet < 4; octet++) {
    if (at === 0 || bytes[at] !== code.dot) return 0
    at = octetEnd(bytes, at + 1)
  }
  return at === 0 || wordAt(bytes, at) ? 0 : at
}

/**
 * From the two digits of an IBAN on, in letters of one case. It gives back groups it has taken, as an expression does, where none
 * may end.
 */
export function ibanEnd(bytes: Uint8Array, from: number, letters: Uint8Array): number {
  if (!digitAt(bytes, from + 1)) return 0
  const ends = [from + 2]
  let at = from + 2
  while (ends.length <= 7) {
    at = groupEnd(bytes, at, letters)
    if (at === 0) break
    ends.push(at)
  }
  for (let group = ends.length - 1; group >= 3; group--) {
    const end = ibanTail(bytes, ends[group] as number, letters)
    if (end > 0) return end
  }
  return 0
}

/** `" ?[A-Z0-9]{4}"`. */
function groupEnd(bytes: Uint8Array, from: number, letters: Uint8Array): number {
  const at = bytes[from] === code.space ? from + 1 : from
  return runEnd(letters, bytes, at, 4) === at + 4 ? at + 4 : 0
}

/** `"(?: ?[A-Z0-9]{1,3})?\b"`. */
function ibanTail(bytes: Uint8Array, from: number, letters: Uint8Array): number {
  const at = bytes[from] === code.space ? from + 1 : from
  const end = runEnd(letters, bytes, at, 3)
  if (end > at && !wordAt(bytes, end)) return end
  return wordAt(bytes, from) ? 0 : from
}

/** Digits with up to two signs between two of them: `from` is the first one. */
export function numberEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1
  let end = 0
  for (let count = 1; ; count++) {
    if (count >= 7 && !wordAt(bytes, at)) end = at
    if (count === 24) return end
    const next = signsEnd(bytes, at)
    if (!digitAt(bytes, next)) return end
    at = next + 1
  }
}

/** The same up to 15 digits, and an x with one to six digits behind it. */
export function extensionEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1
  for (let count = 1; count <= 15; count++) {
    if (count >= 7 && bytes[at] === code.x) return afterX(bytes, at + 1)
    const next = signsEnd(bytes, at)
    if (!digitAt(bytes, next)) return 0
    at = next + 1
  }
  return 0
}

function afterX(bytes: Uint8Array, from: number): number {
  const end = runEnd(isDigit, bytes, from, 6)
  return end === from || wordAt(bytes, end) ? 0 : end
}

const isSign = Uint8Array.from({ length: 256 }, (_, byte) =>
  ' ()./-'.includes(String.fromCharCode(byte)) ? 1 : 0,
)
const signsEnd = (bytes: Uint8Array, at: number): number => runEnd(isSign, bytes, at, 2)

/** How many bytes of `"(?:\(?\+)?\(?"` stand before a digit, of those that begin at `least` or later. */
export function numberPrefix(bytes: Uint8Array, at: number, least: number): number {
  const openBefore = bytes[at - 1] === code.open ? 1 : 0
  const plusBefore = bytes[at - 1 - openBefore] === code.plus ? 1 : 0
  const most =
    openBefore + plusBefore + (plusBefore === 1 && bytes[at - 2 - openBefore] === code.open ? 1 : 0)
  // The longest that stands behind no letter or digit and takes nothing of the match before.
  for (let length = most; length > 0; length--)
    if (at - length >= least && !wordAt(bytes, at - length - 1)) return length
  return 0
}

/** Two decimal numbers; `from` is the first digit of the first. */
export function decimalsEnd(bytes: Uint8Array, from: number): number {
  const first = decimalEnd(bytes, from)
  if (first === 0) return 0
  let at = betweenEnd(bytes, first)
  if (at === 0) return 0
  if (bytes[at] === code.plus || bytes[at] === code.hyphen) at++
  const end = decimalEnd(bytes, at)
  return end === 0 || wordAt(bytes, end) || bytes[end] === code.dot ? 0 : end
}

/** `"[0-9]{1,3}\.[0-9]{4,12}"`. */
function decimalEnd(bytes: Uint8Array, from: number): number {
  const dot = runEnd(isDigit, bytes, from, 3)
  if (dot === from || bytes[dot] !== code.dot) return 0
  const end = runEnd(isDigit, bytes, dot + 1, 12)
  return end - dot > 4 ? end : 0
}

const isBetween = Uint8Array.from({ length: 256 }, (_, byte) =>
  ' ,;'.includes(String.fromCharCode(byte)) ? 1 : 0,
)

/** `" ?[,; ] ?"`: one to three of these, at most one of which is no space, and of three the one in the middle. */
function betweenEnd(bytes: Uint8Array, from: number): number {
  const end = runEnd(isBetween, bytes, from, 3)
  const [first, second] = [bytes[from], bytes[from + 1]]
  if (end - from === 2 && first !== code.space && second !== code.space) return 0
  if (end - from === 3 && (first !== code.space || bytes[from + 2] !== code.space)) return 0
  return end > from ? end : 0
}

/** What follows the two letters of a licence plate and a space, where there is one. */
export function plateEnd(bytes: Uint8Array, from: number): number {
  const two = digits(bytes, from, 2)
  if (two === 0) return 0
  const end = digits(bytes, bytes[two] === code.space ? two + 1 : two, 3)
  return end === 0 || wordAt(bytes, end) ? 0 : end
}
