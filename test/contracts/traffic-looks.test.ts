// The check of our own traffic tables over a real PostgreSQL: all columns there are have been named, what the program itself writes
// is nobody's, and a row planted beside it turns the check broken.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'

import { keepTraffic, type TrafficEntry } from '../../src/store/traffic.ts'
import { trafficTables, trafficValues, visitorRowsOf, windowDaysOf } from '../../src/store/traffic-looks.ts'
import { lookInTables, namedColumns } from '../../src/traffic/look-in-tables.ts'
import { logPlace } from '../log.ts'

const day = 20_604
const epoch = 'a1'.repeat(16)
const entry: TrafficEntry = {
  ...{
    source: 'www',
    kind: 'files',
    format: 'combined',
    practice: false,
    at: new Date(0),
    lines: 3,
    unread: 1,
  },
  read: {
    ...{ file: new Uint8Array(32).fill(7), path: '/var/log/www.log', readFrom: 0, readTo: 9, lines: 3 },
    ...{ unread: 1, tail: new Uint8Array(32).fill(9), days: { [day]: 0 } },
  },
  counts: [{ hour: day * 24, key: 'requests', value: 3 }],
  visitors: [],
  texts: [],
  recounted: [],
}

async function place(t: TestContext) {
  const { db } = await logPlace(t)
  await keepTraffic(db, entry)
  const look = () =>
    lookInTables(
      {
        tables: () => trafficTables(db),
        values: (table, column, most) => trafficValues(db, table, column, most),
        planted: async () => ['anne.planted'],
      },
      new AbortController().signal,
    )
  return { db, look }
}

test('every column of every table of traffic is named', async t => {
  const { db } = await place(t)
  const there = await trafficTables(db)
  assert.ok(there.length >= 6)
  for (const { name, columns } of there)
    assert.deepEqual(columns.map(column => column.name).toSorted(), namedColumns[name]?.toSorted(), name)
})

test('what the program writes is nobody’s; a planted row, whatever column it is in, breaks it', async t => {
  const { db, look } = await place(t)
  const clean = await look()
  assert.equal(clean.verdict, 'kept', clean.reason.da)
  const bad = [
    sql`insert into traffic_text values ('www', ${day}, ${epoch}, 'page', 5, '/203.0.113.7', 1, 1, 1, 1)`,
    sql`insert into traffic_text values ('www', ${day}, ${epoch}, 'page', 5, 'anne.planted', 1, 1, 1, 1)`,
    sql`insert into traffic_source values ('2001:db8::7', 'files', null, false, 0, 0, now())`,
    sql`insert into traffic_hour values ('www', 1, 'visitor/x', 1)`,
    sql`insert into traffic_visitors values ('www', 1, ${epoch}, 1, true, 0, 1, '{1}', '\\xcb007107', true, null)`,
    sql`update traffic_file set days = '{"bo@firma.dk": 1}'`,
  ]
  for (const [at, statement] of bad.entries()) {
    await assert.rejects(
      db.transaction().execute(async tx => {
        await statement.execute(tx)
        const found = await lookInTables(
          {
            tables: () => trafficTables(tx),
            values: (table, column, most) => trafficValues(tx, table, column, most),
            planted: async () => ['anne.planted'],
          },
          new AbortController().signal,
        )
        assert.equal(found.verdict, 'broken', `${at}`)
        throw new Error('rolled back')
      }),
      /rolled back/,
    )
  }
  assert.equal((await look()).verdict, 'kept')
})

test('a column that came by, and a table beside them, leave it unknown', async t => {
  const { db, look } = await place(t)
  await sql`alter table traffic_hour add who inet`.execute(db)
  assert.equal((await look()).verdict, 'unknown')
  await sql`update traffic_hour set who = '203.0.113.7'`.execute(db)
  assert.equal((await look()).verdict, 'broken')
  await sql`alter table traffic_hour drop who`.execute(db)
  await sql`create table trafficker (a integer)`.execute(db)
  assert.match((await look()).reason.da, /trafficker\.a/)
})

test('rows about visitors are counted, and what was not found is none', async t => {
  const { db } = await place(t)
  assert.equal(await visitorRowsOf(db), 0)
  const row = (name: string) =>
    sql`insert into traffic_text values ('www', ${day}, ${epoch}, ${name}, 5, null, 1, 1, 1, 1)`.execute(db)
  await row('lost')
  assert.equal(await visitorRowsOf(db), 0)
  await row('page')
  await sql`insert into traffic_visitors values ('www', 1, ${epoch}, 1, true, 0, 1, '{1}', '\\x01', true, null)`.execute(
    db,
  )
  assert.equal(await visitorRowsOf(db), 2)
})

test('days of addresses behind attacks are seen until both their rows and their key are gone', async t => {
  const { db } = await place(t)
  const none = { days: 0, oldestDay: null, newestDay: null, oldestKeyDay: null }
  assert.deepEqual(await windowDaysOf(db), none)
  await sql`insert into security_day values (10, now(), now()), (11, now(), null), (12, null, null), (13, null, null)`.execute(
    db,
  )
  assert.deepEqual(await windowDaysOf(db), { days: 3, oldestDay: 11, newestDay: 13, oldestKeyDay: 12 })
  await sql`update security_day set destroyed_at = now(), erased_at = now()`.execute(db)
  assert.deepEqual(await windowDaysOf(db), none)
})
