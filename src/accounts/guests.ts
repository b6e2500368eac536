// People from outside, let in by the owner for some days: to look, by a link in a letter, without an account. Each is a case of
// their own. The row of their link is what lets them in: a new link is the same row with another token, and while it is there,
// whatever ends them is begun again where it was stopped. With the row goes the key of what it and the log say about them.
// OWASP ASVS 5.0 6.6, 7.4. Proven by test/contracts/guests.test.ts.

import { newId } from '../core/ids.ts'
import { limits } from '../core/limits.ts'
import { destroyOpenings } from '../store/openings.ts'
import type { Change } from '../store/store.ts'
import { type Ground, later, lookUp, purpose } from './ground.ts'
import { guestCase, guestOf, isOfGuest } from './guest-case.ts'
import { InTurn } from './in-turn.ts'
import { type LinkRole, linkPeriods, type MadeLink, storeLink } from './links.ts'
import { isUuid, type Sessions } from './sessions.ts'

/** The person of a case comes by what they asked for, never by this. */
export const guestRoles = ['auditor', 'customer', 'accountant'] as const satisfies readonly LinkRole[]
export type GuestRole = (typeof guestRoles)[number]

/** For how long; the usual one is `linkPeriods.usualMs`. */
export const guestDays = [1, 7, 14, 30] as const
export type GuestDays = (typeof guestDays)[number]

export interface GuestWanted {
  readonly role: GuestRole
  readonly mail: string
  readonly days: GuestDays
}

export type LetIn =
  /** The link is for a letter. */
  | { readonly kind: 'let-in'; readonly guest: string; readonly link: MadeLink }
  /** Somebody from outside has this address; there are `limits.guestsAtOnce`. */
  | { readonly kind: 'taken' | 'full' }

export interface ListedGuest {
  readonly guest: string
  readonly mail: string
  readonly role: GuestRole
  /** When they were let in. */
  readonly at: Date
  readonly endsAt: Date
  /** When they were here last; null where they never were. */
  readonly seenAt: Date | null
}

const dayMs = linkPeriods.caseMs

export class Guests {
  readonly #ground: Ground
  readonly #sessions: Pick<Sessions, 'forget'>
  readonly #inTurn = new InTurn()

  constructor(ground: Ground, sessions: Pick<Sessions, 'forget'>) {
    this.#ground = ground
    this.#sessions = sessions
  }

  /** One address is let in as one thing at a time: a link they ask for anew would else be for nobody knows which. */
  letIn(wanted: GuestWanted, now: Date): Promise<LetIn> {
    return this.#inTurn.do(() => this.#letIn(wanted, now))
  }

  async #letIn({ role, mail, days }: GuestWanted, now: Date): Promise<LetIn> {
    const { store, clock, random } = this.#ground
    const mark = await store.mark('mail', mail)
    const open = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .select(eb => eb('mail_mark', '=', mark).as('isTheirs'))
        .where(isOfGuest)
        .where('ends_at', '>', now),
    )
    if (open.some(({ isTheirs }) => isTheirs)) return { kind: 'taken' }
    if (open.length >= limits.guestsAtOnce) return { kind: 'full' }
    const guest = newId(clock, random)
    const draft = { account: null, role, own: [guestCase(guest)], mail, endsAt: later(now, days * dayMs) }
    return Object.freeze({ kind: 'let-in', guest, link: await storeLink(this.#ground, draft, now) })
  }

  /** Who may come in now, the first let in at the top. */
  async list(now: Date): Promise<readonly ListedGuest[]> {
    const { store } = this.#ground
    const rows = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .select(['own', 'role', 'guest', 'at', 'ends_at as endsAt', 'came_at as cameAt'])
        .select(eb =>
          eb
            .selectFrom('session')
            .select(session => session.fn.max('seen_at').as('seen'))
            .whereRef('session.own', '=', 'link.own')
            .as('seenAt'),
        )
        .where(isOfGuest)
        .where('ends_at', '>', now)
        .orderBy('at')
        .limit(limits.guestsAtOnce),
    )
    return Promise.all(
      rows.map(async ({ own, role, guest: said, cameAt, seenAt, ...row }) => {
        const [guest, as] = [guestOf(own), guestRoles.find(one => one === role)]
        if (guest === null || as === undefined || said === null)
          throw new Error(`expected a guest, got a link for ${role}`)
        const { mail } = await store.open(guestCase(guest), said)
        return Object.freeze({ ...row, guest, mail, role: as, seenAt: seenAt ?? cameAt })
      }),
    )
  }

  /** They are out at once, and what is kept of them is closed. False where nobody of that number is let in. */
  end(guest: string, now: Date): Promise<boolean> {
    return this.#inTurn.do(async () => {
      if (!isUuid(guest) || !(await this.#cut(guestCase(guest), now))) return false
      this.#sessions.forget()
      await closeGuest(this.#ground, guestCase(guest))
      return true
    })
  }

  /** Closes those whose days are over; `limits.guestsAtOnce` at a time. Answers the cases that were closed. */
  sweep(now: Date): Promise<readonly string[]> {
    return this.#inTurn.do(async () => {
      const over = await this.#ground.store.read(purpose, lookUp, db =>
        db
          .selectFrom('link')
          .select('own')
          .where(isOfGuest)
          .where('ends_at', '<=', now)
          .limit(limits.guestsAtOnce),
      )
      const cases = over.flatMap(({ own }) => own)
      for (const about of cases) await closeGuest(this.#ground, about)
      if (cases.length > 0) this.#sessions.forget()
      return cases
    })
  }

  // The link first: a session begun by it at this very moment is there to be ended by the second, and none is begun after.
  async #cut(about: string, now: Date): Promise<boolean> {
    const cutLink: Change = db =>
      db
        .updateTable('link')
        .set({ ends_at: now })
        .where(eb => eb('own', '=', eb.val([about])))
        .where('ends_at', '>', now)
    const cutSessions: Change = db =>
      db
        .updateTable('session')
        .set({ ends_at: now })
        .where(eb => eb('own', '=', eb.val([about])))
    const [cut] = await this.#ground.store.write(purpose, lookUp, cutLink, cutSessions)
    return cut === 1
  }
}

/** May be asked again. The link last: while it is there, this is begun again wherever it was stopped. */
export async function closeGuest(ground: Ground, about: string): Promise<void> {
  const { store } = ground
  const letters = await store.read('letters', 'letters', db =>
    db.selectFrom('letter').select('id').where('about', '=', about),
  )
  if (letters.length > 0) await store.erase('letters', 'letters', { letter: letters.map(({ id }) => id) })
  await eraseOf(ground, 'session', about)
  await destroyOpenings(store.owner, ground, about)
  await eraseOf(ground, 'link', about)
}

async function eraseOf({ store }: Ground, table: 'session' | 'link', about: string): Promise<void> {
  const rows = await store.read(purpose, lookUp, db =>
    db
      .selectFrom(table)
      .select('id')
      .where(eb => eb('own', '=', eb.val([about]))),
  )
  if (rows.length > 0) await store.erase(purpose, lookUp, { [table]: rows.map(({ id }) => id) })
}
