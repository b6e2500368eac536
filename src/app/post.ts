// The post: letters wait in the store until the server has taken them. Each is written with its leaf in one transaction,
// taken by one process at a time, tried by a schedule, and erased once sent; one that was given up is kept and told.
// Proven by test/contracts/mail.test.ts over a real store and a real server.
//
// Between sending and settling nothing can be atomic: SMTP has no transaction with us. It errs to twice: a process that
// is killed there leaves a letter whose lease runs out, and it is tried again under the same Message-ID, by which a
// mailbox can tell. Decided against settling first: a letter that never comes is told to nobody.

import type { Clock, Random } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Letter, stampOf, writeLetter } from '../mail/letter.ts'
import type { MailSetting } from '../mail/mail.ts'
import { type Delivery, formatDelivery, sendLetter } from '../mail/send.ts'
import type { LetterSaid } from '../store/people-tables.ts'
import type { Sealed } from '../store/sealed.ts'
import type { Store } from '../store/store.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long after each try that failed the next one is due; after the last the letter is given up. */
export const retriesMs: readonly number[] = [
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  12 * hourMs,
  24 * hourMs,
]
const triesMost = retriesMs.length + 1

const purpose = 'letters'
/** The queue as a whole is one case: a key for each letter would fill the keyring, and rounds are about none of them. */
const queueCase = 'letters'

export interface PostAsked {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly setting: MailSetting
  readonly send?: typeof sendLetter
  /** A round that could not be run: the store's own refusal, which names no person. */
  onTrouble(error: unknown): void
  /** Called after a round that gave letters up. */
  readonly onGivenUp?: () => void
}

/** How many letters of one round went which way. */
export interface Round {
  readonly sent: number
  readonly putOff: number
  readonly failed: number
}

/**
 * Writes a letter into the queue, on behalf of a case. Needs no mail server: what waits is sent when there is one.
 * With `once` it is written unless one of that name is there, and held back until `letGoOf`. Answers the letter's id. Refuses what no letter may hold, see `writeLetter`.
 */
export async function queueLetter(
  { store, clock }: Pick<PostAsked, 'store' | 'clock'>,
  kind: string,
  letter: Letter,
  about: string,
  once: string | null = null,
): Promise<string> {
  const { to, language, subject, text, html } = writeLetter(letter)
  const row = await store.row([purpose])
  const at = clock.now()
  const content = await store.seal(about, { mail: to, subject, text, html })
  const mail_mark = await store.mark('mail', letter.to)
  const values = {
    ...{ ...row, kind, about, content, mail_mark, language, at },
    ...{
      state: 'waiting' as const,
      tries: 0,
      next_at: once === null ? at : null,
      said: null,
      claim: null,
      once,
    },
  }
  await store.write(purpose, about, db =>
    db
      .insertInto('letter')
      .values(values)
      .onConflict(conflict => conflict.column('once').doNothing()),
  )
  return row.id
}

/** Lets go of the letters written once for something, named by how it begins. */
export async function letGoOf(
  { store, clock }: Pick<PostAsked, 'store' | 'clock'>,
  begins: string,
): Promise<void> {
  await store.write(purpose, queueCase, db =>
    db
      .updateTable('letter')
      .set({ next_at: clock.now() })
      .where('state', '=', 'waiting')
      .where('next_at', 'is', null)
      .where('once', 'like', `${begins}%`),
  )
}

/** A letter in the queue, as it may be shown: whom it is for stays sealed. */
export interface LetterLine {
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly tries: number
  readonly nextAt: Date | null
  readonly said: string | null
}

/** What waits and what was given up, the oldest first. A reading of personal rows: it writes a leaf. */
export const lettersWaiting = (store: Store): Promise<readonly LetterLine[]> =>
  store.read(purpose, queueCase, db =>
    db
      .selectFrom('letter')
      .select(['id', 'kind', 'at', 'state', 'tries', 'next_at as nextAt', 'said'])
      .orderBy('at')
      .limit(limits.lettersTold),
  )

/** Letters given up. A reading of personal rows: it writes a leaf. */
export const givenUpLetters = (
  store: Store,
): Promise<readonly { readonly id: string; readonly kind: string; readonly tries: number }[]> =>
  store.read(purpose, queueCase, db =>
    db
      .selectFrom('letter')
      .select(['id', 'kind', 'tries'])
      .where('state', '=', 'failed')
      .orderBy('at')
      .limit(limits.lettersTold),
  )

/** Tries a letter again from the beginning of its schedule. False where it is sent or in hand. */
export async function tryLetterAgain(
  { store, clock }: Pick<PostAsked, 'store' | 'clock'>,
  id: string,
): Promise<boolean> {
  const [changed] = await store.write(purpose, queueCase, db =>
    db
      .updateTable('letter')
      .set({ state: 'waiting', tries: 0, next_at: clock.now() })
      .where('id', '=', id)
      .where('claim', 'is', null),
  )
  return changed === 1
}

/** Letters to be erased whether they were sent or not: written by then, or about cases that were closed. */
export interface OldLetters {
  readonly writtenBy: Date
  readonly of: readonly string[]
}

/** Answers how many. One that is on its way at this moment is settled as gone. */
export async function eraseLetters(store: Store, { writtenBy, of }: OldLetters): Promise<number> {
  const old = await store.read(purpose, queueCase, db =>
    db
      .selectFrom('letter')
      .select('id')
      .where(eb =>
        eb.or([eb('at', '<=', writtenBy), ...(of.length === 0 ? [] : [eb('about', 'in', [...of])])]),
      )
      .limit(limits.peopleAtOnce),
  )
  return old.length === 0 ? 0 : store.erase(purpose, queueCase, { letter: old.map(({ id }) => id) })
}

/** What stands in the way of letters, for doctor: null where none has failed. */
export interface PostTrouble {
  /** When the oldest of them was written. */
  readonly since: Date
  readonly failed: number
  readonly waiting: number
  readonly said: string | null
}

/** Letters given up and letters tried in vain so far. A reading of personal rows: it writes a leaf. */
export async function postTrouble(store: Store): Promise<PostTrouble | null> {
  const rows = await store.read(purpose, queueCase, db =>
    db
      .selectFrom('letter')
      .select(['at', 'state', 'said'])
      .where('tries', '>', 0)
      .orderBy('at')
      .limit(limits.lettersTold),
  )
  const told = rows.filter(({ said }) => said !== null)
  const [oldest] = told
  if (oldest === undefined) return null
  const failed = told.filter(({ state }) => state === 'failed').length
  return { since: oldest.at, failed, waiting: told.length - failed, said: told.at(-1)?.said ?? null }
}

/** Sends what is due for as long as the program runs. */
export class Post {
  readonly #asked: PostAsked
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = true

  constructor(asked: PostAsked) {
    this.#asked = asked
  }

  start(): void {
    this.#stopped = false
    this.nudge()
  }

  /** Looks at the queue now: a letter was just written into it. */
  nudge(): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#lookNow())
  }

  /** Lets what is being sent be sent and settled. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #lookNow(): Promise<void> {
    if (this.#stopped) return
    let waitMs: number = limits.letterLookMs
    try {
      await this.round()
      waitMs = await this.#untilNextMs()
    } catch (error) {
      this.#asked.onTrouble(error)
    }
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.nudge(), waitMs).unref()
  }

  async #untilNextMs(): Promise<number> {
    const { store, clock } = this.#asked
    const [next] = await store.read(purpose, queueCase, db =>
      db
        .selectFrom('letter')
        .select('next_at')
        .where('state', '=', 'waiting')
        .where('next_at', 'is not', null)
        .orderBy('next_at')
        .limit(1),
    )
    const dueMs = (next?.next_at?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime()
    return Math.min(Math.max(dueMs, 0), limits.letterLookMs)
  }

  /** Takes what is due, at most `limits.lettersAtOnce`, tries each once and settles each by what came of it. */
  async round(): Promise<Round> {
    const { store } = this.#asked
    const claim = newId(this.#asked.clock, this.#asked.random)
    await this.#take(claim)
    const letters = await store.read(purpose, queueCase, db =>
      db.selectFrom('letter').selectAll().where('claim', '=', claim),
    )
    // All are waited for, also where one cannot be settled: nothing may go on after the store is closed.
    const ends = await Promise.allSettled(letters.map(letter => this.#deliver(letter, claim)))
    const fault = ends.find(each => each.status === 'rejected')
    if (fault !== undefined) throw fault.reason
    const count = (end: keyof Round) =>
      ends.filter(each => each.status === 'fulfilled' && each.value === end).length
    const round = { sent: count('sent'), putOff: count('putOff'), failed: count('failed') }
    if (round.failed > 0) this.#asked.onGivenUp?.()
    return round
  }

  // One update, whose rows PostgreSQL locks: a second process passes them by. Whoever took them holds them until the
  // lease ends. What was taken as often as it may be tried, and never settled, is given up before.
  async #take(claim: string): Promise<void> {
    const now = this.#asked.clock.now()
    const until = new Date(now.getTime() + limits.letterLeaseMs)
    const [interrupted = 0] = await this.#asked.store.write(
      purpose,
      queueCase,
      db =>
        db
          .updateTable('letter')
          .set({ state: 'failed', next_at: null, said: 'interrupted', claim: null })
          .where('state', '=', 'waiting')
          .where('tries', '>=', triesMost)
          .where('next_at', '<=', now),
      db =>
        db
          .with('due', due =>
            due
              .selectFrom('letter')
              .select('id')
              .where('state', '=', 'waiting')
              .where('next_at', '<=', now)
              .orderBy('next_at')
              .limit(limits.lettersAtOnce)
              .forUpdate()
              .skipLocked(),
          )
          .updateTable('letter')
          .set(each => ({ tries: each('tries', '+', 1), next_at: until, claim }))
          .where('id', 'in', each => each.selectFrom('due').select('id')),
    )
    if (interrupted > 0) this.#asked.onGivenUp?.()
  }

  async #deliver(letter: Taken, claim: string): Promise<keyof Round> {
    const { setting, send = sendLetter } = this.#asked
    const { language } = letter
    const said = await this.#open(letter)
    if (said === null) return this.#drop(letter)
    const { mail, subject, text, html } = said
    const stamp = stampOf(letter.id, letter.at, setting.from)
    return this.#settle(
      letter,
      claim,
      await send(setting, { language, to: mail, subject, text, html }, stamp),
    )
  }

  // Null where the case was closed for good: its letters are for nobody any more.
  async #open({ about, content }: Taken): Promise<LetterSaid | null> {
    try {
      return await this.#asked.store.open(about, content)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'key-destroyed') return null
      throw error
    }
  }

  async #drop({ id }: Taken): Promise<'failed'> {
    await this.#asked.store.erase(purpose, queueCase, { letter: [id] })
    return 'failed'
  }

  // Erased whoever holds it by now: it was sent. All else only while it is still ours, since after the lease it is not.
  async #settle({ id, tries }: Taken, claim: string, delivery: Delivery): Promise<keyof Round> {
    const { store, clock } = this.#asked
    if (delivery.kind === 'sent') {
      await store.erase(purpose, queueCase, { letter: [id] })
      return 'sent'
    }
    const nextMs = isFinal(delivery) ? undefined : retriesMs[tries - 1]
    const state = nextMs === undefined ? 'failed' : 'waiting'
    const next = nextMs === undefined ? null : new Date(clock.now().getTime() + nextMs)
    await store.write(purpose, queueCase, db =>
      db
        .updateTable('letter')
        .set({ state, next_at: next, said: formatDelivery(delivery), claim: null })
        .where('id', '=', id)
        .where('claim', '=', claim),
    )
    return state === 'failed' ? 'failed' : 'putOff'
  }
}

/** What the server will not take however often. A wrong password or certificate is ours to correct, and the letter waits. */
const isFinal = (delivery: Delivery): boolean => delivery.kind === 'refused' && delivery.because === 'letter'

interface Taken {
  readonly id: string
  readonly at: Date
  readonly about: string
  readonly content: Sealed<LetterSaid>
  readonly language: Letter['language']
  readonly tries: number
}
