// What two have to agree to, kept: asked, agreed to, called off, done. The rules are two-people.ts; here each step is judged by
// them and stored over the state it was made from, with its leaf. Whoever does the thing calls `step(id, {kind: 'do'})` first and
// goes on only where it was stepped. OWASP ASVS 5.0 2.3.5. Proven by test/contracts/two-people.test.ts.

import { limits } from '../core/limits.ts'
import type { Role } from '../core/roles.ts'
import { destroyOpenings } from '../store/openings.ts'
import { type ActRow, actCase, type KeptAct, keptOf, momentOf, saidOf, stepRow } from './act-rows.ts'
import { type Ground, lookUp, purpose } from './ground.ts'
import { type MadeLink, storeLink } from './links.ts'
import { sameMail } from './person.ts'
import { isUuid, type Sessions } from './sessions.ts'
import { type ActKind, askAct, mayAskOutside, type Step, stepAct } from './two-people.ts'

/** Who may ask for such an act, and who may agree to one. */
const actRoles = ['owner', 'staff'] as const satisfies readonly Role[]

export interface AskedFor {
  readonly kind: ActKind
  /** The id of what it is done to. */
  readonly subject: string
  /** The account that asks. */
  readonly askedBy: string
}

/** `refused`: not now, not by them, or somebody was quicker. */
export type Taken = { readonly kind: 'stepped'; readonly act: KeptAct } | { readonly kind: 'refused' }
const refused = Object.freeze({ kind: 'refused' } as const)

/** `own-address`: it is the address of whoever asks. */
export type AskedOutside =
  | { readonly kind: 'asked'; readonly link: MadeLink }
  | { readonly kind: 'own-address' | 'refused' }

export class Acts {
  readonly #ground: Ground
  readonly #sessions: Pick<Sessions, 'forget'>

  constructor(ground: Ground, sessions: Pick<Sessions, 'forget'>) {
    this.#ground = ground
    this.#sessions = sessions
  }

  async ask(asked: AskedFor, now: Date): Promise<KeptAct> {
    const { store } = this.#ground
    const act = askAct({ ...asked, alone: !(await this.#hasOther(asked.askedBy)) }, now)
    const row = await store.row([purpose])
    const kept = Object.freeze({ ...act, id: row.id, at: now, agreed: null, outsideAt: null })
    const { kind, subject, alone } = act
    const values = { ...row, kind, subject, alone, asked_by: act.askedBy, at: now, ...momentOf(act, now) }
    await store.decide(purpose, actCase(row.id), saidOf(kept, 'ask', asked.askedBy, now), db =>
      db.insertInto('act').values({ ...values, outside: null }),
    )
    return kept
  }

  /** As they stand now; the latest first, at most `limits.actsShown`. */
  async list(now: Date): Promise<readonly KeptAct[]> {
    const rows = await this.#ground.store.read(purpose, lookUp, db =>
      db.selectFrom('act').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limits.actsShown),
    )
    return rows.map(row => keptOf(row, now))
  }

  /** Null where there is none. */
  async find(id: string, now: Date): Promise<KeptAct | null> {
    const row = await this.#read(id)
    return row === null ? null : keptOf(row, now)
  }

  /** `by` is the account or the session that takes the step. */
  async step(id: string, step: Step, by: string, now: Date): Promise<Taken> {
    const row = await this.#read(id)
    if (row === null) return refused
    const stepped = stepAct(keptOf(row, null), step, now)
    if (stepped.kind === 'refused') return refused
    const moment = momentOf(stepped.act, now, row)
    const act = keptOf({ ...row, ...moment }, null)
    const said = saidOf(act, step.kind, by, now)
    const isDone = await this.#ground.store.decide(purpose, actCase(id), said, stepRow(row, moment))
    return isDone ? { kind: 'stepped', act } : refused
  }

  /**
   * Asks somebody outside in place of whoever was asked before: the link is for a letter to them, and lets in to this act and
   * nothing else. That it is another person than the one who asks cannot be seen from here: only another address.
   */
  async askOutside(id: string, mail: string, by: string, now: Date): Promise<AskedOutside> {
    const { store } = this.#ground
    const row = await this.#read(id)
    if (row === null || row.asked_by !== by) return refused
    const act = keptOf(row, now)
    if (!mayAskOutside(act) || !('until' in act.state)) return refused
    if (await this.#isMailOf(by, mail)) return { kind: 'own-address' }
    const about = actCase(id)
    const outside = await store.seal(about, { mail: sameMail(mail) })
    const outside_mark = await store.mark('mail', mail)
    const asked = stepRow(row, { outside, outside_mark, outside_at: now })
    if (!(await store.decide(purpose, about, saidOf(act, 'ask-outside', by, now), asked))) return refused
    await this.#shutOut(about)
    const endsAt = act.state.until
    const link = { account: null, role: 'person', own: [about], mail, endsAt } as const
    return { kind: 'asked', link: await storeLink(this.#ground, link, now) }
  }

  /** The address of whoever outside was asked; null where nobody was. */
  async outsideOf(id: string): Promise<string | null> {
    const { store } = this.#ground
    const outside = (await this.#read(id))?.outside ?? null
    return outside === null ? null : (await store.open(actCase(id), outside)).mail
  }

  /** Erases those that ended, or lapsed, by then, with the keys of what the log says about them; answers the cases closed. */
  async erase(endedBy: Date): Promise<readonly string[]> {
    const { store } = this.#ground
    const rows = await store.read(purpose, lookUp, db =>
      db.selectFrom('act').select('id').where('state_at', '<=', endedBy).limit(limits.peopleAtOnce),
    )
    for (const { id } of rows) {
      await destroyOpenings(store.owner, this.#ground, actCase(id))
      await store.erase(purpose, lookUp, { act: [id] })
    }
    return rows.map(({ id }) => actCase(id))
  }

  async #read(id: string): Promise<ActRow | null> {
    if (!isUuid(id)) return null
    const rows = await this.#ground.store.read(purpose, actCase(id), db =>
      db.selectFrom('act').selectAll().where('id', '=', id),
    )
    return rows[0] ?? null
  }

  /** Ends what was sent and begun for an act before. */
  async #shutOut(about: string): Promise<void> {
    const { store } = this.#ground
    for (const table of ['link', 'session'] as const) {
      const rows = await store.read(purpose, about, db =>
        db
          .selectFrom(table)
          .select('id')
          .where('account', 'is', null)
          .where(eb => eb('own', '=', eb.val([about]))),
      )
      if (rows.length > 0) await store.erase(purpose, about, { [table]: rows.map(({ id }) => id) })
    }
    this.#sessions.forget()
  }

  async #isMailOf(account: string, mail: string): Promise<boolean> {
    const { store } = this.#ground
    const mark = await store.mark('mail', mail)
    const rows = await store.read(purpose, `account.${account}`, db =>
      db.selectFrom('account').select('id').where('id', '=', account).where('mail_mark', '=', mark),
    )
    return rows.length > 0
  }

  /** Whether anybody else of the firm could say yes. */
  async #hasOther(account: string): Promise<boolean> {
    const others = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('account')
        .select('id')
        .where('state', '=', 'active')
        .where('role', 'in', [...actRoles])
        .where('id', '<>', account)
        .limit(1),
    )
    return others.length > 0
  }
}
