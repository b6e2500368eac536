// Done once for a key, over a real store: again, at the same time, for something else, after a restart, and cut off in between.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'

import { type AskedOnce, askedMs, type KeptAnswer, openAsking } from '../../src/app/asking.ts'
import type { Opened } from '../../src/app/opened.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { freshStore, sharedServer } from '../database.ts'

const answer: KeptAnswer = { status: 201, type: 'application/json', body: '{"account":"Anna Andersen"}' }
const asked: AskedOnce = {
  by: 'account-1',
  key: 'k-1',
  what: 'POST /api/v1/people\n{"name":"Anna Andersen"}',
}

async function openWith(t: TestContext) {
  const store = await freshStore(t)
  const { keys } = await sharedServer()
  const clock = fixedClock('2026-11-23T08:00:00.000Z')
  const on = { store, keys, setting: { clock } } as unknown as Pick<Opened, 'store' | 'keys' | 'setting'>
  const done: string[] = []
  const act = async () => {
    done.push('once')
    return answer
  }
  return { store, clock, done, act, open: () => openAsking(on) }
}

test('the same key is done once and answered alike, also after a restart, for a day', async t => {
  const { clock, done, act, open } = await openWith(t)
  const first = open()
  assert.deepEqual(await first.once(asked, act), { kind: 'answered', answer })
  for (const asking of [first, open()])
    assert.deepEqual(await asking.once(asked, act), { kind: 'answered', answer })
  assert.equal(done.length, 1)
  clock.move(askedMs - 1)
  assert.deepEqual(await open().once(asked, act), { kind: 'answered', answer })
  assert.equal(done.length, 1)
  clock.move(1)
  assert.deepEqual(await open().once(asked, act), { kind: 'answered', answer })
  assert.equal(done.length, 2, 'a day later it is another request')
})

test('a key for something else is a mistake; another’s key is another', async t => {
  const { done, act, open } = await openWith(t)
  const asking = open()
  await asking.once(asked, act)
  assert.deepEqual(await asking.once({ ...asked, what: `${asked.what} ` }, act), { kind: 'other' })
  assert.equal(done.length, 1)
  assert.equal((await asking.once({ ...asked, by: 'account-2' }, act)).kind, 'answered')
  assert.equal((await asking.once({ ...asked, key: 'k-2' }, act)).kind, 'answered')
  // Two parts that run together are not one other.
  assert.equal((await asking.once({ ...asked, by: 'account-1"', key: 'k' }, act)).kind, 'answered')
  assert.equal(done.length, 4)
})

test('of many at once one is done; the others hear that it is being done', async t => {
  const { done, open } = await openWith(t)
  const asking = open()
  const { promise, resolve } = Promise.withResolvers<KeptAnswer>()
  const first = asking.once(asked, () => {
    done.push('once')
    return promise
  })
  while (done.length === 0) await new Promise(next => setTimeout(next, 5))
  const others = await Promise.all([1, 2, 3].map(() => asking.once(asked, () => assert.fail())))
  assert.deepEqual(others, [{ kind: 'busy' }, { kind: 'busy' }, { kind: 'busy' }])
  resolve(answer)
  assert.deepEqual(await first, { kind: 'answered', answer })
})

test('stopped between the effect and its answer, it says that it does not know', async t => {
  const { done, act, open } = await openWith(t)
  const asking = open()
  const never = asking.once(asked, () => {
    done.push('once')
    return new Promise(() => {})
  })
  while (done.length === 0) await new Promise(next => setTimeout(next, 5))
  // The process is gone; another has its rows.
  assert.deepEqual(await open().once(asked, act), { kind: 'lost' })
  await assert.rejects(
    asking.once({ ...asked, key: 'k-2' }, () => Promise.reject(new Error('our fault'))),
    /our fault/,
  )
  assert.deepEqual(await asking.once({ ...asked, key: 'k-2' }, act), { kind: 'lost' })
  assert.equal(done.length, 1)
  void never
})

test('neither the key, what was asked, nor the answer stands in a row', async t => {
  const { store, act, open } = await openWith(t)
  await open().once(asked, act)
  const rows = await store.owner.selectFrom('asked').selectAll().execute()
  assert.equal(rows.length, 1)
  const bytes = rows.flatMap(({ mark, fingerprint, answer: kept }) => [
    mark,
    fingerprint,
    kept ?? new Uint8Array(),
  ])
  for (const text of ['Anna', 'k-1', 'account-1'])
    for (const each of bytes) assert.equal(Buffer.from(each).includes(text), false, text)
})
