// Databases SQLite itself has written: every cell is found behind its column's name, deleted ones as well, and damage is told.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { fullBudget, Spending } from './budget.ts'
import { sourceOf } from './bytes.ts'
import { insideOf } from './inside.ts'
import { readSqlite } from './sqlite.ts'

const planted = 'planted@eksempel.dk'

function made(...statements: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-sqlite-'))
  try {
    const path = join(folder, 'a.db')
    const database = new DatabaseSync(path)
    for (const statement of statements) database.exec(statement)
    database.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const look = (...statements: readonly string[]) => lookInto('a.db', made(...statements))
const people = 'create table people (id integer primary key, name text, mail text)'
const many = (count: number, letters: number): string =>
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
   insert into people select i, printf('%.*c', ${letters}, 'x'), i || '.${planted}' from n`

const shapes: readonly (readonly [string, readonly string[], string])[] = [
  ['a row', [people, `insert into people values (7, 'Ida', '${planted}')`], 'people.mail 7'],
  [
    'a table without row numbers',
    [
      'create table t (a text, "b, (c)" text, c text, primary key (c, a)) without rowid',
      `insert into t values ('x', '${planted}', 'y')`,
    ],
    't.b, (c) 1',
  ],
  [
    'computed columns',
    [
      "create table t (a text, v text as (a || 'x'), s text as (a || 'y') stored, m text -- mail, of him\n)",
      `insert into t (a, m) values ('q', '${planted}')`,
    ],
    't.m 1',
  ],
  [
    'a column that was added',
    [
      people,
      "insert into people values (1, 'x', 'y')",
      `alter table people add later text`,
      `insert into people values (2, 'x', 'y', '${planted}')`,
    ],
    'people.later 2',
  ],
  [
    'UTF-16',
    ["pragma encoding = 'UTF-16be'", people, `insert into people values (3, 'Søren', '${planted}')`],
    'people.mail 3',
  ],
  [
    'a text that goes on over many pages',
    [
      'pragma page_size = 512',
      people,
      `insert into people values (4, '${'æ'.repeat(40_000)}', '${planted}')`,
    ],
    'people.mail 4',
  ],
  [
    'bytes that are text',
    [people, `insert into people values (5, 'x', x'${Buffer.from(planted).toString('hex')}')`],
    'people.mail 5',
  ],
]
for (const [name, statements, at] of shapes)
  test(`${name}: found in its column and row`, async () => {
    const looked = await look(...statements)
    assert.deepEqual(placesOf(looked, planted), [{ path: 'a.db', part: 'table', at }])
    assert.deepEqual(looked.unread, [])
  })

test('every row of a deep tree is found, in its place', async () => {
  const looked = await look('pragma page_size = 512', people, many(3_000, 40))
  for (const number of [1, 2, 1_499, 2_999, 3_000])
    assert.deepEqual(placesOf(looked, ` ${number}.${planted}`), [
      { path: 'a.db', part: 'table', at: `people.mail ${number}` },
    ])
  assert.equal(placesOf(looked, planted).length, 3_000)
})

test('a heading stands before its value, marked as one', async () => {
  const looked = await look('create table t (cpr integer)', 'insert into t values (311247501)')
  const [table] = looked.texts.filter(({ text }) => text.part === 'table')
  assert.equal(table?.letters, 'cpr: 311247501\n')
  assert.deepEqual(table?.text.places, {
    kind: 'marks',
    marks: [
      { at: 0, label: 't.cpr 1', isHeading: true },
      { at: 5, label: 't.cpr 1' },
    ],
  })
})

test('the row number is read where a column is called after it', async () => {
  const looked = await look(
    'create table t (cpr integer primary key, x)',
    "insert into t values (3112475013, 'y')",
  )
  assert.equal(placesOf(looked, 'cpr: 3112475013').length, 1)
})

test('a file in a cell is looked into, other bytes are told', async () => {
  const hex = Buffer.from(
    `From: a@eksempel.dk\nTo: b@eksempel.dk\nSubject: x\n\n${planted}${' '.repeat(200)}`,
  ).toString('hex')
  const looked = await look('create table t (a blob)', `insert into t values (x'${hex}'), (x'00ff00ff')`)
  assert.equal(placesOf(looked, planted)[0]?.path, 'a.db/t.a 1')
  assert.deepEqual(
    looked.unread.map(({ reason }) => reason),
    ['unknown-format'],
  )
})

test('what was deleted is found as removed', async () => {
  const rows = [
    people,
    "insert into people values (1, 'x', 'y')",
    `insert into people values (2, 'x', '${planted}')`,
  ]
  const parts = async (...more: readonly string[]) =>
    placesOf(await look(...rows, ...more), planted).map(
      ({ part, at }) => `${part} ${String(at).replace(/\d+$/, '')}`,
    )
  assert.deepEqual(await parts('delete from people where id = 2'), ['removed left over in page '])
  assert.deepEqual(await parts('drop table people'), ['removed freed page '])
  assert.deepEqual(await parts('drop table people', 'vacuum'), [])
})

test('what is damaged is told, and what is whole is read', async () => {
  const whole = made(
    'pragma page_size = 512',
    people,
    'create table t (a)',
    many(200, 40),
    `insert into t values ('${planted}')`,
  )
  const reasons = async (change: (bytes: Buffer) => Buffer) =>
    (await lookInto('a.db', change(Buffer.from(whole)))).unread.map(({ reason }) => reason)
  assert.deepEqual(await reasons(bytes => bytes), [])
  assert.deepEqual([...new Set(await reasons(bytes => bytes.subarray(0, -600)))], ['damaged'])
  assert.deepEqual(await reasons(bytes => bytes.subarray(0, 90)), ['damaged'])
  const overwritten = Buffer.from(whole)
  overwritten.fill(0xff, 5 * 512, 6 * 512)
  const looked = await lookInto('a.db', overwritten)
  assert.deepEqual(
    looked.unread.map(({ reason }) => reason),
    ['damaged'],
  )
  assert.ok(placesOf(looked, planted).some(({ at }) => at === 't.a 1'))
})

test('a tree that leads back into itself ends', async () => {
  const looped = made('pragma page_size = 512', people, many(3_000, 40))
  // Every interior page of a table points to the first of them.
  for (let page = 512; page < looped.length; page += 512)
    if (looped[page] === 5) looped.writeUInt32BE(2, page + 8)
  const looked = await lookInto('a.db', looped)
  const { unread } = looked
  assert.ok(placesOf(looked, planted).length <= 3_000, 'each row once')
  assert.ok(unread.length > 0 && unread.every(({ reason }) => reason === 'damaged'))
})

test('spoiled bytes never throw and never run on', async () => {
  const whole = made('pragma page_size = 512', people, many(60, 30))
  let state = 20_261_123
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (let run = 0; run < Number(process.env['ORDHOLDEN_RUNS'] ?? 60); run++) {
    const spoiled = Buffer.from(whole)
    for (let hit = 0; hit < 8; hit++) spoiled[16 + next(spoiled.length - 16)] = next(256)
    const spending = new Spending(fullBudget, spoiled.length, () => performance.now())
    const inside = insideOf({ spending, pictures: null, look: async function* () {} }, ['a.db'])
    let bytes = 0
    for await (const found of readSqlite(sourceOf('a.db', spoiled), inside))
      if (found.kind === 'text') for await (const piece of found.pieces) bytes += piece.length
    // Each page is read once, and what it says is at most said with a heading and a place.
    assert.ok(bytes < 40 * whole.length, `${bytes} bytes of ${whole.length}, run ${run}`)
  }
})
