// Who attacks, for as long as the register says and not a day longer: addresses masked under a key of their day, behind the
// purpose wall, opened with a reason that stands in the log. When a day is over its period, its key is destroyed first, then its
// rows; whatever stops in between, the next round ends it. Proven by test/contracts/security-window.test.ts.

import { type Insertable, type Kysely, sql } from 'kysely'
import { addressBytes } from '../core/address.ts'
import { concatBytes } from '../core/bytes.ts'
import type { Clock, Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { destroyOpenings } from './openings.ts'
import type { AttackerTable } from './security-tables.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Attempts of one address within one hour. */
export interface AttackerRow {
  readonly scenario: string
  /** Hours since 1970-01-01T00, as the log writes its time. */
  readonly hour: number
  /** 16 bytes. */
  readonly address: Uint8Array
  readonly times: number
}

export interface OpenedAttacker extends AttackerRow {
  readonly source: string
}

export interface SecurityWindow {
  readonly store: Store
  readonly keys: Pick<Keys, 'maskAddresses' | 'openAddresses' | 'destroy'>
  readonly clock: Clock
  readonly random: Random
  /** The purpose of the register under which addresses are kept. */
  readonly purpose: string
  readonly retentionDays: number
}

/** The name of a day's key, and the case of what is written about that day. */
export const dayKey = (day: number): string => `traffic:${isoDay(day)}`
const dayCase = (day: number): string => `traffic.${isoDay(day)}`
/** The case of every reading. */
export const windowCase = 'security-window'

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
const dayOf = ({ hour }: { readonly hour: number }): number => Math.floor(hour / 24)

/** Days of the window end so that nothing in them is ever older than the period. `today`: days since 1970-01-01. */
const isOver = (day: number, today: number, retentionDays: number): boolean => day <= today - retentionDays

export interface Kept {
  readonly kept: number
  /** Attempts of days whose period is over, or that are yet to come: a log read late, a clock that is wrong. */
  readonly passed: number
}

/** Keeps attempts with their addresses masked; those of the same address and hour add up. */
export async function keepAttackers(
  window: SecurityWindow,
  source: string,
  today: number,
  attempts: readonly AttackerRow[],
): Promise<Kept> {
  const days = new Map<number, AttackerRow[]>()
  for (const attempt of attempts) {
    const day = dayOf(attempt)
    if (isOver(day, today, window.retentionDays) || day > today + 1) continue
    days.set(day, [...(days.get(day) ?? []), attempt])
  }
  let kept = 0
  for (const [day, ofDay] of [...days].toSorted(([a], [b]) => a - b)) {
    for (let at = 0; at < ofDay.length; at += limits.attackersAtOnce)
      kept += await keepSome(window, source, day, ofDay.slice(at, at + limits.attackersAtOnce))
  }
  return { kept, passed: attempts.length - kept }
}

async function keepSome(
  { store, keys, purpose }: SecurityWindow,
  source: string,
  day: number,
  attempts: readonly AttackerRow[],
): Promise<number> {
  await store.owner
    .insertInto('security_day')
    .values({ day })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const rows: Insertable<AttackerTable>[] = []
  for (const row of await masked(keys, day, attempts))
    rows.push({ ...(await store.row([purpose])), ...row, day, source })
  if (rows.length === 0) return 0
  await store.write(purpose, dayCase(day), db =>
    db
      .insertInto('attacker')
      .values(rows)
      .onConflict(conflict =>
        conflict.columns(['day', 'source', 'scenario', 'hour', 'masked']).doUpdateSet(({ ref }) => ({
          times: sql<number>`${ref('attacker.times')} + ${ref('excluded.times')}`,
        })),
      ),
  )
  return attempts.length
}

type MaskedRow = Omit<AttackerRow, 'address'> & { readonly masked: Uint8Array }

/** One row for each kind, hour and address; none where the day's key was destroyed meanwhile. */
async function masked(
  keys: SecurityWindow['keys'],
  day: number,
  attempts: readonly AttackerRow[],
): Promise<readonly MaskedRow[]> {
  const addresses = concatBytes(...attempts.map(({ address }) => address))
  const all = await keys.maskAddresses(dayKey(day), addresses).catch(nothingOf('key-destroyed'))
  addresses.fill(0)
  const rows = new Map<string, MaskedRow>()
  if (all === null) return []
  attempts.forEach(({ scenario, hour, times }, at) => {
    const one = all.slice(at * addressBytes, (at + 1) * addressBytes)
    const key = `${scenario} ${hour} ${one.join()}`
    rows.set(key, { scenario, hour, masked: one, times: times + (rows.get(key)?.times ?? 0) })
  })
  return [...rows.values()]
}

const nothingOf =
  (code: string) =>
  (error: unknown): null => {
    if (error instanceof Refusal && error.code === code) return null
    throw error
  }

export interface Opened {
  readonly attackers: readonly OpenedAttacker[]
  /** True where there were more than can be read at once: the latest hours are here. */
  readonly isCut: boolean
}

/**
 * Whoever attacked, opened. The leaf of the reading, with the reason, is in the log before anything is opened.
 * Refuses with `purpose-refused` where the purpose is not in force.
 */
export async function readAttackers(window: SecurityWindow, today: number, reason: string): Promise<Opened> {
  const { store, keys, purpose, retentionDays } = window
  const rows = await store.read(
    purpose,
    windowCase,
    db =>
      db
        .selectFrom('attacker')
        .select(['day', 'source', 'scenario', 'hour', 'masked', 'times'])
        .where('day', '>', today - retentionDays)
        .orderBy('hour', 'desc')
        .orderBy('times', 'desc')
        .limit(limits.readRows),
    reason,
  )
  const days = new Map<number, (typeof rows)[number][]>()
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row])
  const attackers: OpenedAttacker[] = []
  for (const [day, ofDay] of days) {
    for (let at = 0; at < ofDay.length; at += limits.addressesAtOnce) {
      const some = ofDay.slice(at, at + limits.addressesAtOnce)
      const sealed = concatBytes(...some.map(row => row.masked))
      const opened = await keys.openAddresses(dayKey(day), sealed).catch(nothingOf('key-destroyed'))
      if (opened === null) continue
      some.forEach(({ source, scenario, hour, times }, place) => {
        const address = opened.slice(place * addressBytes, (place + 1) * addressBytes)
        attackers.push({ source, scenario, hour, times: Number(times), address })
      })
    }
  }
  return { attackers, isCut: rows.length === limits.readRows }
}

export interface Expired {
  /** Days whose key was destroyed now. */
  readonly days: number
  readonly rows: number
  /** Days whose rows could not be erased: their purpose is not in force. Without the key nobody can read them. */
  readonly unerased: number
}

/** Ends every day whose period is over. May be asked again at any time, and goes on where it was stopped. */
export async function expireAttackers(window: SecurityWindow, today: number): Promise<Expired> {
  const { store, keys, clock, retentionDays } = window
  const over = await store.owner
    .selectFrom('security_day')
    .selectAll()
    .where('day', '<=', today - retentionDays)
    .where('erased_at', 'is', null)
    .orderBy('day')
    .execute()
  let expired: Expired = { days: 0, rows: 0, unerased: 0 }
  for (const { day, destroyed_at } of over) {
    if (destroyed_at === null) {
      await keys.destroy(dayKey(day))
      await mark(store.owner, day, { destroyed_at: clock.now() })
    }
    const rows = await eraseDay(window, day).catch(nothingOf('purpose-refused'))
    if (rows !== null) await mark(store.owner, day, { erased_at: clock.now() })
    const { days, rows: erased, unerased } = expired
    expired = {
      days: days + (destroyed_at === null ? 1 : 0),
      rows: erased + (rows ?? 0),
      unerased: unerased + (rows === null ? 1 : 0),
    }
  }
  return expired
}

/** The day's rows, and what leaves about them commit to. */
async function eraseDay(
  { store, keys, clock, random, purpose }: SecurityWindow,
  day: number,
): Promise<number> {
  let rows = 0
  for (;;) {
    const found = await store.read(purpose, windowCase, db =>
      db.selectFrom('attacker').select('id').where('day', '=', day).limit(limits.attackersAtOnce),
    )
    if (found.length === 0) break
    rows += await store.erase(purpose, windowCase, { attacker: found.map(({ id }) => id) })
  }
  await destroyOpenings(store.owner, { keys, clock, random }, dayCase(day))
  return rows
}

const mark = (
  db: Kysely<Tables>,
  day: number,
  at: { readonly destroyed_at: Date } | { readonly erased_at: Date },
): Promise<unknown> => db.updateTable('security_day').set(at).where('day', '=', day).execute()

/** Days whose period is over and whose key is still there, or may be: the window is not kept to its period. */
export async function overdueDays(
  db: Kysely<Tables>,
  today: number,
  retentionDays: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('security_day')
    .select('day')
    .where('day', '<=', today - retentionDays)
    .where('destroyed_at', 'is', null)
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}
