// The last look at each part within each of some days, wherever a day begins and ends. Proven by test/contracts/events.test.ts.

import { type Kysely, sql } from 'kysely'
import type { Look } from '../pledge/pledge.ts'
import type { Tables } from './tables.ts'

export async function lastLooksWithin(
  db: Kysely<Tables>,
  parts: readonly string[],
  days: readonly { readonly start: Date; readonly end: Date }[],
): Promise<readonly Look[]> {
  const starts = days.map(({ start }) => start.toISOString())
  const ends = days.map(({ end }) => end.toISOString())
  const { rows } = await sql<{ evidence: string }>`
    select leaf.evidence
    from unnest(${parts}::text[]) as asked (part)
    cross join unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as day (starts, ends)
    cross join lateral (
      select look.leaf from look
      where look.part = asked.part and look.at between day.starts and day.ends
      order by look.at desc, look.id desc limit 1
    ) as last
    join leaf on leaf.id = last.leaf
    where leaf.evidence is not null`.execute(db)
  // Ours, written by evidenceOf of looks.ts.
  return rows.map(({ evidence }) => Object.freeze(JSON.parse(evidence) as Look))
}
