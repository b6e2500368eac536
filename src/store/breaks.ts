// Breaks: each time a part becomes broken, kept in the transaction that keeps the look, so that whoever is asked about it is
// asked once and for certain. A break ends when the part is seen kept; not knowing in between ends nothing.
// Proven by test/contracts/breaches.test.ts.

import { type Kysely, sql } from 'kysely'
import type { BreachAnswer } from '../core/breach.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Look } from '../pledge/pledge.ts'
import type { Tables } from './tables.ts'

/** Of these looks, those that are the first to see their part broken. Called in the transaction that keeps them. */
export async function keepBreaks(tx: Kysely<Tables>, looks: readonly Look[]): Promise<void> {
  const broken = looks.filter(({ verdict }) => verdict === 'broken').map(({ id }) => id)
  if (broken.length === 0) return
  // One at a time in one order: of two processes that see the same at once the second waits for the first, and keeps none.
  await sql`insert into pledge_break (look, run)
    select id, part || ' ' || coalesce(${lastNumber('kept')}, 0) from look
    where id = any(${broken}::uuid[]) and coalesce(${lastNumber('broken')}, 0) <= coalesce(${lastNumber('kept')}, 0)
    order by part on conflict (run) do nothing`.execute(tx)
}

/** The number of the last look at the same part before this one that said so: one probe of look_runs. */
const lastNumber = (verdict: 'broken' | 'kept') => sql`(
  select max(before.number) from look as before
  where before.part = look.part and before.verdict = ${verdict} and before.number < look.number
)`

/** One break, with what was answered last about it. */
export interface Break {
  /** The look that saw it first. */
  readonly look: string
  readonly part: string
  readonly at: string
  readonly reason: Words
  /** When the part was next seen kept; null while it was not. */
  readonly mendedAt: string | null
  readonly answer: BreachAnswer | null
  /** When the company became aware, as it was said last, whatever was answered since; null where nobody said that it is one. */
  readonly awareAt: string | null
}

interface BreakRow {
  readonly look: string
  readonly part: string
  readonly at: Date
  readonly evidence: string | null
  readonly mended_at: Date | null
  readonly answer: BreachAnswer | null
  readonly aware_at: Date | null
}

/** What is to be decided first, then the latest; at most `limits.breaksShown`. */
export async function breaks(db: Kysely<Tables>): Promise<readonly Break[]> {
  const { rows } = await sql<BreakRow>`${breakRows}
    order by (answered.answer is null or answered.answer = 'cannot-say') desc, look.number desc
    limit ${limits.breaksShown}`.execute(db)
  return rows.map(breakOf)
}

/** Those whose latest answer is one of these, whichever was known first at the top; at most `limits.breaksShown`. */
export async function breaksAnswered(
  db: Kysely<Tables>,
  answers: readonly BreachAnswer[],
): Promise<readonly Break[]> {
  const { rows } = await sql<BreakRow>`${breakRows} where answered.answer = any(${answers}::text[])
    order by aware.aware_at limit ${limits.breaksShown}`.execute(db)
  return rows.map(breakOf)
}

/** Null where there is no such break. */
export async function findBreak(db: Kysely<Tables>, look: string): Promise<Break | null> {
  const { rows } = await sql<BreakRow>`${breakRows} where look.id = ${look}::uuid`.execute(db)
  return rows[0] === undefined ? null : breakOf(rows[0])
}

const breakRows = sql`select look.id as look, look.part, look.at, leaf.evidence, mended.at as mended_at,
    answered.answer, aware.aware_at
  from pledge_break
  join look on look.id = pledge_break.look
  join leaf on leaf.id = look.leaf
  left join lateral (
    select at from look as after
    where after.part = look.part and after.verdict = 'kept' and after.number > look.number
    order by number limit 1
  ) as mended on true
  left join lateral (
    select answer from breach_answer
    where breach_answer.look = pledge_break.look order by number desc limit 1
  ) as answered on true
  left join lateral (
    select aware_at from breach_answer
    where breach_answer.look = pledge_break.look and aware_at is not null order by number desc limit 1
  ) as aware on true`

// The evidence is ours, written by evidenceOf of looks.ts.
function breakOf(row: BreakRow): Break {
  if (row.evidence === null) throw new Error('expected a look that stands open, got a sealed one')
  const { reason } = JSON.parse(row.evidence) as Look
  return Object.freeze({
    look: row.look,
    part: row.part,
    at: row.at.toISOString(),
    reason,
    mendedAt: row.mended_at?.toISOString() ?? null,
    answer: row.answer,
    awareAt: row.aware_at?.toISOString() ?? null,
  })
}
