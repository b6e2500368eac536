// What is seen of attacks while lines are counted, on its way to where it is kept: alarms without an address, and addresses that
// leave here only to be masked (src/store/attackers.ts). Proven by test/contracts/traffic-follow.test.ts.

import type { Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import type { Block, Received } from '../received.ts'
import type { Attack } from '../tally.ts'
import { type Alarm, type Taken, Watch } from './watch.ts'

/** Where alarms and attempts are kept; app.ts binds it to the store. */
export interface GuardBook {
  openAlarms(source: string): Promise<readonly Alarm[]>
  keep(source: string, taken: Taken): Promise<void>
}

export class Guard {
  readonly #watch: Watch
  readonly #book: GuardBook
  readonly #source: string
  #keptAt = 0

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

  /** An attempt, in a line that lives until this returns. */
  saw(attack: Attack, received: Received, block: Block, times: number): void {
    this.#watch.heard(attack, received, block, times)
  }

  /** It is now so late, in seconds since 1970-01-01 as the log writes its time. What was seen is kept once a minute. */
  async passed(at: number, now: Date): Promise<void> {
    this.#watch.passed(at)
    if (now.getTime() - this.#keptAt < limits.trafficGuardMs) return
    this.#keptAt = now.getTime()
    await this.keep()
  }

  /** Keeps what was seen since the last time. */
  async keep(): Promise<void> {
    const taken = this.#watch.take()
    if (taken.alarms.length > 0 || taken.attempts.length > 0) await this.#book.keep(this.#source, taken)
    for (const { address } of taken.attempts) address.fill(0)
  }

  wipe(): void {
    this.#watch.wipe()
  }
}
