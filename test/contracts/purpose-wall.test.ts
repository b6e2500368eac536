// The purpose wall, on each server: what injected SQL, a wrong, a missing and a withdrawn purpose get, which is nothing;
// and that the check `purpose/own-store` is broken by every way of taking the wall down. House invariants 5, 10 and 14.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import type { Json } from '../../src/core/json.ts'
import { limits } from '../../src/core/limits.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { type Session, sqlstateOf, withSession } from '../../src/store/connect.ts'
import { openOpening } from '../../src/store/openings.ts'
import { purposeWallCheck } from '../../src/store/pledges.ts'
import type { Server } from '../../src/store/server.ts'
import { maxConnections } from '../../src/store/settings.ts'
import { Store } from '../../src/store/store.ts'
import { administer, freshStore, onEachServer, type TestServer } from '../database.ts'

const making = { clock: systemClock, random: systemRandom }
const canary = 'CANARY-7f3a91'

/** A store with two purposes and a row of each. */
async function twoPurposes(t: TestContext, on: TestServer, kind?: Server['kind']): Promise<Store> {
  const store = await freshStore(t, on, kind)
  await store.purposes.settle(['invoicing', 'marketing'])
  for (const purpose of ['invoicing', 'marketing']) await plant(store, purpose, `row of ${purpose}`)
  return store
}

const plant = async (store: Store, purpose: string, text: string) =>
  withSession(await store.purposes.login(purpose), session =>
    session.query('insert into probe values (gen_random_uuid(), now(), $1, $2)', [
      text,
      [store.purposes.roleOf(purpose)],
    ]),
  )

const everything = 'select canary from probe'

async function canaries(session: Session): Promise<readonly unknown[]> {
  const { rows } = await session.query(everything)
  return rows.map(row => row['canary'])
}

const look = (store: Store) => purposeWallCheck(store, making).look(AbortSignal.timeout(30_000))

onEachServer('the purpose wall', server => {
  for (const kind of ['ours', 'elsewhere'] as const) {
    wallStands(server, kind)
    wallIsMissed(server, kind)
  }

  test('the log and the installation are closed to every purpose', async t => {
    const store = await twoPurposes(t, server())
    const login = await store.purposes.login('marketing')
    for (const table of ['leaf', 'opening', 'erasure', 'look', 'installation', 'purpose', 'kysely_migration'])
      assert.equal(
        await sqlstateFor(withSession(login, s => s.query(`select * from ${table}`))),
        '42501',
        table,
      )
  })

  test('the door hands out rows of its purpose, and the leaf is there first', async t => {
    const store = await twoPurposes(t, server())
    const rows = await store.read('invoicing', 'case-1', db => db.selectFrom('probe').select('canary'))
    assert.deepEqual(rows, [{ canary: 'row of invoicing' }])
    const leaves = await store.owner
      .selectFrom('leaf')
      .select('evidence')
      .where('kind', '=', 'read')
      .execute()
    assert.deepEqual(leaves, [{ evidence: null }], 'what it commits to is about a person, and sealed')
    const sealed = await store.owner.selectFrom('opening').selectAll().executeTakeFirstOrThrow()
    const { evidence } = await openOpening(server().keys, sealed.about, sealed.sealed)
    const { statement, ...said } = evidence as Record<string, Json>
    assert.deepEqual(said, { purpose: 'invoicing', case: 'case-1', rows: 1 })
    assert.match(String(statement), /^[0-9a-f]{64}$/)
  })

  test('without a leaf no rows are handed out', async t => {
    const store = await twoPurposes(t, server())
    await sql`alter table leaf rename to leaf_away`.execute(store.owner)
    await assert.rejects(
      store.read('invoicing', 'case-1', db => db.selectFrom('probe').selectAll()),
      /42P01/,
    )
  })

  test('the door neither writes, nor keeps a setting, nor runs a second statement', async t => {
    const store = await twoPurposes(t, server())
    const read = (statement: string) =>
      store.read('invoicing', 'case-1', db => ({ compile: () => sql.raw<object>(statement).compile(db) }))
    await assert.rejects(read('delete from probe returning id'), /25006/)
    await assert.rejects(read('select 1; select 2'), /42601/)
    await read(`select set_config('application_name', 'left behind', false)`)
    const [row] = await store.read('invoicing', 'case-1', db => ({
      compile: () => sql<{ name: string }>`select current_setting('application_name') as name`.compile(db),
    }))
    assert.equal(row?.name, 'ordholden')
  })

  test('many purposes reading at once get their own rows, within the sessions set aside', async t => {
    const store = await freshStore(t, server())
    const purposes = Array.from({ length: 16 }, (_, at) => `purpose-${at}`)
    await store.purposes.settle(purposes)
    for (const purpose of purposes) await plant(store, purpose, `row of ${purpose}`)
    const sessions = watchSessions(store)
    const reads = Array.from({ length: 5 }, () => purposes).flat()
    const rows = await Promise.all(
      reads.map(purpose => store.read(purpose, 'case-1', db => db.selectFrom('probe').select('canary'))),
    )
    assert.deepEqual(
      rows,
      reads.map(purpose => [{ canary: `row of ${purpose}` }]),
    )
    const most = await sessions.most()
    assert.ok(most > 0 && most <= maxConnections - limits.connectionsReserved, `${most} sessions`)
  })

  test('processes that open and settle at once never turn each other’s purposes out', async t => {
    const store = await freshStore(t, server())
    const { keys } = server()
    const asked = { server: store.server, keys, ...making }
    for (let round = 0; round < 6; round++) {
      const names = Array.from({ length: 5 }, (_, at) => `purpose-${round}-${at}`)
      const opening = Array.from({ length: 3 }, async (_, at) => {
        await sleep(at * 5 * round)
        const beside = await Store.open(asked)
        if (at < 2) await beside.purposes.settle(names)
        await beside.close()
      })
      await Promise.all([...opening, store.purposes.settle(names)])
      assert.deepEqual(await store.purposes.inForce(), ['probe', ...names].toSorted())
      const found = await look(store)
      assert.equal(found.verdict, 'kept', `round ${round}: ${found.reason.en}`)
    }
  })

  test('no purpose, an unknown one and a withdrawn one are refused by name', async t => {
    const store = await twoPurposes(t, server())
    const read = (purpose: string) => store.read(purpose, 'case-1', db => db.selectFrom('probe').selectAll())
    assert.equal((await read('marketing')).length, 1)
    assert.ok((await store.withdraw('marketing')).loginClosed)
    for (const purpose of ['marketing', 'never-heard-of'])
      await assert.rejects(read(purpose), { code: 'purpose-refused', message: new RegExp(purpose) })
    await assert.rejects(read(''), { code: 'usage' })
    await store.purposes.add('marketing')
    assert.equal((await read('marketing')).length, 1, 'put in force again')
  })

  test('a session opened before a withdrawal reads nothing from the revoke on, and is cut', async t => {
    const store = await twoPurposes(t, server())
    const role = store.purposes.roleOf('marketing')
    await withSession(await store.purposes.login('marketing'), async session => {
      assert.equal((await canaries(session)).length, 1)
      await sql.raw(`revoke "${role.split('_marketing')[0]}" from "${role}"`).execute(store.owner)
      assert.equal(await sqlstateFor(canaries(session)), '42501', 'revoked, not yet cut')
      assert.equal((await store.withdraw('marketing')).ended, 1)
      await assert.rejects(canaries(session), { code: 'database-unreachable' })
    })
    const { rows } = await sql`select 1 from pg_stat_activity where usename = ${role}`.execute(store.owner)
    assert.equal(rows.length, 0)
  })

  test('the check keeps, with every purpose seeing its own row and nothing else', async t => {
    const store = await twoPurposes(t, server())
    const finding = await look(store)
    assert.equal(finding.verdict, 'kept', JSON.stringify(finding.evidence))
    assert.equal((await look(store)).verdict, 'kept', 'a second time')
    const left = await withSession(await store.purposes.login('probe'), canaries)
    assert.deepEqual(left, [], 'the probe leaves no row')
  })

  test('a login that cannot sign in leaves the check unknown, and hides no fault', async t => {
    const store = await twoPurposes(t, server())
    await administer(server().server, `alter role "${store.purposes.roleOf('marketing')}" connection limit 0`)
    assert.equal((await look(store)).verdict, 'unknown')
    await sql`grant select on probe to public`.execute(store.owner)
    assert.equal((await look(store)).verdict, 'broken')
  })

  test('a purpose that sees not even its own row leaves the check unknown', async t => {
    const store = await twoPurposes(t, server())
    await sql
      .raw(`create function away() returns trigger language plpgsql as 'begin return null; end'`)
      .execute(store.owner)
    await sql`create trigger away before insert on probe for each row execute function away()`.execute(
      store.owner,
    )
    assert.equal((await look(store)).verdict, 'unknown')
  })

  test('two looks at once do not take each other for a fault', async t => {
    const store = await twoPurposes(t, server())
    const verdicts = (await Promise.all([look(store), look(store)])).map(finding => finding.verdict)
    assert.ok(verdicts.includes('kept'))
    assert.ok(!verdicts.includes('broken'))
  })

  test('a canary in failing statements reaches neither the log of the server nor a message of ours', async t => {
    const store = await twoPurposes(t, server())
    const failing = [
      `select '${canary}'::int`,
      `insert into purpose values ('${canary}', now()), ('${canary}', now())`,
      `insert into installation values (false, '${canary}', now())`,
      `select ${canary} from nowhere`,
      `do $$ begin raise exception '${canary}' using detail = '${canary}', hint = '${canary}'; end $$`,
      `set timezone to '${canary}'`,
      `update purpose set name = repeat('${canary}', 100000000)`,
    ]
    const said: string[] = []
    for (const statement of failing)
      await withSession(store.server.owner, s => s.query(statement)).catch(error =>
        said.push(everythingOf(error)),
      )
    await withSession(await store.purposes.login('invoicing'), s =>
      s.query('insert into probe values (gen_random_uuid(), now(), $1, $2)', [canary, ['another']]),
    ).catch(error => said.push(everythingOf(error)))
    const before = await checkpointer(server())
    await killWhileRunning(server(), `select pg_sleep(30), '${canary}'`).catch(error =>
      said.push(everythingOf(error)),
    )
    await answering(server(), before)
    assert.equal(said.length, failing.length + 2, 'every statement failed')
    assert.ok(!said.join().includes(canary), said.join())
    const log = readFileSync(server().home.serverLog, 'utf8')
    assert.ok(!log.includes(canary), log)
  })
})

/** What must hold alike on our own server and on somebody else's. */
function wallStands(server: () => TestServer, kind: Server['kind']): void {
  test(`${kind}: an unfiltered select through each login gives that purpose alone`, async t => {
    const store = await twoPurposes(t, server(), kind)
    for (const purpose of ['invoicing', 'marketing']) {
      const login = await store.purposes.login(purpose)
      assert.deepEqual(await withSession(login, canaries), [`row of ${purpose}`])
    }
    assert.deepEqual(await withSession(store.server.owner, canaries), [], 'the owner has no purpose')
  })

  test(`${kind}: no injected statement reaches a row of another purpose`, async t => {
    const store = await twoPurposes(t, server(), kind)
    const other = store.purposes.roleOf('invoicing')
    const owner = store.server.owner.user
    const attacks = [
      'reset role',
      'reset session authorization',
      'set session authorization default',
      `set role "${other}"`,
      `set role "${owner}"`,
      `set session authorization "${other}"`,
      `set session authorization "${owner}"`,
      'set row_security = off',
      `select set_config('role', '${other}', false)`,
      `select set_config('session_authorization', '${other}', false)`,
      `select set_config('row_security', 'off', false)`,
      'alter table probe disable row level security',
      'alter table probe no force row level security',
      'drop policy purpose on probe',
      'create policy everyone on probe using (true)',
      `grant "${other}" to current_user`,
      `alter role current_user bypassrls`,
      'truncate probe',
      `update probe set purposes = array['${other}']`,
      `copy probe to program 'cat'`,
    ]
    for (const attack of attacks)
      await withSession(await store.purposes.login('marketing'), async session => {
        await session.query(attack).catch(refusedAt)
        const got = await canaries(session).catch(refusedAt)
        assert.ok(!got.includes('row of invoicing'), attack)
        assert.ok(
          got.every(text => text === 'row of marketing'),
          `${attack}: ${got}`,
        )
      })
    assert.deepEqual(await withSession(await store.purposes.login('invoicing'), canaries), [
      'row of invoicing',
    ])
  })
}

function wallIsMissed(server: () => TestServer, kind: Server['kind']): void {
  test(`${kind}: every way of taking the wall down turns the check broken`, async t => {
    const store = await twoPurposes(t, server(), kind)
    const as = (statement: string) =>
      administer(
        server().server,
        statement
          .replaceAll(':role', store.purposes.roleOf('marketing'))
          .replaceAll(':owner', store.server.owner.user),
        store.server.owner.database,
      )
    for (const { name, down, up, says } of knownBad)
      await t.test(name, async () => {
        await as(down)
        const finding = await look(store)
        await as(up)
        assert.equal(finding.verdict, 'broken', JSON.stringify(finding.evidence))
        assert.match(finding.reason.da, says)
      })
    assert.equal((await look(store)).verdict, 'kept', 'with everything put right again')
  })
}

interface KnownBad {
  readonly name: string
  /** Takes the wall down, and puts it up again. */
  readonly down: string
  readonly up: string
  /** What the finding says. */
  readonly says: RegExp
}

const gave = /andet formål/
const probeTable = /: probe\./
const rights = /rettigheder/

/** `:role` stands for a purpose's login, `:owner` for the owner's. */
const knownBad: readonly KnownBad[] = [
  {
    name: 'force dropped',
    down: 'alter table probe no force row level security',
    up: 'alter table probe force row level security',
    says: gave,
  },
  {
    name: 'row security off',
    down: 'alter table probe disable row level security',
    up: 'alter table probe enable row level security',
    says: gave,
  },
  {
    name: 'policy using (true)',
    down: 'alter policy purpose on probe using (true)',
    up: 'alter policy purpose on probe using (purposes @> array[session_user::text])',
    says: gave,
  },
  {
    name: 'policy with check (true)',
    down: 'alter policy purpose on probe with check (true)',
    up: 'alter policy purpose on probe with check (purposes @> array[session_user::text])',
    says: gave,
  },
  {
    name: 'a second policy, for one role',
    down: 'create policy too on probe for select to ":role" using (true)',
    up: 'drop policy too on probe',
    says: gave,
  },
  {
    name: 'a second policy that lets nothing more through yet',
    down: 'create policy too on probe for select using (false)',
    up: 'drop policy too on probe',
    says: probeTable,
  },
  {
    name: 'a grant to PUBLIC',
    down: 'grant select on probe to public',
    up: 'revoke select on probe from public',
    says: probeTable,
  },
  {
    name: 'a grant of one column to PUBLIC',
    down: 'grant select (canary) on probe to public',
    up: 'revoke select (canary) on probe from public',
    says: probeTable,
  },
  {
    name: 'a grant past the group',
    down: 'grant select on leaf to ":role"',
    up: 'revoke select on leaf from ":role"',
    says: /: leaf\./,
  },
  {
    name: 'a copy beside the wall',
    down: 'create materialized view copied as select * from probe',
    up: 'drop materialized view copied',
    says: /: copied, probe\./,
  },
  {
    name: 'an undeclared personal table',
    down: 'create table person (name text, purposes text[])',
    up: 'drop table person',
    says: /: person\./,
  },
  {
    name: 'another owner',
    down: 'grant create on schema public to ":role"; alter table probe owner to ":role"',
    up: 'alter table probe owner to ":owner"; revoke create on schema public from ":role"',
    says: /probe|andet formål/,
  },
  {
    name: 'BYPASSRLS',
    down: 'alter role ":role" bypassrls',
    up: 'alter role ":role" nobypassrls',
    says: gave,
  },
  {
    name: 'SUPERUSER',
    down: 'alter role ":role" superuser',
    up: 'alter role ":role" nosuperuser',
    says: gave,
  },
  {
    name: 'CREATEROLE',
    down: 'alter role ":role" createrole',
    up: 'alter role ":role" nocreaterole',
    says: rights,
  },
  {
    name: 'another group',
    down: 'grant pg_monitor to ":role"',
    up: 'revoke pg_monitor from ":role"',
    says: rights,
  },
  {
    name: 'an owner that passes the wall',
    down: 'alter role ":owner" bypassrls',
    up: 'alter role ":owner" nobypassrls',
    says: gave,
  },
]

function refusedAt(error: unknown): readonly unknown[] {
  assert.ok(error instanceof Refusal, String(error))
  return []
}

const sqlstateFor = (attempt: Promise<unknown>): Promise<string | null> =>
  attempt.then(
    () => null,
    error => sqlstateOf(error) ?? 'no answer',
  )

/** A message, its stack, its cause and every property: all that a log could print of an error. */
const everythingOf = (error: unknown): string =>
  error instanceof Error
    ? [error.stack, error.cause, JSON.stringify(error, Object.getOwnPropertyNames(error))].join()
    : String(error)

// A session's crash is where PostgreSQL would print the statement it was running.
async function killWhileRunning({ server }: TestServer, statement: string): Promise<void> {
  await withSession(server.owner, async session => {
    const { rows } = await session.query('select pg_backend_pid() as pid')
    const running = session.query(statement)
    process.kill(Number(rows[0]?.['pid']), 'SIGKILL')
    await running
  })
}

/** The process number of a part of the server that a crash of any session makes new. */
async function checkpointer({ server }: TestServer): Promise<unknown> {
  const { rows } = await administer(
    server,
    "select pid from pg_stat_activity where backend_type = 'checkpointer'",
  )
  return rows[0]?.['pid']
}

/** Waits until the server has started anew after a session's crash and takes sessions again. */
async function answering(on: TestServer, before: unknown): Promise<void> {
  const until = performance.now() + 30_000
  while (performance.now() < until) {
    const now = await checkpointer(on).catch(() => before)
    if (now !== undefined && now !== before) return
    await sleep(20)
  }
  throw new Error('expected the server to answer again')
}

/** Counts sessions of purposes of this database until asked for the most there were at once. */
function watchSessions(store: Store) {
  let most = 0
  let over = false
  const watching = withSession(store.server.owner, async session => {
    while (!over) {
      const { rows } = await session.query(`select count(*)::int as now from pg_stat_activity
        where datname = current_database() and usename like 'ord\\_%'`)
      most = Math.max(most, Number(rows[0]?.['now']))
    }
  })
  return {
    most: async () => {
      over = true
      await watching
      return most
    },
  }
}
