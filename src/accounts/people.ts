// The accounts: somebody is invited, and somebody leaves. A leaver is cut at once: from the one statement that says they left
// no session of theirs is anybody's, whatever stops us from erasing it (Datatilsynet 2021-423-0235; OWASP ASVS 5.0 7.4.2).
// The account's row is kept for its period, so that what they did can still be said to be theirs; then the row goes, and the
// key of what the log says about them. Proven by test/contracts/accounts.test.ts.

import type { ExpressionBuilder } from 'kysely'
import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Role } from '../core/roles.ts'
import { destroyOpenings } from '../store/openings.ts'
import type { Change } from '../store/store.ts'
import type { PersonalTables } from '../store/tables.ts'
import { cancelActsOf } from './act-rows.ts'
import { aboutOf, type Ground, later, lookUp, purpose } from './ground.ts'
import { InTurn } from './in-turn.ts'
import { linkPeriods, type MadeLink, storeLink } from './links.ts'
import {
  chooseDeputy,
  chooseNoDeputy,
  type Deputy,
  findDeputy,
  type ListedPerson,
  listPeople,
  namesOf,
} from './listing.ts'
import { openPerson, sealPerson } from './person.ts'
import { isUuid, type Sessions } from './sessions.ts'

export interface Newcomer {
  readonly name: string
  readonly mail: string
  readonly role: Role
  readonly language: Language
}

export type Invited =
  | { readonly kind: 'invited'; readonly account: string; readonly link: MadeLink }
  /** Somebody who has not left has this address. */
  | { readonly kind: 'taken' }

export interface InvitedAgain {
  readonly person: Newcomer
  readonly link: MadeLink
}

/** `erased`: sessions, credentials and links. */
export type Left =
  | { readonly kind: 'left'; readonly erased: number }
  | { readonly kind: 'last-owner' }
  | { readonly kind: 'not-found' }

export class People {
  readonly #ground: Ground
  readonly #sessions: Sessions
  readonly #inviting = new InTurn()

  constructor(ground: Ground, sessions: Sessions) {
    this.#ground = ground
    this.#sessions = sessions
  }

  /** Makes an account that becomes active when its link is used; the link is for a letter. */
  invite(newcomer: Newcomer, now: Date): Promise<Invited> {
    return this.#inviting.do(() => this.#invite(newcomer, now))
  }

  async #invite(newcomer: Newcomer, now: Date): Promise<Invited> {
    const { store } = this.#ground
    const { role, language } = newcomer
    const mark = await store.mark('mail', newcomer.mail)
    const known = await store.read(purpose, lookUp, db =>
      db.selectFrom('account').select('id').where('mail_mark', '=', mark).where('state', '<>', 'left'),
    )
    if (known.length > 0) return { kind: 'taken' }
    const row = await store.row([purpose])
    const person = await sealPerson(store, row.id, newcomer)
    await store.write(purpose, `account.${row.id}`, db =>
      db.insertInto('account').values({ ...row, ...person, role, language, at: now, state: 'invited' }),
    )
    const endsAt = later(now, linkPeriods.usualMs)
    const link = await storeLink(
      this.#ground,
      { account: row.id, role, own: [], mail: newcomer.mail, endsAt },
      now,
    )
    return Object.freeze({ kind: 'invited', account: row.id, link })
  }

  /**
   * A new link to an account there is, for who was invited too long ago or lost every way in; those sent before open nothing
   * any more. It is for a letter. Null where there is no such account, or its person has left.
   */
  inviteAgain(account: string, now: Date): Promise<InvitedAgain | null> {
    return this.#inviting.do(() => this.#inviteAgain(account, now))
  }

  async #inviteAgain(account: string, now: Date): Promise<InvitedAgain | null> {
    if (!isUuid(account)) return null
    const { store } = this.#ground
    const about = aboutOf(account, [])
    const [row] = await store.read(purpose, about, db =>
      db
        .selectFrom('account')
        .select(['person', 'role', 'language'])
        .where('id', '=', account)
        .where('state', '<>', 'left'),
    )
    if (row === undefined) return null
    const { person, role, language } = row
    const before = await store.read(purpose, about, db =>
      db.selectFrom('link').select('id').where('account', '=', account),
    )
    if (before.length > 0) await store.erase(purpose, about, { link: before.map(({ id }) => id) })
    const { name, mail } = await openPerson(store, account, person)
    const endsAt = later(now, linkPeriods.usualMs)
    const link = await storeLink(this.#ground, { account, role, own: [], mail, endsAt }, now)
    return Object.freeze({ person: { name, mail, role, language }, link })
  }

  list(): Promise<readonly ListedPerson[]> {
    return listPeople(this.#ground)
  }

  names(accounts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return namesOf(this.#ground, accounts)
  }

  deputy(): Promise<Deputy | null> {
    return findDeputy(this.#ground)
  }

  /** False, and all as before, where they are not active, or have no account to be reminded by. */
  async chooseDeputy(account: string): Promise<boolean> {
    return isUuid(account) && (await chooseDeputy(this.#ground, account))
  }

  chooseNoDeputy(): Promise<void> {
    return chooseNoDeputy(this.#ground)
  }

  /**
   * Of somebody active. Their sessions were begun with the role before, so they end in the same transaction: whoever is
   * less from now on is it at once, here and within `sessionPeriods.freshMs` in another process.
   */
  async changeRole(account: string, role: Role, now: Date): Promise<'changed' | 'last-owner' | 'not-found'> {
    if (!isUuid(account)) return 'not-found'
    const { store } = this.#ground
    const about = aboutOf(account, [])
    const [before] = await store.read(purpose, about, db =>
      db.selectFrom('account').select('role').where('id', '=', account).where('state', '=', 'active'),
    )
    if (before === undefined) return 'not-found'
    if (before.role === role) return 'changed'
    const [, changed] = await store.write(
      purpose,
      about,
      holdOwners,
      db =>
        db
          .updateTable('account')
          .set({ role })
          .where('id', '=', account)
          .where('state', '=', 'active')
          .where(eb => notLastOwner(eb, account)),
      db =>
        db
          .updateTable('session')
          .set({ ends_at: now })
          .where('account', '=', account)
          .where('role', '<>', role)
          .where(eb =>
            eb.exists(
              eb
                .selectFrom('account')
                .select('account.id')
                .where('account.id', '=', account)
                .where('account.role', '=', role),
            ),
          ),
    )
    this.#sessions.forget()
    return changed === 1 ? 'changed' : 'last-owner'
  }

  /** May be asked again: what was not erased the first time is erased the next. */
  async leave(account: string, now: Date): Promise<Left> {
    if (!isUuid(account)) return { kind: 'not-found' }
    const { store } = this.#ground
    const [before] = await store.read(purpose, lookUp, db =>
      db.selectFrom('account').select('state').where('id', '=', account),
    )
    if (before === undefined) return { kind: 'not-found' }
    if (before.state !== 'left' && !(await this.#cut(account, now))) return { kind: 'last-owner' }
    this.#sessions.forget()
    return Object.freeze({ kind: 'left', erased: await this.#eraseMeans(account) })
  }

  /**
   * Erases the rows of who left by then, and destroys the keys of what their rows and the log say about them. Answers the
   * cases that were closed.
   */
  async eraseLeft(leftBy: Date): Promise<readonly string[]> {
    const { store } = this.#ground
    const gone = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('account')
        .select('id')
        .where('state', '=', 'left')
        .where('left_at', '<=', leftBy)
        .limit(limits.peopleAtOnce),
    )
    for (const { id } of gone) {
      await this.#eraseMeans(id)
      // The row last: while it is there, this is begun again wherever it was stopped.
      await destroyOpenings(store.owner, this.#ground, aboutOf(id, []))
      await store.erase(purpose, lookUp, { account: [id] })
    }
    return gone.map(({ id }) => aboutOf(id, []))
  }

  async #cut(account: string, now: Date): Promise<boolean> {
    const leave: Change = db =>
      db
        .updateTable('account')
        .set({ state: 'left', left_at: now, deputy: false })
        .where('id', '=', account)
        .where('state', '<>', 'left')
        .where(eb => notLastOwner(eb, account))
    const about = aboutOf(account, [])
    const changes = [holdOwners, leave, cancelActsOf(account, now)]
    const [, cut] = await this.#ground.store.write(purpose, about, ...changes)
    return cut === 1
  }

  async #eraseMeans(account: string): Promise<number> {
    const { store } = this.#ground
    const rows = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('session')
        .select(eb => ['id', eb.val('session').as('table')])
        .where('account', '=', account)
        .unionAll(
          db
            .selectFrom('credential')
            .select(eb => ['id', eb.val('credential').as('table')])
            .where('account', '=', account),
        )
        .unionAll(
          db
            .selectFrom('link')
            .select(eb => ['id', eb.val('link').as('table')])
            .where('account', '=', account),
        )
        .unionAll(
          db
            .selectFrom('api_token')
            .select(eb => ['id', eb.val('api_token').as('table')])
            .where('account', '=', account),
        ),
    )
    if (rows.length === 0) return 0
    const of = (table: string) => rows.filter(row => row.table === table).map(({ id }) => id)
    const asked = Object.fromEntries(
      (['session', 'credential', 'link', 'api_token'] as const).map(table => [table, of(table)]),
    )
    const erased = Object.fromEntries(Object.entries(asked).filter(([, ids]) => ids.length > 0))
    return store.erase(purpose, lookUp, erased)
  }
}

// The owners are held first: of two who let each other go at the same moment, one stays.
const holdOwners: Change = db =>
  db
    .updateTable('account')
    .set(eb => ({ state: eb.ref('state') }))
    .where('role', '=', 'owner')

const notLastOwner = (eb: ExpressionBuilder<PersonalTables, 'account'>, account: string) =>
  eb.or([
    eb('account.role', '<>', 'owner'),
    eb.exists(
      eb
        .selectFrom('account as other')
        .select('other.id')
        .where('other.role', '=', 'owner')
        .where('other.state', '=', 'active')
        .where('other.id', '<>', account),
    ),
  ])
