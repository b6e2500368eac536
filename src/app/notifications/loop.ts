// Something done again and again while the program runs, and at once when nudged; never twice at a time. What goes wrong is
// told, and the next turn tries again. Proven by test/contracts/deliveries.test.ts.

export class Loop {
  readonly #turn: () => Promise<void>
  readonly #everyMs: number
  readonly #onTrouble: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #waiting = false
  #stopped = true

  constructor(turn: () => Promise<void>, everyMs: number, onTrouble: (error: unknown) => void) {
    this.#turn = turn
    this.#everyMs = everyMs
    this.#onTrouble = onTrouble
  }

  start(): void {
    this.#stopped = false
    this.nudge()
  }

  /** A turn now, or after the one under way. */
  nudge(): void {
    if (this.#stopped || this.#waiting) return
    this.#waiting = true
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#once())
  }

  /** Lets what is under way be finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #once(): Promise<void> {
    this.#waiting = false
    if (this.#stopped) return
    await this.#turn().catch(this.#onTrouble)
    if (this.#stopped || this.#waiting) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.nudge(), this.#everyMs).unref()
  }
}
