// What is seen of attacks while lines are counted, on its way to where it is kept: alarms without an address, and addresses that
// leave here only to be masked (src/store/attackers.ts). Proven by test/contracts/traffic-follow.test.ts.

import { readAddress } from '../../core/address.ts'
import type { Random } from '../../core/clock.ts'
import type { Block, Received } from '../received.ts'
import type { Attack } from '../tally.ts'
import { type Alarm, type Taken, Watch } from './watch.ts'

/** Where alarms and attempts are kept; app.ts binds it to the store. */
export interface GuardBook {
  openAlarms(source: string): Promise<readonly Alarm[]>
  keep(source: string, taken: Taken): Promise<void>
}

const secondsOfDay = 86_400

export class Guard {
  readonly #watch: Watch
  readonly #book: GuardBook
  readonly #source: string
  readonly #address = new Uint8Array(16)

  private constructor(watch: Watch, book: GuardBook, source: string) {
    this.#watch = watch
    this.#book = book
    this.#source = source
  }

  static async open(book: GuardBook, source: string, random: Random): Promise<Guard> {
    const bytes = random.bytes(4)
    const seed = new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0)
    return new Guard(new Watch({ seed, open: await book.openAlarms(source) }), book, source)
  }

  /** An attempt, in a line that lives until this returns. One without an address counts for no alarm. */
  saw(
    attack: Attack,
    { addressFrom, addressTo, day, second }: Received,
    { bytes }: Block,
    times: number,
  ): void {
    if (!readAddress(bytes, addressFrom, addressTo, this.#address)) return
    this.#watch.saw(attack, this.#address, day * secondsOfDay + second, times)
    this.#address.fill(0)
  }

  /** Keeps what was seen since the last time. `at`: seconds since 1970-01-01, as the log writes its time. */
  async keep(at: number): Promise<void> {
    this.#watch.passed(at)
    const taken = this.#watch.take()
    if (taken.alarms.length > 0 || taken.attempts.length > 0) await this.#book.keep(this.#source, taken)
    for (const { address } of taken.attempts) address.fill(0)
  }

  wipe(): void {
    this.#watch.wipe()
  }
}
