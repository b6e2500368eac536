// Looking: on schedule and on demand, each look kept with the edition it was about.
// Proven by looking.test.ts and test/journeys/board.test.ts.

import type { App } from '../app.ts'
import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { appWords } from '../language/app.ts'
import { checkWords } from '../language/checks.ts'
import type { Engine, Seen } from '../pledge/engine.ts'
import type { Check, Look, PledgeId } from '../pledge/pledge.ts'
import { Rounds } from '../pledge/rounds.ts'
import { latestLooks } from '../store/looks.ts'
import type { Force } from './in-force.ts'
import { holdersOf } from './log-state.ts'
import type { Opened } from './opened.ts'

/** How often the schedule asks what is due, and whether the policy folder was edited. */
const tickMs = 60_000

type OnLook = Parameters<App['check']>[1]

export class Looking {
  readonly #on: Opened
  readonly #rounds: Rounds
  /** The edition the schedule asked last what is due under. */
  #about: Force
  /** What each check was made from: its look is about that, whatever is in force by the time it ends. */
  readonly #madeFrom = new WeakMap<Check, Force>()
  /** The edition whose holders were named last. */
  #named: Force | null = null
  #onLook: OnLook = () => undefined

  constructor(on: Opened, everyMs: number = tickMs) {
    this.#on = on
    this.#about = on.inForce.present
    this.#rounds = new Rounds({
      engine: this.#engine(),
      checks: () => this.#settle(),
      latest: () => latestOf(on),
      today: () => this.#today(),
      record: (seen, checks) => this.#record(seen, checks),
      tickMs: everyMs,
    })
  }

  start(): void {
    this.#rounds.start()
  }

  stop(): Promise<void> {
    return this.#rounds.stop()
  }

  /** Looks now at these pledges, at all without any. */
  async look(pledges: readonly PledgeId[], onLook: OnLook): Promise<void> {
    this.#onLook = onLook
    const checks = this.#checksOf(this.#on.inForce.present)
    const asked = pledges.length === 0 ? checks : checks.filter(({ part }) => isOfAny(part, pledges))
    await this.#rounds.look(asked)
  }

  /** Takes the edition in force for this run's, and whoever it names outside for the holders. */
  async #settle() {
    this.#about = await this.#on.inForce.settle()
    if (this.#about !== this.#named) await this.#nameHolders(this.#about)
    return this.#checksOf(this.#about)
  }

  // A holder that is refused keeps nobody from looking; the holders before stay.
  async #nameHolders(force: Force): Promise<void> {
    const { log, setting } = this.#on
    this.#named = force
    try {
      await log.holders.declare(holdersOf(force.edition.file.register))
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      setting.notify(appWords.trouble(fault.message))
    }
  }

  #checksOf(force: Force): readonly Check[] {
    for (const check of force.checks) this.#madeFrom.set(check, force)
    return force.checks
  }

  #today() {
    const { registerHash, noticeHash } = this.#about.edition
    return { now: this.#on.setting.clock.now(), registerHash, noticeHash }
  }

  #engine(): Engine {
    const { clock, notify } = this.#on.setting
    return {
      clock,
      words: checkWords,
      hanging: new Set(),
      onLook: (seen, done, of) => this.#onLook(seen.part, done, of),
      onFault: (part, fault) =>
        notify(appWords.fault(part, fault instanceof Error ? fault.message : String(fault))),
    }
  }

  async #record(seen: readonly Seen[], checks: readonly Check[]): Promise<void> {
    const { log, setting } = this.#on
    const madeFrom = new Map(checks.map(check => [check.part, this.#madeFrom.get(check)]))
    const kept = (one: Seen): Look => {
      const about = madeFrom.get(one.part)
      if (about === undefined) throw new Error(`${one.part}: expected the edition its check was made from`)
      const { registerHash, noticeHash } = about.edition
      return { ...one, id: newId(setting.clock, setting.random), registerHash, noticeHash }
    }
    const looks = seen.map(kept)
    for (let at = 0; at < looks.length; at += limits.looksAtOnce)
      await log.recordLooks(looks.slice(at, at + limits.looksAtOnce))
    await log.round()
  }
}

const isOfAny = (part: string, pledges: readonly PledgeId[]): boolean =>
  pledges.some(id => part.startsWith(`${id}/`))

/** The latest look at each part that a check looks at. */
export async function latestOf({ store, inForce }: Opened): Promise<ReadonlyMap<string, Look>> {
  const parts = inForce.present.checks.map(({ part }) => part)
  const seen = await latestLooks(store.owner, parts)
  return new Map([...seen].map(([part, { look }]) => [part, look]))
}
