// What keeps a scrub from ending, on a server that has all of it: a prepared transaction and a slot for a replica, which our
// own is started without; and a rewrite by a login that may not, about which PostgreSQL only warns. House row "erasing rows".

import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { diagnoseErasures } from '../../src/app/erasures.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { withSession } from '../../src/store/connect.ts'
import { erasuresOf } from '../../src/store/erasures.ts'
import { copyPrograms, findPrograms, type Programs } from '../../src/store/programs.ts'
import { scrub } from '../../src/store/scrub.ts'
import type { Server } from '../../src/store/server.ts'
import type { Store } from '../../src/store/store.ts'
import { administer, fetchedPostgres, freshStore, startTestServer, type TestServer } from '../database.ts'

const replicating = ['wal_level=replica', 'max_wal_senders=2', 'max_prepared_transactions=2']

/** The same programs, but that the server is started so that it could be replicated: the last setting counts. */
function replicatingPrograms(into: string): Programs {
  const fetched = fetchedPostgres()
  const found =
    fetched === null
      ? findPrograms({ env: process.env, fetched, into, dataMajor: null })
      : copyPrograms(fetched, into)
  const bin = join(into, 'replicating')
  mkdirSync(bin, { recursive: true })
  for (const name of readdirSync(found.bin))
    if (name !== 'postgres') symlinkSync(join(found.bin, name), join(bin, name))
  const settings = replicating.map(each => `-c ${each}`).join(' ')
  writeFileSync(join(bin, 'postgres'), `#!/bin/sh\nexec '${join(found.bin, 'postgres')}' "$@" ${settings}\n`)
  chmodSync(join(bin, 'postgres'), 0o755)
  return { ...found, bin }
}

let own: TestServer
before(async () => {
  own = await startTestServer(replicatingPrograms)
})
after(() => own.end())

async function withErased(t: Parameters<typeof freshStore>[0]) {
  const store = await freshStore(t, own)
  await store.purposes.settle(['invoicing'])
  const row = { ...(await store.row(['invoicing'])), at: new Date(), canary: 'Anna' }
  await store.write('invoicing', 'case-1', db => db.insertInto('probe').values(row))
  await store.erase('invoicing', 'case-1', { probe: [row.id] })
  return store
}

const scrubOf = (store: Store, server: Server = store.server) =>
  scrub({ server, owner: store.owner, keys: own.keys, clock: systemClock, random: systemRandom })

const saidOf = async (store: Store) => diagnoseErasures(await erasuresOf(store.server, store.owner))

test('a prepared transaction and a slot are waited for and named; with a slot it is destroyed by key, and said', async t => {
  const store = await withErased(t)
  const { database } = store.server.owner
  const session = { ...store.server.owner }
  await withSession(session, async open => {
    await open.query('begin')
    await open.query('select count(*) from probe')
    await open.query("prepare transaction 'half-done'")
  })
  await administer(own.server, "select pg_create_physical_replication_slot('standby', true)", database)
  const slot = { kind: 'replication-slot', name: 'standby' }
  const prepared = { kind: 'prepared-transaction', name: 'half-done' }
  assert.deepEqual(await scrubOf(store), { kind: 'waits', rows: 1, for: [prepared, slot] })
  const both = await saidOf(store)
  assert.match(both.says.en, /1 row erased here since .* prepared transaction half-done, .*standby/)
  assert.match(both.next?.da ?? '', /destrueret ved nøgle/)
  await withSession(session, open => open.query("rollback prepared 'half-done'"))
  assert.deepEqual(await scrubOf(store), { kind: 'waits', rows: 1, for: [slot] })
  await administer(own.server, "select pg_drop_replication_slot('standby')", database)
  assert.equal((await scrubOf(store)).kind, 'scrubbed')
  assert.match((await saidOf(store)).says.en, /gone from the disk too/)
})

test('a rewrite by a purpose’s login only warns, and counts as a failure', async t => {
  const store = await withErased(t)
  const owner = await store.purposes.login('invoicing')
  await assert.rejects(
    scrubOf(store, { ...store.server, owner }),
    /expected another file afterwards, got the same/,
  )
  assert.match((await saidOf(store)).says.en, /not yet scrubbed/)
  assert.equal((await scrubOf(store)).kind, 'scrubbed')
})
