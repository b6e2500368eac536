// Traffic kept over a real PostgreSQL: sums of any number of collectors add up, a file is counted once whoever reads it, a day's
// texts are told once, and what was counted of visitors goes when the notice no longer carries it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '../../src/core/refusal.ts'
import {
  closedDaysOf,
  filesOf,
  forgetVisitors,
  keepTraffic,
  openDaysOf,
  type TrafficEntry,
  type VisitorRow,
} from '../../src/store/traffic.ts'
import { logPlace } from '../log.ts'

const day = 20_604
const entry: TrafficEntry = {
  ...{ source: 'www', kind: 'files', format: 'combined', practice: false, at: new Date(0) },
  ...{ read: null, lines: 3, unread: 1, counts: [], visitors: [], texts: [], recounted: [] },
}
const file = new Uint8Array(32).fill(7)
const read = (readFrom: number, readTo: number) => ({
  ...{ file, path: '/var/log/www', readFrom, readTo, lines: 2, unread: 0, tail: file, days: { [day]: 0 } },
})
const row: VisitorRow = {
  ...{ day, keyEpoch: 'a'.repeat(32), visitors: 7, isExact: true, bots: 1, views: 20, isClosed: false },
  ...{ byHour: Array.from({ length: 24 }, () => 1), sketch: new Uint8Array([1]), because: null },
}

async function sums(t: TestContext) {
  const { db } = await logPlace(t)
  const of = async (unit: 'hour' | 'day') => {
    const { rows } = await sql<{
      at: number
      key: string
      value: string
    }>`select ${sql.ref(unit)} as at, key, value
      from ${sql.table(`traffic_${unit}`)} order by 1, 2`.execute(db)
    return rows.map(({ at, key, value }) => `${at} ${key} ${value}`)
  }
  return { db, of }
}

test('sums of ten collectors at once add up, by the hour and by the day', async t => {
  const { db, of } = await sums(t)
  const counts = [
    { hour: day * 24 + 1, key: 'requests', value: 2 },
    { hour: day * 24, key: 'status/404', value: 1 },
    { hour: day * 24, key: 'requests', value: 5 },
  ]
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      keepTraffic(db, { ...entry, counts: at % 2 === 0 ? counts : counts.toReversed() }),
    ),
  )
  const hour = day * 24
  assert.deepEqual(await of('hour'), [
    `${hour} requests 50`,
    `${hour} status/404 10`,
    `${hour + 1} requests 20`,
  ])
  assert.deepEqual(await of('day'), [`${day} requests 70`, `${day} status/404 10`])
})

test('of two that read one file on from the same place one is counted, and the other counts nothing', async t => {
  const { db, of } = await sums(t)
  const counts = [{ hour: day * 24, key: 'requests', value: 2 }]
  const both = await Promise.allSettled(
    [0, 1].map(() => keepTraffic(db, { ...entry, counts, read: read(0, 100) })),
  )
  const refused = both.filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, 1)
  assert.ok(refused[0]?.status === 'rejected' && refused[0].reason instanceof Refusal)
  assert.deepEqual(await of('day'), [`${day} requests 2`])
  await keepTraffic(db, { ...entry, counts, read: read(100, 250) })
  await assert.rejects(
    keepTraffic(db, { ...entry, counts, read: read(100, 250) }),
    /another that has read on/,
  )
  assert.deepEqual(await of('day'), [`${day} requests 4`])
  const [known] = await filesOf(db, 'www')
  assert.equal(known?.readTo, 250)
  assert.deepEqual(known?.days, { [day]: 0 })
})

test('a day under one key is one row, told anew until it closes; another key leaves it or takes its place', async t => {
  const { db } = await sums(t)
  await keepTraffic(db, { ...entry, visitors: [row] })
  await keepTraffic(db, { ...entry, visitors: [{ ...row, visitors: 9 }] })
  assert.deepEqual(await openDaysOf(db, 'www'), [{ day, keyEpoch: row.keyEpoch }])
  const other = { ...row, keyEpoch: 'b'.repeat(32), isClosed: true }
  await keepTraffic(db, { ...entry, visitors: [other], recounted: [{ day, keyEpoch: row.keyEpoch }] })
  assert.deepEqual(await openDaysOf(db, 'www'), [])
  const kept = await db.selectFrom('traffic_visitors').select(['key_epoch', 'visitors']).execute()
  assert.deepEqual(kept, [{ key_epoch: other.keyEpoch, visitors: '7' }])
})

test('texts of a day are told once, and all that was counted of visitors can go, but not what was lost', async t => {
  const { db } = await sums(t)
  const text = {
    ...{ day, keyEpoch: 'a', table: 'page', k: 5, text: '/', texts: 1, hits: 9, bytes: 0, visitors: 6 },
  }
  const rest = { ...text, text: null, texts: 3 }
  await keepTraffic(db, { ...entry, visitors: [row], texts: [text, rest, { ...text, table: 'lost' }] })
  await keepTraffic(db, {
    ...entry,
    texts: [
      { ...text, hits: 99 },
      { ...rest, hits: 99 },
    ],
  })
  const told = await db.selectFrom('traffic_text').select(['name', 'hits']).orderBy('name').execute()
  assert.deepEqual(
    told.map(({ name, hits }) => `${name} ${hits}`),
    ['lost 9', 'page 9', 'page 9'],
  )
  assert.deepEqual(await closedDaysOf(db, 'www', day), [day])
  assert.equal(await forgetVisitors(db), 3)
  assert.deepEqual(await db.selectFrom('traffic_text').select('name').execute(), [{ name: 'lost' }])
})
