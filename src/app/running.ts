// The app while it runs: what pages and commands ask for, answered from the edition in force, the store and the log.
// Opened by open.ts, closed with everything it was opened with. Proven by test/journeys.

import type { App, LookProof, Policy } from '../app.ts'
import { fromUtf8 } from '../core/bytes.ts'
import { newId } from '../core/ids.ts'
import type { Language, Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { appWords } from '../language/app.ts'
import { checkWords } from '../language/checks.ts'
import { countLines } from '../pledge/assemble.ts'
import type { Board, Diagnosis, LawFinding, PledgeHistory, PledgeLine } from '../pledge/board.ts'
import type { Engine, Seen } from '../pledge/engine.ts'
import { lastDays, pledgeDays } from '../pledge/history.ts'
import type { Check, Look, PledgeId } from '../pledge/pledge.ts'
import { Rounds } from '../pledge/rounds.ts'
import { lawFindingsOf } from '../register/law-findings.ts'
import { bundleOf } from '../store/bundle.ts'
import { lastLooksOfDays, latestLooks, lookHistory } from '../store/looks.ts'
import { proofOfLook } from '../store/proofs.ts'
import { checksOf } from './checks.ts'
import { diagnose } from './doctor.ts'
import { logStateOf } from './log-state.ts'
import type { Opened } from './opened.ts'
import { policyOf } from './promises.ts'
import { forgetServed, noteServed } from './served.ts'
import { linesOf } from './standing.ts'

/** How often the schedule asks what is due. */
const tickMs = 60_000

export class Running implements App {
  readonly #on: Opened
  readonly #checks: readonly Check[]
  readonly #lawFindings: readonly LawFinding[]
  readonly #rounds: Rounds
  #listener: Parameters<App['check']>[1] = () => undefined
  #alarm: Words | null = null
  #close: () => Promise<void> = () => Promise.resolve()

  readonly contact: string | null

  constructor(on: Opened) {
    this.contact = `mailto:${on.edition.file.register.controller.email}`
    this.#on = on
    this.#checks = checksOf(on.edition, on.ground)
    this.#lawFindings = lawFindingsOf(on.edition)
    this.#rounds = new Rounds({
      engine: this.#engine(),
      checks: () => Promise.resolve(this.#checks),
      latest: () => this.#latest(),
      today: () => this.#today(),
      record: seen => this.#record(seen),
      tickMs,
    })
  }

  /** What to close with, in its own order. */
  closeWith(opened: AsyncDisposableStack): void {
    this.#close = () => opened.disposeAsync()
  }

  start(): void {
    const { home, setting } = this.#on
    if (setting.servedAt !== null) noteServed(home, setting.servedAt)
    this.#on.log.start()
    this.#rounds.start()
    void this.#recompute()
  }

  policy(language: Language): Promise<Policy> {
    return Promise.resolve(policyOf(this.#on.edition, language, this.#lawFindings))
  }

  async board(): Promise<Board> {
    const { edition, log, setting } = this.#on
    const { register } = edition.file
    const pledges = await this.#lines()
    return {
      at: setting.clock.now().toISOString(),
      controller: register.controller.name,
      example: register.example,
      pledges,
      counts: countLines(pledges, this.#lawFindings.length),
      log: await logStateOf(log, this.#alarm),
    }
  }

  async pledge(id: PledgeId, days: number): Promise<PledgeHistory> {
    const line = (await this.#lines()).find(({ pledge }) => pledge === id)
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
    const asked = this.#checks.filter(
      ({ part }) => pledges.length === 0 || pledges.some(id => part.startsWith(`${id}/`)),
    )
    this.#listener = onLook
    await this.#rounds.look(asked)
    return this.board()
  }

  async proof(look: string): Promise<LookProof | null> {
    const found = await proofOfLook(this.#on.store.owner, look)
    return found === null
      ? null
      : { proof: found.proof, evidence: fromUtf8(found.evidence), leaf: found.leaf }
  }

  logFile(path: string): Promise<Uint8Array | null> {
    return this.#on.log.file(path)
  }

  async bundle(): Promise<Uint8Array> {
    await this.#on.log.round()
    return bundleOf(this.#on.store.owner, this.#on.log.verifierKey)
  }

  async storedRow(): Promise<{ readonly row: string; readonly leaf: string } | null> {
    const latest = [...(await this.#latest()).values()].toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
    const found = latest === undefined ? null : await proofOfLook(this.#on.store.owner, latest.id)
    return latest === undefined || found === null
      ? null
      : { row: JSON.stringify(latest, null, 2), leaf: found.leaf }
  }

  async doctor(): Promise<readonly Diagnosis[]> {
    await this.#recompute()
    return diagnose(this.#on, this.#alarm)
  }

  async close(): Promise<void> {
    await this.#rounds.stop()
    if (this.#on.setting.servedAt !== null) forgetServed(this.#on.home)
    await this.#close()
  }

  #lines(): Promise<readonly PledgeLine[]> {
    return linesOf(this.#on.edition, this.#on.ground, this.#checks, this.#lawFindings)
  }

  async #latest(): Promise<ReadonlyMap<string, Look>> {
    const seen = await latestLooks(
      this.#on.store.owner,
      this.#checks.map(({ part }) => part),
    )
    return new Map([...seen].map(([part, { look }]) => [part, look]))
  }

  #today() {
    const { registerHash, noticeHash } = this.#on.edition
    return { now: this.#on.setting.clock.now(), registerHash, noticeHash }
  }

  #engine(): Engine {
    const { clock, notify } = this.#on.setting
    return {
      clock,
      words: checkWords,
      hanging: new Set(),
      onLook: (seen, done, of) => this.#listener(seen.part, done, of),
      onFault: (part, fault) =>
        notify(appWords.fault(part, fault instanceof Error ? fault.message : String(fault))),
    }
  }

  async #record(seen: readonly Seen[]): Promise<void> {
    const { log, setting, edition } = this.#on
    const { registerHash, noticeHash } = edition
    const looks = seen.map(one => ({
      ...one,
      id: newId(setting.clock, setting.random),
      registerHash,
      noticeHash,
    }))
    await log.recordLooks(looks)
    await log.round()
  }

  /** Recomputes the log; a finding becomes the alarm every page shows. */
  async #recompute(): Promise<void> {
    const { findings } = await this.#on.log.check()
    const [first] = findings
    this.#alarm =
      first === undefined
        ? null
        : appWords.alarm(`${first.file}${first.index === undefined ? '' : ` #${first.index}`}`)
  }
}
