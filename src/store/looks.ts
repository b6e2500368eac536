// Looks as they are kept: each look and its leaf in one transaction (house invariant 7), read back by part.
// What was found is read from the leaf's evidence, never from a second copy: what is shown is what was logged.
// The latest look is the one kept last, not the one with the latest time: a clock may be set back.
// "Since when" is derived from the rows, not stored: two processes looking at once cannot disagree about it.
// Proven by test/contracts/looks.test.ts.

import { type Kysely, sql } from 'kysely'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { LookLine } from '../pledge/board.ts'
import type { Look } from '../pledge/pledge.ts'
import { keepBreaks } from './breaks.ts'
import { appendMany, type Making } from './leaves.ts'
import type { Tables } from './tables.ts'

/** The latest look at a part, and the first of the unbroken run of equal verdicts it ends (ISO 8601). */
export interface LatestLook {
  readonly look: LookLine
  readonly since: string
}

/** Keeps looks and their leaves, all or none. */
export async function recordLooks(db: Kysely<Tables>, making: Making, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return
  if (looks.length > limits.looksAtOnce)
    throw new Refusal('limit', `expected at most ${limits.looksAtOnce} looks at once, got ${looks.length}`)
  await db.transaction().execute(async tx => {
    const drafts = looks.map(look => ({ kind: 'look' as const, evidence: evidenceOf(look) }))
    const leaves = await appendMany(tx, making, drafts)
    const rows = looks.map((look, at) => rowOf(look, leaves[at]?.id))
    await tx.insertInto('look').values(rows).execute()
    await keepBreaks(tx, looks)
  })
}

/** What a look's leaf commits to: the look, whole. */
export const evidenceOf = (look: Look): Json => ({
  id: look.id,
  part: look.part,
  at: look.at,
  verdict: look.verdict,
  reason: { ...look.reason },
  next: look.next === null ? null : { ...look.next },
  notLookedAt: look.notLookedAt === null ? null : { ...look.notLookedAt },
  basis: look.basis,
  evidence: look.evidence,
  registerHash: look.registerHash,
  noticeHash: look.noticeHash,
})

function rowOf(look: Look, leaf: string | undefined) {
  if (leaf === undefined) throw new Error(`look ${look.id}: expected its leaf`)
  return {
    id: look.id,
    part: look.part,
    at: new Date(look.at),
    verdict: look.verdict,
    register_hash: look.registerHash,
    notice_hash: look.noticeHash,
    leaf,
  }
}

interface LookRow {
  readonly evidence: string | null
  readonly idx: string | number | null
}

/** Only what a published checkpoint covers is "in the log": anything else has no index yet. */
const publishedIdx = sql<string | number | null>`
  case when leaf.idx < (select size from log_publication) then leaf.idx end`.as('idx')

// The evidence is ours, written by evidenceOf and held to the row by Publication.check.
function lookOf({ evidence, idx }: LookRow): LookLine {
  if (evidence === null) throw new Error('expected a look that stands open, got a sealed one')
  return Object.freeze({ ...(JSON.parse(evidence) as Look), index: idx === null ? null : Number(idx) })
}

/** The latest look at each of the given parts, by part; a part nobody looked at is not in it. */
export async function latestLooks(
  db: Kysely<Tables>,
  parts: readonly string[],
): Promise<ReadonlyMap<string, LatestLook>> {
  const { rows } = await sql<LookRow & { since: Date }>`
    select leaf.evidence, ${publishedIdx}, run.since
    from unnest(${parts}::text[]) as asked (part)
    cross join lateral (
      select newest.* from unnest(array['kept', 'broken', 'unknown']) as said (verdict)
      cross join lateral (
        select * from look where look.part = asked.part and look.verdict = said.verdict
        order by number desc limit 1
      ) as newest
      order by number desc limit 1
    ) as last
    cross join lateral (
      select least(look.at, last.at) as since from look
      where look.part = last.part and look.verdict = last.verdict and number > coalesce(${lastOther}, 0)
      order by number limit 1
    ) as run
    join leaf on leaf.id = last.leaf`.execute(db)
  return new Map(
    rows.map(row => {
      const look = lookOf(row)
      return [look.part, Object.freeze({ look, since: row.since.toISOString() })]
    }),
  )
}

// The last look that said otherwise, one probe of look_runs for each other verdict. An index of part and number alone is
// decided against: the planner then walks it through the whole run.
const lastOther = sql`(
  select max(other.number) from unnest(array['kept', 'broken', 'unknown']) as said (verdict)
  cross join lateral (
    select number from look where look.part = last.part and look.verdict = said.verdict and number < last.number
    order by number desc limit 1
  ) as other
  where said.verdict <> last.verdict
)`

/** Looks at the given parts since a moment, newest first, at most `limits.looksShown`. */
export async function lookHistory(
  db: Kysely<Tables>,
  parts: readonly string[],
  from: Date,
): Promise<readonly LookLine[]> {
  const rows = await db
    .selectFrom('look')
    .innerJoin('leaf', 'leaf.id', 'look.leaf')
    .select(['leaf.evidence', publishedIdx])
    .where('look.part', 'in', [...parts])
    .where('look.at', '>=', from)
    .orderBy('look.at', 'desc')
    .orderBy('look.id', 'desc')
    .limit(limits.looksShown)
    .execute()
  return rows.map(lookOf)
}

/** The last look of each part on each day (UTC) since a moment: what `pledgeDays` judges days by. Unsorted. */
export async function lastLooksOfDays(
  db: Kysely<Tables>,
  parts: readonly string[],
  from: Date,
): Promise<readonly LookLine[]> {
  const { rows } = await sql<LookRow>`
    select leaf.evidence, ${publishedIdx}
    from (
      select distinct on (part, day) leaf
      from (select part, at, id, leaf, (at at time zone 'UTC')::date as day from look) as dated
      where part = any(${parts}::text[]) and at >= ${from}
      order by part, day, at desc, id desc
      limit ${limits.dayLooks}
    ) as last
    join leaf on leaf.id = last.leaf`.execute(db)
  return rows.map(lookOf)
}
