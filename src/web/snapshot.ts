// What the pages are made from, asked for at most once a second however many ask, and pages kept as long as it stays the
// same. So a pledge that breaks is shown within a second, and a crowd costs one reading. Proven by snapshot.test.ts.

import type { App, Policy } from '../app.ts'
import type { Clock } from '../core/clock.ts'
import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Board } from '../pledge/board.ts'
import type { Prepared } from './prepared.ts'

export interface Snapshot {
  readonly board: Board
  readonly policies: Readonly<Record<Language, Policy>>
  /** Equal versions give equal pages. */
  readonly version: string
}

export class Snapshots {
  readonly #app: App
  readonly #clock: Clock
  #latest: { readonly at: number; readonly snapshot: Promise<Snapshot> } | null = null

  constructor(app: App, clock: Clock) {
    this.#app = app
    this.#clock = clock
  }

  /** The present snapshot. One that could not be taken is not kept. */
  take(): Promise<Snapshot> {
    const now = this.#clock.now().getTime()
    if (this.#latest !== null && Math.abs(now - this.#latest.at) < limits.pageFreshMs)
      return this.#latest.snapshot
    const snapshot = readSnapshot(this.#app)
    this.#latest = { at: now, snapshot }
    snapshot.catch(() => {
      if (this.#latest?.snapshot === snapshot) this.#latest = null
    })
    return snapshot
  }
}

async function readSnapshot(app: App): Promise<Snapshot> {
  const [board, da, en] = await Promise.all([
    app.board(),
    ...languages.map(language => app.policy(language)),
  ] as const)
  if (da === undefined || en === undefined) throw new Error('expected a policy in each language')
  return { board, policies: { da, en }, version: `${board.at} ${da.hash} ${en.hash}` }
}

/** Answers kept by name until the version changes. */
export class Kept {
  readonly #answers = new Map<string, { readonly version: string; readonly answer: Promise<Prepared> }>()

  get(name: string, version: string, make: () => Promise<Prepared>): Promise<Prepared> {
    const kept = this.#answers.get(name)
    if (kept?.version === version) return kept.answer
    if (this.#answers.size >= limits.pagesKept) this.#answers.clear()
    const answer = make()
    this.#answers.set(name, { version, answer })
    answer.catch(() => this.#answers.delete(name))
    return answer
  }
}
