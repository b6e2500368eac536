// Lines of `journalctl -o json` (systemd's JOURNAL_FIELDS.7 and »Journal JSON Format«): __REALTIME_TIMESTAMP in microseconds, the
// program in SYSLOG_IDENTIFIER or else _COMM, and MESSAGE as text, or as an array of bytes where it is no clean text, or as null
// where it was too long. Proven by journald.test.ts.

import { limits } from '../../core/limits.ts'
import { type Block, blockMargin, type LineReader, type Received, what } from '../received.ts'
import { MessageReader, type Span } from './message.ts'
import { ascii, startsAt } from './shape.ts'
import { beginEvent, lineOf } from './syslog.ts'
import { decimal } from './values.ts'
import { instantsIn, type PutInstant, usualZone } from './zone.ts'

const quote = 34
const backslash = 92
const nothing: Span = [0, 0]
const keys = {
  message: ascii('"MESSAGE"'),
  time: ascii('"__REALTIME_TIMESTAMP"'),
  program: ascii('"SYSLOG_IDENTIFIER"'),
  command: ascii('"_COMM"'),
}
type Key = keyof typeof keys
const keyList = Object.entries(keys) as readonly [Key, Uint8Array][]

export class JournalReader implements LineReader {
  readonly #putInstant: PutInstant
  // A web server's message has quotes, which JSON escapes: its spans would be in no block.
  readonly #messages = new MessageReader([])
  readonly #plain = new PlainText(limits.syslogFrameBytes)
  /** Values of the line, by the places of their first and behind their last letter. */
  readonly #values: Record<Key, Span> = {
    message: nothing,
    time: nothing,
    program: nothing,
    command: nothing,
  }

  constructor(zone: string = usualZone) {
    this.#putInstant = instantsIn(zone)
  }

  read(block: Block, at: number, into: Received): number {
    const { next, end } = lineOf(block, at)
    beginEvent(into)
    if (this.#scan(block.bytes, at, end) && this.#putTime(block.bytes, into)) this.#message(block, into)
    return next
  }

  /** Finds the values; false where the line is no object of JSON. */
  #scan(bytes: Uint8Array, from: number, end: number): boolean {
    for (const [key] of keyList) this.#values[key] = nothing
    let at = skipSpace(bytes, from, end)
    if (bytes[at] !== 123) return false
    at = skipSpace(bytes, at + 1, end)
    while (at < end && bytes[at] === quote) {
      const keyEnd = valueEnd(bytes, at, end)
      const value = skipSpace(bytes, skipSpace(bytes, keyEnd, end) + 1, end)
      const behind = valueEnd(bytes, value, end)
      if (behind > end || behind === value) return false
      for (const [key, text] of keyList)
        if (keyEnd - at === text.length && startsAt(bytes, at, keyEnd, text))
          this.#values[key] = [value, behind]
      at = skipSpace(bytes, behind, end)
      if (bytes[at] === 125) return true
      if (bytes[at] !== 44) return false
      at = skipSpace(bytes, at + 1, end)
    }
    return false
  }

  #putTime(bytes: Uint8Array, into: Received): boolean {
    const [from, to] = unquoted(bytes, this.#values.time)
    const micros = decimal(bytes, from, to)
    return to > from && micros >= 0 && this.#putInstant(micros / 1e6, into)
  }

  #message(block: Block, into: Received): void {
    const { bytes } = block
    const { message, program, command } = this.#values
    const tag = unquoted(bytes, program === nothing ? command : program)
    const [from, to] = message
    // null: too long for journalctl to tell.
    if (message === nothing || bytes[from] === 110) into.what = what.aside
    else if (bytes[from] === quote && !bytes.subarray(from, to).includes(backslash))
      this.#messages.read(block, tag, [from + 1, to - 1], into)
    else this.#plain.read(this.#messages, block, tag, message, into)
  }
}

/** A message whose letters are not those of the line: written out beside it, read there, and wiped. */
export class PlainText {
  readonly #block: Block
  /** Where in the line each letter stood. */
  readonly #places: Int32Array
  readonly #most: number
  #length = 0

  constructor(most: number) {
    const bytes = new Uint8Array(most + blockMargin)
    this.#block = { bytes, view: new DataView(bytes.buffer), from: 0, to: most }
    this.#places = new Int32Array(most)
    this.#most = most
  }

  read(
    messages: Pick<MessageReader, 'read'>,
    { bytes }: Block,
    tag: Span,
    [from, to]: Span,
    into: Received,
  ): void {
    this.#length = 0
    for (let at = tag[0]; at < tag[1]; at++) this.#put(bytes[at] ?? 0, at)
    const begin = this.#length
    if (bytes[from] === 91) this.#putNumbers(bytes, from + 1, to - 1)
    else this.#putText(bytes, from + 1, to - 1)
    messages.read(this.#block, [0, begin], [begin, this.#length], into)
    this.#placeAddress(into)
    this.#block.bytes.fill(0, 0, this.#length)
  }

  /** What is longer is cut: no shape is. */
  #put(byte: number, place: number): void {
    if (this.#length === this.#most) return
    this.#places[this.#length] = place
    this.#block.bytes[this.#length++] = byte
  }

  #putNumbers(bytes: Uint8Array, from: number, to: number): void {
    let number = -1
    for (let at = from; at <= to; at++) {
      const digit = (bytes[at] ?? 0) - 48
      if (at < to && digit >= 0 && digit <= 9) number = Math.max(0, number) * 10 + digit
      else if (number >= 0) {
        this.#put(number & 255, at)
        number = -1
      }
    }
  }

  #putText(bytes: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      if (bytes[at] !== backslash) this.#put(bytes[at] ?? 0, at)
      else if (bytes[++at] === 117) {
        for (const byte of Buffer.from(letterAt(bytes, at + 1))) this.#put(byte, at)
        at += 4
      } else this.#put(escapes.get(bytes[at] ?? 0) ?? bytes[at] ?? 0, at)
    }
  }

  /** An address whose letters do not stand together in the line is known by its number alone. */
  #placeAddress(into: Received): void {
    const { addressFrom, addressTo } = into
    if (addressTo === 0) return
    const from = this.#places[addressFrom] ?? 0
    const last = this.#places[addressTo - 1] ?? 0
    const isWhole = last - from === addressTo - 1 - addressFrom
    into.addressFrom = isWhole ? from : 0
    into.addressTo = isWhole ? last + 1 : 0
  }
}

const escapes = new Map([
  [98, 8],
  [102, 12],
  [110, 10],
  [114, 13],
  [116, 9],
])

/** Of `\u00e9`; a half of a pair stands for what it is not. */
function letterAt(bytes: Uint8Array, at: number): string {
  const code = Number.parseInt(String.fromCharCode(...bytes.subarray(at, at + 4)), 16)
  return Number.isNaN(code) ? '?' : String.fromCharCode(code)
}

const unquoted = (bytes: Uint8Array, [from, to]: Span): Span =>
  bytes[from] === quote && to > from ? [from + 1, to - 1] : [from, to]

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === 32 || bytes[at] === 9)) at++
  return at
}

/** Behind a value: a text, an array of numbers or of texts, or a word. Beyond the end where it does not end. */
function valueEnd(bytes: Uint8Array, from: number, end: number): number {
  if (bytes[from] === quote) return textEnd(bytes, from, end)
  let at = from
  if (bytes[from] !== 91) {
    while (at < end && bytes[at] !== 44 && bytes[at] !== 125) at++
    return at
  }
  for (at++; at < end && bytes[at] !== 93; ) at = bytes[at] === quote ? textEnd(bytes, at, end) : at + 1
  return at + 1
}

function textEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from + 1
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at + 1
}
