// What the pages are made from, asked for at most once a second however many ask, and pages kept as long as it stays the
// same. So a pledge that breaks is shown within a second, and a crowd costs one reading. Proven by web.test.ts.

import type { SiteSeen } from '../app/sites.ts'
import type { App, Policy } from '../app.ts'
import type { Clock } from '../core/clock.ts'
import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { dayOf } from '../language/dates.ts'
import type { Board } from '../pledge/board.ts'
import type { Prepared } from './prepared.ts'

export interface Snapshot {
  readonly board: Board
  readonly policies: Readonly<Record<Language, Policy>>
  /** What the latest visits of the website saw, as long as they count. */
  readonly seen: readonly SiteSeen[]
  readonly now: Date
  /** Equal versions give equal pages. */
  readonly version: string
}

export class Snapshots {
  readonly #app: App
  readonly #clock: Clock
  readonly #zone: string
  #askedAt = Number.NEGATIVE_INFINITY
  #asked: Promise<Snapshot> | null = null
  #taken: Snapshot | null = null

  constructor(app: App, clock: Clock, zone: string) {
    this.#app = app
    this.#clock = clock
    this.#zone = zone
  }

  /** The present snapshot where it is already taken: an answer that waits for nothing costs half of one that does. */
  ready(): Snapshot | null {
    return this.#isFresh(this.#clock.now()) ? this.#taken : null
  }

  /** The present snapshot. One that could not be taken is not kept. */
  take(): Promise<Snapshot> {
    const now = this.#clock.now()
    if (this.#asked !== null && this.#isFresh(now)) return this.#asked
    const asked = readSnapshot(this.#app, now, dayOf(now, this.#zone))
    this.#askedAt = now.getTime()
    this.#asked = asked
    this.#taken = null
    asked.then(
      snapshot => {
        if (this.#asked === asked) this.#taken = snapshot
      },
      () => {
        if (this.#asked === asked) this.#asked = null
      },
    )
    return asked
  }

  #isFresh(now: Date): boolean {
    return Math.abs(now.getTime() - this.#askedAt) < limits.pageFreshMs
  }
}

// The day is part of the version: "i dag" is another day tomorrow.
async function readSnapshot(app: App, now: Date, day: string): Promise<Snapshot> {
  const [board, seen, da, en] = await Promise.all([
    app.board(),
    app.site.seen(),
    ...languages.map(language => app.policy(language)),
  ] as const)
  if (da === undefined || en === undefined) throw new Error('expected a policy in each language')
  const version = `${day} ${board.at} ${da.hash} ${en.hash} ${JSON.stringify(seen)}`
  return { board, policies: { da, en }, seen, now, version }
}

interface KeptAnswer {
  readonly version: string
  readonly answer: Promise<Prepared>
  made: Prepared | null
}

/** Answers kept by name until the version changes. */
export class Kept {
  readonly #answers = new Map<string, KeptAnswer>()

  /** The answer where it is already made. */
  ready(name: string, version: string): Prepared | null {
    const kept = this.#answers.get(name)
    return kept?.version === version ? kept.made : null
  }

  get(name: string, version: string, make: () => Promise<Prepared>): Promise<Prepared> {
    const known = this.#answers.get(name)
    if (known?.version === version) return known.answer
    if (this.#answers.size >= limits.pagesKept) this.#answers.clear()
    const kept: KeptAnswer = { version, answer: make(), made: null }
    this.#answers.set(name, kept)
    kept.answer.then(
      made => {
        kept.made = made
      },
      () => this.#answers.delete(name),
    )
    return kept.answer
  }
}
