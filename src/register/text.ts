// From bytes to text a person can be pointed into: UTF-8 only (a byte order mark is taken off), no invisible characters
// that let two texts look the same, lines counted from 1. Proven by text.test.ts and test/hostile/register.test.ts.

import { isUtf8 } from 'node:buffer'

import { limits } from '../core/limits.ts'
import { type Fault, type Place, Refusal, type RefusalCode } from '../core/refusal.ts'

/** A file as the command or the app read it: rooms touch no disk. */
export interface SourceFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * The text of a file, normalised: NFC, line feeds only, no byte order mark.
 * Throws a Refusal with `code` for what is too large, not UTF-8, or holds control and direction characters.
 */
export function readText(file: SourceFile, limitBytes: number, code: RefusalCode): string {
  if (file.bytes.length > limitBytes)
    throw new Refusal('limit', {
      message: `expected at most ${limitBytes} bytes, got ${file.bytes.length}`,
      place: startOf(file.path),
    })
  const fault = encodingFault(file)
  if (fault !== null) throw new Refusal(code, fault)
  const text = new TextDecoder('utf-8').decode(file.bytes).replace(/\r\n?/g, '\n').normalize('NFC')
  const faults = invisibleFaults(file.path, text)
  const [first, ...more] = faults
  if (first !== undefined) throw new Refusal(code, first, ...more)
  return text
}

export const startOf = (file: string): Place => ({ file, line: 1, column: 1 })

const utf8Hint = 'save the file as UTF-8'

function encodingFault(file: SourceFile): Fault | null {
  const [first, second] = file.bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { message: 'expected UTF-8, got UTF-16 at byte 0', place: startOf(file.path), hint: utf8Hint }
  if (isUtf8(file.bytes)) return null
  const at = firstBadByte(file.bytes)
  const before = new TextDecoder('utf-8').decode(file.bytes.subarray(0, at))
  const byte = (file.bytes[at] ?? 0).toString(16).padStart(2, '0')
  return {
    message: `expected UTF-8, got the byte 0x${byte} at byte ${at}`,
    place: placeAt(file.path, before, before.length),
    hint: `${utf8Hint}; it looks like Latin-1 or Windows-1252`,
  }
}

/** Offset of the first byte that is not UTF-8: the longest good prefix, found by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isGoodPrefix(bytes, middle)) good = middle
    else bad = middle
  }
  // What breaks off in the middle of a character is wrong from where the character starts.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1
  return good
}

// A prefix may end inside a character: what is left open at its end is not yet wrong.
function isGoodPrefix(bytes: Uint8Array, length: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
    return true
  } catch {
    return false
  }
}

export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 }
}

// C0 and C1 controls but tab and line feed, and the characters that turn the direction of what follows.
export const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

function invisibleFaults(file: string, text: string): readonly Fault[] {
  return text
    .matchAll(invisible)
    .take(limits.faults)
    .map(match => ({
      message: `expected visible text, got U+${codePoint(match[0])}`,
      place: placeAt(file, text, match.index),
      hint: 'take the character out: it shows as nothing, or turns the text around',
    }))
    .toArray()
}

const codePoint = (letter: string): string =>
  (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
