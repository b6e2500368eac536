// Visits of the register's sites and of our own pages: every day at six by the company's clock, one at a time, each kept with its
// raw log; then the checks that rest on them are looked at again. A visit that was cut off leaves a turn that ends by its age, and
// a folder without a row, which the next one takes away. Proven by test/contracts/site-visits.test.ts.

import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, Random } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { defaultZone } from '../language/dates.ts'
import type { Observed } from '../site/observe.ts'
import {
  type AuditLine,
  auditIds,
  auditLines,
  endWithout,
  forgetAudits,
  giveBack,
  keepAudit,
  takeTurn,
} from '../store/site-audits.ts'
import type { Store } from '../store/store.ts'
import { latestHour } from './notifications/week.ts'

/** By the clock on the wall. */
const visitHour = 6

/** A site as it is visited. */
export interface VisitTarget {
  /** Id of the register's site, or the key of our own pages. */
  readonly site: string
  readonly url: string
}

export interface VisitsAsked<Target extends VisitTarget> {
  readonly db: Store['owner']
  /** Holds one folder for each visit. */
  readonly folder: string
  readonly clock: Clock
  readonly random: Random
  /** What may be visited now. */
  targets(): readonly Target[]
  visit(target: Target, signal: AbortSignal): Promise<Observed>
  /** Visits were kept, or could not be made: what rests on them is to be looked at. */
  after(): Promise<void>
  report(error: unknown): void
}

export class SiteVisits<Target extends VisitTarget> {
  readonly #asked: VisitsAsked<Target>
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(asked: VisitsAsked<Target>) {
    this.#asked = asked
  }

  start(firstMs: number = limits.siteFirstMs): void {
    if (this.#stopping.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.visitDue(this.isDue)
        .catch(this.#asked.report)
        .finally(() => this.start(limits.siteTickMs))
    }, firstMs).unref()
  }

  /** Calls off a visit that is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('expected to go on visiting, was stopped'))
    clearTimeout(this.#timer)
    await this.#running.catch(() => {})
  }

  /** Visits what is due, one after another; whoever asks meanwhile comes after. */
  visitDue(isDue: (target: Target) => Promise<boolean>): Promise<void> {
    this.#running = this.#running.catch(() => {}).then(() => this.#visitEach(isDue))
    return this.#running
  }

  /** Never visited, its address changed, or not since six o'clock. */
  readonly isDue = async ({ site, url }: Target): Promise<boolean> => {
    const [last] = await auditLines(this.#asked.db, site, 1)
    return last === undefined || last.url !== url || isOver(last, this.#asked.clock.now())
  }

  async #visitEach(isDue: (target: Target) => Promise<boolean>): Promise<void> {
    let visited = 0
    for (const target of this.#asked.targets()) {
      if (this.#stopping.signal.aborted) return
      if ((await isDue(target)) && (await this.#visitOne(target))) visited += 1
    }
    if (visited > 0 && !this.#stopping.signal.aborted) await this.#asked.after()
  }

  /** False where somebody else is visiting it. */
  async #visitOne(target: Target): Promise<boolean> {
    const { db, clock, random } = this.#asked
    const at = clock.now()
    const turn = { ...target, id: newId(clock, random), at }
    const staleBefore = new Date(at.getTime() - limits.siteTurnMs)
    if (!(await takeTurn(db, { ...turn, staleBefore }))) return false
    try {
      await this.#keep(turn.id, await this.#asked.visit(target, this.#stopping.signal))
    } catch (fault) {
      if (this.#stopping.signal.aborted) {
        await giveBack(db, turn)
        return false
      }
      const because = fault instanceof Refusal ? fault.code : 'failed'
      await endWithout(db, turn, { at: clock.now(), because })
      if (!(fault instanceof Refusal)) this.#asked.report(fault)
    }
    await this.#forget(target.site)
    return true
  }

  async #keep(id: string, { audit, raw }: Observed): Promise<void> {
    const { db, clock, folder } = this.#asked
    const { keepRaw } = await import('../site/raw.ts')
    const text = canonicalJson(JSON.parse(JSON.stringify(audit)) as Json)
    if (text.length > limits.siteAuditBytes)
      throw new Refusal('limit', `expected an audit of at most ${limits.siteAuditBytes} bytes`)
    const rawHash = await keepRaw(join(folder, id), raw)
    await keepAudit(db, { id }, { at: clock.now(), audit: text, rawHash })
  }

  /** Rows beyond what is kept, and every folder that belongs to none. */
  async #forget(site: string): Promise<void> {
    const { db, folder } = this.#asked
    await forgetAudits(db, site, limits.siteVisitsKept)
    const known = new Set(await auditIds(db))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder))
      if (!known.has(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isOver({ begunAt, endedAt, because }: AuditLine, now: Date): boolean {
  const age = now.getTime() - Date.parse(begunAt)
  if (endedAt === null) return age > limits.siteTurnMs
  if (because !== null) return age > limits.siteAgainMs
  return Date.parse(begunAt) < latestHour(now, visitHour, defaultZone).getTime()
}
