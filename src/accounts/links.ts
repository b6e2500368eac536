// One-time links: for one person, for one thing, once. The token stands in the fragment of an address, which no server sees,
// and is spent by a form, not by opening the page (mail scanners open links). OWASP ASVS 5.0 6.6, 11.5.1.
// Whether an address is known is told to nobody: who asks for a link is answered before we look.
// Proven by test/contracts/accounts.test.ts.

import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Role } from '../core/roles.ts'
import { Attempts } from './attempts.ts'
import { aboutOf, type Ground, later, lookUp, purpose, unlessGone } from './ground.ts'
import { guestOf, isOfGuest } from './guest-case.ts'
import { sameMail } from './person.ts'
import { ofSession, sessionColumns } from './session-row.ts'
import type { Begun, Sessions } from './sessions.ts'
import { hashOf, makeToken } from './tokens.ts'

const dayMs = 24 * 60 * 60_000
export const linkPeriods = Object.freeze({
  usualMs: 14 * dayMs,
  mostMs: 30 * dayMs,
  caseMs: dayMs,
  firstRunMs: dayMs,
})

/** Who comes by link alone. The others have an account, and a link of theirs leads to that. */
export const linkRoles = ['auditor', 'customer', 'person', 'accountant'] as const satisfies readonly Role[]
export type LinkRole = (typeof linkRoles)[number]

export interface LinkWanted {
  readonly role: LinkRole
  readonly own: readonly string[]
  readonly mail: string
  readonly periodMs?: number
}

export interface MadeLink {
  readonly id: string
  readonly token: string
  readonly endsAt: Date
}

/** Nothing is said of why: spent, run out, and never there are one answer. */
export type Used = ({ readonly kind: 'begun' } & Begun) | { readonly kind: 'refused' }
export const refused: Used = Object.freeze({ kind: 'refused' })

/** Puts a letter with the link into the queue, on behalf of a case. The token is for the fragment of the address. */
export type SendLink = (mail: string, language: Language, token: string, about: string) => Promise<void>

/** A row of a link to be. */
export interface LinkDraft {
  readonly account: string | null
  readonly role: Role
  readonly own: readonly string[]
  /** Empty for a link that is shown where the product runs. */
  readonly mail: string
  readonly endsAt: Date
}

export async function storeLink(ground: Ground, draft: LinkDraft, now: Date): Promise<MadeLink> {
  const { account, role, mail, endsAt } = draft
  const { token, hash } = await makeToken(ground, 'link')
  const row = await ground.store.row([purpose])
  const mail_mark = mail === '' ? null : await ground.store.mark('mail', mail)
  const about = aboutOf(account, draft.own)
  const says = account === null && mail !== '' && draft.own.length > 0
  const guest = says ? await ground.store.seal(about, { mail: sameMail(mail) }) : null
  const link = { account, role, own: [...draft.own], mail_mark, guest, at: now, ends_at: endsAt }
  await ground.store.write(purpose, about, db =>
    db.insertInto('link').values({ ...row, ...link, token_hash: hash }),
  )
  return Object.freeze({ id: row.id, token, endsAt })
}

const hourMs = 60 * 60_000

export class Links {
  readonly #ground: Ground
  readonly #sessions: Sessions
  readonly #sendLink: SendLink
  readonly #perMail = new Attempts(3, hourMs)
  readonly #perSource = new Attempts(20, hourMs)
  readonly #sending = new Set<Promise<void>>()
  readonly #report: (error: unknown) => void

  constructor(ground: Ground, sessions: Sessions, sendLink: SendLink, report: (error: unknown) => void) {
    this.#ground = ground
    this.#sessions = sessions
    this.#sendLink = sendLink
    this.#report = report
  }

  /** Refuses with `usage` a period that is none, or longer than `linkPeriods.mostMs`. */
  make({ role, own, mail, periodMs = linkPeriods.usualMs }: LinkWanted, now: Date): Promise<MadeLink> {
    if (!(periodMs > 0 && periodMs <= linkPeriods.mostMs))
      throw new Refusal('usage', `expected a period of at most ${linkPeriods.mostMs} ms, got ${periodMs}`)
    return storeLink(this.#ground, { account: null, role, own, mail, endsAt: later(now, periodMs) }, now)
  }

  /** Spends a link and begins its session, in one transaction: of two that come at once, one begins. */
  async use(token: string, now: Date, before: string | null = null): Promise<Used> {
    const link = await this.#find(token, now)
    if (link === null) return refused
    const { token: session, row: prepared } = await this.#sessions.prepare(now)
    const row = { ...prepared, ends_at: endOf(link, prepared.ends_at) }
    const means = link.account !== null && link.mail_mark === null ? 'command' : 'link'
    const beginning = this.#ground.store.write(
      purpose,
      aboutOf(link.account, link.own),
      db =>
        db
          .with('spent', q =>
            q
              .updateTable('link')
              .set({ used_at: now, came_at: now })
              .where('id', '=', link.id)
              .where('used_at', 'is', null)
              .where('ends_at', '>', now)
              .returning(['purposes', 'account', 'role', 'own']),
          )
          .insertInto('session')
          .columns(sessionColumns)
          .expression(q =>
            q
              .selectFrom('spent')
              .select(eb => ['purposes', 'account', 'role', 'own', ...ofSession(eb, row, means)]),
          ),
      // Whoever was invited has come.
      db =>
        db
          .updateTable('account')
          .set({ state: 'active' })
          .where('state', '=', 'invited')
          .where('id', 'in', q => q.selectFrom('session').select('account').where('id', '=', row.id)),
    )
    const [begun = 0] = await unlessGone(beginning, [])
    if (begun === 0) return refused
    if (before !== null) await this.#sessions.endToken(before)
    return Object.freeze({ kind: 'begun', token: session, session: row.id, endsAt: row.ends_at })
  }

  /**
   * Sends a new link to whoever was let in and still is, for what they were let in to and no longer than before. Always
   * answered alike and at once: the looking comes after. `source` is whatever the asking is counted by, kept in memory only.
   */
  askFor(mail: string, language: Language, source: string, now: Date): { readonly kind: 'asked' } {
    const allowed = this.#perSource.allow(source, now) && this.#perMail.allow(sameMail(mail), now)
    if (allowed && this.#sending.size < limits.linksAskedAtOnce) {
      const sending = this.#sendAgain(sameMail(mail), language, now)
        .catch(this.#report)
        .finally(() => this.#sending.delete(sending))
      this.#sending.add(sending)
    }
    return { kind: 'asked' }
  }

  /** When everything asked for is on its way. */
  async settled(): Promise<void> {
    await Promise.all(this.#sending)
  }

  /** Erases what has run out, but for guests, whose key goes with it (guests.ts); `limits.peopleAtOnce` at a time. */
  async sweep(now: Date): Promise<number> {
    const { store } = this.#ground
    const out = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .select('id')
        .where('ends_at', '<=', now)
        .where(eb => eb.not(isOfGuest(eb)))
        .limit(limits.peopleAtOnce),
    )
    return out.length === 0 ? 0 : store.erase(purpose, lookUp, { link: out.map(({ id }) => id) })
  }

  // The first run's token is a link of an owner without an account: it makes one, and begins nothing by itself.
  async #find(token: string, now: Date) {
    const hash = await hashOf(this.#ground.keys, 'link', token)
    if (hash === null) return null
    const [link] = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .leftJoin('account', 'account.id', 'link.account')
        .select(['link.id', 'link.account', 'own', 'link.mail_mark', 'ends_at'])
        .where('token_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('ends_at', '>', now)
        .where(eb =>
          eb.or([
            eb.and([eb('link.account', 'is', null), eb('link.role', 'in', linkRoles)]),
            eb.and([eb('account.state', '<>', 'left'), eb('account.role', '=', eb.ref('link.role'))]),
          ]),
        ),
    )
    return link ?? null
  }

  async #sendAgain(mail: string, language: Language, now: Date): Promise<void> {
    const { store } = this.#ground
    const mark = await store.mark('mail', mail)
    const rows = await store.read(purpose, lookUp, db =>
      db
        .selectFrom('link')
        .select(['id', 'own'])
        .where('mail_mark', '=', mark)
        .where('account', 'is', null)
        .where('role', 'in', linkRoles)
        .where('ends_at', '>', now)
        .orderBy('at')
        .limit(limits.credentialsPerAccount),
    )
    for (const { id, own } of rows) {
      const token = await this.#renew(id, aboutOf(null, own), now)
      if (token !== null) await this.#sendLink(mail, language, token, aboutOf(null, own))
    }
  }

  // The same row with another token: of two that are asked for at once the last one opens, and none outlives its row.
  async #renew(id: string, about: string, now: Date): Promise<string | null> {
    const { token, hash } = await makeToken(this.#ground, 'link')
    const [renewed] = await this.#ground.store.write(purpose, about, db =>
      db
        .updateTable('link')
        .set({ token_hash: hash, used_at: null })
        .where('id', '=', id)
        .where('ends_at', '>', now),
    )
    return renewed === 1 ? token : null
  }
}

/** A guest is let in for some days, and not for longer by having come on the last of them. */
const endOf = (link: { readonly own: readonly string[]; readonly ends_at: Date }, ends: Date): Date =>
  guestOf(link.own) !== null && link.ends_at < ends ? link.ends_at : ends
