// A text cut into sentences of words and signs, by positions alone: nothing of the text is copied. A sentence ends at a full stop
// that does not belong to an abbreviation or an initial, at a blank line, and at a line that was not merely wrapped.
// Proven by tokens.test.ts.

import { classOf, digit, isLetter, lower, newline, other, space, upper } from './letters.ts'

/** A longer sentence is cut here; a longer word is none. */
export const sentenceTokens = 256
const wordLetters = 64
/** A line that goes on for this long and does not end a sentence was wrapped. */
const wrappedLetters = 55

/** One sentence, in arrays that are used again for the next. */
export interface Sentence {
  readonly start: Int32Array
  readonly end: Int32Array
  count: number
}

export const emptySentence = (): Sentence => ({
  start: new Int32Array(sentenceTokens),
  end: new Int32Array(sentenceTokens),
  count: 0,
})

const stop = 0x2e
const hyphen = 0x2d
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019
const isEnd = (code: number): boolean => code === stop || code === 0x21 || code === 0x3f || code === 0x2026
const closing = new Set([...'"\'”’»)]'].map(sign => sign.charCodeAt(0)))

/** Words whose full stop does not end a sentence. */
const abbreviations = new Set(
  (
    'hr fr frk dr prof adv att attn afd art bl ca cand cirka dvs eks ekskl em evt ff fhv fig fmd forts gl gr hhv inkl ing int jf jr kap ' +
    'kr kgl kl komm lic maks mfl mht mia mio mm mr mrs ms mv nr ndr nuv obs odont okt osv pct pers pga pkt pr pst ref res resp rk ' +
    'sdr sek sen sept skt sml spec sr st stk sv tdl tekn tel tlf tlr udg vedr vol vs årh'
  ).split(' '),
)

/** Reads the sentence at `from` into `into`; answers where the next begins, or the text's length at its end. */
export function readSentence(text: string, from: number, into: Sentence): number {
  into.count = 0
  let at = from
  let line = from
  while (at < text.length && into.count < sentenceTokens) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === space) at++
    else if (kind === newline) {
      const next = skipBlank(text, at)
      if (into.count > 0 && !isWrapped(text, line, at, next)) return next.at
      at = next.at
      line = at
    } else {
      const end = kind === other ? endOfSign(text, at) : endOfWord(text, at)
      into.start[into.count] = at
      into.end[into.count] = end
      into.count++
      if (isEnd(text.charCodeAt(end - 1)) && endsSentence(text, at, end)) return endOfClosing(text, end, into)
      at = end
    }
  }
  return at
}

/** Whatever is blank from here on, and how many lines that ends. */
function skipBlank(text: string, from: number): { at: number; lines: number } {
  let at = from
  let lines = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind !== space && kind !== newline) break
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) lines++
  }
  return { at, lines }
}

function isWrapped(text: string, line: number, end: number, next: { at: number; lines: number }): boolean {
  if (next.lines > 1 || next.at >= text.length) return false
  if (classOf(text.charCodeAt(next.at)) === lower) return true
  return (
    end - line >= wrappedLetters && !isEnd(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(next.at))
  )
}

/** Signs are tokens one by one, but for those outside the first plane, which are two code units. */
const endOfSign = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

const isWordPart = (code: number): boolean => {
  const kind = classOf(code)
  return kind === lower || kind === upper || kind === digit
}

/** Letters and digits, with a hyphen, an apostrophe or a short word's full stop between them, and an address as one word. */
function endOfWord(text: string, from: number): number {
  let at = from + 1
  let part = from
  const most = Math.min(text.length, from + wordLetters)
  while (at < most) {
    const code = text.charCodeAt(at)
    if (!isWordPart(code)) {
      if (code === 0x40) return endOfRun(text, at)
      if (!joins(text, at, part)) break
      part = at + 1
    }
    at++
  }
  return keepsSign(text, from, at) ? at + 1 : at
}

function joins(text: string, at: number, part: number): boolean {
  const code = text.charCodeAt(at)
  if (!isWordPart(text.charCodeAt(at + 1))) return false
  if (code === hyphen || isApostrophe(code) || code === 0x5f) return true
  // `H.L`, `f.eks`, `2.000`, `13.45`, and `jens.hansen@…`, but not `her.Nu`.
  if (code === stop || code === 0x2c || code === 0x3a)
    return (code === stop && at - part <= 2) || areDigits(text, at) || (code === stop && isAddress(text, at))
  return false
}

const areDigits = (text: string, at: number): boolean =>
  classOf(text.charCodeAt(at - 1)) === digit && classOf(text.charCodeAt(at + 1)) === digit

/** Whether an @ or a lower-case letter right behind makes this full stop one of an address. */
function isAddress(text: string, at: number): boolean {
  for (let next = at + 1; next < Math.min(text.length, at + wordLetters); next++) {
    const code = text.charCodeAt(next)
    if (code === 0x40) return true
    if (!isWordPart(code) && code !== stop && code !== hyphen && code !== 0x5f) return false
  }
  return false
}

function endOfRun(text: string, from: number): number {
  let at = from + 1
  while (at < Math.min(text.length, from + 254)) {
    const code = text.charCodeAt(at)
    if (!isWordPart(code) && !((code === stop || code === hyphen) && isWordPart(text.charCodeAt(at + 1))))
      break
    at++
  }
  return at
}

/** Whether the sign behind a word is part of it: a full stop, or the apostrophe of a genitive (`Elvis' sange`). */
function keepsSign(text: string, from: number, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === stop) return keepsStop(text, from, at)
  return isApostrophe(code) && /[sxz]/.test(text[at - 1] ?? '') && classOf(text.charCodeAt(at + 1)) === space
}

/** An initial, initials, and an abbreviation keep their full stop. */
function keepsStop(text: string, from: number, at: number): boolean {
  if (!isLetter(text.charCodeAt(from)) || at - from > 8) return false
  if (at - from === 1) return true
  const inner = text.indexOf('.', from)
  if (inner < at) return at - text.lastIndexOf('.', at - 1) <= 4
  return abbreviations.has(text.slice(from, at).toLowerCase())
}

/** A sign that ends a sentence does so before a blank and anything but a small letter; behind an abbreviation it never does. */
function endsSentence(text: string, start: number, end: number): boolean {
  if (end - start > 1 && text.charCodeAt(end - 1) === stop) return false
  let at = end
  while (at < text.length && (closing.has(text.charCodeAt(at)) || isEnd(text.charCodeAt(at)))) at++
  if (at >= text.length) return false
  const kind = classOf(text.charCodeAt(at))
  if (kind !== space) return false
  while (at < text.length && classOf(text.charCodeAt(at)) === space) at++
  const next = classOf(text.charCodeAt(at))
  return next !== lower && !(next === digit && classOf(text.charCodeAt(start - 1)) === digit)
}

/** Quotation marks and brackets right behind a full stop belong to its sentence. */
function endOfClosing(text: string, from: number, into: Sentence): number {
  let at = from
  while (at < text.length && into.count < sentenceTokens) {
    const code = text.charCodeAt(at)
    if (!closing.has(code) && !isEnd(code)) break
    into.start[into.count] = at
    into.end[into.count] = at + 1
    into.count++
    at++
  }
  return at
}
