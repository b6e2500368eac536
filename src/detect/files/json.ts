// JSON (RFC 8259), one value or one a line: scanned as it stands, keys beside their values; strings in which something is escaped once
// more as what they say, behind their key. No tree is built, so depth costs nothing. Proven by markup.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'
import { Stretches } from './stretches.ts'
import { plainOf, readPlain, readText } from './text.ts'

export async function* readJson(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const plain = await plainOf(source)
  if (plain === null || plain.isTurned) return yield* readText(source, inside)
  yield* readPlain(plain, inside)
  const strings = new EscapedStrings(inside.path)
  for await (const piece of piecesOf(source)) {
    strings.write(piece)
    yield* strings.lines.full()
  }
  if (!strings.end()) yield inside.unread('damaged', 'expected the end of a string, got the end of the file')
  yield* strings.lines.end()
}

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
/** A key is said again before its value up to here. */
const keyBytes = 100

/** Finds strings with escapes in them, in pieces cut anywhere. */
export class EscapedStrings {
  readonly lines: Stretches
  #at: number
  #isIn = false
  #isEscaped = false
  #hasEscapes = false
  #startAt = 0
  /** What of the string stood in earlier pieces. */
  #earlier: Uint8Array[] = []
  #last: Uint8Array = new Uint8Array(0)
  #key: Uint8Array = new Uint8Array(0)

  /** `at`: where in the file the first piece begins. */
  constructor(path: readonly string[], at = 0) {
    this.lines = new Stretches(path, 'whole')
    this.#at = at
  }

  write(piece: Uint8Array): void {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]
      if (this.#isEscaped) this.#isEscaped = false
      else if (!this.#isIn) {
        if (byte === quote) {
          this.#open(this.#at + at + 1)
          from = at + 1
        } else if (byte === colon) this.#key = this.#last
      } else if (byte === backslash) {
        this.#isEscaped = true
        this.#hasEscapes = true
      } else if (byte === quote) this.#close(piece.subarray(from, at))
    }
    if (this.#isIn) this.#keep(piece.subarray(from))
    this.#at += piece.length
  }

  /** Whether the last string had its end. */
  end(): boolean {
    const isWhole = !this.#isIn
    if (!isWhole) this.#close(new Uint8Array(0))
    return isWhole
  }

  #open(at: number): void {
    this.#isIn = true
    this.#hasEscapes = false
    this.#startAt = at
  }

  /** A string longer than what is read whole is told in two. */
  #keep(rest: Uint8Array): void {
    this.#earlier.push(rest)
    const kept = this.#earlier.reduce((sum, { length }) => sum + length, 0)
    if (kept < limits.detectWholeBytes || this.#isEscaped) return
    this.#close(new Uint8Array(0))
    this.#open(this.#startAt + kept)
  }

  #close(rest: Uint8Array): void {
    const string = this.#earlier.length === 0 ? rest : Buffer.concat([...this.#earlier, rest])
    this.#earlier = []
    this.#isIn = false
    if (this.#hasEscapes) this.#tell(string)
    this.#last = Uint8Array.from(string.subarray(0, keyBytes))
  }

  #tell(string: Uint8Array): void {
    if (this.#key.length > 0) this.lines.said(`${Buffer.from(this.#key).toString('utf8')}: `, this.#startAt)
    const bytes = Buffer.from(string.buffer, string.byteOffset, string.byteLength)
    for (let at = 0; at < bytes.length; ) {
      const found = bytes.indexOf(backslash, at)
      const end = found < 0 ? bytes.length : found
      this.lines.raw(bytes.subarray(at, end), this.#startAt + at)
      at = end
      if (end < bytes.length) {
        const { letters, length } = unescaped(bytes.subarray(end, end + 12).toString('latin1'))
        this.lines.said(letters, this.#startAt + end)
        at += length
      }
    }
    this.lines.said('\n', this.#startAt + string.length)
  }
}

const short: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** §7, a pair of surrogates as the one letter they are. */
function unescaped(text: string): { readonly letters: string; readonly length: number } {
  const units = /^(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})/.exec(
    text,
  )?.[0]
  if (units === undefined) return { letters: short[text[1] ?? ''] ?? text[1] ?? '', length: 2 }
  const codes = units.split('\\u').slice(1)
  return {
    letters: String.fromCharCode(...codes.map(code => Number.parseInt(code, 16))),
    length: units.length,
  }
}
