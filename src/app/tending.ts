// What runs by itself while the program serves: what has had its time is erased, by the periods of the register, and the disk
// rid of it (house row "erasing rows"). Every step is one that may be asked for again, so that a run cut short anywhere is
// finished by the next. Proven by test/contracts/tending.test.ts, in the real program by test/journeys/leaver.test.ts, and
// killed at any write by test/crash/people.test.ts.

import { setTimeout as delay } from 'node:timers/promises'
import type { Accounts } from '../accounts/accounts.ts'
import { limits } from '../core/limits.ts'
import { periodBefore } from '../core/period.ts'
import type { Keys } from '../core/ports.ts'
import { type OurPeriod, ourPeriods, periodActivities } from '../register/ourselves.ts'
import type { Register } from '../register/schema.ts'
import { forgetAsked } from '../store/asked.ts'
import { eraseAnswers } from '../store/breach-answers.ts'
import type { Making } from '../store/leaves.ts'
import { type Scrub, scrub } from '../store/scrub.ts'
import type { Store } from '../store/store.ts'
import { eraseLetters } from './post.ts'

export interface TendingAsked extends Making {
  readonly store: Store
  readonly keys: Pick<Keys, 'mac' | 'seal' | 'destroy'>
  readonly accounts: Pick<Accounts, 'sessions' | 'links' | 'guests' | 'people' | 'acts' | 'tokens'>
  /** As the register in force says it, in ISO 8601. */
  period(of: OurPeriod): string
  /** What stood in the way of a run. */
  report(error: unknown): void
  readonly firstMs?: number
  readonly everyMs?: number
  readonly againMs?: number
}

export class Tending {
  readonly #asked: TendingAsked
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = true

  constructor(asked: TendingAsked) {
    this.#asked = asked
  }

  start(): void {
    this.#stopped = false
    this.#wait(this.#asked.firstMs ?? limits.tendFirstMs)
  }

  /** Lets a run that has begun be finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** One run, now. Throws what stood in the way: the next run begins again. */
  async tend(): Promise<Scrub> {
    await this.#sweep()
    return this.#scrub()
  }

  async #sweep(): Promise<void> {
    const { store, accounts, clock } = this.#asked
    const now = clock.now()
    await accounts.sessions.sweep(now)
    await accounts.links.sweep(now)
    await accounts.guests.sweep(now)
    await accounts.tokens.sweep(now)
    await forgetAsked(store.owner, now)
    const closed = await accounts.people.eraseLeft(this.#before('account', now))
    const over = await accounts.acts.erase(this.#before('act', now))
    await eraseLetters(store, { writtenBy: this.#before('letter', now), of: [...closed, ...over] })
    await eraseAnswers({ ...this.#asked, db: store.owner }, this.#before('answer', now))
  }

  async #scrub(): Promise<Scrub> {
    const { store } = this.#asked
    const done = await scrub({ ...this.#asked, owner: store.owner, server: store.server })
    if (done.kind !== 'left') return done
    throw new Error(
      `expected no copy of ${done.rows} erased rows on the disk, got one in ${done.found[0]?.file}`,
    )
  }

  #before(period: OurPeriod, now: Date): Date {
    return periodBefore(now, this.#asked.period(period))
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run()
    }, ms).unref()
  }

  async #run(): Promise<void> {
    const { everyMs = limits.tendEveryMs, againMs = limits.tendAgainMs } = this.#asked
    let waitMs = againMs
    try {
      await this.tend()
      await this.#scrubbed()
      waitMs = everyMs
    } catch (error) {
      this.#asked.report(error)
    }
    if (!this.#stopped) this.#wait(waitMs)
  }

  // A reader of this moment is gone the next; one that stays is waited for until the next run, and named by doctor.
  async #scrubbed(): Promise<void> {
    for (let turn = 0; turn < scrubTries && !this.#stopped; turn++) {
      if ((await this.#scrub()).kind !== 'waits') return
      await delay(this.#asked.againMs ?? limits.scrubAgainMs)
    }
  }
}

/** How often in one run a scrub is tried that has to wait. */
const scrubTries = 20

/** As the register says it; as we propose it where that says nothing. */
export function periodIn({ activities }: Pick<Register, 'activities'>, period: OurPeriod): string {
  const ours = activities.find(({ id }) => id === periodActivities[period])
  return ours?.retention.find(({ id }) => id === period)?.period ?? ourPeriods[period]
}
