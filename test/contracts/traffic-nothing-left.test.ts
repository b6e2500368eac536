// After a log was counted nothing of whom it tells is left anywhere on the disk, in no form: a thousand addresses, user agents, mail
// addresses, user names and tokens are planted, and every byte of the home is searched for them. The same search over what GoAccess
// keeps with --anonymize-ip finds them: it can find.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'

import { systemRandom } from '../../src/core/clock.ts'
import type { Store } from '../../src/store/store.ts'
import { keepTraffic } from '../../src/store/traffic.ts'
import { WholeCount } from '../../src/traffic/count/whole.ts'
import { CombinedReader } from '../../src/traffic/formats/combined.ts'
import { fromTheStart, openBlocks } from '../../src/traffic/read/blocks.ts'
import { release } from '../../src/traffic/release.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import {
  encodings,
  formsOfPlanted,
  type Planted,
  PlantedSearch,
  plant,
  plantedKinds,
  plantedLog,
  type Seen,
} from '../planted.ts'

const count = 1_000
const planted = plant(count)

/** Counts the log as it is counted, with visitors, and keeps what is kept of it. */
async function ingestInto(store: Store, log: string): Promise<void> {
  const whole = new WholeCount({ visitors: true, random: systemRandom })
  const reader = new CombinedReader('combined')
  for await (const portion of openBlocks(log, fromTheStart)) whole.count(reader, portion)
  const { hours, days } = whole.finish()
  const keyEpoch = 'ab'.repeat(16)
  await keepTraffic(store.owner, {
    ...{ source: 'www', kind: 'files', format: 'combined', practice: false, at: new Date(0), read: null },
    ...{ lines: count, unread: 0, recounted: [] },
    counts: hours.flatMap(({ hour, counts }) => [...counts].map(([key, value]) => ({ hour, key, value }))),
    visitors: days.flatMap(({ day, visitors }) =>
      visitors === null ? [] : [{ ...visitors, day, keyEpoch, isClosed: true, because: null }],
    ),
    texts: days.flatMap(({ day, cells }) =>
      release(cells, 5).flatMap(({ table, k, cells: told }) =>
        told.map(cell => ({ ...cell, day, keyEpoch, table, k, texts: 1 })),
      ),
    ),
  })
}

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-planted-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** How many of each kind were found in any form. */
const counted = (seen: readonly Seen[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    plantedKinds.map(kind => [
      kind,
      new Set(
        seen.filter(({ planted: { kind: each } }) => each === kind).map(({ planted: { text } }) => text),
      ).size,
    ]),
  )

const allOf = (found: number): Readonly<Record<string, number>> =>
  Object.fromEntries(plantedKinds.map(kind => [kind, found]))

const line = (who: string, seen: readonly Seen[]): string =>
  `${who}: ${Object.entries(counted(seen))
    .map(([kind, found]) => `${found} of ${count} ${kind}`)
    .join(', ')}`

test('each one that is planted is found in each of its forms, and nothing that is not', t => {
  const folder = folderOf(t)
  const few = planted.filter((_, at) => at % 101 === 0)
  const search = new PlantedSearch(planted)
  const hidden = (one: Planted): Set<string> => {
    const forms = formsOfPlanted(one)
    const file = join(folder, 'hidden')
    writeFileSync(file, Buffer.concat(forms.flatMap(({ bytes }) => [Buffer.alloc(3, 9), bytes])))
    return new Set(
      search
        .inFolder(folder)
        .filter(({ planted: { text } }) => text === one.text)
        .map(each => each.encoding),
    )
  }
  for (const one of few) {
    const expected = new Set(formsOfPlanted(one).map(({ encoding }) => encoding))
    assert.deepEqual(hidden(one), expected, one.text)
  }
  assert.equal(
    new Set(few.flatMap(one => formsOfPlanted(one).map(({ encoding }) => encoding))).size,
    encodings.length,
  )
  writeFileSync(join(folder, 'hidden'), plantedLog(plant(200, 7).filter(({ kind }) => kind !== 'address')))
  assert.deepEqual(search.inFolder(folder), [])
})

test('a form that lies across two readings of a file is found', t => {
  const folder = folderOf(t)
  const [one] = planted.filter(({ kind }) => kind === 'mail')
  assert.ok(one !== undefined)
  writeFileSync(join(folder, 'long'), Buffer.concat([Buffer.alloc((4 << 20) + 250), Buffer.from(one.text)]))
  assert.deepEqual(
    new PlantedSearch(planted).inFolder(folder).map(({ planted: { text } }) => text),
    [one.text],
  )
})

test('of a thousand people in a log, none is left on the disk', async t => {
  const folder = folderOf(t)
  writeFileSync(join(folder, 'access.log'), plantedLog(planted))
  const server = await sharedServer()
  const store = await freshStore(t, server)
  await ingestInto(store, join(folder, 'access.log'))
  const { rows } = await sql<{ rows: string }>`select count(*) as rows from traffic_hour`.execute(store.owner)
  assert.ok(Number(rows[0]?.rows) > 20, 'it was counted')
  const search = new PlantedSearch(planted)
  await administer(store.server, 'checkpoint')
  // The programs of PostgreSQL are somebody else's files.
  const seen = search.inFolder(server.home.path, [server.home.programs])
  t.diagnostic(line('ordholden', seen))
  assert.deepEqual(counted(seen), allOf(0))
  // The same search finds all of them in the log itself, and one that was put into a table.
  assert.deepEqual(counted(search.inFolder(folder)), allOf(count))
  const [one] = planted.filter(({ kind }) => kind === 'user')
  await sql`insert into traffic_source values (${one?.text}, 'files', null, false, 0, 0, now())`.execute(
    store.owner,
  )
  assert.deepEqual(counted(search.inFolder(join(server.home.data, 'pg_wal'))), { ...allOf(0), user: 1 })
})

const hasGoAccess = spawnSync('goaccess', ['--version']).status === 0
const skip =
  hasGoAccess || process.env['ORDHOLDEN_TOOLS'] === 'required' ? false : 'goaccess is not installed'

test('of the same log, GoAccess keeps them although told to anonymize', { skip }, t => {
  const folder = folderOf(t)
  const [log, kept] = [join(folder, 'access.log'), join(folder, 'kept')]
  writeFileSync(log, plantedLog(planted))
  mkdirSync(kept)
  execFileSync('goaccess', [
    ...[log, '--no-global-config', '--log-format=COMBINED', '--no-progress', '--anonymize-ip', '--persist'],
    ...[`--db-path=${kept}`, '-o', join(folder, 'report.json')],
  ])
  const seen = new PlantedSearch(planted).inFolder(kept)
  t.diagnostic(line('GoAccess --anonymize-ip --persist', seen))
  assert.ok((counted(seen)['address'] ?? 0) > count / 2, 'addresses')
})
