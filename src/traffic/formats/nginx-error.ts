// nginx's error log: `2026/05/31 10:00:00 [error] 12#12: *5 open() … failed (…), client: 192.0.2.1, server: …`. Counted is that a
// server had trouble, and how bad; what it says of whom is not kept. A program behind FastCGI may have written several lines, of
// which only the first begins with a time. Proven by nginx-error.test.ts.

import { type ErrorLevel, errorLevels, type TrafficEvent } from '../event.ts'
import { type Block, type LineReader, type Received, what } from '../received.ts'
import { beginLine, nextLine } from './fields.ts'
import { putAddress, putClock, putDate, startsWith } from './values.ts'

const slash = 47
const space = 32
const comma = 44
const openSquare = 91
const levelAt = 20
const clientMark = Buffer.from(', client: ')
const programMark = Buffer.from('FastCGI sent in stderr: "')

const events: readonly (readonly [string, TrafficEvent])[] = errorLevels.map((level: ErrorLevel) => [
  `[${level}] `,
  Object.freeze({ kind: 'server-error', level } as const),
])

export const openNginxError = (): LineReader => new NginxErrorReader()

class NginxErrorReader implements LineReader {
  /** Whether the line before was begun by a program that may go on. */
  #goesOn = false

  read(block: Block, at: number, into: Received): number {
    const next = nextLine(block, at)
    const level = startOf(block, at, into)
    if (level === null) into.what = this.#goesOn ? what.aside : what.unread
    else this.#begin(block, at, next, level, into)
    if (level === null && find(block, clientMark, at, next) >= 0) this.#goesOn = false
    return next
  }

  #begin(block: Block, at: number, next: number, level: TrafficEvent, into: Received): void {
    into.what = what.event
    into.event = level
    const client = find(block, clientMark, at, next)
    this.#goesOn = client < 0 && find(block, programMark, at, next) >= 0
    if (client < 0) return
    const from = client + clientMark.length
    let to = from
    while (block.bytes[to] !== comma && (block.bytes[to] ?? 0) > space) to++
    putAddress(block, from, to, into)
  }
}

/** What a line that begins with a time is; null where it begins with none. */
function startOf({ bytes }: Block, at: number, into: Received): TrafficEvent | null {
  beginLine(into)
  // A short line may end within these places: then none of them is what it should be.
  if (bytes[at + 10] !== space || bytes[at + levelAt - 1] !== space || bytes[at + levelAt] !== openSquare)
    return null
  if (!putDate(bytes, at, into, slash) || !putClock(bytes, at + 11, into)) return null
  const from = at + levelAt
  return events.find(([text]) => startsWith(bytes, from, from + text.length, text))?.[1] ?? null
}

/** Where a text stands in a line; -1 where it does not. */
function find({ bytes }: Block, text: Uint8Array, from: number, to: number): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).indexOf(text)
  return at < 0 ? -1 : from + at
}
