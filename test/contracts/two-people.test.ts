// What two have to agree to, over a real PostgreSQL: each step is stored once over the state it was made from, also of many that
// come at once, with a leaf of its own; a step that is refused stores nothing. What steps there are is two-people.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { actCase } from '../../src/accounts/act-rows.ts'
import { actPeriods } from '../../src/accounts/two-people.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { caseKey, openOpening } from '../../src/store/openings.ts'
import { ownPurposes } from '../../src/store/personal.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import { signInTo } from '../journeys/signed-in.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)

async function firm(t: Parameters<typeof freshStore>[0], size: 1 | 2) {
  const store = await freshStore(t)
  await store.purposes.settle(ownPurposes)
  const { keys } = await sharedServer()
  const ground = { store, keys, clock: systemClock, random: systemRandom }
  const accounts = openAccounts({
    ...ground,
    sendLink: async () => {},
    report: error => assert.fail(String(error)),
  })
  await signInTo(accounts, { role: 'owner' })
  if (size === 2) await signInTo(accounts, { role: 'staff' })
  await signInTo(accounts, { role: 'bookkeeper' })
  const people = await accounts.people.list()
  const [anna = '', bo = ''] = ['owner', 'staff'].map(
    role => people.find(one => one.role === role)?.account ?? '',
  )
  const steps = async () => {
    const rows = await store.owner
      .selectFrom('leaf')
      .innerJoin('opening', 'opening.leaf', 'leaf.id')
      .select(['sealed', 'about'])
      .where('kind', '=', 'decided')
      .orderBy('leaf.id')
      .execute()
    return Promise.all(
      rows.map(async ({ about, sealed }) => (await openOpening(ground.keys, about, sealed)).evidence),
    )
  }
  return { accounts, acts: accounts.acts, keys, anna, bo, steps, store }
}

test('another says yes, it is done once, and each step has its leaf under the act’s own case', async t => {
  const { acts, anna, bo, steps } = await firm(t, 2)
  const asked = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  assert.equal(asked.alone, false)
  const agree = (account: string) =>
    acts.step(asked.id, { kind: 'agree', by: { kind: 'account', account } }, account, later(1))
  assert.equal((await agree(anna)).kind, 'refused')
  assert.equal((await agree(bo)).kind, 'stepped')
  assert.equal((await acts.step(asked.id, { kind: 'do' }, anna, later(2))).kind, 'stepped')
  assert.equal((await acts.step(asked.id, { kind: 'do' }, anna, later(3))).kind, 'refused')
  assert.deepEqual((await acts.find(asked.id, later(4)))?.state, { kind: 'done', at: later(2) })
  const said = (await steps()) as unknown as readonly {
    readonly step: string
    readonly by: string
    readonly act: string
  }[]
  assert.deepEqual(
    said.map(({ step, by, act }) => [step, by, act]),
    [
      ['ask', anna, asked.id],
      ['agree', bo, asked.id],
      ['do', anna, asked.id],
    ],
  )
})

test('of twenty that come at once one does it, and one leaf says so', async t => {
  const { acts, anna, bo, steps } = await firm(t, 2)
  const { id } = await acts.ask({ kind: 'vault-restore', subject: 'vault-1', askedBy: anna }, now)
  const agreed = await Promise.all(
    Array.from({ length: 20 }, () =>
      acts.step(id, { kind: 'agree', by: { kind: 'account', account: bo } }, bo, later(1)),
    ),
  )
  assert.equal(agreed.filter(({ kind }) => kind === 'stepped').length, 1)
  const did = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      acts.step(id, at % 2 === 0 ? { kind: 'do' } : { kind: 'cancel' }, anna, later(2)),
    ),
  )
  assert.equal(did.filter(({ kind }) => kind === 'stepped').length, 1, 'done or called off, never both')
  assert.equal((await steps()).length, 3)
})

test('a firm of one waits a day that can be called off; a bookkeeper is no second pair of eyes', async t => {
  const { acts, anna } = await firm(t, 1)
  const asked = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  assert.equal(asked.alone, true)
  assert.equal((await acts.step(asked.id, { kind: 'ask-delay' }, anna, now)).kind, 'stepped')
  const doAt = (ms: number) => acts.step(asked.id, { kind: 'do' }, anna, later(ms))
  assert.equal((await doAt(actPeriods.delayMs - 1)).kind, 'refused')
  assert.equal((await acts.find(asked.id, later(actPeriods.delayMs)))?.state.kind, 'agreed')
  assert.equal((await doAt(actPeriods.delayMs)).kind, 'stepped')
  const other = await acts.ask({ kind: 'mass-erasure', subject: 'case-2', askedBy: anna }, now)
  assert.equal((await acts.step(other.id, { kind: 'ask-delay' }, anna, now)).kind, 'stepped')
  assert.equal((await acts.step(other.id, { kind: 'cancel' }, anna, later(1))).kind, 'stepped')
  assert.equal((await acts.step(other.id, { kind: 'do' }, anna, later(actPeriods.delayMs))).kind, 'refused')
  const list = await acts.list(later(actPeriods.delayMs))
  assert.deepEqual(list.map(({ subject, state }) => [subject, state.kind]).toSorted(), [
    ['case-1', 'done'],
    ['case-2', 'cancelled'],
  ])
})

test('a step whose leaf cannot be made is not taken', async t => {
  const { acts, anna, bo, keys, store } = await firm(t, 2)
  const { id } = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  await keys.destroy(caseKey(actCase(id)))
  const agree = { kind: 'agree', by: { kind: 'account', account: bo } } as const
  await assert.rejects(acts.step(id, agree, bo, later(1)), { code: 'key-destroyed' })
  const { rows } = await administer(
    (await sharedServer()).server,
    'select state from act',
    store.server.owner.database,
  )
  assert.deepEqual(rows, [{ state: 'asked' }])
  for (const none of ['nothing', '0193b1c0-0000-7000-8000-00000000dead'])
    assert.equal((await acts.step(none, { kind: 'cancel' }, anna, now)).kind, 'refused')
  assert.match(actCase(id), /^act\.[0-9a-f-]{36}$/)
})

test('what a leaver asked for ends in the transaction in which they leave, whoever agreed to it', async t => {
  const { accounts, acts, anna, bo } = await firm(t, 2)
  const ask = (askedBy: string) => acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy }, now)
  const agree = (id: string, account: string) =>
    acts.step(id, { kind: 'agree', by: { kind: 'account', account } }, account, later(1))
  const [asked, agreed, others] = [await ask(bo), await ask(bo), await ask(anna)]
  assert.equal((await agree(agreed.id, anna)).kind, 'stepped')
  assert.equal((await accounts.people.leave(anna, later(2))).kind, 'last-owner')
  assert.equal(
    (await acts.find(others.id, later(2)))?.state.kind,
    'asked',
    'who stays keeps what they asked for',
  )
  assert.equal((await accounts.people.leave(bo, later(2))).kind, 'left')
  assert.equal((await agree(asked.id, anna)).kind, 'refused')
  assert.equal((await acts.step(agreed.id, { kind: 'do' }, anna, later(3))).kind, 'refused')
  const states = (await acts.list(later(3))).map(({ askedBy, state }) => [askedBy === bo, state.kind])
  assert.deepEqual(states.toSorted(), [
    [false, 'asked'],
    [true, 'cancelled'],
    [true, 'cancelled'],
  ])
})

test('somebody outside agrees for a firm of one, by a link to this act alone that is spent once', async t => {
  const { accounts, acts, anna, store } = await firm(t, 1)
  const ask = (subject: string) => acts.ask({ kind: 'mass-erasure', subject, askedBy: anna }, now)
  const [act, other] = [await ask('case-1'), await ask('case-2')]
  const [own] = (await accounts.people.list()).filter(({ account }) => account === anna)
  const mailOf = (await accounts.own(anna))?.mail ?? assert.fail()
  assert.equal(own?.role, 'owner')
  assert.equal((await acts.askOutside(act.id, mailOf.toUpperCase(), anna, now)).kind, 'own-address')
  const first = await acts.askOutside(act.id, 'foerst@example.dk', anna, now)
  const asked = await acts.askOutside(act.id, 'Revisor@example.dk', anna, later(1))
  assert.ok(first.kind === 'asked' && asked.kind === 'asked')
  assert.equal(await acts.outsideOf(act.id), 'revisor@example.dk')
  assert.deepEqual(asked.link.endsAt, act.state.kind === 'asked' ? act.state.until : null)
  const use = (token: string) => accounts.links.use(token, later(2))
  assert.equal((await use(first.link.token)).kind, 'refused', 'whoever was asked before is asked no more')
  const begun = await use(asked.link.token)
  assert.ok(begun.kind === 'begun')
  assert.equal((await use(asked.link.token)).kind, 'refused')
  const visitor = await accounts.sessions.visitorOf(begun.token, later(3))
  assert.ok(visitor.kind === 'somebody')
  assert.deepEqual([visitor.role, visitor.account, visitor.own], ['person', null, [actCase(act.id)]])
  const yes = { kind: 'agree', by: { kind: 'outside', session: visitor.session } } as const
  assert.equal((await acts.step(act.id, yes, visitor.session, later(4))).kind, 'stepped')
  assert.equal((await acts.step(act.id, yes, visitor.session, later(5))).kind, 'refused')
  const kept = await acts.find(act.id, later(5))
  assert.deepEqual([kept?.state.kind, kept?.agreed], ['agreed', { by: yes.by, at: later(4) }])
  assert.equal((await acts.askOutside(act.id, 'ny@example.dk', anna, later(6))).kind, 'refused')
  assert.equal((await acts.askOutside(other.id, 'ny@example.dk', visitor.session, now)).kind, 'refused')
  const { rows } = await administer(
    (await sharedServer()).server,
    `select coalesce(string_agg(row_to_json(act)::text || (select string_agg(row_to_json(link)::text, '') from link), ''), '') as said from act`,
    store.server.owner.database,
  )
  assert.doesNotMatch(String(rows[0]?.['said']), /revisor|example/i)
})

test('whoever was asked before is let in no more from the moment another is asked', async t => {
  const { acts, anna, accounts } = await firm(t, 1)
  const act = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  const first = await acts.askOutside(act.id, 'foerst@example.dk', anna, now)
  assert.ok(first.kind === 'asked')
  const used = await accounts.links.use(first.link.token, later(1))
  assert.ok(used.kind === 'begun')
  const who = async (ms: number) => (await accounts.who.visitorOf(used.token, later(ms))).kind
  assert.equal(await who(2), 'somebody')
  assert.equal((await acts.askOutside(act.id, 'revisor@example.dk', anna, later(3))).kind, 'asked')
  assert.equal(await who(4), 'nobody')
})

test('a firm of two asks nobody outside', async t => {
  const { acts, anna } = await firm(t, 2)
  const { id } = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  assert.equal((await acts.askOutside(id, 'revisor@example.dk', anna, now)).kind, 'refused')
})

test('an act is erased once it has been over for its period, with the key of what the log says of it', async t => {
  const { acts, anna, bo, steps } = await firm(t, 2)
  const { id } = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  await acts.step(id, { kind: 'cancel' }, bo, later(1))
  assert.deepEqual(await acts.erase(now), [])
  assert.equal((await steps()).length, 2)
  assert.deepEqual(await acts.erase(later(1)), [actCase(id)])
  assert.deepEqual([await acts.list(later(2)), await steps()], [[], []])
})
