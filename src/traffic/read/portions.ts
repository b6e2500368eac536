// Cuts bytes that come in any sizes into blocks of whole lines, and knows where in the log each block ends. A line longer than
// the limit is passed over without being held, and counted. Whether lines fall into one block or two changes nothing of what
// is read: which lines are too long depends on them alone. Proven by portions.test.ts.

import { limits } from '../../core/limits.ts'
import { type Block, blockMargin } from '../received.ts'

const lineFeed = 10
const byteOrderMark = [0xef, 0xbb, 0xbf] as const
const isMarked = (bytes: Uint8Array, to: number): boolean =>
  to > byteOrderMark.length && byteOrderMark.every((byte, at) => bytes[at] === byte)

/** What can be counted at once. Its block lives until the next portion is asked for: the bytes are used again. */
export interface Portion {
  readonly block: Block
  /** Bytes of the log, unpacked, that are read when this portion is counted: a next reading begins here. */
  readonly endsAt: number
  /** Lines that were too long to be read: to be counted as unread. They are in no block. */
  readonly longLines: number
  /** Null, but in the last portion of what could not be unpacked to its end. */
  readonly damage: Damage | null
}

/** Packed bytes that ended too early, or are none that can be unpacked. What came before was handed out. */
export interface Damage {
  readonly kind: 'cut-off' | 'damaged'
  /** Bytes unpacked until then, and packed bytes they came from. */
  readonly at: number
  readonly packedAt: number
}

export class LineCutter {
  readonly #bytes = Buffer.alloc(limits.trafficReadBytes + limits.trafficLineBytes + 1 + blockMargin)
  readonly #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length)
  #have = 0
  /** Where the first byte that is held stands in the log. */
  #at: number
  /** Where the line began that is too long and has not ended yet. */
  #longFrom: number | null = null

  constructor(at: number) {
    this.#at = at
  }

  /** Overwrites what was held: nothing is read here any more. */
  wipe(): void {
    this.#bytes.fill(0)
  }

  /** How many bytes of the log were taken, held or passed over. */
  get takenTo(): number {
    return this.#at + this.#have
  }

  /** Where the next bytes are to be written; `took` is told how many they were. */
  get room(): Uint8Array {
    return this.#bytes.subarray(this.#have, this.#have + limits.trafficReadBytes)
  }

  *took(count: number): Generator<Portion> {
    this.#have += count
    if (this.#longFrom !== null && !(yield* this.#endLongLine())) return
    const to = this.#have === 0 ? 0 : this.#bytes.lastIndexOf(lineFeed, this.#have - 1) + 1
    yield* this.#whole(to)
    this.#drop(to)
    if (this.#have <= limits.trafficLineBytes) return
    this.#longFrom = this.#at
    this.#drop(this.#have)
  }

  /** The last line, where nothing is to come that could end it. */
  *finish(): Generator<Portion> {
    const endsAt = this.takenTo
    if (this.#longFrom !== null) yield this.#portion(0, 0, endsAt, 1)
    else if (this.#have > 0) {
      this.#bytes[this.#have] = lineFeed
      yield this.#portion(0, this.#have + 1, endsAt, 0)
    }
    this.#drop(this.#have)
    this.#longFrom = null
  }

  /** Nothing more can be unpacked: the line that has no end is left for a reading of the whole. */
  damaged(kind: Damage['kind'], packedAt: number): Portion {
    const endsAt = this.#longFrom ?? this.#at
    return { ...this.#portion(0, 0, endsAt, 0), damage: { kind, at: this.takenTo, packedAt } }
  }

  /** Whether the line that was too long has ended in what is held. */
  *#endLongLine(): Generator<Portion, boolean> {
    const end = this.#bytes.subarray(0, this.#have).indexOf(lineFeed)
    this.#drop(end < 0 ? this.#have : end + 1)
    if (end < 0) return false
    this.#longFrom = null
    yield this.#portion(0, 0, this.#at, 1)
    return true
  }

  /** Whole lines up to `to`, but those that are too long. */
  *#whole(to: number): Generator<Portion> {
    let from = 0
    for (let at = 0; at < to; ) {
      const within = this.#bytes.lastIndexOf(lineFeed, at + limits.trafficLineBytes)
      if (within >= at) {
        at = within + 1
        continue
      }
      if (at > from) yield this.#portion(from, at, this.#at + at, 0)
      at = from = this.#bytes.indexOf(lineFeed, at) + 1
      yield this.#portion(from, from, this.#at + from, 1)
    }
    if (to > from) yield this.#portion(from, to, this.#at + to, 0)
  }

  #drop(count: number): void {
    this.#bytes.copyWithin(0, count, this.#have)
    this.#have -= count
    this.#at += count
  }

  #portion(from: number, to: number, endsAt: number, longLines: number): Portion {
    const begin = this.#at + from === 0 && isMarked(this.#bytes, to) ? byteOrderMark.length : from
    return {
      block: { bytes: this.#bytes, view: this.#view, from: begin, to },
      endsAt,
      longLines,
      damage: null,
    }
  }
}
