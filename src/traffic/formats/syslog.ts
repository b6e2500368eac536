// The envelope of syslog, with and without its `<PRI>`: RFC 3164 (`Oct 11 22:14:15 host tag[7]: …`, no year and no zone), RFC 5424
// (`1 2003-10-11T22:14:15.003Z host app 7 id [structured="data"] …`), and what rsyslog writes into files (`2003-10-11T22:14:15+02:00
// host tag[7]: …`). Times are taken as written. Octet counts are the receiver's matter (follow/syslog.ts). Proven by syslog.test.ts.

import type { Clock } from '../../core/clock.ts'
import { type Block, type LineReader, type Received, what } from '../received.ts'
import { CombinedReader } from './combined.ts'
import { MessageReader, type Span } from './message.ts'
import { dayOf, digits, putClock, putDate } from './values.ts'
import { instantsIn, type PutInstant, usualZone } from './zone.ts'

const space = 32
const dash = 45
const colon = 58
const bracket = 91
const bracketEnd = 93
const dayMs = 86_400_000
/** Between two 29ths of February lie at most eight years. */
const yearsBack = 8

export interface SyslogOptions {
  /** Says the year of a line that writes none: when it is read, or when its file was last written. */
  readonly clock: Clock
  /** For lines of RFC 5424 that write no time: the clock's, as that of this zone. */
  readonly zone?: string
  /** What a web server's message is tried with, in turn; if not given, the combined format. */
  readonly web?: readonly LineReader[]
}

export class SyslogReader implements LineReader {
  readonly #clock: Clock
  readonly #putInstant: PutInstant
  readonly #messages: MessageReader
  /** Month and day read last, as letters, and which day it was. */
  #date = ''
  #day = -1

  constructor({ clock, zone = usualZone, web = [new CombinedReader('combined')] }: SyslogOptions) {
    this.#clock = clock
    this.#putInstant = instantsIn(zone)
    this.#messages = new MessageReader(web)
  }

  read(block: Block, at: number, into: Received): number {
    const { next, end } = lineOf(block, at)
    beginEvent(into)
    const from = behindPriority(block.bytes, at)
    if (from >= 0) this.#envelope(block, from, end, into)
    return next
  }

  #envelope(block: Block, from: number, end: number, into: Received): void {
    const { bytes } = block
    const isNumbered = bytes[from] === 49 && bytes[from + 1] === space
    const tag = isNumbered ? this.#numbered(bytes, from + 2, end, into) : this.#plain(bytes, from, end, into)
    if (tag !== null) this.#messages.read(block, tag.tag, tag.message, into)
  }

  /** RFC 5424, behind its version. */
  #numbered(bytes: Uint8Array, from: number, end: number, into: Received): Tagged | null {
    const host = wordEnd(bytes, from, end) + 1
    const isTimed = bytes[from] === dash && host === from + 2 ? this.#now(into) : putStamp(bytes, from, into)
    const app = wordEnd(bytes, host, end) + 1
    const process = wordEnd(bytes, app, end) + 1
    const id = wordEnd(bytes, process, end) + 1
    const data = wordEnd(bytes, id, end) + 1
    const behind = data < end ? dataEnd(bytes, data, end) : -1
    if (!isTimed || behind < 0 || (behind < end && bytes[behind] !== space)) return null
    const message = Math.min(end, behind + 1)
    const isMarked = bytes[message] === 0xef && bytes[message + 1] === 0xbb && bytes[message + 2] === 0xbf
    return { tag: [app, process - 1], message: [isMarked ? Math.min(end, message + 3) : message, end] }
  }

  #now(into: Received): boolean {
    return this.#putInstant(this.#clock.now().getTime() / 1_000, into)
  }

  /** RFC 3164, and rsyslog's with a whole date. */
  #plain(bytes: Uint8Array, from: number, end: number, into: Received): Tagged | null {
    const isWhole = bytes[from + 4] === dash
    const isTimed = isWhole ? putStamp(bytes, from, into) : this.#putYearless(bytes, from, into)
    if (!isTimed) return null
    const stamp = isWhole ? 19 : isUnpadded(bytes, from) ? 14 : 15
    const behind = wordEnd(bytes, from + stamp, end) + 1
    const host = wordEnd(bytes, behind, end)
    // nginx can leave the host out, and what comes over /dev/log has none.
    return host > behind && bytes[host - 1] === colon
      ? tagged(bytes, behind, end)
      : tagged(bytes, host + 1, end)
  }

  #putYearless(bytes: Uint8Array, at: number, into: Received): boolean {
    const length = isUnpadded(bytes, at) ? 5 : 6
    const date = String.fromCharCode(...bytes.subarray(at, at + length))
    if (date !== this.#date) {
      this.#date = date
      this.#day = this.#dayOf(date)
    }
    into.day = this.#day
    return this.#day >= 0 && bytes[at + length] === space && putClock(bytes, at + length + 1, into)
  }

  /** `Oct  1`, `Oct 01`, or `Oct 1` as some write it: the latest such day that is not later than tomorrow, for clocks and zones differ. */
  #dayOf(text: string): number {
    const month = months.indexOf(text.slice(0, 3)) + 1
    const day = /^.{3} [ 0-3]?\d$/.test(text) ? Number(text.slice(4)) : 0
    const now = this.#clock.now()
    const tomorrow = Math.floor(now.getTime() / dayMs) + 1
    for (let year = now.getUTCFullYear() + 1; year >= now.getUTCFullYear() - yearsBack; year--) {
      const found = dayOf(year, month, day)
      if (found >= 0 && found <= tomorrow) return found
    }
    return -1
  }
}

/** `Oct 1 22:14:15`: RFC 3164 asks for two spaces. */
const isUnpadded = (bytes: Uint8Array, at: number): boolean =>
  bytes[at + 5] === space && bytes[at + 4] !== space

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Tagged {
  readonly tag: Span
  readonly message: Span
}

/** Empties what the line before has filled. */
export function beginEvent(into: Received): void {
  into.what = what.unread
  into.event = null
  into.isV4 = false
  into.address4 = into.addressFrom = into.addressTo = 0
  into.micros = -1
}

/** Where the next line begins, and where this one ends: without its line feed, and what stands before that of CR and NUL. */
export function lineOf({ bytes, to }: Block, at: number): { readonly next: number; readonly end: number } {
  const feed = bytes.indexOf(10, at)
  const next = feed < 0 || feed >= to ? to : feed + 1
  let end = next === feed + 1 ? feed : to
  while (end > at && (bytes[end - 1] === 13 || bytes[end - 1] === 0)) end--
  return { next, end }
}

/** Behind `<13>`, where it stands; -1 where it is begun and none. */
function behindPriority(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 60) return at
  for (let length = 1; length <= 3; length++)
    if (bytes[at + length + 1] === 62 && digits(bytes, at + 1, length) >= 0) return at + length + 2
  return -1
}

/** `2003-10-11T22:14:15`; a fraction and a zone may follow. */
const putStamp = (bytes: Uint8Array, at: number, into: Received): boolean =>
  putDate(bytes, at, into) &&
  (bytes[at + 10] === 84 || bytes[at + 10] === space) &&
  putClock(bytes, at + 11, into)

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== space) at++
  return at
}

/** `tag[7]: message`, `tag: message`; a tag without its message is none. */
function tagged(bytes: Uint8Array, from: number, end: number): Tagged | null {
  let to = from
  while (to < end && bytes[to] !== space && bytes[to] !== colon && bytes[to] !== bracket) to++
  let at = to
  if (bytes[at] === bracket) {
    while (at < end && bytes[at] !== bracketEnd && bytes[at] !== space) at++
    if (bytes[at] === bracketEnd) at++
  }
  if (bytes[at] === colon) at++
  if (bytes[at] === space) at++
  return to === from || at >= end ? null : { tag: [from, to], message: [at, end] }
}

/** Behind `-`, or behind elements in brackets whose values are quoted, with `\"`, `\\` and `\]` in them; -1 where it does not end. */
function dataEnd(bytes: Uint8Array, from: number, end: number): number {
  if (bytes[from] === dash) return from + 1
  let isQuoted = false
  let at = from
  while (at < end && bytes[at] === bracket) {
    for (at++; at < end && (isQuoted || bytes[at] !== bracketEnd); at++) {
      if (bytes[at] === 92 && isQuoted) at++
      else if (bytes[at] === 34) isQuoted = !isQuoted
    }
    if (at >= end) return -1
    at++
  }
  return at === from ? -1 : at
}
