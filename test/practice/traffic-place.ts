// A book over a real database and a counter on it, for tests of counting.

import type { Kysely } from 'kysely'
import { sha256 } from '../../src/core/bytes.ts'
import { type Clock, systemRandom } from '../../src/core/clock.ts'
import type { Tables } from '../../src/store/tables.ts'
import { closedDaysOf, filesOf, keepTraffic, openDaysOf } from '../../src/store/traffic.ts'
import { keptCounts, keptVisitors } from '../../src/store/traffic-kept.ts'
import type { Book } from '../../src/traffic/book.ts'
import { Counter, type CounterGround } from '../../src/traffic/follow/counter.ts'
import type { SourceAsked } from '../../src/traffic/follow/reading.ts'
import { CombinedReader } from '../../src/traffic/formats/combined.ts'
import { memoryKeys } from '../memory-keys.ts'

export const asked: SourceAsked = {
  ...{ source: 'www', kind: 'files', format: 'combined', custom: null },
  ...{ zone: 'Europe/Copenhagen', practice: true },
}

/** All days a test may count. */
export const always = { from: 20_000, to: 30_000, source: null }

export function bookOver(db: Kysely<Tables>): Book {
  const keys = memoryKeys('traffic')
  return {
    files: source => filesOf(db, source),
    openDays: source => openDaysOf(db, source),
    closedDays: (source, since) => closedDaysOf(db, source, since),
    keep: entry => keepTraffic(db, entry),
    mark: line => keys.mac('traffic', sha256(line)),
  }
}

export const counterOver = (db: Kysely<Tables>, clock: Clock, more: Partial<CounterGround> = {}): Counter =>
  new Counter({
    book: bookOver(db),
    clock,
    random: systemRandom,
    visitors: true,
    k: 5,
    guards: null,
    openReader,
    ...more,
  })

const openReader = () => ({ reader: new CombinedReader('combined'), format: 'combined' as const })

/** What is kept, summed over all days. */
export async function countsIn(db: Kysely<Tables>) {
  const rows = await keptCounts(db, 'day', always)
  const of = (key: string) => rows.filter(row => row.key === key).reduce((sum, { value }) => sum + value, 0)
  const days = await keptVisitors(db, always)
  const visitors = days.reduce((sum, each) => sum + each.visitors, 0)
  return { requests: of('requests'), lost: of('status/404'), bytes: of('bytes'), visitors, of, days }
}
