// Looks again and again: at every tick what is due, at once what somebody asks for, and never two runs at a time.
// Whoever asks while a run is under way joins it, and only what that run leaves out is looked at after it; a check made
// from other texts is another check, though its part is the same.
// Proven by engine.test.ts.

import { due, type Engine, runChecks, type Seen } from './engine.ts'
import type { Check, Look } from './pledge.ts'
import type { Today } from './verdict.ts'

export interface RoundsOptions {
  readonly engine: Engine
  /** Today's checks: asked at each run, for the register may have changed. */
  readonly checks: () => Promise<readonly Check[]>
  /** The latest look of each part, by part. */
  readonly latest: () => Promise<ReadonlyMap<string, Look>>
  readonly today: () => Today
  /** Keeps what was seen with these checks; a run ends when this has. */
  readonly record: (seen: readonly Seen[], checks: readonly Check[]) => Promise<void>
  /** From the end of one run to the next. */
  readonly tickMs: number
}

interface Run {
  readonly checks: ReadonlySet<Check>
  readonly done: Promise<readonly Seen[]>
}

export class Rounds {
  readonly #options: RoundsOptions
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | null = null
  #running: Run | null = null
  #ticking: Promise<void> = Promise.resolve()

  constructor(options: RoundsOptions) {
    this.#options = options
  }

  /** Looks at what is due now, and then at every tick. */
  start(): void {
    if (this.#stopping.signal.aborted) return
    this.#ticking = this.#tick().finally(() => {
      if (!this.#stopping.signal.aborted) this.#timer = setTimeout(() => this.start(), this.#options.tickMs)
    })
  }

  /** Calls off what is under way, keeps what was seen until then, and ends. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('expected to go on, was stopped'))
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#ticking
    await this.#running?.done.catch(() => {})
  }

  /** Looks with these checks now. Rejects only where what was seen could not be kept. */
  async look(checks: readonly Check[]): Promise<readonly Seen[]> {
    const seen: Seen[] = []
    let left = checks
    while (this.#running !== null) {
      const { checks: running, done } = this.#running
      const joined = new Set(left.filter(check => running.has(check)).map(({ part }) => part))
      left = left.filter(check => !running.has(check))
      seen.push(...(await done).filter(({ part }) => joined.has(part)))
    }
    return left.length === 0 ? seen : [...seen, ...(await this.#run(left))]
  }

  async #tick(): Promise<void> {
    try {
      const { checks, latest, today } = this.#options
      await this.look(due(await checks(), await latest(), today()))
    } catch (fault) {
      // A round that could not be kept is tried again at the next tick; the reader sees looks grow stale.
      this.#options.engine.onFault('rounds', fault)
    }
  }

  async #run(checks: readonly Check[]): Promise<readonly Seen[]> {
    const run = { checks: new Set(checks), done: this.#lookAndKeep(checks) }
    this.#running = run
    try {
      return await run.done
    } finally {
      this.#running = null
    }
  }

  async #lookAndKeep(checks: readonly Check[]): Promise<readonly Seen[]> {
    const seen = await runChecks(checks, this.#options.engine, this.#stopping.signal)
    if (seen.length > 0) await this.#options.record(seen, checks)
    return seen
  }
}
