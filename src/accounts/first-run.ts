// The first run: nobody has an account until whoever started the program made the first with a token it shows once, valid for
// a day and spent once; with it the first run is over for good. OWASP ASVS 5.0 6.3.2 (no default account); decided against a
// page that is open until somebody comes: it can be somebody else (louislam/uptime-kuma 6955). Lost access is renewed where
// the program runs. Proven by test/contracts/accounts.test.ts.

import type { Language } from '../core/language.ts'
import type { PersonSaid } from '../store/people-tables.ts'
import type { PersonalRow } from '../store/personal-row.ts'
import type { Sealed } from '../store/sealed.ts'
import type { Change } from '../store/store.ts'
import { type Ground, later, lookUp, purpose } from './ground.ts'
import { linkPeriods, type MadeLink, refused, storeLink, type Used } from './links.ts'
import { type SealedPerson, sealPerson } from './person.ts'
import { ofSession, type SessionRow, sessionColumns } from './session-row.ts'
import type { Sessions } from './sessions.ts'
import { hashOf } from './tokens.ts'

export interface Owner {
  readonly name: string
  readonly mail: string
  readonly language: Language
}

export interface InvitedOwner extends MadeLink {
  readonly account: string
}

export class FirstRun {
  readonly #ground: Ground
  readonly #sessions: Sessions
  /** Once over it is never open again. */
  #over = false

  constructor(ground: Ground, sessions: Sessions) {
    this.#ground = ground
    this.#sessions = sessions
  }

  async isOpen(): Promise<boolean> {
    if (!this.#over) this.#over = (await this.#owners()).length > 0
    return !this.#over
  }

  /** The token for whoever starts the program; those shown before are worth nothing any more. Null where it is over. */
  async begin(now: Date): Promise<MadeLink | null> {
    if (!(await this.isOpen())) return null
    await this.#eraseTokens()
    return storeLink(
      this.#ground,
      { ...shown, account: null, endsAt: later(now, linkPeriods.firstRunMs) },
      now,
    )
  }

  /**
   * Makes the owner's account and its session with the token: all in one transaction, which spends every token of the first
   * run, so that of two that come at once, with one token or with two, one makes it.
   */
  async accept(token: string, owner: Owner, now: Date): Promise<Used> {
    const hash = await hashOf(this.#ground.keys, 'link', token)
    if (hash === null || !(await this.#isGood(hash, now))) return refused
    const account = await this.#ground.store.row([purpose])
    const person = await sealPerson(this.#ground.store, account.id, owner)
    const { token: session, row } = await this.#sessions.prepare(now)
    const [made = 0] = await this.#ground.store.write(
      purpose,
      `account.${account.id}`,
      spendForAccount(hash, { ...account, ...person, language: owner.language }, now),
      beginForAccount(hash, account.id, row),
    )
    if (made === 0) return refused
    this.#over = true
    return Object.freeze({ kind: 'begun', token: session, session: row.id, endsAt: row.ends_at })
  }

  /**
   * Unattended: the owner as the configuration names them is invited, and the link is for a letter to them. Null where it is
   * over. Asked by the one process that serves.
   */
  async invite(owner: Owner, now: Date): Promise<InvitedOwner | null> {
    if (!(await this.isOpen())) return null
    const row = await this.#ground.store.row([purpose])
    const { mail, language } = owner
    const account = { ...row, ...(await sealPerson(this.#ground.store, row.id, owner)), language, at: now }
    await this.#ground.store.write(purpose, `account.${row.id}`, db =>
      db.insertInto('account').values({ ...account, role: 'owner', state: 'invited' }),
    )
    await this.#eraseTokens()
    const endsAt = later(now, linkPeriods.firstRunMs)
    const link = { account: row.id, role: 'owner', own: [], mail, endsAt } as const
    return Object.freeze({ ...(await storeLink(this.#ground, link, now)), account: row.id })
  }

  /**
   * Lost access: a link to the owner's account, for who can run a command where the program runs. It leaves a leaf under the
   * key of that account, as every link does. Null where there is no owner yet.
   */
  async renew(now: Date): Promise<MadeLink | null> {
    const [owner] = await this.#owners()
    if (owner === undefined) return null
    const endsAt = later(now, linkPeriods.firstRunMs)
    return storeLink(this.#ground, { ...shown, account: owner.id, endsAt }, now)
  }

  // Looked at before anything is written about an account: each has a key, and a token long spent must not make another.
  async #isGood(hash: Uint8Array, now: Date): Promise<boolean> {
    const found = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .select('id')
        .where('token_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('ends_at', '>', now),
    )
    return found.length > 0
  }

  #owners() {
    return this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('account')
        .select('id')
        .where('role', '=', 'owner')
        .where('state', '<>', 'left')
        .orderBy('at'),
    )
  }

  async #eraseTokens(): Promise<void> {
    const { store } = this.#ground
    const before = await store.read(purpose, lookUp, db =>
      db.selectFrom('link').select('id').where('role', '=', 'owner').where('account', 'is', null),
    )
    if (before.length > 0) await store.erase(purpose, lookUp, { link: before.map(({ id }) => id) })
  }
}

const shown = { role: 'owner', own: [], mail: '' } as const

interface NewAccount extends PersonalRow, SealedPerson {
  readonly language: Language
}

const spendForAccount =
  (hash: Uint8Array, account: NewAccount, now: Date): Change =>
  db =>
    db
      .with('spent', q =>
        q
          .updateTable('link')
          .set({ used_at: now })
          .where('role', '=', 'owner')
          .where('account', 'is', null)
          .where('used_at', 'is', null)
          .where(eb =>
            eb.exists(
              eb
                .selectFrom('link as brought')
                .select('brought.id')
                .where('brought.token_hash', '=', hash)
                .where('brought.role', '=', 'owner')
                .where('brought.used_at', 'is', null)
                .where('brought.ends_at', '>', now),
            ),
          )
          .where(eb => eb.not(eb.exists(eb.selectFrom('account').select('id').where('role', '=', 'owner'))))
          .returning(['purposes', 'role', 'token_hash']),
      )
      .insertInto('account')
      .columns([
        'purposes',
        'role',
        'id',
        'trace',
        'at',
        'person',
        'name_mark',
        'mail_mark',
        'language',
        'state',
      ])
      .expression(q =>
        q
          .selectFrom('spent')
          .where('token_hash', '=', hash)
          .select(eb => [
            'purposes',
            'role',
            eb.cast<string>(eb.val(account.id), 'uuid').as('id'),
            eb.cast<string>(eb.val(account.trace), 'text').as('trace'),
            eb.cast<Date>(eb.val(now), 'timestamptz').as('at'),
            eb.cast<Sealed<PersonSaid>>(eb.val(account.person), 'bytea').as('person'),
            eb.cast<Uint8Array>(eb.val(account.name_mark), 'bytea').as('name_mark'),
            eb.cast<Uint8Array>(eb.val(account.mail_mark), 'bytea').as('mail_mark'),
            eb.cast<Language>(eb.val(account.language), 'text').as('language'),
            eb.cast<'active'>(eb.val('active'), 'text').as('state'),
          ]),
      )

const beginForAccount =
  (hash: Uint8Array, account: string, row: SessionRow): Change =>
  db =>
    db
      .insertInto('session')
      .columns(sessionColumns)
      .expression(q =>
        q
          .selectFrom('account')
          .innerJoin('link', join => join.on('link.token_hash', '=', hash))
          .where('account.id', '=', account)
          .select(eb => [
            'account.purposes',
            'account.id as account',
            'account.role',
            'link.own',
            ...ofSession(eb, row, 'first-run'),
          ]),
      )
