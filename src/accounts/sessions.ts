// Sessions: begun at a sign-in, found by the hash of their token, listed and ended. OWASP ASVS 5.0 V7. No address and no user
// agent is kept. A session that was read is known for `freshMs` without asking again, so that the log gets no leaf for each
// page: one ended here is refused at once, one ended by another process `freshMs` later at most.
// Proven by test/contracts/accounts.test.ts.

import { toHex } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { nobody, type Role, type Visitor } from '../core/roles.ts'
import type { SessionTable } from '../store/people-tables.ts'
import { aboutOf, type Ground, later, lookUp, purpose, unlessGone } from './ground.ts'
import { hashOf, makeToken } from './tokens.ts'

/** ASVS 7.1.1 and 7.3 ask for the two ends and for their reason: a working day, and a screen somebody walked away from. */
export const sessionPeriods = Object.freeze({
  /** From sign-in, whatever happens (7.3.2). */
  absoluteMs: 12 * 60 * 60_000,
  /** Without a request (7.3.1). */
  idleMs: 30 * 60_000,
  /** How long what was read counts without being read again. */
  freshMs: 30_000,
  /** How often it is written down that a session is in use: it may end this much early in another process. */
  seenMs: 5 * 60_000,
})

export type Means = SessionTable['means']

export interface Beginning {
  readonly means: Means
  readonly role: Role
  readonly own: readonly string[]
  readonly account: string | null
  /** The token the browser had before, of whomever: it ends, so that nobody goes on with a token known before sign-in. */
  readonly before?: string | null
}

export interface Begun {
  /** Shown to whoever signed in, and to nobody again. */
  readonly token: string
  readonly session: string
  readonly endsAt: Date
}

/** What one is shown of one's own sessions. */
export interface ListedSession {
  readonly id: string
  readonly means: Means
  readonly at: Date
  readonly seenAt: Date
  readonly endsAt: Date
}

interface Read {
  readonly id: string
  readonly account: string | null
  readonly role: Role
  readonly own: readonly string[]
  readonly seen_at: Date
  readonly ends_at: Date
}

interface Known {
  readonly row: Read | null
  readonly readMs: number
  seenMs: number
  writtenMs: number
}

export class Sessions {
  readonly #ground: Ground
  /** By the hash of the token, in the order of reading. */
  readonly #known = new Map<string, Known>()
  #endings = 0

  constructor(ground: Ground) {
    this.#ground = ground
  }

  async begin(beginning: Beginning, now: Date): Promise<Begun> {
    const { means, role, own, account, before = null } = beginning
    if (before !== null) await this.endToken(before)
    const { token, row } = await this.prepare(now)
    const session = { ...row, account, role, own: [...own], means }
    await this.#ground.store.write(purpose, aboutOf(account, own), db =>
      db.insertInto('session').values(session),
    )
    return Object.freeze({ token, session: row.id, endsAt: row.ends_at })
  }

  /** A session's row but for whose it is, for who begins it in one step with what it is begun by. */
  async prepare(now: Date) {
    const { token, hash } = await makeToken(this.#ground, 'session')
    const row = await this.#ground.store.row([purpose])
    const ends_at = later(now, sessionPeriods.absoluteMs)
    return { token, row: { ...row, token_hash: hash, at: now, seen_at: now, ends_at } }
  }

  /** Who a token is, now. What was never ours, has ended or has run out is nobody's. */
  async visitorOf(token: string, now: Date): Promise<Visitor> {
    const hash = await hashOf(this.#ground.keys, 'session', token)
    if (hash === null) return nobody
    const known = this.#remembered(hash, now) ?? (await this.#look(hash, now))
    if (known.row === null || !isLive(known.row, known.seenMs, now)) return nobody
    const { id, account, role, own } = known.row
    await this.#see(known, known.row, now)
    return Object.freeze({ kind: 'somebody', account, session: id, role, own })
  }

  async list(account: string, now: Date): Promise<readonly ListedSession[]> {
    const idleSince = later(now, -sessionPeriods.idleMs)
    return this.#ground.store.read(purpose, aboutOf(account, []), db =>
      db
        .selectFrom('session')
        .select(['id', 'means', 'at', 'seen_at as seenAt', 'ends_at as endsAt'])
        .where('account', '=', account)
        .where('ends_at', '>', now)
        .where('seen_at', '>', idleSince)
        .orderBy('at', 'desc'),
    )
  }

  /** Ends one of the visitor's own. Answers false where it is another's, or not there: the same to whoever asks. */
  async end(visitor: Visitor, session: string): Promise<boolean> {
    if (visitor.kind === 'nobody' || !isUuid(session)) return false
    const { account, own } = visitor
    if (account === null && session !== visitor.session) return false
    const found = await this.#ground.store.read(purpose, aboutOf(account, own), db =>
      db
        .selectFrom('session')
        .select('id')
        .where('id', '=', session)
        .where('account', account === null ? 'is' : '=', account),
    )
    return (await this.#erase(aboutOf(account, own), idsOf(found))) > 0
  }

  async endAll(account: string): Promise<number> {
    const found = await this.#ground.store.read(purpose, aboutOf(account, []), db =>
      db.selectFrom('session').select('id').where('account', '=', account),
    )
    return this.#erase(aboutOf(account, []), idsOf(found))
  }

  async endToken(token: string): Promise<boolean> {
    const hash = await hashOf(this.#ground.keys, 'session', token)
    if (hash === null) return false
    const row = await this.#read(hash)
    return row !== null && (await this.#erase(aboutOf(row.account, row.own), [row.id])) > 0
  }

  /** Erases what has run out; `limits.peopleAtOnce` at a time. */
  async sweep(now: Date): Promise<number> {
    const idleSince = later(now, -sessionPeriods.idleMs)
    const out = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('session')
        .select('id')
        .where(eb => eb.or([eb('ends_at', '<=', now), eb('seen_at', '<=', idleSince)]))
        .limit(limits.peopleAtOnce),
    )
    return this.#erase(lookUp, idsOf(out))
  }

  /** Grows whenever somebody may have been cut: what was read of them before counts no more. */
  get endings(): number {
    return this.#endings
  }

  /** Nothing read before now is answered from memory, nor kept where it is still being read. */
  forget(): void {
    this.#endings += 1
    this.#known.clear()
  }

  async #erase(about: string, ids: readonly string[]): Promise<number> {
    const ended = ids.length === 0 ? 0 : await this.#ground.store.erase(purpose, about, { session: ids })
    if (ended > 0) this.forget()
    return ended
  }

  #remembered(hash: Uint8Array, now: Date): Known | null {
    const known = this.#known.get(toHex(hash))
    return known !== undefined && now.getTime() - known.readMs < sessionPeriods.freshMs ? known : null
  }

  async #look(hash: Uint8Array, now: Date): Promise<Known> {
    const endings = this.#endings
    const row = await this.#read(hash)
    const before = this.#known.get(toHex(hash))
    const writtenMs = row?.seen_at.getTime() ?? 0
    const known = {
      row,
      readMs: now.getTime(),
      seenMs: Math.max(writtenMs, before?.seenMs ?? 0),
      writtenMs,
    }
    if (endings === this.#endings) this.#keep(toHex(hash), known)
    return known
  }

  #keep(key: string, known: Known): void {
    this.#known.delete(key)
    const [oldest] = this.#known.keys()
    if (this.#known.size >= limits.sessionsKnown && oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(key, known)
  }

  // Of an account only while it is active: a leaver is cut by the state alone, whatever comes after it.
  async #read(hash: Uint8Array): Promise<Read | null> {
    const rows = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('session')
        .leftJoin('account', 'account.id', 'session.account')
        .select(['session.id', 'session.account', 'session.role', 'own', 'seen_at', 'ends_at'])
        .where('token_hash', '=', hash)
        .where(eb => eb.or([eb('session.account', 'is', null), eb('account.state', '=', 'active')])),
    )
    return rows[0] ?? null
  }

  async #see(known: Known, row: Read, now: Date): Promise<void> {
    known.seenMs = Math.max(known.seenMs, now.getTime())
    if (now.getTime() - known.writtenMs < sessionPeriods.seenMs) return
    known.writtenMs = now.getTime()
    const seeing = this.#ground.store.write(purpose, aboutOf(row.account, row.own), db =>
      db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).where('seen_at', '<', now),
    )
    await unlessGone(seeing, [])
  }
}

const isLive = (row: Read, seenMs: number, now: Date): boolean =>
  now < row.ends_at && now.getTime() - seenMs < sessionPeriods.idleMs

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id)
