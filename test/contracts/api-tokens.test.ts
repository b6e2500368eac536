// Tokens of programs, over a real store: narrower than who made them, ended at once, and kept as a hash.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'

import { openAccounts } from '../../src/accounts/accounts.ts'
import type { NewToken } from '../../src/accounts/api-tokens.ts'
import { later, lookUp } from '../../src/accounts/ground.ts'
import { HeldByUs } from '../../src/accounts/held.ts'
import { sessionPeriods } from '../../src/accounts/sessions.ts'
import { Tending } from '../../src/app/tending.ts'
import { fixedClock, systemClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { ourPeriods } from '../../src/register/ourselves.ts'
import { beginAsking } from '../../src/store/asked.ts'
import { freshStore, sharedServer } from '../database.ts'
import { signInTo } from '../journeys/signed-in.ts'

const dayMs = 24 * 60 * 60_000
const wanted: NewToken = { label: 'Lønsystemet', scopes: ['record:read', 'checks:run'], days: 30 }

async function openWith(t: TestContext) {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const { keys } = await sharedServer()
  const ground = { store, keys, clock: systemClock, random: systemRandom }
  const open = () =>
    openAccounts({
      ...ground,
      report: error => assert.fail(String(error)),
      sendLink: () => Promise.resolve(),
    })
  const accounts = open()
  const anna = await signInTo(accounts, { role: 'owner', mail: 'anna@example.dk' })
  const now = systemClock.now()
  const visitor = await accounts.sessions.visitorOf(anna.token, now)
  assert.ok(visitor.kind === 'somebody')
  return { store, accounts, open, anna, now, account: visitor.account ?? assert.fail() }
}

test('a program is who made it, within its scopes; its token stands nowhere, and is no session', async t => {
  const { store, accounts, open, anna, now, account } = await openWith(t)
  const { tokens, who } = accounts
  const made = await tokens.make(account, wanted, now)
  assert.ok(made.kind === 'made')
  const program = { account, role: 'owner', own: [], scopes: ['record:read', 'checks:run'] }
  assert.deepEqual(await who.programOf(made.token, now), { kind: 'somebody', session: made.id, ...program })
  assert.deepEqual(await open().who.programOf(made.token, now), await who.programOf(made.token, now))
  // One kind of token is never taken for the other.
  assert.equal((await who.visitorOf(made.token, now)).kind, 'nobody')
  assert.equal((await who.programOf(anna.token, now)).kind, 'nobody')
  assert.equal((await who.programOf('A'.repeat(43), now)).kind, 'nobody')
  const rows = await store.read('sign-in', lookUp, db => db.selectFrom('api_token').selectAll())
  const text = JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  assert.equal(rows.length, 1)
  assert.ok(!text.includes(made.token) && !text.includes('system'), text)
  assert.ok(!text.includes(Buffer.from(made.token, 'base64url').toString('latin1')))
})

test('it ends by itself, by a click, and with who made it; each at once', async t => {
  const { accounts, open, now, account } = await openWith(t)
  const { tokens, people, links } = accounts
  const make = async () => {
    const made = await tokens.make(account, wanted, now)
    return made.kind === 'made' ? made : assert.fail()
  }
  const kindAt = async (token: string, at = now) => (await tokens.programOf(token, at)).kind
  const [first, second] = [await make(), await make()]
  assert.equal(await kindAt(first.token, later(now, 30 * dayMs - 1)), 'somebody')
  assert.equal(await kindAt(first.token, later(now, 30 * dayMs)), 'nobody')
  assert.equal(await kindAt(first.token), 'somebody')
  const other = open().tokens
  assert.equal((await other.programOf(first.token, now)).kind, 'somebody')
  assert.equal(await tokens.end(account, first.id), true)
  assert.equal(await kindAt(first.token), 'nobody', 'at once')
  assert.equal((await other.programOf(first.token, later(now, sessionPeriods.freshMs))).kind, 'nobody')
  assert.equal(await tokens.end(account, first.id), false)
  assert.equal(await tokens.end(account, 'x'), false)

  assert.equal(await kindAt(second.token), 'somebody')
  const bo = await people.invite({ name: 'Bo', mail: 'bo@example.dk', role: 'owner', language: 'da' }, now)
  assert.ok(bo.kind === 'invited')
  assert.equal(await tokens.end(bo.account, second.id), false, 'another’s is not there')
  await links.use(bo.link.token, now)
  assert.equal((await people.leave(account, now)).kind, 'left')
  assert.equal(await kindAt(second.token), 'nobody', 'with who made it')
  assert.deepEqual(await tokens.list(account, now), [])
})

test('it is listed with the day it was used, is shown to who asks what is held, and there are not many', async t => {
  const { store, accounts, now, account } = await openWith(t)
  const { tokens } = accounts
  const made = await tokens.make(account, wanted, now)
  assert.ok(made.kind === 'made')
  const [before] = await tokens.list(account, now)
  assert.deepEqual([before?.label, before?.usedOn], ['Lønsystemet', null])
  await tokens.programOf(made.token, now)
  const [used] = await tokens.list(account, now)
  assert.equal(used?.usedOn?.toISOString(), `${now.toISOString().slice(0, 10)}T00:00:00.000Z`)
  assert.deepEqual([used?.scopes, used?.endsAt], [wanted.scopes, later(now, 30 * dayMs)])
  const held = new HeldByUs({
    store,
    keys: (await sharedServer()).keys,
    clock: systemClock,
    random: systemRandom,
  })
  const errand = { purpose: 'sign-in', about: `account.${account}` }
  const found = await held.find(
    errand,
    { mails: ['anna@example.dk'], names: [], phones: [] },
    AbortSignal.timeout(5_000),
  )
  assert.ok(found.kind === 'found')
  const [item] = found.items.filter(({ category }) => category === 'api_token')
  assert.equal(item?.fields['label'], 'Lønsystemet')
  assert.ok(!JSON.stringify(item).includes('hash'))
  for (let many = 1; many < limits.tokensPerAccount; many += 1)
    assert.equal((await tokens.make(account, wanted, now)).kind, 'made')
  assert.equal((await tokens.make(account, wanted, now)).kind, 'full')
  assert.equal(await tokens.sweep(later(now, 30 * dayMs)), limits.tokensPerAccount)
})

test('one that ran out, and what was answered to it, are erased by themselves', async t => {
  const { store, accounts, account } = await openWith(t)
  const { keys } = await sharedServer()
  const clock = fixedClock('2026-11-23T08:00:00Z')
  const asked = { ...{ store, keys, accounts, clock, random: systemRandom }, report: assert.fail }
  const tending = new Tending({ ...asked, period: of => ourPeriods[of] })
  await accounts.tokens.make(account, { ...wanted, days: 1 }, clock.now())
  const mark = new Uint8Array(32)
  await beginAsking(store.owner, {
    ...{ mark, fingerprint: mark, at: clock.now() },
    endsAt: new Date(clock.now().getTime() + dayMs),
  })
  const kept = async () => [
    (await store.read('sign-in', lookUp, db => db.selectFrom('api_token').select('id'))).length,
    (await store.owner.selectFrom('asked').select('mark').execute()).length,
  ]
  clock.move(dayMs - 1)
  await tending.tend()
  assert.deepEqual(await kept(), [1, 1])
  clock.move(1)
  await tending.tend()
  assert.deepEqual(await kept(), [0, 0])
})
