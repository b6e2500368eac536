// What two have to agree to, over a real PostgreSQL: each step is stored once over the state it was made from, also of many that
// come at once, with a leaf of its own; a step that is refused stores nothing. What steps there are is two-people.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { Acts } from '../../src/accounts/acts.ts'
import { actPeriods } from '../../src/accounts/two-people.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { actCase } from '../../src/store/acts.ts'
import { openOpening } from '../../src/store/openings.ts'
import { ownPurposes } from '../../src/store/personal.ts'
import { freshStore } from '../database.ts'
import { signInTo } from '../journeys/signed-in.ts'
import { memoryKeys } from '../memory-keys.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)

async function firm(t: Parameters<typeof freshStore>[0], size: 1 | 2) {
  const store = await freshStore(t)
  await store.purposes.settle(ownPurposes)
  const ground = { store, keys: memoryKeys('two-people'), clock: systemClock, random: systemRandom }
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
  return { acts: new Acts(ground), anna, bo, steps, store }
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
  const { acts, anna, bo, store } = await firm(t, 2)
  const { id } = await acts.ask({ kind: 'mass-erasure', subject: 'case-1', askedBy: anna }, now)
  const ground = { store, clock: systemClock, random: systemRandom }
  const keys = { ...memoryKeys('two-people'), seal: () => Promise.reject(new Error('no key')) }
  const broken = new Acts({ ...ground, keys })
  await assert.rejects(
    broken.step(id, { kind: 'agree', by: { kind: 'account', account: bo } }, bo, later(1)),
    /no key/,
  )
  assert.equal((await acts.find(id, later(1)))?.state.kind, 'asked')
  for (const none of ['nothing', '0193b1c0-0000-7000-8000-00000000dead'])
    assert.equal((await acts.step(none, { kind: 'cancel' }, anna, now)).kind, 'refused')
  assert.match(actCase(id), /^act\.[0-9a-f-]{36}$/)
})
