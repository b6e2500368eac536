// The process that counts, as a child of the one that serves: it ends when a day is closed, and what it had in memory of that day
// (addresses, user agents, the key) ends with it; the next is started at once. One that fails is started again, later each time.
// Proven by test/journeys/traffic.test.ts.

import { type ChildProcess, spawn } from 'node:child_process'
import { limits } from '../../core/limits.ts'

export interface ChildAsked {
  /** The program and its arguments: this Node, and this program's own `traffic follow`. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onTrouble: (says: string) => void
}

export class CountingChild {
  readonly #asked: ChildAsked
  #child: ChildProcess | null = null
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #ended: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(asked: ChildAsked) {
    this.#asked = asked
  }

  start(): void {
    const [program, ...more] = this.#asked.argv
    if (program === undefined || this.#isStopped) return
    // Its parent gone, nobody would end it: it ends when what it reads from here ends.
    const child = spawn(program, more, { env: { ...this.#asked.env }, stdio: ['pipe', 'ignore', 'pipe'] })
    this.#child = child
    let said = ''
    child.stderr?.on('data', (bytes: Buffer) => {
      said = `${said}${bytes}`.slice(-limits.trafficSaidLetters)
    })
    child.on('error', fault => this.#asked.onTrouble(fault.message))
    this.#ended = new Promise(resolve => {
      child.once('close', code => {
        this.#child = null
        resolve()
        this.#next(code, said)
      })
    })
  }

  #next(code: number | null, said: string): void {
    if (this.#isStopped) return
    if (code === 0) {
      this.#failures = 0
      this.start()
      return
    }
    this.#failures++
    this.#asked.onTrouble(said.trim() === '' ? `the process that counts ended with ${code}` : said.trim())
    const waitMs = Math.min(limits.trafficRestartMs * 2 ** this.#failures, limits.trafficRestartMostMs)
    this.#timer = setTimeout(() => this.start(), waitMs).unref()
  }

  /** Ends it, when what it has read is kept. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#child?.kill('SIGTERM')
    await this.#ended
  }
}
