// Alarms, kept: an attack is one row from its beginning to its end, however often the program is started meanwhile, and is told
// once. No address is in it. Proven by test/contracts/security-window.test.ts.

import { type Kysely, sql } from 'kysely'
import { newId } from '../core/ids.ts'
import type { Making } from './leaves.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Times are seconds since 1970-01-01, as the log writes its time. */
export interface AlarmRow {
  readonly scenario: string
  readonly begun: number
  readonly last: number
  /** Null while it goes on. */
  readonly ended: number | null
  readonly times: number
  readonly addresses: number
}

export interface StoredAlarm extends AlarmRow {
  readonly id: string
  readonly source: string
}

export interface News {
  /** Nobody was told of these yet. */
  readonly begun: readonly StoredAlarm[]
  /** Over since the last time. */
  readonly ended: readonly StoredAlarm[]
}

/** Keeps how alarms stand, and answers what is new: for each alarm its beginning once, and its end once. */
export async function keepAlarms(
  db: Db,
  making: Making,
  source: string,
  alarms: readonly AlarmRow[],
): Promise<News> {
  return db.transaction().execute(async tx => {
    const news: { readonly begun: StoredAlarm[]; readonly ended: StoredAlarm[] } = { begun: [], ended: [] }
    for (const alarm of alarms) {
      const before = await findAlarm(tx, source, alarm)
      const after = await keepAlarm(tx, making, source, alarm)
      if (before === null) news.begun.push(after)
      if (after.ended !== null && before?.ended !== after.ended) news.ended.push(after)
    }
    return news
  })
}

async function findAlarm(tx: Db, source: string, { scenario, begun }: AlarmRow): Promise<StoredAlarm | null> {
  const row = await tx
    .selectFrom('traffic_alarm')
    .selectAll()
    .where('source', '=', source)
    .where('scenario', '=', scenario)
    .where('begun', '=', `${begun}`)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : alarmOf(row)
}

/** Counts only grow: what was known before a start is not forgotten by what was counted after it. */
async function keepAlarm(tx: Db, making: Making, source: string, alarm: AlarmRow): Promise<StoredAlarm> {
  const { scenario, begun, last, ended, times, addresses } = alarm
  const row = await tx
    .insertInto('traffic_alarm')
    .values({
      id: newId(making.clock, making.random),
      ...{ source, scenario, begun, last, ended, times, addresses },
    })
    .onConflict(conflict =>
      conflict.columns(['source', 'scenario', 'begun']).doUpdateSet(({ ref }) => ({
        ...{ ended, last: sql<number>`greatest(${ref('traffic_alarm.last')}, ${last})` },
        times: sql<number>`greatest(${ref('traffic_alarm.times')}, ${times})`,
        addresses: sql<number>`greatest(${ref('traffic_alarm.addresses')}, ${addresses})`,
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return alarmOf(row)
}

/** Alarms of a source that went on when it was last looked at. */
export async function openAlarms(db: Db, source: string): Promise<readonly StoredAlarm[]> {
  const rows = await db
    .selectFrom('traffic_alarm')
    .selectAll()
    .where('source', '=', source)
    .where('ended', 'is', null)
    .execute()
  return rows.map(alarmOf)
}

/** The latest of all sources, newest first. */
export async function latestAlarms(db: Db, count: number): Promise<readonly StoredAlarm[]> {
  const rows = await db
    .selectFrom('traffic_alarm')
    .selectAll()
    .orderBy('begun', 'desc')
    .orderBy('id', 'desc')
    .limit(count)
    .execute()
  return rows.map(alarmOf)
}

interface Row {
  readonly id: string
  readonly source: string
  readonly scenario: string
  readonly begun: string
  readonly last: string
  readonly ended: string | null
  readonly times: string
  readonly addresses: string
}

const alarmOf = ({ id, source, scenario, begun, last, ended, times, addresses }: Row): StoredAlarm =>
  Object.freeze({
    ...{ id, source, scenario, begun: Number(begun), last: Number(last) },
    ...{ ended: ended === null ? null : Number(ended), times: Number(times), addresses: Number(addresses) },
  })
