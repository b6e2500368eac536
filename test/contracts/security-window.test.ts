// The security window over a real store: addresses lie masked, are opened for their purpose with a reason, and are gone with their
// key when their days are over. The bad cases are another purpose, a withdrawn one, a stop in the middle, and who reads the disk.
// GDPR Art. 5(1)(e), 32(1)(a).

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { keepWatched, openAttackers } from '../../src/app/attackers.ts'
import { formatAddress, parseAddress } from '../../src/core/address.ts'
import { toHex } from '../../src/core/bytes.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { keepAlarms, latestAlarms, openAlarms } from '../../src/store/alarms.ts'
import {
  dayKey,
  expireAttackers,
  keepAttackers,
  overdueDays,
  readAttackers,
  type SecurityWindow,
  windowCase,
} from '../../src/store/attackers.ts'
import { openOpening } from '../../src/store/openings.ts'
import { scrub } from '../../src/store/scrub.ts'
import { isoDay, isoHour } from '../../src/traffic/traffic.ts'
import { freshStore, sharedServer } from '../database.ts'
import { filesWith } from '../raw-scan.ts'

const retentionDays = 14
const canaries = ['203.0.113.77', '2001:db8:dead:beef:cafe:1234:5678:9abc'] as const
const addressOf = (text: string): Uint8Array => parseAddress(text) ?? assert.fail(text)
const isRefusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

const row = (day: number, text: string, times = 1, hour = 9) =>
  ({ scenario: 'password-ssh', hour: 24 * day + hour, address: addressOf(text), times }) as const

// Keys live as long as the tests' server, and a destroyed one never comes back: each test has days of its own.
let nextDay = 20_000

async function windowOf(t: TestContext) {
  const store = await freshStore(t)
  await store.purposes.settle(['operations-security', 'invoicing'])
  const { keys, home } = await sharedServer()
  const clock = fixedClock('2026-11-23T08:00:00Z')
  const window: SecurityWindow = {
    ...{ store, keys, clock, random: systemRandom, purpose: 'operations-security', retentionDays },
  }
  nextDay += 100
  return { window, store, keys, home, today: nextDay }
}

const opened = async (window: SecurityWindow, today: number) =>
  (await readAttackers(window, today, 'spærring')).attackers
    .map(({ address, times, hour }) => `${formatAddress(address)} ${hour % 24}: ${times}`)
    .toSorted()

/** Bytes in any file of a folder, as they are. */
function filesWithBytes(folder: string, bytes: Uint8Array): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => readOrNothing(path).includes(Buffer.from(bytes)))
}

function readOrNothing(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

test('addresses lie masked, add up by the hour, and are opened for their purpose with a reason that stands in the log', async t => {
  const { window, store, keys, today } = await windowOf(t)
  const [v4, v6] = canaries
  const attempts = [row(today, v4, 3), row(today, v4, 4), row(today, v6, 5), row(today - 1, v4, 2, 23)]
  assert.deepEqual(await keepAttackers(window, 'web', today, attempts), { kept: 4, passed: 0 })
  await keepAttackers(window, 'web', today, [row(today, v4, 1), row(today, v4, 1, 10)])
  assert.deepEqual(await opened(window, today), [
    ...[`${v6} 9: 5`, `${v4} 10: 1`, `${v4} 23: 2`, `${v4} 9: 8`].toSorted(),
  ])
  const lying = await store.read('operations-security', windowCase, db =>
    db.selectFrom('attacker').select(['masked', 'day']),
  )
  const masks = lying.map(({ masked, day }) => `${day} ${toHex(masked)}`)
  assert.equal(new Set(masks).size, 3, 'the same on one day, another on another')
  for (const text of canaries) assert.ok(!masks.some(mask => mask.includes(toHex(addressOf(text)))))
  const reading = await store.owner
    .selectFrom('leaf')
    .innerJoin('opening', 'opening.leaf', 'leaf.id')
    .select('sealed')
    .where('kind', '=', 'read')
    .orderBy('leaf.id')
    .executeTakeFirstOrThrow()
  const { evidence } = await openOpening(keys, windowCase, reading.sealed)
  assert.deepEqual(evidence, {
    ...Object(evidence),
    reason: 'spærring',
    purpose: 'operations-security',
    rows: 4,
  })
})

test('who attacked is opened by address for a reason, and without one nothing is read', async t => {
  const { window, store, today } = await windowOf(t)
  const [v4, v6] = canaries
  const probe = { ...row(today, v4, 5, 11), scenario: 'probe' as const }
  const taken = { alarms: [], attempts: [row(today, v6, 6), row(today - 1, v4, 2, 23), probe], lost: 0 }
  const watched = { today, taken }
  assert.equal((await keepWatched({ window, store }, window, 'web', watched)).kept.kept, 3)
  assert.deepEqual((await keepWatched({ window: null, store }, window, 'web', watched)).kept, {
    kept: 0,
    passed: 3,
  })
  const leaves = async () =>
    (await store.owner.selectFrom('leaf').select('id').where('kind', '=', 'read').execute()).length
  await assert.rejects(openAttackers({ window, today, reason: ' ' }), isRefusal('usage'))
  assert.equal(await leaves(), 0)
  const found = await openAttackers({ window, today, reason: 'spærring' })
  assert.equal(await leaves(), 1)
  assert.deepEqual(
    found.attackers.map(({ address, times, scenarios }) => [address, times, scenarios]),
    [
      [v4, 7, ['password-ssh', 'probe']],
      [v6, 6, ['password-ssh']],
    ],
  )
  assert.deepEqual(
    [found.attackers[0]?.first, found.attackers[0]?.last],
    [isoHour(24 * today - 1), isoHour(24 * today + 11)],
  )
  assert.deepEqual([found.blocklist.left, found.isCut, found.to], [3, false, isoDay(today)])
})

test('another purpose opens none, one not in force is refused, and the owner sees none', async t => {
  const { window, store, today } = await windowOf(t)
  await keepAttackers(window, 'web', today, [row(today, canaries[0])])
  assert.deepEqual(await opened({ ...window, purpose: 'invoicing' }, today), [])
  await assert.rejects(opened({ ...window, purpose: 'marketing' }, today), isRefusal('purpose-refused'))
  assert.equal((await opened(window, today)).length, 1)
  await store.withdraw('operations-security')
  await assert.rejects(opened(window, today), isRefusal('purpose-refused'))
  const owner = store.owner.withTables<{ attacker: { id: string } }>()
  assert.deepEqual(await owner.selectFrom('attacker').select('id').execute(), [])
})

test('when its days are over neither key nor row is there, and nothing of them on the disk', async t => {
  const { window, store, keys, home, today } = await windowOf(t)
  const [v4, v6] = canaries
  const old = today - retentionDays
  const attempts = [row(old, v4), row(old, v6), row(old + 1, v4, 7), row(today, v6, 9)]
  await keepAttackers(window, 'web', today - 1, attempts.slice(0, 3))
  await keepAttackers(window, 'web', today, attempts.slice(3))
  const masked = await keys.maskAddresses(dayKey(old), addressOf(v6))
  assert.notDeepEqual(filesWithBytes(home.data, masked), [], 'the search can find')
  assert.deepEqual(await overdueDays(store.owner, today, retentionDays), [old])
  assert.equal(
    (await opened(window, today)).length,
    2,
    'a day that is over is not read even before it is ended',
  )

  assert.deepEqual(await expireAttackers(window, today), { days: 1, rows: 2, unerased: 0 })
  assert.deepEqual(await overdueDays(store.owner, today, retentionDays), [])
  await assert.rejects(keys.openAddresses(dayKey(old), masked), isRefusal('key-destroyed'))
  const days = await store.read('operations-security', windowCase, db =>
    db.selectFrom('attacker').select('day'),
  )
  assert.deepEqual(days.map(({ day }) => day).toSorted(), [old + 1, today])
  const about = await store.owner.selectFrom('opening').select('about').distinct().execute()
  assert.equal(
    about.filter(one => one.about.startsWith('traffic.')).length,
    2,
    'nor what leaves of it commit to',
  )
  const ground = {
    clock: window.clock,
    random: window.random,
    server: store.server,
    owner: store.owner,
    keys,
  }
  assert.equal((await scrub(ground)).kind, 'scrubbed')
  assert.deepEqual(filesWithBytes(home.data, masked), [])

  assert.deepEqual(await expireAttackers(window, today), { days: 0, rows: 0, unerased: 0 })
  assert.deepEqual(await keepAttackers(window, 'web', today, [row(old, v4), row(today + 2, v4)]), {
    kept: 0,
    passed: 2,
  })
  assert.equal((await opened(window, today)).length, 2)
})

test('no plain address is on the disk, in no form; where one is planted the same search finds it', async t => {
  const { window, store, keys, home, today } = await windowOf(t)
  const rows = canaries.map(text => row(today, text, 9))
  await keepAttackers(window, 'web', today, rows)
  await readAttackers(window, today, 'spærring')
  const search = () => [
    ...filesWith(home.data, [...canaries]),
    ...canaries.flatMap(text => filesWithBytes(home.data, addressOf(text))),
  ]
  assert.deepEqual(search(), [])
  const leaky = {
    ...window,
    keys: { ...keys, maskAddresses: async (_: string, addresses: Uint8Array) => addresses.slice() },
  }
  await keepAttackers(leaky, 'other', today, rows)
  assert.notDeepEqual(search(), [])
  assert.equal(
    (await store.read('operations-security', windowCase, db => db.selectFrom('attacker').select('id')))
      .length,
    4,
  )
})

test('a stop in the middle is ended by the next round, and a withdrawn purpose leaves rows nobody can read', async t => {
  const { window, store, keys, today } = await windowOf(t)
  const old = today - retentionDays
  await keepAttackers(window, 'web', today - 1, [row(old, canaries[0])])
  const stops = { ...keys, destroy: async () => Promise.reject(new Error('stopped')) }
  await assert.rejects(expireAttackers({ ...window, keys: stops }, today), /stopped/)
  assert.deepEqual(await overdueDays(store.owner, today, retentionDays), [old])
  await store.withdraw('operations-security')
  assert.deepEqual(await expireAttackers(window, today), { days: 1, rows: 0, unerased: 1 })
  await assert.rejects(keys.openAddresses(dayKey(old), new Uint8Array(16)), isRefusal('key-destroyed'))
  await store.purposes.settle(['operations-security'])
  assert.deepEqual(await expireAttackers(window, today), { days: 0, rows: 1, unerased: 0 })
})

test('an alarm is told once when it begins and once when it ends, over a start between, and holds no address', async t => {
  const { store, window } = await windowOf(t)
  const keep = (last: number, ended: number | null, times: number) =>
    keepAlarms(store.owner, window, 'web', [
      { scenario: 'probe', begun: 1_800_000_000, last, ended, times, addresses: 2 },
    ])
  const first = await keep(1_800_000_100, null, 30)
  assert.deepEqual([first.begun.length, first.ended.length], [1, 0])
  assert.deepEqual(await keep(1_800_000_200, null, 50), { begun: [], ended: [] })
  const [open] = await openAlarms(store.owner, 'web')
  assert.deepEqual([open?.times, open?.last, open?.ended], [50, 1_800_000_200, null])
  assert.deepEqual(await openAlarms(store.owner, 'mail'), [])
  const over = await keep(1_800_000_200, 1_800_000_200, 50)
  assert.deepEqual([over.begun.length, over.ended.length], [0, 1])
  assert.deepEqual(await keep(1_800_000_200, 1_800_000_200, 50), { begun: [], ended: [] })
  assert.deepEqual(await openAlarms(store.owner, 'web'), [])
  const [latest] = await latestAlarms(store.owner, 10)
  assert.deepEqual(Object.keys(latest ?? {}).toSorted(), [
    ...['addresses', 'begun', 'ended', 'id', 'last', 'scenario', 'source', 'times'],
  ])
})
