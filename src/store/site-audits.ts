// Audits of websites, kept: a turn is taken before a site is visited and given back with what came of it. A turn whose holder
// was killed ends by its age. What an audit holds is the room's own affair (src/site/audit.ts): here it is a text.
// Proven by test/contracts/site-audits.test.ts.

import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface AuditTurn {
  readonly id: string
  /** Id of the register's site. */
  readonly site: string
  readonly url: string
  readonly at: Date
  /** A turn begun before this is nobody's any more. */
  readonly staleBefore: Date
}

/** One audit, without what it saw. Times are ISO 8601. */
export interface AuditLine {
  readonly id: string
  readonly site: string
  readonly url: string
  readonly begunAt: string
  /** Null while it runs. */
  readonly endedAt: string | null
  /** Code of the refusal where none came about. */
  readonly because: string | null
  readonly rawHash: string | null
}

export interface KeptAudit extends AuditLine {
  /** Canonical JSON. */
  readonly audit: string
  readonly rawHash: string
}

/** False where somebody else is visiting the site. */
export async function takeTurn(db: Db, { id, site, url, at, staleBefore }: AuditTurn): Promise<boolean> {
  return db.transaction().execute(async tx => {
    await tx
      .deleteFrom('site_audit')
      .where('site', '=', site)
      .where('ended_at', 'is', null)
      .where('begun_at', '<', staleBefore)
      .execute()
    const taken = await tx
      .insertInto('site_audit')
      .values({ id, site, url, begun_at: at })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return taken.numInsertedOrUpdatedRows === 1n
  })
}

/** False where the turn was taken away meanwhile: then nothing is kept. */
export async function keepAudit(
  db: Db,
  turn: Pick<AuditTurn, 'id'>,
  { at, audit, rawHash }: { readonly at: Date; readonly audit: string; readonly rawHash: string },
): Promise<boolean> {
  return end(db, turn.id, { ended_at: at, audit, raw_hash: rawHash })
}

/** The visit did not come about: `because` is the code of a refusal. */
export async function endWithout(
  db: Db,
  turn: Pick<AuditTurn, 'id'>,
  { at, because }: { readonly at: Date; readonly because: string },
): Promise<boolean> {
  return end(db, turn.id, { ended_at: at, because })
}

/** The visit was called off: nobody came, and another may. */
export async function giveBack(db: Db, { id }: Pick<AuditTurn, 'id'>): Promise<void> {
  await db.deleteFrom('site_audit').where('id', '=', id).where('ended_at', 'is', null).execute()
}

interface End {
  readonly ended_at: Date
  readonly audit?: string
  readonly raw_hash?: string
  readonly because?: string
}

async function end(db: Db, id: string, values: End): Promise<boolean> {
  const ended = await db
    .updateTable('site_audit')
    .set(values)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

const columns = ['id', 'site', 'url', 'begun_at', 'ended_at', 'because', 'raw_hash'] as const

/** The latest visit of a site that saw something; null before the first. */
export const latestAudit = (db: Db, site: string): Promise<KeptAudit | null> =>
  newestOf(whatSaw(db).where('site', '=', site))

/** The same without what it saw: costs little, however often it is asked. */
export async function latestAuditLine(db: Db, site: string): Promise<AuditLine | null> {
  const row = await db
    .selectFrom('site_audit')
    .select(columns)
    .where('site', '=', site)
    .where('audit', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : lineOf(row)
}

/** Null where there is none, or it saw nothing. */
export const findAudit = (db: Db, id: string): Promise<KeptAudit | null> =>
  newestOf(whatSaw(db).where('id', '=', id))

/** The latest visit that saw something before this one; null for the first. */
export const auditBefore = (db: Db, { id, site }: AuditLine): Promise<KeptAudit | null> =>
  newestOf(
    whatSaw(db)
      .where('site', '=', site)
      .where('number', '<', query => query.selectFrom('site_audit').select('number').where('id', '=', id)),
  )

const whatSaw = (db: Db) =>
  db
    .selectFrom('site_audit')
    .select([...columns, 'audit'])
    .where('audit', 'is not', null)

async function newestOf(visits: ReturnType<typeof whatSaw>): Promise<KeptAudit | null> {
  const row = await visits.orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : keptOf(row)
}

/** Newest first, those that run and those that saw nothing among them. */
export async function auditLines(db: Db, site: string, count: number): Promise<readonly AuditLine[]> {
  const rows = await db
    .selectFrom('site_audit')
    .select(columns)
    .where('site', '=', site)
    .orderBy('number', 'desc')
    .limit(count)
    .execute()
  return rows.map(lineOf)
}

/** Deletes what is beyond the latest `count` of a site; answers the ids, whose files are to go too. */
export async function forgetAudits(db: Db, site: string, count: number): Promise<readonly string[]> {
  const gone = await db
    .deleteFrom('site_audit')
    .where('site', '=', site)
    .where('ended_at', 'is not', null)
    .where('number', '<=', query =>
      query
        .selectFrom('site_audit')
        .select('number')
        .where('site', '=', site)
        .orderBy('number', 'desc')
        .offset(count)
        .limit(1),
    )
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}

/** Of every visit there is, whatever came of it. */
export const auditIds = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('site_audit').select('id').execute()).map(({ id }) => id)

interface LineRow {
  readonly id: string
  readonly site: string
  readonly url: string
  readonly begun_at: Date
  readonly ended_at: Date | null
  readonly because: string | null
  readonly raw_hash: string | null
}

const lineOf = ({ id, site, url, begun_at, ended_at, because, raw_hash }: LineRow): AuditLine =>
  Object.freeze({
    ...{ id, site, url, because },
    begunAt: begun_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    rawHash: raw_hash,
  })

function keptOf(row: LineRow & { readonly audit: string | null }): KeptAudit {
  const { audit, raw_hash: rawHash } = row
  if (audit === null || rawHash === null) throw new Error(`audit ${row.id}: expected what it saw`)
  return Object.freeze({ ...lineOf(row), audit, rawHash })
}
