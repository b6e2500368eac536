// What is erased by itself: sessions and links that are over, who left, letters too old; each by its period and not before,
// and scrubbed after. A run that fails is told, and the next begins again.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { linkPeriods } from '../../src/accounts/links.ts'
import { sessionPeriods } from '../../src/accounts/sessions.ts'
import { queueLetter } from '../../src/app/post.ts'
import { periodIn, Tending, type TendingAsked } from '../../src/app/tending.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { ourPeriods } from '../../src/register/ourselves.ts'
import { answersTo, breakCase, keepAnswer } from '../../src/store/breach-answers.ts'
import { breaks } from '../../src/store/breaks.ts'
import { recordLooks } from '../../src/store/looks.ts'
import { caseKey } from '../../src/store/openings.ts'
import { personalTables } from '../../src/store/personal.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import { exampleEdition } from '../example-policy.ts'
import { lookOf } from '../log.ts'

const dayMs = 86_400_000
const letter = {
  ...{ language: 'da' as const, to: 'lis@example.dk', subject: 'Et brev', closing: 'Hilsen' },
  blocks: [{ kind: 'paragraph' as const, text: 'Der står noget her.' }],
}

async function houseOf(t: TestContext, over: Partial<TendingAsked> = {}) {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const { keys, server } = await sharedServer()
  const clock = fixedClock('2026-11-23T08:00:00Z')
  const making = { clock, random: systemRandom }
  const report = (error: unknown) => assert.fail(String(error))
  const accounts = openAccounts({ ...{ store, keys, report, ...making }, sendLink: async () => undefined })
  const tending = new Tending({
    ...{ store, keys, accounts, report, ...making },
    period: of => ourPeriods[of],
    ...over,
  })
  const rowsIn = async (table: string) => {
    const { database } = store.server.owner
    const found = await administer(server, `select count(*)::int as many from ${table}`, database)
    return Number(found.rows[0]?.['many'])
  }
  const counted = async () => {
    const many = await Promise.all(personalTables.map(async name => [name, await rowsIn(name)] as const))
    return Object.fromEntries(many.filter(([name, rows]) => name !== 'probe' && rows > 0))
  }
  return {
    store,
    clock,
    accounts,
    tending,
    counted,
    queue: (about: string) => queueLetter({ store, clock }, 'test', letter, about),
  }
}

test('each row goes when its period is over, and not before', async t => {
  const { accounts, clock, tending, counted, queue } = await houseOf(t)
  const leaver = { name: 'Lis', mail: 'lis@example.dk', role: 'staff', language: 'da' } as const
  const invited = await accounts.people.invite(leaver, clock.now())
  assert.ok(invited.kind === 'invited')
  const begun = { means: 'link', role: 'customer', own: ['engagement-1'], account: null } as const
  await accounts.sessions.begin(begun, clock.now())
  await queue('engagement-1')
  assert.deepEqual(await counted(), { account: 1, link: 1, session: 1, letter: 1 })
  clock.move(sessionPeriods.idleMs - 1)
  assert.deepEqual(await tending.tend(), { kind: 'nothing-waits' })
  clock.move(1)
  assert.equal((await tending.tend()).kind, 'scrubbed')
  assert.deepEqual(await counted(), { account: 1, link: 1, letter: 1 })
  clock.move(linkPeriods.usualMs)
  await tending.tend()
  assert.deepEqual(await counted(), { account: 1, letter: 1 })
  await accounts.people.leave(invited.account, clock.now())
  await queue(`account.${invited.account}`)
  clock.move(30 * dayMs)
  await tending.tend()
  assert.deepEqual(await counted(), { account: 1 }, 'both letters are too old, and the account is not')
  clock.move((365 + 31 - 30) * dayMs)
  assert.equal((await tending.tend()).kind, 'scrubbed')
  assert.deepEqual(await counted(), {})
  assert.deepEqual(await tending.tend(), { kind: 'nothing-waits' })
})

test('with an account go the letters written to it, whose key is gone', async t => {
  const { accounts, clock, tending, counted, queue } = await houseOf(t, { period: () => 'P0D' })
  const leaver = { name: 'Lis', mail: 'lis@example.dk', role: 'staff', language: 'da' } as const
  const invited = await accounts.people.invite(leaver, clock.now())
  assert.ok(invited.kind === 'invited')
  await queue(`account.${invited.account}`)
  await accounts.people.leave(invited.account, clock.now())
  await tending.tend()
  assert.deepEqual(await counted(), {})
})

test('what was answered of a break, and an act of two, go when their periods are over; their keys with them', async t => {
  const { accounts, clock, tending, counted, store } = await houseOf(t)
  const { keys } = await sharedServer()
  const invited = await accounts.people.invite(
    { name: 'Lis', mail: 'lis@example.dk', role: 'owner', language: 'da' },
    clock.now(),
  )
  assert.ok(invited.kind === 'invited')
  const by = invited.account
  const act = await accounts.acts.ask({ kind: 'mass-erasure', subject: 'x', askedBy: by }, clock.now())
  await accounts.acts.step(act.id, { kind: 'cancel' }, by, clock.now())
  const on = { db: store.owner, keys, clock, random: systemRandom }
  await recordLooks(store.owner, on, [lookOf('a', 'broken', clock)])
  const [{ look } = assert.fail()] = await breaks(store.owner)
  const given = { look, answer: 'no', reason: 'Lis tastede forkert', by, awareAt: null } as const
  assert.equal(await keepAnswer(on, given), 'kept')
  clock.move((365 + 31) * dayMs - 2 * dayMs)
  await tending.tend()
  assert.equal((await counted())['act'], 1, 'a day too soon')
  clock.move(2 * dayMs)
  assert.equal((await tending.tend()).kind, 'scrubbed')
  assert.equal((await counted())['act'], undefined)
  assert.equal((await answersTo(on, look))[0]?.said?.reason, 'Lis tastede forkert', 'five years are not over')
  clock.move(4 * 366 * dayMs)
  assert.equal((await tending.tend()).kind, 'scrubbed')
  assert.deepEqual([await breaks(store.owner), await answersTo(on, look)], [[], []])
  await assert.rejects(keys.seal(caseKey(breakCase(look)), new Uint8Array(1)), { code: 'key-destroyed' })
  const kinds = await store.owner
    .selectFrom('leaf')
    .select('kind')
    .where('evidence', 'is not', null)
    .execute()
  assert.ok(
    kinds.some(({ kind }) => kind === 'erased'),
    'a leaf says so',
  )
  assert.equal(await keepAnswer(on, given), 'not-found')
})

test('a run that fails is told, and the next begins again', async t => {
  const told: unknown[] = []
  let asked = 0
  const period = () => (asked++ === 0 ? 'no period' : 'P0D')
  const report = (error: unknown) => void told.push(error)
  const { accounts, clock, tending, counted } = await houseOf(t, { period, report, firstMs: 1, againMs: 1 })
  await accounts.links.make({ role: 'auditor', own: [], mail: 'a@example.dk', periodMs: 1 }, clock.now())
  clock.move(1)
  tending.start()
  for (let turn = 0; turn < 500 && asked < 3; turn++) await delay(20)
  await tending.stop()
  assert.match(String(told[0]), /expected a period such as P13M/)
  assert.equal(told.length, 1)
  assert.deepEqual(await counted(), {})
})

test('the periods are the register’s; where it says none, those we propose', () => {
  const { register } = exampleEdition().file
  assert.deepEqual(
    (['account', 'letter', 'act', 'answer'] as const).map(period => periodIn(register, period)),
    [...['P13M', 'P30D', 'P13M', 'P5Y']],
  )
  assert.equal(periodIn({ activities: [] }, 'letter'), ourPeriods.letter)
  const shorter = JSON.parse(JSON.stringify(register).replace('"P30D"', '"P7D"'))
  assert.equal(periodIn(shorter, 'letter'), 'P7D')
})
