// What looking into one file may cost, and what has been spent of it: shared by everything inside it, however deep. A bomb is told
// by what it unpacks to, never by what it says of itself. Proven by archives.test.ts and
// test/hostile/detect-files.test.ts.

import { limits } from '../../core/limits.ts'
import type { Budget, UnreadReason } from '../source.ts'

export const fullBudget: Budget = Object.freeze({
  depth: limits.detectDepth,
  bytes: limits.detectUnpackedBytes,
  ratio: limits.detectRatio,
  entries: limits.detectEntries,
  timeMs: limits.detectTimeMs,
})

export interface Overrun {
  readonly reason: UnreadReason
  readonly detail: string
}

/** Lives as long as one file is looked into. */
export class Spending {
  readonly budget: Budget
  readonly now: () => number
  /** Set for good by the first overrun that is of the whole file. */
  over: Overrun | null = null
  readonly #rootBytes: number
  readonly #began: number
  #unpacked = 0
  #entries = 0
  #held = 0

  constructor(budget: Budget, rootBytes: number, now: () => number) {
    this.budget = budget
    this.now = now
    this.#rootBytes = rootBytes
    this.#began = now()
  }

  /** So many more bytes were unpacked, of whatever it is. */
  unpack(bytes: number): Overrun | null {
    this.#unpacked += bytes
    const { budget } = this
    if (this.over !== null) return this.over
    if (this.#unpacked > budget.bytes)
      return this.#end('too-large', `at most ${budget.bytes} bytes unpacked, got more`)
    if (this.#unpacked > limits.detectWholeRatioFromBytes && this.#unpacked > budget.ratio * this.#rootBytes)
      return this.#end('too-inflated', `at most ${budget.ratio} bytes for each packed one, got more in all`)
    return this.late()
  }

  /** Of one entry: so many bytes that unpacked to so many. */
  inflated(packed: number, unpacked: number): Overrun | null {
    if (unpacked <= limits.detectRatioFromBytes || unpacked <= this.budget.ratio * packed) return null
    return {
      reason: 'too-inflated',
      detail: `at most ${this.budget.ratio} bytes for each packed one, got more`,
    }
  }

  /** One more thing inside was opened. */
  enter(): Overrun | null {
    this.#entries++
    if (this.over !== null) return this.over
    if (this.#entries > this.budget.entries)
      return this.#end('too-many', `at most ${this.budget.entries} files inside, got more`)
    return this.late()
  }

  late(): Overrun | null {
    if (this.over !== null) return this.over
    if (this.now() - this.#began <= this.budget.timeMs) return null
    return this.#end('too-slow', `at most ${this.budget.timeMs} ms, took longer`)
  }

  /** Whether so many bytes more may be kept in memory until they are let go. */
  hold(bytes: number): boolean {
    if (this.#held + bytes > limits.detectHeldBytes) return false
    this.#held += bytes
    return true
  }

  letGo(bytes: number): void {
    this.#held -= bytes
  }

  #end(reason: UnreadReason, detail: string): Overrun {
    this.over = { reason, detail }
    return this.over
  }
}
