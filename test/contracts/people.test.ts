// Who has access, over a real store: listed with when they were last seen, made something else with every session of before ended
// in the same transaction, one deputy at most, and an owner always left. OWASP ASVS 5.0 7.4.2, 8.3.2.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Accounts, openAccounts } from '../../src/accounts/accounts.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import type { Role } from '../../src/core/roles.ts'
import { ownPurposes } from '../../src/store/personal.ts'
import { freshStore, sharedServer } from '../database.ts'
import { signInTo } from '../journeys/signed-in.ts'

const none = '0193b1c0-0000-7000-8000-00000000dead'

async function firm(t: TestContext) {
  const store = await freshStore(t)
  await store.purposes.settle(ownPurposes)
  const { keys } = await sharedServer()
  const report = (error: unknown) => assert.fail(String(error))
  const open = (): Accounts =>
    openAccounts({ store, keys, report, clock: systemClock, random: systemRandom, sendLink: async () => {} })
  const accounts = open()
  const owner = await signInTo(accounts, { role: 'owner', name: 'Anna Andersen' })
  const staff = await signInTo(accounts, { role: 'staff', name: 'Bo Bertelsen' })
  const named = async (name: string) =>
    (await accounts.people.list()).find(one => one.name === name) ?? assert.fail(name)
  const roleOf = async ({ token }: { readonly token: string }, by: Accounts = accounts) => {
    const visitor = await by.sessions.visitorOf(token, new Date())
    return visitor.kind === 'nobody' ? 'nobody' : visitor.role
  }
  return { store, open, accounts, people: accounts.people, owner, staff, named, roleOf }
}

test('everybody is listed with name, role and when they were last seen; a leaver with nothing left to see', async t => {
  const { people, named } = await firm(t)
  const bo = await named('Bo Bertelsen')
  assert.deepEqual([bo.role, bo.state, bo.isDeputy, bo.leftAt], ['staff', 'active', false, null])
  assert.ok(bo.seenAt instanceof Date)
  await people.leave(bo.account, new Date())
  const left = await named('Bo Bertelsen')
  assert.deepEqual([left.state, left.seenAt], ['left', null])
  assert.deepEqual([...(await people.names([bo.account, none])).values()], ['Bo Bertelsen'])
})

test('whoever is something else has no session of before, here or in another process', async t => {
  const { people, named, roleOf, staff, open } = await firm(t)
  const elsewhere = open()
  assert.equal(await roleOf(staff), 'staff')
  const { account } = await named('Bo Bertelsen')
  assert.equal(await people.changeRole(account, 'bookkeeper', new Date()), 'changed')
  assert.equal(await roleOf(staff), 'nobody')
  assert.equal(await roleOf(staff, elsewhere), 'nobody')
  assert.equal((await named('Bo Bertelsen')).role, 'bookkeeper')
  for (const id of [none, 'nothing'])
    assert.equal(await people.changeRole(id, 'staff', new Date()), 'not-found')
})

test('the same role again ends nothing', async t => {
  const { people, named, roleOf, staff } = await firm(t)
  const { account } = await named('Bo Bertelsen')
  assert.equal(await people.changeRole(account, 'staff', new Date()), 'changed')
  assert.equal(await roleOf(staff), 'staff')
})

test('the last owner stays one, also where two make each other less at the same moment', async t => {
  const { people, named, roleOf, owner } = await firm(t)
  const [anna, bo] = [await named('Anna Andersen'), await named('Bo Bertelsen')]
  const less = (account: string, role: Role = 'staff') => people.changeRole(account, role, new Date())
  assert.equal(await less(anna.account), 'last-owner')
  assert.equal(await roleOf(owner), 'owner', 'a change that was refused ends no session')
  assert.equal(await less(bo.account, 'owner'), 'changed')
  const both = await Promise.all([less(anna.account), less(bo.account)])
  assert.deepEqual(both.toSorted(), ['changed', 'last-owner'])
  assert.equal((await people.list()).filter(({ role }) => role === 'owner').length, 1)
})

test('one deputy at most, of those who are here; a leaver is none', async t => {
  const { people, named, accounts } = await firm(t)
  assert.equal(await people.deputy(), null)
  const [anna, bo] = [await named('Anna Andersen'), await named('Bo Bertelsen')]
  assert.ok(await people.chooseDeputy(bo.account))
  assert.ok(await people.chooseDeputy(anna.account))
  assert.deepEqual(
    (await people.list()).filter(({ isDeputy }) => isDeputy).map(({ name }) => name),
    ['Anna Andersen'],
  )
  assert.ok(await people.chooseDeputy(bo.account))
  const { name, mail, language } = (await people.deputy()) ?? assert.fail()
  assert.deepEqual([name, mail, language], ['Bo Bertelsen', bo.mail, 'da'])
  const invited = await people.invite(
    { name: 'C', mail: 'c@example.dk', role: 'staff', language: 'da' },
    new Date(),
  )
  assert.ok(invited.kind === 'invited')
  assert.equal(await people.chooseDeputy(invited.account), false, 'not before they have come')
  assert.equal((await people.deputy())?.name, 'Bo Bertelsen', 'and then all is as before')
  await people.chooseNoDeputy()
  assert.equal(await people.deputy(), null)
  assert.ok(await people.chooseDeputy(bo.account))
  await accounts.people.leave(bo.account, new Date())
  assert.equal(await people.deputy(), null)
})

test('of two who invite the same address at once, one does; a token more than there may be is none', async t => {
  const { people, accounts, named } = await firm(t)
  const bea = { name: 'Bea Bang', mail: 'bea@example.dk', role: 'staff', language: 'da' } as const
  const invited = await Promise.all([1, 2, 3, 4].map(() => people.invite(bea, new Date())))
  assert.deepEqual(invited.map(({ kind }) => kind).toSorted(), ['invited', 'taken', 'taken', 'taken'])
  assert.equal((await people.list()).filter(({ name }) => name === bea.name).length, 1)
  const { account } = await named('Anna Andersen')
  const token = { label: 'x', scopes: ['record:read'], days: 1 } as const
  for (let made = 1; made < limits.tokensPerAccount; made++)
    await accounts.tokens.make(account, token, new Date())
  const last = await Promise.all([1, 2, 3].map(() => accounts.tokens.make(account, token, new Date())))
  assert.deepEqual(last.map(({ kind }) => kind).toSorted(), ['full', 'full', 'made'])
})

test('of two who invite the same person again at once, one sends the link that opens', async t => {
  const { people, accounts } = await firm(t)
  const bea = { name: 'Bea Bang', mail: 'bea@example.dk', role: 'staff', language: 'da' } as const
  const invited = await people.invite(bea, new Date())
  assert.ok(invited.kind === 'invited')
  const again = await Promise.all([1, 2, 3].map(() => people.inviteAgain(invited.account, new Date())))
  const tokens = [invited.link.token, ...again.map(one => one?.link.token ?? assert.fail())]
  const used = []
  for (const token of tokens) used.push((await accounts.links.use(token, new Date())).kind)
  assert.deepEqual(used.toSorted(), ['begun', 'refused', 'refused', 'refused'])
})
