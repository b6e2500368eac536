// Pools for purposes: never more than the server bears, the longest idle one makes room, and nobody is forgotten.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { limits } from '../core/limits.ts'
import { openPool } from './connect.ts'
import { PurposePools, poolsFor } from './pools.ts'
import { maxConnections } from './settings.ts'

// Pools connect at their first query; these tests make none.
const login = { host: '/nowhere', port: 5432, user: 'u', password: 'p', database: 'd' }

function held() {
  let release = (): void => undefined
  const until = new Promise<void>(resolve => {
    release = resolve
  })
  return { until, release: () => release() }
}

test('pools together leave the reserve of the server free', () => {
  for (const most of [30, maxConnections, 100, 1000])
    assert.ok(poolsFor(most) * limits.poolConnections <= most - limits.connectionsReserved, String(most))
  assert.equal(poolsFor(maxConnections), 13)
  const { options } = openPool(login, limits.poolConnections)
  assert.deepEqual([options.max, options.idleTimeoutMillis], [3, 30_000])
})

test('a purpose beyond the last place waits until one is idle, and takes the longest idle one', async () => {
  const pools = new PurposePools(async () => login, 2)
  const [a, b, c] = [held(), held(), held()]
  const order: string[] = []
  const use = (purpose: string, until: Promise<void>) =>
    pools.use(purpose, async () => {
      order.push(`${purpose} in`)
      await until
    })
  const uses = [use('a', a.until), use('b', b.until), use('c', c.until)]
  await turn()
  assert.deepEqual(order, ['a in', 'b in'])
  b.release()
  await uses[1]
  await turn()
  assert.deepEqual(order, ['a in', 'b in', 'c in'])
  assert.equal(pools.size, 2)
  a.release()
  c.release()
  await Promise.all(uses)
  await pools.endAll()
  assert.equal(pools.size, 0)
})

test('many that wait are all served, two at a time', async () => {
  const pools = new PurposePools(async () => login, 2)
  let now = 0
  let most = 0
  const purposes = Array.from({ length: 60 }, (_, at) => `p${at % 20}`)
  const served = purposes.map(purpose =>
    pools.use(purpose, async () => {
      now += 1
      most = Math.max(most, pools.size)
      await turn()
      now -= 1
      return purpose
    }),
  )
  assert.deepEqual(await Promise.all(served), purposes)
  assert.deepEqual([now, most], [0, 2])
})

test('a queue too long is refused at once', async () => {
  const pools = new PurposePools(async () => login, 1)
  const first = held()
  const uses = [pools.use('a', () => first.until)]
  await turn()
  for (let at = 0; at < limits.readsWaiting; at++) uses.push(pools.use('b', async () => undefined))
  await assert.rejects(
    pools.use('c', async () => undefined),
    { code: 'limit' },
  )
  first.release()
  await Promise.all(uses)
})

test('an act that throws frees its place', async () => {
  const pools = new PurposePools(async () => login, 1)
  await assert.rejects(
    pools.use('a', () => Promise.reject(new Error('no'))),
    /no/,
  )
  assert.equal(await pools.use('b', async () => 'served'), 'served')
})
