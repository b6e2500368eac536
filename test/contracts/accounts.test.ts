// Who signs in, over a real store: sessions, the first run, one-time links, leaving. The bad cases are another's session, a
// token replayed, run out, guessed or ended. OWASP ASVS 5.0 V6-V8.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Ground, later, lookUp } from '../../src/accounts/ground.ts'
import { type Beginning, Sessions, sessionPeriods } from '../../src/accounts/sessions.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import type { Visitor } from '../../src/core/roles.ts'
import { freshStore, sharedServer } from '../database.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const { absoluteMs, idleMs, freshMs, seenMs } = sessionPeriods
const asCustomer: Beginning = { means: 'link', role: 'customer', own: ['engagement-1'], account: null }

async function groundOf(t: TestContext): Promise<Ground> {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  return { store, keys: (await sharedServer()).keys, clock: systemClock, random: systemRandom }
}

/** An active account, as a row. */
async function accountOf(
  { store }: Ground,
  mail: string,
  role: 'owner' | 'staff' = 'staff',
): Promise<string> {
  const row = await store.row(['sign-in'])
  const about = { name: 'Anna Andersen', mail, role, language: 'da', state: 'active', at: now } as const
  await store.write('sign-in', `account.${row.id}`, db =>
    db.insertInto('account').values({ ...row, ...about }),
  )
  return row.id
}

async function leaves({ store }: Ground): Promise<number> {
  return (await store.owner.selectFrom('leaf').select('id').execute()).length
}

const roleOf = (visitor: Visitor): string => (visitor.kind === 'nobody' ? 'nobody' : visitor.role)

test('a session is found by its token, and its token stands nowhere', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const { token, session } = await sessions.begin(asCustomer, now)
  const visitor = { kind: 'somebody', account: null, session, role: 'customer', own: ['engagement-1'] }
  assert.deepEqual(await sessions.visitorOf(token, now), visitor)
  assert.deepEqual(await new Sessions(ground).visitorOf(token, now), visitor, 'and by another process')
  const rows = await ground.store.read('sign-in', lookUp, db => db.selectFrom('session').selectAll())
  assert.equal(rows.length, 1)
  const secret = Buffer.from(token, 'base64url')
  assert.equal(Buffer.from(rows[0]?.token_hash ?? []).equals(secret), false)
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(token))
})

test('a session ends twelve hours after it began, and half an hour after it was used', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const used = await sessions.begin(asCustomer, now)
  const left = await sessions.begin(asCustomer, now)
  for (let ms = 0; ms < absoluteMs; ms += idleMs - 1)
    assert.equal(roleOf(await sessions.visitorOf(used.token, later(now, ms))), 'customer', `${ms}`)
  assert.equal(roleOf(await sessions.visitorOf(used.token, later(now, absoluteMs))), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(left.token, later(now, idleMs))), 'nobody')
  assert.equal(roleOf(await new Sessions(ground).visitorOf(left.token, later(now, idleMs - 1))), 'customer')
  assert.equal(await sessions.sweep(later(now, absoluteMs)), 2, 'what has run out is erased')
})

test('a session that is ended is refused at once, and soon by another process', async t => {
  const ground = await groundOf(t)
  const [here, there] = [new Sessions(ground), new Sessions(ground)]
  const account = await accountOf(ground, 'anna@example.dk')
  const { token, session } = await here.begin({ ...asCustomer, role: 'staff', account }, now)
  const visitor = await there.visitorOf(token, now)
  assert.equal(roleOf(await here.visitorOf(token, now)), 'staff')
  assert.equal(await here.end(visitor, session), true)
  assert.equal(roleOf(await here.visitorOf(token, now)), 'nobody')
  assert.equal(roleOf(await there.visitorOf(token, later(now, freshMs))), 'nobody')
  assert.equal(await here.end(visitor, session), false)
})

test('one ends and lists one’s own sessions, never another’s', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const [anna, bo] = [await accountOf(ground, 'anna@example.dk'), await accountOf(ground, 'bo@example.dk')]
  const begin = (account: string) => sessions.begin({ ...asCustomer, role: 'staff', account }, now)
  const [annas, bos, outside] = [await begin(anna), await begin(bo), await sessions.begin(asCustomer, now)]
  const asked = await sessions.visitorOf(annas.token, now)
  for (const other of [bos.session, outside.session, 'x', systemRandom.bytes(4).toString()])
    assert.equal(await sessions.end(asked, other), false)
  const guest = await sessions.visitorOf(outside.token, now)
  assert.equal(await sessions.end(guest, annas.session), false)
  assert.deepEqual(
    (await sessions.list(anna, now)).map(({ id }) => id),
    [annas.session],
  )
  assert.deepEqual(Object.keys((await sessions.list(anna, now))[0] ?? {}), [
    'id',
    'means',
    'at',
    'seenAt',
    'endsAt',
  ])
  await begin(anna)
  assert.equal(await sessions.endAll(anna), 2)
  assert.equal(roleOf(await sessions.visitorOf(annas.token, now)), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(bos.token, now)), 'staff')
})

test('a token known before sign-in is worth nothing after it', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const before = await sessions.begin(asCustomer, now)
  const after = await sessions.begin({ ...asCustomer, before: before.token }, now)
  assert.notEqual(after.token, before.token)
  assert.equal(roleOf(await sessions.visitorOf(before.token, now)), 'nobody')
  assert.equal(roleOf(await sessions.visitorOf(after.token, now)), 'customer')
})

test('a page view makes no leaf while the session is known, and a guess never makes one', async t => {
  const ground = await groundOf(t)
  const sessions = new Sessions(ground)
  const { token } = await sessions.begin(asCustomer, now)
  await sessions.visitorOf(token, now)
  const before = await leaves(ground)
  for (let view = 0; view < 200; view++) await sessions.visitorOf(token, later(now, view))
  for (let guess = 0; guess < 10_000; guess++)
    await sessions.visitorOf(Buffer.from(systemRandom.bytes(32)).toString('base64url'), now)
  assert.equal(await leaves(ground), before)
  await sessions.visitorOf(token, later(now, seenMs))
  assert.equal(await leaves(ground), before + 2, 'one reading, and one note that it is in use')
  assert.equal(roleOf(await sessions.visitorOf(token, later(now, seenMs))), 'customer')
})
