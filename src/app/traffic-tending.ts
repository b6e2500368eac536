// What is done about traffic while a server runs: the sources of the register are followed by a process of its own, addresses whose
// period is over are ended, and where the notice carries no statistics nothing that was counted of visitors stays.
// Proven by test/journeys/traffic.test.ts.

import { forgetVisitors } from '../store/traffic.ts'
import { CountingChild } from '../traffic/follow/child.ts'
import type { Opened } from './opened.ts'
import { declaredTraffic, visitorsOf } from './traffic-declared.ts'
import { expireWindow } from './traffic-guard.ts'

const everyMs = 60_000

export class TrafficTending {
  readonly #on: Opened
  readonly #report: (fault: unknown) => void
  #child: CountingChild | null = null
  /** What the process was started with: another register asks for another process. */
  #followed = ''
  #timer: NodeJS.Timeout | undefined
  #tending: Promise<void> = Promise.resolve()

  constructor(on: Opened, report: (fault: unknown) => void) {
    this.#on = on
    this.#report = report
  }

  start(): void {
    this.tend()
    this.#timer = setInterval(() => this.tend(), everyMs).unref()
  }

  /** Now, and every minute: the edition in force may be another by then. */
  tend(): void {
    this.#tending = this.#tending.then(() => this.#once()).catch(this.#report)
  }

  async #once(): Promise<void> {
    await expireWindow(this.#on)
    if (!visitorsOf(this.#on).isAllowed) await forgetVisitors(this.#on.store.owner)
    await this.#follow()
  }

  async #follow(): Promise<void> {
    const { setting, home } = this.#on
    const { sources } = declaredTraffic(this.#on)
    const wanted = JSON.stringify([sources, visitorsOf(this.#on).isAllowed])
    if (setting.program === undefined || wanted === this.#followed) return
    await this.#child?.stop()
    this.#followed = wanted
    if (sources.length === 0) return
    const more = ['traffic', 'follow', '--policy', setting.policyFolder, '--home', home.path]
    this.#child = new CountingChild({
      argv: [process.execPath, ...process.execArgv, setting.program, ...more],
      env: { ...setting.env, ORDHOLDEN_PARENT: 'stdin' },
      onTrouble: says => this.#report(new Error(says)),
    })
    this.#child.start()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#tending
    await this.#child?.stop()
  }
}
