// Tokens of programs (RFC 6750): made by an owner for some things and some time, shown once, kept as their hash, ended by one
// click. A program acts as the account it was made for, as that account is now, and within its scopes: what the role may
// not, no token can. OWASP ASVS 5.0 V7.2, V8.2. Proven by test/contracts/api-tokens.test.ts.

import { toHex } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { nobody, type Role, type Scope, scopes, type Visitor } from '../core/roles.ts'
import { aboutOf, type Ground, later, lookUp, purpose } from './ground.ts'
import { InTurn } from './in-turn.ts'
import { isUuid, type Sessions, sessionPeriods } from './sessions.ts'
import { hashOf, makeToken } from './tokens.ts'

const dayMs = 24 * 60 * 60_000
/** How long a token may be good for, in days. None is good for ever: whoever has left the company leaves some behind. */
const tokenDays = [1, 30, 90, 365] as const
export type TokenDays = (typeof tokenDays)[number]

export interface NewToken {
  /** What its owner calls it. */
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly days: TokenDays
}

export type MadeToken =
  | { readonly kind: 'made'; readonly id: string; readonly token: string; readonly endsAt: Date }
  /** The account has `limits.tokensPerAccount`. */
  | { readonly kind: 'full' }

export interface ListedToken {
  readonly id: string
  readonly label: string
  readonly scopes: readonly Scope[]
  readonly at: Date
  readonly endsAt: Date
  /** The day it was last used; null where it never was. */
  readonly usedOn: Date | null
}

interface Row {
  readonly id: string
  readonly account: string
  readonly role: Role
  readonly scopes: readonly string[]
  readonly endsAt: Date
  readonly usedOn: Date | null
}

interface Known {
  readonly visitor: Visitor
  readonly endsAt: Date
  readonly readMs: number
  readonly endings: number
}

export class ApiTokens {
  readonly #ground: Ground
  readonly #sessions: Pick<Sessions, 'endings' | 'forget'>
  readonly #known = new Map<string, Known>()
  readonly #making = new InTurn()

  constructor(ground: Ground, sessions: Pick<Sessions, 'endings' | 'forget'>) {
    this.#ground = ground
    this.#sessions = sessions
  }

  make(account: string, given: NewToken, now: Date): Promise<MadeToken> {
    return this.#making.do(() => this.#make(account, given, now))
  }

  async #make(account: string, { label, scopes: wanted, days }: NewToken, now: Date): Promise<MadeToken> {
    if ((await this.list(account, now)).length >= limits.tokensPerAccount) return { kind: 'full' }
    const { store } = this.#ground
    const { token, hash } = await makeToken(this.#ground, 'program')
    const row = await store.row([purpose])
    const ends_at = later(now, days * dayMs)
    const said = await store.seal(aboutOf(account, []), label)
    const given = { account, label: said, scopes: [...wanted], at: now, ends_at, token_hash: hash }
    await store.write(purpose, aboutOf(account, []), db =>
      db.insertInto('api_token').values({ ...row, ...given }),
    )
    return Object.freeze({ kind: 'made', id: row.id, token, endsAt: ends_at })
  }

  /** Of one account, the newest first; what has run out is not among them. */
  async list(account: string, now: Date): Promise<readonly ListedToken[]> {
    const { store } = this.#ground
    const rows = await store.read(purpose, aboutOf(account, []), db =>
      db
        .selectFrom('api_token')
        .select(['id', 'label', 'scopes', 'at', 'ends_at as endsAt', 'used_on as usedOn'])
        .where('account', '=', account)
        .where('ends_at', '>', now)
        .orderBy('id', 'desc'),
    )
    return Promise.all(
      rows.map(async row => ({
        ...row,
        scopes: known(row.scopes),
        label: await store.open(aboutOf(account, []), row.label),
      })),
    )
  }

  /** Ends one of an account's own at once; false where it is another's, or not there. */
  async end(account: string, id: string): Promise<boolean> {
    if (!isUuid(id)) return false
    const { store } = this.#ground
    const about = aboutOf(account, [])
    const found = await store.read(purpose, about, db =>
      db.selectFrom('api_token').select('id').where('id', '=', id).where('account', '=', account),
    )
    if (found.length === 0) return false
    await store.erase(purpose, about, { api_token: [id] })
    this.#sessions.forget()
    return true
  }

  /** Erases what has run out. */
  async sweep(now: Date): Promise<number> {
    const { store } = this.#ground
    const out = await store.read(purpose, lookUp, db =>
      db.selectFrom('api_token').select('id').where('ends_at', '<=', now).limit(limits.peopleAtOnce),
    )
    return out.length === 0 ? 0 : store.erase(purpose, lookUp, { api_token: out.map(({ id }) => id) })
  }

  /** Which program a token is, now; as sessions are, for `sessionPeriods.freshMs` without asking again. */
  async programOf(token: string, now: Date): Promise<Visitor> {
    const hash = await hashOf(this.#ground.keys, 'program', token)
    if (hash === null) return nobody
    const key = toHex(hash)
    const before = this.#known.get(key)
    const isFresh =
      before !== undefined &&
      before.endings === this.#sessions.endings &&
      Math.abs(now.getTime() - before.readMs) < sessionPeriods.freshMs
    const { visitor, endsAt } = isFresh ? before : await this.#look(key, hash, now)
    return now < endsAt ? visitor : nobody
  }

  async #look(key: string, hash: Uint8Array, now: Date): Promise<Known> {
    const { endings } = this.#sessions
    const row = await this.#read(hash)
    const found = {
      readMs: now.getTime(),
      endings,
      endsAt: row?.endsAt ?? later(now, sessionPeriods.freshMs),
    }
    const look = { ...found, visitor: row === null ? nobody : asProgram(row) }
    if (row !== null) await this.#see(row, now)
    this.#known.delete(key)
    const [oldest] = this.#known.keys()
    if (this.#known.size >= limits.tokensKnown && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(key, look)
    return look
  }

  // Of an account only while it is active, and as what it is now: a token is never more than who made it.
  async #read(hash: Uint8Array): Promise<Row | null> {
    const rows = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('api_token')
        .innerJoin('account', 'account.id', 'api_token.account')
        .select([
          'api_token.id',
          'api_token.account',
          'role',
          'scopes',
          'ends_at as endsAt',
          'used_on as usedOn',
        ])
        .where('token_hash', '=', hash)
        .where('account.state', '=', 'active'),
    )
    return rows[0] ?? null
  }

  async #see({ id, account, usedOn }: Row, now: Date): Promise<void> {
    const day = new Date(now.getTime() - (now.getTime() % dayMs))
    if (usedOn !== null && usedOn >= day) return
    await this.#ground.store.write(purpose, aboutOf(account, []), db =>
      db.updateTable('api_token').set({ used_on: day }).where('id', '=', id),
    )
  }
}

const asProgram = ({ id, account, role, scopes: given }: Row): Visitor =>
  Object.freeze({ kind: 'somebody', account, session: id, role, own: [], scopes: known(given) })

/** A scope that there is no more lets a program do nothing. */
const known = (given: readonly string[]): readonly Scope[] => scopes.filter(scope => given.includes(scope))
