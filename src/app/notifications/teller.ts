// Finds what is to be told and writes the letters of it: looks nobody was told of, alarms of the log, letters given up, clocks
// that run out, and the Monday. Each becomes an event once; what was begun before a crash is begun again and ends the same.
// Proven by test/contracts/events.test.ts and test/contracts/clocks.test.ts.

import type { Clock, Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import type { Check } from '../../pledge/pledge.ts'
import {
  type Batch,
  type EventDraft,
  keepEvents,
  mailEvents,
  tellAlarms,
  tellLooks,
} from '../../store/events.ts'
import type { Store } from '../../store/store.ts'
import { type Clocks, clocksOf, remindersOf } from '../clocks.ts'
import type { Mailbag, Unclosed } from '../mailbag.ts'
import { givenUpLetters } from '../post.ts'
import { tellOf } from './changes.ts'
import { clockLetter } from './clock-letter.ts'
import { eventLetter } from './letters.ts'
import { mondayLetter, type WeekReport } from './monday.ts'
import { ownersOf, type Recipient, remindedOf } from './recipients.ts'
import { dueWeek } from './week.ts'

/** Letters that tell of letters would tell of themselves. */
const tellingKinds: readonly string[] = ['event', 'monday']

export interface TellerAsked {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly mailbag: Pick<Mailbag, 'put' | 'letGo' | 'hasServer' | 'origin'>
  /** The checks in force. */
  checks(): readonly Pick<Check, 'part' | 'everyMs'>[]
  readonly clocks: Clocks
  /** The week before a Monday. */
  report(monday: string): Promise<WeekReport>
  readonly zone: string
}

export class Teller {
  readonly #asked: TellerAsked
  /** Whether letters may have been given up since they were last looked for: at the start nobody knows. */
  #mayHaveFailed = true

  constructor(asked: TellerAsked) {
    this.#asked = asked
  }

  /** A round of letters gave some up. */
  noteGivenUp(): void {
    this.#mayHaveFailed = true
  }

  async turn(): Promise<void> {
    const { store, mailbag } = this.#asked
    await this.#tellLooks()
    await tellAlarms(store.owner, this.#asked)
    if (this.#mayHaveFailed) await this.#tellGivenUp()
    await this.#tellClocks()
    await this.#tellMonday()
    await mailEvents(
      store.owner,
      this.#asked,
      batch => this.#write(batch),
      batch => mailbag.letGo(batch),
    )
  }

  async #tellLooks(): Promise<void> {
    const tell = tellOf(new Map(this.#asked.checks().map(check => [check.part, check])))
    let many: number
    do many = await tellLooks(this.#asked.store.owner, this.#asked, tell)
    while (many === limits.looksAtOnce)
  }

  async #tellGivenUp(): Promise<void> {
    this.#mayHaveFailed = false
    const letters = await givenUpLetters(this.#asked.store)
    const at = this.#asked.clock.now()
    await this.#keep(
      letters.map(({ id, kind, tries }) => ({
        ...{ kind: 'letter.failed', pledge: null, part: null, at },
        ...{ key: `letter.failed:${id}:${tries}`, mailed: !tellingKinds.includes(kind) },
      })),
    )
  }

  async #tellClocks(): Promise<void> {
    const { clocks, clock } = this.#asked
    const running = await clocks()
    if (running.length > 0) await this.#keep(remindersOf(running, clock.now()))
  }

  // A week whose Monday was before there was anybody to tell is nobody's.
  async #tellMonday(): Promise<void> {
    const { store, clock, zone } = this.#asked
    const { name, at } = dueWeek(clock.now(), zone)
    const { at: since } = await store.owner.selectFrom('installation').select('at').executeTakeFirstOrThrow()
    if (at < since) return
    await this.#keep([{ kind: 'monday', pledge: null, part: null, key: `monday:${name}`, at, mailed: true }])
  }

  async #keep(drafts: readonly EventDraft[]): Promise<void> {
    const { owner } = this.#asked.store
    await owner.transaction().execute(tx => keepEvents(tx, this.#asked, drafts))
  }

  /** Without a mail server nothing is written: news that waited for one would be old when it came. */
  async #write({ id, events }: Batch): Promise<void> {
    const { store, mailbag } = this.#asked
    const [first] = events
    if (!mailbag.hasServer() || first === undefined) return
    if (first.kind === 'clock.due') return this.#remind(id, events)
    const isMonday = first.kind === 'monday'
    const owners = await ownersOf(store)
    if (owners.length === 0) return
    const letterFor = isMonday ? await this.#monday(first.at) : this.#events(events)
    for (const to of owners) await this.#put(isMonday ? 'monday' : 'event', letterFor(to), id, to)
  }

  /** Of what still runs at the moment it is written: what was stopped meanwhile is nobody's concern any more. */
  async #remind(id: string, events: Batch['events']): Promise<void> {
    const { store, clocks, clock } = this.#asked
    const keys = events.map(({ key }) => key)
    const due = clocksOf(await clocks(), keys)
    if (due.length === 0) return
    for (const to of await remindedOf(store))
      await this.#put(
        'clock',
        clockLetter(due, clock.now(), { ...this.#addressed(to), role: to.role }),
        id,
        to,
      )
  }

  #put(kind: string, letter: Unclosed, batch: string, { account }: Recipient): Promise<string> {
    return this.#asked.mailbag.put(kind, letter, `account.${account}`, `${batch}:${account}`)
  }

  #events(events: Batch['events']): (to: Recipient) => Unclosed {
    return to => eventLetter(events, this.#addressed(to))
  }

  async #monday(at: Date): Promise<(to: Recipient) => Unclosed> {
    const report = await this.#asked.report(dueWeek(at, this.#asked.zone).monday)
    return to => mondayLetter(report, this.#addressed(to))
  }

  #addressed(to: Recipient) {
    return { to, origin: this.#asked.mailbag.origin(), zone: this.#asked.zone }
  }
}
