// Writing and erasing rows about people, and ridding the disk of them: on each server of our own. House rule "erasing
// rows"; invariants 7 and 10. The traps are those that leave copies: a plain delete, an open snapshot, a locked table, a
// vacuum by a login that may not.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Selectable } from 'kysely'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { type Session, sqlstateOf, withSession } from '../../src/store/connect.ts'
import { erasuresOf } from '../../src/store/erasures.ts'
import { openOpening } from '../../src/store/openings.ts'
import { type Scrub, scrub } from '../../src/store/scrub.ts'
import type { Store } from '../../src/store/store.ts'
import type { PersonalTables } from '../../src/store/tables.ts'
import { findTraces } from '../../src/store/trace-search.ts'
import { administer, freshStore, onEachServer, type TestServer } from '../database.ts'

const making = { clock: systemClock, random: systemRandom }
type Row = Selectable<PersonalTables['probe']>

interface Place {
  readonly store: Store
  readonly rows: readonly Row[]
  scrub(): Promise<Scrub>
  /** Files of the data directory that hold a trace of one of the rows. */
  copies(): Promise<readonly string[]>
}

async function withRows(t: TestContext, on: TestServer, kind: 'ours' | 'elsewhere' = 'ours'): Promise<Place> {
  const store = await freshStore(t, on, kind)
  await store.purposes.settle(['invoicing', 'marketing'])
  const rows: Row[] = []
  for (let at = 0; at < 40; at++)
    rows.push({ ...(await store.row(['invoicing'])), at: new Date(), canary: `Anna Andersen ${at}` })
  await store.write('invoicing', 'case-1', db => db.insertInto('probe').values(rows))
  const traces = new Set(rows.map(row => row.trace))
  return {
    store,
    rows,
    scrub: () => scrub({ ...making, server: store.server, owner: store.owner, keys: on.keys }),
    copies: async () => (await findTraces(on.home.data, traces)).found.map(({ file }) => file),
  }
}

const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id)
const read = (store: Store, purpose = 'invoicing') =>
  store.read(purpose, 'case-1', db => db.selectFrom('probe').select('id'))

async function saidOf(store: Store, on: TestServer, kind: string): Promise<unknown> {
  const leaf = await store.owner
    .selectFrom('leaf')
    .innerJoin('opening', 'opening.leaf', 'leaf.id')
    .select(['about', 'sealed'])
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return (await openOpening(on.keys, leaf.about, leaf.sealed)).evidence
}

onEachServer('erasing', server => {
  for (const kind of ['ours', 'elsewhere'] as const) {
    writingDoors(server, kind)
    erasingDoors(server, kind)
  }

  test('an erased row lies on the disk until it is scrubbed, and nowhere after', async t => {
    const { store, rows, scrub, copies } = await withRows(t, server())
    assert.deepEqual(await scrub(), { kind: 'nothing-waits' })
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows.slice(0, 20)) })
    assert.notDeepEqual(
      await copies(),
      [],
      'a delete leaves the row in the table and in the log of the server',
    )
    const waits = await erasuresOf(store.server, store.owner)
    assert.deepEqual(waits.kind === 'waits' && [waits.rows, waits.for], [20, []])
    const done = await scrub()
    assert.equal(done.kind, 'scrubbed', JSON.stringify(done))
    assert.equal((await erasuresOf(store.server, store.owner)).kind, 'scrubbed')
    assert.deepEqual(await scrub(), { kind: 'nothing-waits' })
    const erased = new Set(rows.slice(0, 20).map(({ trace }) => trace))
    assert.deepEqual((await findTraces(server().home.data, erased)).found, [])
    assert.notDeepEqual(await copies(), [], 'what was not erased is still there: the search can find')
    assert.equal((await read(store)).length, 20)
    const leaf = await store.owner
      .selectFrom('leaf')
      .select('evidence')
      .where('kind', '=', 'scrubbed')
      .executeTakeFirst()
    assert.match(leaf?.evidence ?? '', /"found":0,.*"rows":20,"tables":\["probe"\]/)
  })

  test('whoever still sees an erased row is waited for, by name', async t => {
    const { store, rows, scrub, copies } = await withRows(t, server())
    await withSession(await store.purposes.login('invoicing'), async reader => {
      await reader.query('begin isolation level repeatable read')
      const { rows: found } = await reader.query('select pg_backend_pid() as pid, count(*) from probe')
      await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
      const waits = await scrub()
      assert.deepEqual(waits, {
        kind: 'waits',
        rows: 40,
        for: [{ kind: 'session', name: String(found[0]?.['pid']) }],
      })
      assert.notDeepEqual(await copies(), [])
      await reader.query('commit')
    })
    assert.equal((await scrub()).kind, 'scrubbed')
    assert.deepEqual(await copies(), [])
  })

  test('a transaction that began afterwards is not waited for', async t => {
    const { store, rows, scrub } = await withRows(t, server())
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
    await withSession(store.server.owner, async reader => {
      await reader.query('begin isolation level repeatable read')
      await reader.query('select 1')
      assert.equal((await scrub()).kind, 'scrubbed')
    })
  })

  test('a table that is locked is left for later, within the time a reader may be stalled', async t => {
    const { store, rows, scrub } = await withRows(t, server())
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
    await withSession(store.server.owner, async other => {
      await other.query('begin')
      await other.query('lock table probe in access exclusive mode')
      assert.deepEqual(await scrub(), { kind: 'waits', rows: 40, for: [{ kind: 'lock', name: 'probe' }] })
      await other.query('commit')
    })
    assert.equal((await scrub()).kind, 'scrubbed')
  })

  test('a slot for replication is waited for', async t => {
    const { store, rows, scrub } = await withRows(t, server())
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
    const made = await administer(
      server().server,
      "select pg_create_physical_replication_slot('standby')",
      store.server.owner.database,
    ).catch((error: unknown) => sqlstateOf(error))
    if (typeof made === 'string')
      return assert.equal(made, '55000', 'our own server takes no replicas at all')
    t.after(() => administer(server().server, "select pg_drop_replication_slot('standby')"))
    const waits = await scrub()
    assert.ok(waits.kind === 'waits' && waits.for.some(({ kind }) => kind === 'replication-slot'))
  })

  test('a vacuum by a purpose’s login leaves the copies, and the search finds them', async t => {
    const { store, rows, copies } = await withRows(t, server())
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
    const vacuum = (session: Session) => session.query('vacuum (full) probe')
    await withSession(await store.purposes.login('invoicing'), vacuum)
    await administer(server().server, 'checkpoint')
    assert.notDeepEqual(await copies(), [])
  })

  test('on somebody else’s server nothing is scrubbed, and it is said', async t => {
    const { store, rows, scrub } = await withRows(t, server(), 'elsewhere')
    await store.erase('invoicing', 'case-1', { probe: idsOf(rows) })
    assert.deepEqual(await scrub(), { kind: 'not-ours', rows: 40 })
    const stands = await erasuresOf(store.server, store.owner)
    assert.deepEqual([stands.kind, 'rows' in stands && stands.rows], ['by-key', 40])
  })
})

function writingDoors(server: () => TestServer, kind: 'ours' | 'elsewhere'): void {
  test(`${kind}: what is written is there for its purpose, with its leaf, and for no other`, async t => {
    const { store } = await withRows(t, server(), kind)
    assert.equal((await read(store)).length, 40)
    assert.equal((await read(store, 'marketing')).length, 0)
    const said = await saidOf(store, server(), 'written')
    assert.deepEqual(
      { ...(said as object), statements: [] },
      { purpose: 'invoicing', case: 'case-1', rows: 40, statements: [] },
    )
  })

  test(`${kind}: a change that is refused leaves neither rows nor a leaf`, async t => {
    const { store } = await withRows(t, server(), kind)
    const forAnother = { ...(await store.row(['marketing'])), at: new Date(), canary: 'x' }
    const own = { ...(await store.row(['invoicing'])), at: new Date(), canary: 'y' }
    const written = () => store.owner.selectFrom('leaf').select('id').where('kind', '=', 'written').execute()
    const before = await written()
    await assert.rejects(
      store.write(
        'invoicing',
        'case-2',
        db => db.insertInto('probe').values(own),
        db => db.insertInto('probe').values(forAnother),
      ),
      { code: 'purpose-refused' },
    )
    assert.deepEqual(await written(), before)
    assert.equal((await read(store)).length, 40)
    await assert.rejects(
      store.write('unheard-of', 'case-2', db => db.insertInto('probe').values(own)),
      { code: 'purpose-refused' },
    )
  })
}

function erasingDoors(server: () => TestServer, kind: 'ours' | 'elsewhere'): void {
  test(`${kind}: erasing takes rows of its purpose only, once, with leaf and job`, async t => {
    const { store, rows } = await withRows(t, server(), kind)
    assert.equal(await store.erase('marketing', 'case-1', { probe: idsOf(rows) }), 0)
    assert.equal(
      await store.erase('invoicing', 'case-1', { probe: [...idsOf(rows), newId(systemClock, systemRandom)] }),
      40,
    )
    assert.equal(await store.erase('invoicing', 'case-1', { probe: idsOf(rows) }), 0)
    assert.deepEqual(await saidOf(store, server(), 'erased'), {
      purpose: 'invoicing',
      case: 'case-1',
      tables: ['probe'],
      rows: 40,
    })
    const jobs = await store.owner.selectFrom('erasure').select(['tables', 'rows', 'scrubbed_at']).execute()
    assert.deepEqual(
      jobs.map(job => ({ ...job, rows: job.rows.toSorted() })),
      [{ tables: ['probe'], rows: idsOf(rows).toSorted(), scrubbed_at: null }],
    )
  })

  test(`${kind}: a purpose’s login adds to the log and can neither read nor change it`, async t => {
    const { store } = await withRows(t, server(), kind)
    const login = await store.purposes.login('invoicing')
    for (const table of ['leaf', 'opening', 'erasure'])
      for (const statement of [
        `select * from ${table}`,
        `delete from ${table}`,
        `update ${table} set id = id`,
      ])
        await assert.rejects(
          withSession(login, session => session.query(statement)),
          error => ['42501', '42703'].includes(sqlstateOf(error) ?? ''),
          statement,
        )
  })
}
