// What our own store holds of a person who signs in or is written to, and how often somebody looked: found, rectified and
// erased through the port of core/person.ts (GDPR Art. 15-17). It is read for the purposes the rows are kept for, about the
// case of the request: for another purpose PostgreSQL would give nothing, and "nothing" would be untrue.
// What is done counts as done once it was read again. Proven by test/contracts/accounts.test.ts.

import { limits } from '../core/limits.ts'
import type { Done, Errand, Found, HeldItem, Identifiers, PersonalDataSource } from '../core/person.ts'
import { Refusal } from '../core/refusal.ts'
import { answersBy } from '../store/breach-answers.ts'
import { destroyOpenings } from '../store/openings.ts'
import type { GuestSaid, LetterSaid, PersonSaid } from '../store/people-tables.ts'
import type { Sealed } from '../store/sealed.ts'
import type { Store } from '../store/store.ts'
import { aboutOf, type Ground } from './ground.ts'
import { guestCase, guestOf } from './guest-case.ts'
import { closeGuest } from './guests.ts'
import { openPerson, type SealedPerson, sameMail, sealPerson } from './person.ts'
import { isUuid } from './sessions.ts'

const tables = ['account', 'credential', 'session', 'link', 'letter', 'api_token', 'act'] as const
type Table = (typeof tables)[number]
const purposeOf = (table: Table): string => (table === 'letter' ? 'letters' : 'sign-in')

/** Only what is the person's to correct; the rest says what happened. */
const rectifiable: Readonly<Record<Table, readonly string[]>> = {
  account: ['name', 'mail'],
  credential: ['label'],
  session: [],
  link: [],
  letter: [],
  api_token: ['label'],
  act: [],
}

/** What a person is shown of a row: neither how it is kept from others nor what signs them in. */
const shown: Readonly<Record<Table, readonly string[]>> = {
  account: ['name', 'mail', 'role', 'language', 'state', 'at', 'left_at'],
  credential: ['kind', 'label', 'at', 'used_at'],
  session: ['role', 'own', 'means', 'at', 'seen_at', 'ends_at'],
  link: ['mail', 'role', 'own', 'at', 'ends_at', 'used_at', 'came_at'],
  letter: ['kind', 'mail', 'subject', 'text', 'language', 'at', 'state'],
  api_token: ['label', 'scopes', 'at', 'ends_at', 'used_on'],
  // Not who the other of the two is: that is about them.
  act: ['kind', 'at', 'state', 'state_at', 'second_kind', 'second_at', 'outside_at'],
}

type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string }
/** What a leaf about an account commits to, as far as its person is told. */
type LeafSaid = { readonly evidence: { readonly purpose?: string } }
/** A row is found by being the same in one of these. */
type By = Readonly<Partial<Record<Column, readonly (string | Uint8Array | readonly string[])[]>>>
type Column = 'id' | 'account' | 'own' | 'mail_mark' | 'name_mark' | 'asked_by' | 'second' | 'outside_mark'

export class HeldByUs implements PersonalDataSource {
  readonly system = 'ordholden'
  readonly #ground: Ground
  readonly #store: Store

  constructor(ground: Ground) {
    this.#ground = ground
    this.#store = ground.store
  }

  /** By address, and by name where an account has exactly that one. Categories are names of our tables, and `log`. */
  async find(errand: Errand, { mails, names }: Identifiers, signal: AbortSignal): Promise<Found> {
    if (signal.aborted) return stopped
    const mail_mark = await Promise.all(mails.map(mail => this.#store.mark('mail', mail)))
    const name_mark = await Promise.all(names.map(name => this.#store.mark('name', name)))
    const accounts = await this.#rows(errand, 'account', { mail_mark, name_mark })
    const ids = accounts.map(({ id }) => id)
    const links = await this.#rows(errand, 'link', { mail_mark, account: ids })
    const guests = links.flatMap(row => guestIn(row) ?? [])
    const own = guests.map(guest => [guestCase(guest)])
    const rows: Readonly<Record<Table, readonly AnyRow[]>> = {
      account: accounts,
      credential: await this.#rows(errand, 'credential', { account: ids }),
      session: await this.#rows(errand, 'session', { account: ids, own }),
      link: links,
      letter: await this.#rows(errand, 'letter', { mail_mark }),
      api_token: await this.#rows(errand, 'api_token', { account: ids }),
      act: await this.#rows(errand, 'act', { asked_by: ids, second: ids, outside_mark: mail_mark }),
    }
    const items = tables.flatMap(table => rows[table].map(row => itemOf(table, row)))
    const answers = await unlessClosed(this.#answers(ids), [])
    const cases = [
      ...ids.map(id => [id, aboutOf(id, [])] as const),
      ...guests.map(id => [id, guestCase(id)] as const),
    ]
    const looked = await Promise.all(cases.map(([id, about]) => unlessClosed(this.#looks(id, about), [])))
    return { kind: 'found', items: [...items, ...answers, ...looked.flat()] }
  }

  async rectify(
    errand: Errand,
    item: string,
    field: string,
    value: string,
    signal: AbortSignal,
  ): Promise<Done> {
    if (signal.aborted) return stopped
    const place = placeOf(item)
    if (place === null) return unknown(item)
    const [table, id] = place
    if (!rectifiable[table].includes(field))
      return { kind: 'unsupported', detail: `${field} of ${table} says what happened` }
    const wanted = field === 'mail' ? sameMail(value) : value
    const [before] = await this.#rows(errand, table, { id: [id] })
    if (before === undefined) return unknown(item)
    const changed = await this.#sealed(table, { ...before, [field]: wanted })
    await this.#store.write(purposeOf(table), errand.about, db =>
      db.updateTable(table).set(changed).where('id', '=', id),
    )
    const [after] = await this.#rows(errand, table, { id: [id] })
    if (after === undefined) return unknown(item)
    return after[field] === wanted
      ? { kind: 'confirmed' }
      : { kind: 'unconfirmed', detail: `${field} of ${item} is another than asked for` }
  }

  /**
   * An account in use is not erased: its person leaves first. A guest is out with their link, within
   * `sessionPeriods.freshMs`. What the log says of either goes with the key.
   */
  async erase(errand: Errand, items: readonly string[], signal: AbortSignal): Promise<Done> {
    if (signal.aborted) return stopped
    const places = items.map(placeOf)
    const lost = places.indexOf(null)
    if (lost !== -1) return unknown(items[lost] ?? '')
    const of = (table: Table) => places.flatMap(place => (place?.[0] === table ? [place[1]] : []))
    const accounts = await this.#rows(errand, 'account', { id: of('account') })
    const inUse = accounts.find(({ state }) => state !== 'left')
    if (inUse !== undefined) return { kind: 'refused', detail: `account.${inUse.id} is in use` }
    const asked = tables.map(table => ({ table, ids: of(table) })).filter(({ ids }) => ids.length > 0)
    await this.#closeCases(accounts, await this.#rows(errand, 'link', { id: of('link') }))
    for (const { table, ids } of asked)
      await this.#store.erase(purposeOf(table), errand.about, { [table]: ids })
    for (const { table, ids } of asked) {
      const [left] = await this.#rows(errand, table, { id: ids })
      if (left !== undefined) return { kind: 'unconfirmed', detail: `${table}.${left.id} is still there` }
    }
    return { kind: 'confirmed' }
  }

  async #closeCases(accounts: readonly AnyRow[], links: readonly AnyRow[]): Promise<void> {
    for (const guest of links.flatMap(row => guestIn(row) ?? []))
      await closeGuest(this.#ground, guestCase(guest))
    for (const { id } of accounts) await destroyOpenings(this.#store.owner, this.#ground, aboutOf(id, []))
  }

  async #rows(errand: Errand, table: Table, by: By): Promise<readonly AnyRow[]> {
    const asked = Object.entries(by).filter(([, values]) => values.length > 0)
    if (asked.length === 0) return []
    const rows = await this.#store.read(purposeOf(table), errand.about, db =>
      db
        .selectFrom(table)
        .selectAll()
        .where(eb =>
          eb.or(asked.map(([column, values]) => eb(eb.ref(column as 'id'), 'in', values as string[]))),
        )
        .limit(limits.readRows),
    )
    return Promise.all(rows.map(row => this.#opened(table, row)))
  }

  /** With what it says; without, where its case was closed for good in between. */
  async #opened(table: Table, row: AnyRow): Promise<AnyRow> {
    return { ...row, ...(await unlessClosed(saidIn(this.#store, table, row), {})) }
  }

  /** The columns of what is the person's to correct. */
  async #sealed(table: Table, row: AnyRow): Promise<SealedPerson | { label: Sealed<string> }> {
    const text = (field: string) => textOf(row[field])
    if (table === 'account')
      return sealPerson(this.#store, row.id, { name: text('name'), mail: text('mail') })
    return { label: await this.#store.seal(aboutOf(text('account'), []), text('label')) }
  }

  /** What they answered when a break asked whether it is a breach. It goes with the key of the break. */
  async #answers(accounts: readonly string[]): Promise<readonly HeldItem[]> {
    const { owner } = this.#store
    const open = (about: string, sealed: Uint8Array) => this.#store.open<LeafSaid>(about, sealed)
    return (await answersBy({ db: owner, open }, accounts)).map(({ id, answer, at, awareAt, reason }) => ({
      ...{ id: `breach_answer.${id}`, category: 'breach_answer' },
      fields: { answer, at, reason, ...(awareAt === null ? {} : { awareAt }) },
    }))
  }

  /** What the log says of an account or a guest: who did what, by kind and purpose, how often and when last. */
  async #looks(id: string, about: string): Promise<readonly HeldItem[]> {
    const rows = await this.#store.owner
      .selectFrom('opening')
      .innerJoin('leaf', 'leaf.id', 'opening.leaf')
      .select(['leaf.kind', 'leaf.at', 'opening.sealed'])
      .where('opening.about', '=', about)
      .orderBy('leaf.at', 'desc')
      .limit(limits.looksTold)
      .execute()
    const told = new Map<string, { many: number; readonly last: Date }>()
    for (const { kind, at, sealed } of rows) {
      const said = await this.#store.open<LeafSaid>(about, sealed)
      const name = `${kind} ${said.evidence.purpose ?? ''}`.trim()
      const known = told.get(name)
      if (known === undefined) told.set(name, { many: 1, last: at })
      else known.many += 1
    }
    const fields = [...told].map(([name, { many, last }]) => [name, `${many}, ${last.toISOString()}`])
    return told.size === 0 ? [] : [{ id: `log.${id}`, category: 'log', fields: Object.fromEntries(fields) }]
  }
}

const guestIn = (row: AnyRow): string | null => guestOf(row['own'] as readonly string[])

/** The answer, or the other one where the key of its case is gone. */
async function unlessClosed<T>(asked: Promise<T>, other: T): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.code === 'key-destroyed') return other
    throw error
  }
}

/** What stands sealed in a row, as fields of their own. */
async function saidIn(store: Store, table: Table, row: AnyRow): Promise<Readonly<Record<string, string>>> {
  if (table === 'account') return openPerson(store, row.id, row['person'] as Sealed<PersonSaid>)
  if (table === 'letter') return store.open(textOf(row['about']), row['content'] as Sealed<LetterSaid>)
  if (table === 'link' && row['guest'] !== null)
    return store.open(aboutOf(null, row['own'] as string[]), row['guest'] as Sealed<GuestSaid>)
  if (table !== 'credential' && table !== 'api_token') return {}
  return { label: await store.open(aboutOf(textOf(row['account']), []), row['label'] as Sealed<string>) }
}

const stopped = Object.freeze({ kind: 'unreachable', detail: 'stopped before it was asked' } as const)
const unknown = (item: string): Done => ({ kind: 'refused', detail: `there is no ${item} here` })

const itemOf = (table: Table, row: AnyRow): HeldItem => ({
  id: `${table}.${row.id}`,
  category: table,
  fields: Object.fromEntries(
    shown[table].flatMap(field => {
      const text = textOf(row[field])
      return text === '' ? [] : [[field, text]]
    }),
  ),
})

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.join(' ')
  return value === null || value === undefined || value instanceof Uint8Array ? '' : String(value)
}

/** Table and id of an item of ours; null for what is none, or cannot be changed alone (the log goes with its key). */
function placeOf(item: string): readonly [Table, string] | null {
  const [name, id = ''] = item.split('.')
  const table = tables.find(known => known === name)
  return table === undefined || !isUuid(id) ? null : [table, id]
}
