// What comes over one connection, cut into messages as RFC 6587 says: by octet counts (`57 <34>1 …`, which RFC 5425 asks for over TLS)
// or by line feeds. Which of them is told by the first bytes, once for each connection. Half a message waits in a buffer of its
// own, which is wiped with what it held. Proven by frames.test.ts and syslog.test.ts.

import { limits } from '../../core/limits.ts'

const space = 32
const lineFeed = 10
/** Digits of the longest count that is read as one. */
const countDigits = 8

export interface Frames {
  /** A whole message, without what separates it: a part of a buffer that is used again. */
  onFrame(bytes: Uint8Array, from: number, to: number): void
  /** A message that was longer than any, and is skipped. */
  onTooLong(): void
}

/** Takes bytes as they come; `isBroken` when no message can be told from the next any more. */
export class FrameCutter {
  readonly #frames: Frames
  readonly #buffer = new Uint8Array(limits.syslogFrameBytes)
  #held = 0
  #framing: 'unknown' | 'counted' | 'lines' = 'unknown'
  /** Of a counted message: bytes still to come; -1 while its count is read. */
  #left = -1
  /** Of a message that is too long: its bytes are passed over. */
  #isSkipping = false
  isBroken = false

  constructor(frames: Frames) {
    this.#frames = frames
  }

  /** Whether a message was begun and not ended. */
  get isHalf(): boolean {
    return this.#held > 0 || this.#left > 0 || this.#isSkipping
  }

  take(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length && !this.isBroken) {
      if (this.#framing === 'unknown') at = this.#tell(bytes, at)
      else if (this.#framing === 'lines') at = this.#line(bytes, at)
      else at = this.#left < 0 ? this.#count(bytes, at) : this.#counted(bytes, at)
    }
  }

  /** What was sent last without a line feed is a message, where the sender has said that this was all. */
  end(): void {
    if (this.#framing === 'counted') return
    if (this.#held > 0 && !this.#isSkipping) this.#give(this.#buffer, 0, this.#held)
    this.#forget()
  }

  wipe(): void {
    this.#buffer.fill(0)
    this.#forget()
  }

  #forget(): void {
    this.#held = 0
    this.#left = -1
    this.#isSkipping = false
  }

  #give(bytes: Uint8Array, from: number, to: number): void {
    if (to > from) this.#frames.onFrame(bytes, from, to)
    this.#buffer.fill(0, 0, this.#held)
    this.#held = 0
  }

  /** Digits and a space are a count; a time or `<` is a line. */
  #tell(bytes: Uint8Array, from: number): number {
    const byte = bytes[from] ?? 0
    const isDigit = byte >= 48 && byte <= 57 && this.#held < countDigits
    if (isDigit && (byte !== 48 || this.#held > 0)) this.#buffer[this.#held++] = byte
    else if (byte === space && this.#held > 0) {
      this.#framing = 'counted'
      this.#beginCounted()
    } else {
      this.#framing = 'lines'
      return from
    }
    return from + 1
  }

  #line(bytes: Uint8Array, from: number): number {
    const feed = bytes.indexOf(lineFeed, from)
    const end = feed < 0 ? bytes.length : feed
    if (!this.#isSkipping && this.#held === 0 && feed >= 0 && end - from <= limits.syslogFrameBytes)
      this.#give(bytes, from, end)
    else {
      this.#hold(bytes, from, end)
      if (feed >= 0) this.#endHeld()
    }
    return feed < 0 ? end : feed + 1
  }

  #endHeld(): void {
    if (!this.#isSkipping) this.#give(this.#buffer, 0, this.#held)
    this.#isSkipping = false
  }

  #hold(bytes: Uint8Array, from: number, to: number): void {
    if (this.#isSkipping) return
    if (this.#held + to - from > this.#buffer.length) {
      this.#skip()
      return
    }
    this.#buffer.set(bytes.subarray(from, to), this.#held)
    this.#held += to - from
  }

  #skip(): void {
    this.#isSkipping = true
    this.#buffer.fill(0, 0, this.#held)
    this.#held = 0
    this.#frames.onTooLong()
  }

  #count(bytes: Uint8Array, from: number): number {
    const byte = bytes[from] ?? 0
    const isFirst = this.#held === 0
    if (byte >= 48 && byte <= 57 && this.#held < countDigits && !(isFirst && byte === 48))
      this.#buffer[this.#held++] = byte
    else if (byte === space && !isFirst) this.#beginCounted()
    // Some end a counted message with a line feed, which RFC 6587 does not have.
    else if (!(isFirst && byte === lineFeed)) this.isBroken = true
    return from + 1
  }

  #beginCounted(): void {
    this.#left = 0
    for (let at = 0; at < this.#held; at++) this.#left = this.#left * 10 + (this.#buffer[at] ?? 48) - 48
    this.#held = 0
    if (this.#left <= limits.syslogFrameBytes) return
    this.#skip()
    if (this.#left > limits.syslogSkipBytes) this.isBroken = true
  }

  #counted(bytes: Uint8Array, from: number): number {
    const end = Math.min(bytes.length, from + this.#left)
    const isWhole = this.#held === 0 && end - from === this.#left && !this.#isSkipping
    this.#left -= end - from
    if (isWhole) this.#give(bytes, from, end)
    else this.#hold(bytes, from, end)
    if (this.#left === 0) {
      if (!isWhole) this.#endHeld()
      this.#left = -1
    }
    return end
  }
}
