// What runs by itself while the program serves: what has had its time is erased, by the periods of the register, and the disk
// rid of it (house row "erasing rows"). Every step is one that may be asked for again, so that a run cut short anywhere is
// finished by the next. Proven by test/journeys/tending.test.ts and, killed at any write, by test/crash/people.test.ts.

import type { Accounts } from '../accounts/accounts.ts'
import { limits } from '../core/limits.ts'
import { periodBefore } from '../core/period.ts'
import { type OurPeriod, ourPeriods, signInActivity } from '../register/ourselves.ts'
import type { Register } from '../register/schema.ts'
import { type Scrub, scrub } from '../store/scrub.ts'
import type { Opened } from './opened.ts'
import { eraseLetters } from './post.ts'

export class Tending {
  readonly #on: Opened
  readonly #accounts: Accounts
  readonly #report: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = true

  constructor(on: Opened, accounts: Accounts, report: (error: unknown) => void) {
    this.#on = on
    this.#accounts = accounts
    this.#report = report
  }

  start(): void {
    this.#stopped = false
    this.#wait(limits.tendFirstMs)
  }

  /** Lets a run that has begun be finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** One run, now. Throws what stood in the way: the next run begins again. */
  async tend(): Promise<Scrub> {
    const { setting, store, server, keys } = this.#on
    const now = setting.clock.now()
    await this.#accounts.sessions.sweep(now)
    await this.#accounts.links.sweep(now)
    await this.#accounts.tokens.sweep(now)
    const closed = await this.#accounts.people.eraseLeft(this.#by('account', now))
    await eraseLetters(store, { writtenBy: this.#by('letter', now), of: closed })
    const { clock, random } = setting
    const done = await scrub({ server, owner: store.owner, keys, clock, random })
    if (done.kind !== 'left') return done
    throw new Error(
      `expected no copy of ${done.rows} erased rows on the disk, got one in ${done.found[0]?.file}`,
    )
  }

  #by(period: OurPeriod, now: Date): Date {
    return periodBefore(now, periodIn(this.#on.inForce.present.edition.file.register, period))
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run()
    }, ms).unref()
  }

  async #run(): Promise<void> {
    try {
      await this.tend()
    } catch (error) {
      this.#report(error)
    }
    if (!this.#stopped) this.#wait(limits.tendEveryMs)
  }
}

/** As the register in force says it; as we propose it where that says nothing. */
export function periodIn({ activities }: Pick<Register, 'activities'>, period: OurPeriod): string {
  const ours = activities.find(({ id }) => id === signInActivity)
  return ours?.retention.find(({ id }) => id === period)?.period ?? ourPeriods[period]
}
