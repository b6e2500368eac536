// The app while it runs: what pages and commands ask for, answered from the edition in force, the store and the log.
// Opened by open.ts, closed with everything it was opened with. Proven by test/journeys.

import type { App, Desk, LookProof, Policy } from '../app.ts'
import { fromUtf8 } from '../core/bytes.ts'
import type { FormatName, RecordFormat, Which } from '../core/formats.ts'
import type { Language } from '../core/language.ts'
import type { ProcessingRecord } from '../core/record.ts'
import { Refusal } from '../core/refusal.ts'
import { appWords } from '../language/app.ts'
import { dayOf } from '../language/dates.ts'
import { countLines } from '../pledge/assemble.ts'
import type { Board, Diagnosis, PledgeHistory, PledgeLine } from '../pledge/board.ts'
import { lastDays, pledgeDays } from '../pledge/history.ts'
import { type PledgeId, sitePledges } from '../pledge/pledge.ts'
import { recordOf } from '../register/record/record.ts'
import type { Register } from '../register/schema.ts'
import { bundleOf } from '../store/bundle.ts'
import { lastLooksOfDays, lookHistory } from '../store/looks.ts'
import { proofOfLook } from '../store/proofs.ts'
import { openDesk, type RunningDesk } from './desk.ts'
import { type Alarm, diagnose } from './doctor.ts'
import { diagnoseErasures } from './erasures.ts'
import type { Force } from './in-force.ts'
import { logStateOf } from './log-state.ts'
import { Looking, latestOf } from './looking.ts'
import { diagnoseMail } from './mail-setup.ts'
import { diagnoseWebhooks } from './notifications/notifications.ts'
import type { Opened } from './opened.ts'
import { diagnoseOpenId } from './openid-setup.ts'
import { policyOf } from './promises.ts'
import { forgetServed, noteServed } from './served.ts'
import { openSites, type RunningSites } from './sites.ts'
import { linesOf } from './standing.ts'
import type { Traffic } from './traffic.ts'
import { type LogCounting, logCounting } from './traffic-counting.ts'
import { openTraffic } from './traffic-running.ts'
import { TrafficTending } from './traffic-tending.ts'

/** How often a server recomputes its whole log by itself. */
const recomputeEveryMs = 3_600_000

// Weaknesses of an example are for whoever runs this machine, not for the company whose policy it borrows.
const contactOf = ({ example, controller }: Register): string =>
  example ? 'mailto:root@localhost' : `mailto:${controller.email}`

export class Running implements App {
  readonly contact: string
  readonly #desk: RunningDesk
  readonly #on: Opened
  readonly #looking: Looking
  readonly site: RunningSites
  readonly traffic: Traffic
  readonly counting: LogCounting
  readonly #tending: TrafficTending
  #alarm: Alarm | null = null
  #recomputing: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #close: () => Promise<void> = () => Promise.resolve()

  constructor(on: Opened) {
    this.contact = contactOf(on.inForce.present.edition.file.register)
    this.#on = on
    this.#looking = new Looking(on)
    const report = (fault: unknown) => on.setting.notify(appWords.trouble(String(fault)))
    this.traffic = openTraffic(on)
    this.#desk = openDesk(on, this.traffic)
    this.#tending = new TrafficTending(on, fault => report(fault))
    this.counting = logCounting(on)
    this.site = openSites(on, () => this.#looking.look(sitePledges, () => {}), report)
  }

  get desk(): Desk {
    return this.#desk.desk
  }

  /** What to close with, in its own order. */
  closeWith(opened: AsyncDisposableStack): void {
    this.#close = () => opened.disposeAsync()
  }

  start(): void {
    const { home, setting, log } = this.#on
    if (setting.servedAt !== null) noteServed(home, setting.servedAt)
    log.start()
    this.#looking.start()
    this.#desk.start()
    this.site.start()
    this.#tending.start()
    const recompute = () => {
      this.#recomputing = this.#recompute().catch(fault => setting.notify(appWords.trouble(String(fault))))
    }
    recompute()
    this.#timer = setInterval(recompute, recomputeEveryMs).unref()
  }

  async policy(language: Language): Promise<Policy> {
    const { edition, lawFindings } = await this.#on.inForce.refresh()
    return policyOf(edition, language, lawFindings)
  }

  async board(): Promise<Board> {
    const force = await this.#on.inForce.refresh()
    const { register } = force.edition.file
    const pledges = await this.#lines(force)
    return {
      at: this.#on.setting.clock.now().toISOString(),
      controller: register.controller.name,
      example: register.example,
      pledges,
      counts: countLines(pledges, force.lawFindings.length),
      log: await logStateOf(this.#on.log, this.#alarm?.says ?? null),
    }
  }

  async pledge(id: PledgeId, days: number): Promise<PledgeHistory> {
    const line = (await this.#lines(await this.#on.inForce.refresh())).find(({ pledge }) => pledge === id)
    if (line === undefined) throw new Refusal('not-found', `expected a pledge of this policy, got ${id}`)
    const { store, setting } = this.#on
    const span = lastDays(setting.clock.now(), days)
    const from = span[0]?.start ?? setting.clock.now()
    const parts = line.parts.map(({ part }) => part.id)
    const looks = await lastLooksOfDays(store.owner, parts, from)
    return {
      line,
      days: pledgeDays(line.parts, looks, span),
      looks: await lookHistory(store.owner, parts, from),
    }
  }

  async check(pledges: readonly PledgeId[], onLook: Parameters<App['check']>[1]): Promise<Board> {
    await this.#looking.look(pledges, onLook)
    await this.#recompute()
    await this.#on.log.offer()
    return this.board()
  }

  async proof(look: string): Promise<LookProof | null> {
    const found = await proofOfLook(this.#on.store.owner, look)
    if (found === null) return null
    return { proof: found.proof, evidence: fromUtf8(found.evidence), leaf: found.leaf }
  }

  logFile(path: string): Promise<Uint8Array | null> {
    return this.#on.log.file(path)
  }

  async bundle(): Promise<Uint8Array> {
    await this.#on.log.round()
    return bundleOf(this.#on.store.owner, this.#on.log.verifierKey)
  }

  // What is asked for now and then is loaded when it is, so that a server that shows pages stays small.
  async authority(language: Language): Promise<Uint8Array> {
    const { writeAuthority } = await import('./authority.ts')
    const ledger = await this.bundle()
    return writeAuthority(this.#on, await this.board(), ledger, language)
  }

  async document(format: FormatName, language: Language, which: Which): Promise<Uint8Array> {
    const { writeDocument } = await import('./documents.ts')
    return writeDocument(this.#on, format, language, which)
  }

  async record(): Promise<ProcessingRecord> {
    const { edition } = await this.#on.inForce.refresh()
    return recordOf(edition.file.register, dayOf(this.#on.setting.clock.now()))
  }

  async recordFile(format: RecordFormat, language: Language): Promise<Uint8Array> {
    const { writeRecord } = await import('../register/record/paper.ts')
    return writeRecord(await this.record(), format, language)
  }

  async storedRow(): Promise<{ readonly row: string; readonly leaf: string } | null> {
    const latest = [...(await latestOf(this.#on)).values()].toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
    if (latest === undefined) return null
    const found = await proofOfLook(this.#on.store.owner, latest.id)
    return found === null ? null : { row: JSON.stringify(latest, null, 2), leaf: found.leaf }
  }

  async health(): Promise<readonly Diagnosis[]> {
    return [...(await diagnose(this.#on, this.#alarm)), diagnoseErasures(await this.desk.erasures())]
  }

  async doctor(): Promise<readonly Diagnosis[]> {
    await this.#recompute()
    const { setting, store } = this.#on
    return [
      ...(await this.health()),
      await diagnoseMail(setting.env, store),
      await diagnoseWebhooks(this.#on),
      await diagnoseOpenId(setting.env),
    ]
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#recomputing
    await this.site.stop()
    await this.#tending.stop()
    await this.#looking.stop()
    await this.#desk.stop()
    if (this.#on.setting.servedAt !== null) forgetServed(this.#on.home)
    await this.#close()
  }

  #lines({ edition, checks, lawFindings }: Force): Promise<readonly PledgeLine[]> {
    return linesOf(edition, this.#on.ground, checks, lawFindings)
  }

  /** Recomputes the log; a finding becomes the alarm every page shows. */
  async #recompute(): Promise<void> {
    const { findings, alarms } = await this.#on.log.check()
    const [first] = findings
    const index = first?.index === undefined ? '' : ` #${first.index}`
    const says = first === undefined ? null : appWords.alarm(`${first.file}${index}`)
    this.#alarm = says === null ? null : { says, texts: alarms }
  }
}
