// A log counted from its beginning to its end, every day told: what a report is made of. Nothing of it is kept, and no source is
// beside it to be one with: so there are no sketches. Proven by test/contracts/traffic-equal.test.ts.

import type { Random } from '../../core/clock.ts'
import type { Portion } from '../read/portions.ts'
import type { LineReader } from '../received.ts'
import type { CountKey, HourTally } from '../tally.ts'
import type { ClosedDay } from './closed-day.ts'
import { Counting } from './counting.ts'
import { DayKeys } from './keys.ts'
import type { CountryOf, PackedDay } from './open-day.ts'

/** A whole log in numbers: hours and days in their order, each once. */
export interface Counted {
  readonly hours: readonly HourTally[]
  readonly days: readonly ClosedDay[]
}

export interface WholeAsked {
  readonly visitors: boolean
  readonly random: Random
  readonly countryOf?: CountryOf
  /** How many days are handed over as they are (`packed`), because another thread may have lines of them: the first to be full. */
  readonly daysPacked?: number
}

export class WholeCount {
  readonly counting: Counting
  readonly #keys: DayKeys
  readonly #hours = new Map<number, Map<CountKey, number>>()
  readonly #days: ClosedDay[] = []
  readonly packed: PackedDay[] = []

  constructor({ random, daysPacked = 0, ...asked }: WholeAsked) {
    this.#keys = new DayKeys(random)
    this.counting = new Counting({
      ...{ ...asked, keys: this.#keys, sketches: false },
      onClosed: closed => this.#days.push(closed),
      onFull: day => this.packed.length < daysPacked && this.packed.push(this.counting.detach(day)) > 0,
    })
  }

  /** Days that were closed so far. */
  get closed(): ReadonlySet<number> {
    return new Set(this.#days.map(({ day }) => day))
  }

  count(reader: LineReader, { block, longLines }: Portion): void {
    this.counting.read(reader, block)
    if (longLines > 0) this.counting.readTooLong(longLines)
    this.add(this.counting.take())
  }

  /** Hours that were counted, here or elsewhere. */
  add(tallies: readonly HourTally[]): void {
    for (const { hour, counts } of tallies) {
      const sums = this.#hours.get(hour) ?? new Map<CountKey, number>()
      this.#hours.set(hour, sums)
      for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count)
    }
  }

  /** Days another thread has closed: those counted here are none of them. */
  addDays(days: readonly ClosedDay[]): void {
    this.#days.push(...days)
  }

  /** Closes what is open, and overwrites the keys. A log in which no line told its time has no hours at all. */
  finish(): Counted {
    for (const day of this.counting.openDays()) this.#days.push(this.counting.close(day))
    this.add(this.counting.take())
    this.counting.wipe()
    this.#keys.wipeAll()
    const hours = [...this.#hours].map(([hour, counts]): HourTally => ({ hour, counts }))
    return { hours: hours.sort((a, b) => a.hour - b.hour), days: this.#days.sort((a, b) => a.day - b.day) }
  }
}
