// Finds what is to be told and writes the letters of it: looks nobody was told of, alarms of the log, letters given up, and
// the Monday. Each becomes an event once; what was begun before a crash is begun again and ends the same.
// Proven by test/contracts/events.test.ts.

import { limits } from '../../core/limits.ts'
import { type Batch, keepEvents, mailEvents, tellAlarms, tellLooks } from '../../store/events.ts'
import type { Making } from '../../store/leaves.ts'
import type { Mailbag, Unclosed } from '../mailbag.ts'
import type { Opened } from '../opened.ts'
import { givenUpLetters } from '../post.ts'
import { tellOf } from './changes.ts'
import { eventLetter } from './letters.ts'
import { mondayLetter, reportWeek } from './monday.ts'
import { ownersOf, type Recipient } from './recipients.ts'
import { dueWeek } from './week.ts'

/** Letters that tell of letters would tell of themselves. */
export const tellingKinds: readonly string[] = ['event', 'monday']

export class Teller {
  readonly #on: Opened
  readonly #mailbag: Mailbag
  readonly #zone: string
  /** Whether letters may have been given up since they were last looked for: at the start nobody knows. */
  #mayHaveFailed = true

  constructor(on: Opened, mailbag: Mailbag, zone: string) {
    this.#on = on
    this.#mailbag = mailbag
    this.#zone = zone
  }

  /** A round of letters gave some up. */
  noteGivenUp(): void {
    this.#mayHaveFailed = true
  }

  async turn(): Promise<void> {
    const { store } = this.#on
    const { owner } = store
    const tell = tellOf(new Map(this.#on.inForce.present.checks.map(check => [check.part, check])))
    while ((await tellLooks(owner, this.#making, tell)) === limits.looksAtOnce);
    await tellAlarms(owner, this.#making)
    if (this.#mayHaveFailed) await this.#tellGivenUp()
    await this.#tellMonday()
    await mailEvents(
      owner,
      this.#making,
      batch => this.#write(batch),
      batch => this.#mailbag.letGo(batch),
    )
  }

  get #making(): Making {
    return this.#on.setting
  }

  async #tellGivenUp(): Promise<void> {
    this.#mayHaveFailed = false
    const letters = await givenUpLetters(this.#on.store)
    const at = this.#on.setting.clock.now()
    const drafts = letters.map(({ id, kind, tries }) => ({
      ...{ kind: 'letter.failed' as const, pledge: null, part: null, at },
      ...{ key: `letter.failed:${id}:${tries}`, mailed: !tellingKinds.includes(kind) },
    }))
    await this.#on.store.owner.transaction().execute(tx => keepEvents(tx, this.#making, drafts))
  }

  // A week whose Monday was before there was anybody to tell is nobody's.
  async #tellMonday(): Promise<void> {
    const { setting, store } = this.#on
    const { name, at } = dueWeek(setting.clock.now(), this.#zone)
    const { at: since } = await store.owner.selectFrom('installation').select('at').executeTakeFirstOrThrow()
    if (at < since) return
    const draft = {
      kind: 'monday' as const,
      pledge: null,
      part: null,
      key: `monday:${name}`,
      at,
      mailed: true,
    }
    await store.owner.transaction().execute(tx => keepEvents(tx, this.#making, [draft]))
  }

  /** Without a mail server nothing is written: news that waited for one would be old when it came. */
  async #write({ id, events }: Batch): Promise<void> {
    if (!this.#mailbag.hasServer()) return
    const owners = await ownersOf(this.#on.store)
    if (owners.length === 0) return
    const [first] = events
    const isMonday = first?.kind === 'monday'
    const letterFor = isMonday ? await this.#monday(first.at) : this.#events(events)
    for (const to of owners)
      await this.#mailbag.put(
        isMonday ? 'monday' : 'event',
        letterFor(to),
        `account.${to.account}`,
        `${id}:${to.account}`,
      )
  }

  #events(events: Batch['events']): (to: Recipient) => Unclosed {
    return to => eventLetter(events, { to, origin: this.#mailbag.origin(), zone: this.#zone })
  }

  async #monday(at: Date): Promise<(to: Recipient) => Unclosed> {
    const report = await reportWeek(this.#on, dueWeek(at, this.#zone).monday, this.#zone)
    return to => mondayLetter(report, { to, origin: this.#mailbag.origin(), zone: this.#zone })
  }
}
