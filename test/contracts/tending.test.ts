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
import { personalTables } from '../../src/store/personal.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import { exampleEdition } from '../example-policy.ts'

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
    period: of => ({ account: 'P13M', letter: 'P30D' })[of],
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
  assert.deepEqual([periodIn(register, 'account'), periodIn(register, 'letter')], ['P13M', 'P30D'])
  assert.equal(periodIn({ activities: [] }, 'letter'), ourPeriods.letter)
  const shorter = JSON.parse(JSON.stringify(register).replace('"P30D"', '"P7D"'))
  assert.equal(periodIn(shorter, 'letter'), 'P7D')
})
