// Webhooks over a real store to a real receiver that checks by itself: what is delivered, what becomes of a delivery where the
// receiver fails, hangs, breaks off or sends us elsewhere, and that none is lost or sent to where it may not go.

import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { type TestContext, test } from 'node:test'
import { Courier, deliveryRetriesMs, secretsKey } from '../../src/app/notifications/courier.ts'
import { diagnoseWebhooks } from '../../src/app/notifications/notifications.ts'
import { newSecret } from '../../src/app/notifications/signature.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { fixedClock, type Random, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { limits } from '../../src/core/limits.ts'
import type { Send } from '../../src/core/ports.ts'
import { webSend } from '../../src/net/send.ts'
import { latestDeliveries, replayDelivery, replaySince, testDelivery } from '../../src/store/deliveries.ts'
import { type EventDraft, keepEvents, latestEvents } from '../../src/store/events.ts'
import { addTarget, removeTarget, rotateTarget, targetsOf, turnOnTarget } from '../../src/store/webhooks.ts'
import { freshStore, sharedServer } from '../database.ts'
import {
  answering,
  type Behaviour,
  breakingOff,
  hanging,
  hangingUp,
  PracticeReceiver,
} from '../practice/receiver.ts'
import { PracticeWeb, status } from '../practice/web.ts'

const userAgent = 'ordholden/test'
/** No chance in how long is waited. */
const steady: Random = { bytes: size => (size === 2 ? new Uint8Array(2) : systemRandom.bytes(size)) }

async function office(t: TestContext, over: Partial<Parameters<typeof webSend>[0]> = {}, random = steady) {
  const store = await freshStore(t)
  const { keys } = await sharedServer()
  const clock = fixedClock('2026-03-02T08:00:00Z')
  const making = { clock, random: systemRandom }
  const db = store.owner
  const receiver = await PracticeReceiver.start()
  t.after(() => receiver.close())
  const send = webSend({ outside: true, allow: [receiver.origin], userAgent, timeoutMs: 300, ...over })
  const courier = (by: Send = send) => new Courier({ store, keys, clock, random, send: by })
  const changing = { ...making, keys }
  const add = async (url = `${receiver.origin}/hook`) => {
    const [id, secret] = [newId(clock, systemRandom), newSecret(systemRandom)]
    const sealed = await keys.seal(secretsKey, utf8(secret))
    assert.equal(await addTarget(db, changing, { id, url, secret: sealed }, null), 'added')
    receiver.secrets.push(secret)
    return id
  }
  let number = 0
  const happens = (over: Partial<EventDraft> = {}) =>
    db.transaction().execute(tx =>
      keepEvents(tx, making, [
        {
          ...{ kind: 'pledge.broken', pledge: 'open', part: 'open/served', at: clock.now() },
          ...{ key: `test:${number++}`, mailed: false, ...over },
        },
      ]),
    )
  const lines = () => latestDeliveries(db)
  const line = async () => (await lines())[0]
  return { store, db, keys, clock, making, changing, receiver, courier, add, happens, lines, line }
}

test('a delivery arrives signed, with a body that names nobody, and once', async t => {
  const { receiver, courier, add, happens, line } = await office(t)
  await add()
  await happens()
  assert.equal(await courier().round(), 1)
  assert.equal(await courier().round(), 0)
  const [got] = receiver.received
  assert.equal(got?.id, (await line())?.id)
  assert.equal(got?.signedBy, 1)
  assert.deepEqual(JSON.parse(got?.body ?? ''), {
    ...{ type: 'pledge.broken', timestamp: '2026-03-02T08:00:00.000Z' },
    data: { pledge: 'open', part: 'open/served' },
  })
  assert.equal(got?.headers['content-type'], 'application/json')
  assert.equal(got?.headers['user-agent'], userAgent)
  const done = await line()
  assert.deepEqual([done?.state, done?.said, done?.tries, done?.nextAt], ['sent', '204', 1, null])
})

test('an event is kept once by its key, with its deliveries', async t => {
  const { add, happens, lines, db } = await office(t)
  await add()
  await happens({ key: 'same' })
  assert.deepEqual(await happens({ key: 'same' }), [])
  assert.equal((await lines()).length, 1)
  assert.equal((await latestEvents(db)).length, 1)
})

const failing: readonly [string, Behaviour, string][] = [
  ['answers 500', answering(500), '500'],
  ['answers 429', answering(429), '429'],
  ['sends us elsewhere', answering(302, { location: 'https://elsewhere.example/' }), '302'],
  ['sends us into the inner network', answering(307, { location: 'http://169.254.169.254/' }), '307'],
  ['hangs', hanging, 'timeout'],
  ['hangs up', hangingUp, 'unreachable'],
  [
    'answers with endless headers',
    r => void r.socket?.end(`HTTP/1.1 200 x\r\n${'a: b\r\n'.repeat(9_999)}`),
    'limit',
  ],
  ['does not speak HTTP', r => void r.socket?.end('hello\r\n\r\n'), 'malformed'],
]
for (const [name, behaviour, said] of failing)
  test(`a receiver that ${name} is tried again by the schedule, under the same id`, async t => {
    const { receiver, courier, add, happens, line, clock } = await office(t)
    await add()
    await happens()
    receiver.behaviour = behaviour
    assert.equal(await courier().round(), 1)
    const after = await line()
    assert.deepEqual([after?.state, after?.said, after?.tries], ['waiting', said, 1])
    assert.equal(after?.nextAt?.getTime(), clock.now().getTime() + (deliveryRetriesMs[0] ?? 0))
    clock.move((deliveryRetriesMs[0] ?? 0) - 1)
    assert.equal(await courier().round(), 0)
    clock.move(1)
    receiver.behaviour = answering(200)
    assert.equal(await courier().round(), 1)
    assert.equal((await line())?.state, 'sent')
    assert.equal(new Set(receiver.ids).size, 1)
    assert.ok(receiver.received.every(({ signedBy }) => signedBy === 1))
  })

test('a receiver that answers and breaks off in the middle has taken it: what it says is not read', async t => {
  const { receiver, courier, add, happens, line } = await office(t)
  await add()
  await happens()
  receiver.behaviour = breakingOff
  await courier().round()
  assert.deepEqual([(await line())?.state, (await line())?.said], ['sent', '200'])
})

test('one nobody takes is given up after the last try, told to the owners, and can be sent again', async t => {
  const { receiver, courier, add, happens, line, clock, db, store } = await office(t)
  assert.equal((await diagnoseWebhooks({ store })).says.da, 'Ingen webhooks.')
  await add()
  await happens()
  receiver.behaviour = answering(500)
  for (const waitMs of deliveryRetriesMs) {
    assert.equal(await courier().round(), 1)
    clock.move(waitMs)
  }
  assert.equal(await courier().round(), 1)
  clock.move(30 * 86_400_000)
  assert.equal(await courier().round(), 0)
  const failed = await line()
  assert.deepEqual([failed?.state, failed?.tries], ['failed', deliveryRetriesMs.length + 1])
  const diagnosis = await diagnoseWebhooks({ store })
  assert.deepEqual([diagnosis.state, /1 opgivet, 0 prøves igen/.test(diagnosis.says.da)], ['warning', true])
  const told = (await latestEvents(db)).map(({ kind }) => kind)
  assert.deepEqual(told, ['webhook.failed', 'pledge.broken'])
  assert.equal(
    receiver.received.length,
    deliveryRetriesMs.length + 1,
    'what was given up is not told by webhook',
  )
  receiver.behaviour = answering(200)
  assert.equal(await replayDelivery(db, clock.now(), failed?.id ?? ''), true)
  assert.equal(await courier().round(), 1)
  assert.equal((await line())?.state, 'sent')
  assert.equal(new Set(receiver.ids).size, 1)
  assert.equal((await diagnoseWebhooks({ store })).state, 'ok')
})

test('waits are lengthened by chance, by a fifth at most', async t => {
  for (const [bytes, most] of [
    [0, 1],
    [255, 1.2],
  ] as const) {
    const random: Random = {
      bytes: size => (size === 2 ? new Uint8Array([bytes, bytes]) : systemRandom.bytes(size)),
    }
    const { receiver, courier, add, happens, line, clock } = await office(t, {}, random)
    await add()
    await happens()
    receiver.behaviour = answering(500)
    await courier().round()
    const waitMs = ((await line())?.nextAt?.getTime() ?? 0) - clock.now().getTime()
    assert.equal(waitMs, Math.round(5_000 * (bytes === 0 ? 1 : 1 + (0.2 * 65_535) / 65_536)))
    assert.ok(waitMs <= 5_000 * most)
  }
})

test('a receiver that says it is gone gets nothing more until it is turned on again', async t => {
  const { receiver, courier, add, happens, lines, db, store } = await office(t)
  const id = await add()
  await happens()
  receiver.behaviour = answering(410)
  await courier().round()
  assert.notEqual((await targetsOf(db))[0]?.offSince, null)
  assert.equal((await diagnoseWebhooks({ store })).state, 'warning')
  await happens()
  assert.equal(await courier().round(), 0)
  assert.deepEqual(
    (await lines()).map(({ state }) => state),
    ['failed'],
  )
  assert.equal(await turnOnTarget(db, id), true)
  receiver.behaviour = answering(200)
  await happens()
  assert.equal(await courier().round(), 1)
})

test('at most one at a time to a target, whoever carries; a target that hangs holds up no other', async t => {
  const { receiver, courier, add, happens, lines, making, changing, keys, db } = await office(t)
  await add()
  const slow = await PracticeReceiver.start()
  t.after(() => slow.close())
  slow.behaviour = hanging
  const secret = await keys.seal(secretsKey, utf8(newSecret(systemRandom)))
  const id = newId(making.clock, systemRandom)
  await addTarget(db, changing, { id, url: `${slow.origin}/`, secret }, null)
  for (let count = 0; count < 6; count++) await happens()
  receiver.behaviour = response => void setTimeout(() => response.writeHead(204).end(), 20)
  const both = webSend({ outside: true, allow: [receiver.origin, slow.origin], userAgent, timeoutMs: 300 })
  await Promise.all(Array.from({ length: 5 }, () => courier(both).round()))
  assert.equal(receiver.received.length, 6)
  assert.equal(receiver.atOnceMost, 1)
  assert.equal(slow.atOnceMost, 1)
  assert.equal(new Set(receiver.ids).size, 6)
  const sent = (await lines()).filter(({ state }) => state === 'sent')
  assert.equal(sent.length, 6)
})

test('killed between sending and settling: it comes again under the same id, not before the lease ends', async t => {
  const { receiver, courier, add, happens, line, clock } = await office(t)
  await add()
  await happens()
  const real = webSend({ outside: true, allow: [receiver.origin], userAgent })
  const killed: Send = {
    post: async (...asked) => {
      await real.post(...asked)
      throw new Error('killed here')
    },
  }
  await assert.rejects(courier(killed).round(), /killed here/)
  assert.equal((await line())?.state, 'waiting')
  assert.equal(await courier().round(), 0)
  clock.move(limits.deliveryLeaseMs)
  assert.equal(await courier().round(), 1)
  assert.deepEqual(receiver.ids.length, 2)
  assert.equal(new Set(receiver.ids).size, 1)
})

test('killed at every try, it is given up after the last and told', async t => {
  const { courier, add, happens, line, clock, db } = await office(t)
  await add()
  await happens()
  const killed: Send = { post: () => Promise.reject(new Error('killed here')) }
  for (let tries = 0; tries <= deliveryRetriesMs.length; tries++) {
    await assert.rejects(courier(killed).round(), /killed here/)
    clock.move(limits.deliveryLeaseMs)
  }
  await courier().round()
  assert.deepEqual([(await line())?.state, (await line())?.said], ['failed', 'interrupted'])
  assert.ok((await latestEvents(db)).some(({ kind }) => kind === 'webhook.failed'))
})

test('a courier that is stopped hangs up, and the try does not count', async t => {
  const { receiver, courier, add, happens, line } = await office(t, { timeoutMs: 60_000 })
  await add()
  await happens()
  receiver.behaviour = hanging
  const stopped = courier()
  const round = stopped.round()
  while (receiver.received.length === 0) await new Promise(done => setTimeout(done, 5))
  stopped.stop()
  await round
  assert.deepEqual([(await line())?.state, (await line())?.tries], ['waiting', 0])
  receiver.behaviour = answering(200)
  assert.equal(await courier().round(), 1)
})

test('while a secret is rotated both sign; a day later the new one alone', async t => {
  const { receiver, courier, add, happens, clock, changing, keys, db } = await office(t)
  const id = await add()
  const next = newSecret(systemRandom)
  receiver.secrets.push(next)
  const earlierUntil = new Date(clock.now().getTime() + 86_400_000)
  const secret = await keys.seal(secretsKey, utf8(next))
  assert.equal(await rotateTarget(db, changing, { id, secret, earlierUntil }), true)
  await happens()
  await courier().round()
  assert.equal(receiver.received[0]?.signedBy, 2)
  clock.move(86_400_000)
  await happens()
  await courier().round()
  assert.equal(receiver.received[1]?.signedBy, 1)
  receiver.secrets.shift()
  const headers = receiver.received[1]?.headers
  assert.equal(String(headers?.['webhook-signature']).split(' ').length, 1)
})

test('everything since a moment is sent again, also what happened before the target was there; what is older not', async t => {
  const { receiver, courier, add, happens, clock, making, db, lines } = await office(t)
  await happens()
  clock.move(3_600_000)
  const since = clock.now()
  const [second] = await happens()
  const id = await add()
  const [third] = await happens()
  await courier().round()
  const idOf = async (event: string | undefined) => (await lines()).find(each => each.event === event)?.id
  assert.deepEqual(receiver.ids, [await idOf(third?.id)])
  assert.equal(await replaySince(db, making, id, since), 2)
  await courier().round()
  const [before, again] = [await idOf(second?.id), await idOf(third?.id)]
  assert.deepEqual(receiver.ids.toSorted(), [before, again, again].toSorted())
  assert.equal(await replaySince(db, making, id, new Date(clock.now().getTime() + 1)), 0)
})

test('a test goes to the one target; a target that is taken out gets nothing of what was on its way', async t => {
  const { receiver, courier, add, happens, changing, making, db, lines } = await office(t)
  const [one, other] = [await add(), await add(`${receiver.origin}/other`)]
  await testDelivery(db, making, one)
  assert.equal(await courier().round(), 1)
  assert.match(receiver.received[0]?.body ?? '', /"type":"webhook\.test"/)
  await happens()
  assert.equal(await removeTarget(db, changing, one), true)
  assert.equal(await removeTarget(db, changing, one), false)
  assert.equal(await courier().round(), 1)
  assert.deepEqual(
    (await lines()).map(({ webhook }) => webhook),
    [other],
  )
})

test('a name that leads inside, at whatever answer of the DNS, is not connected to', async t => {
  const inner = await PracticeWeb.start({ '/hook': status(200) })
  t.after(() => inner.close())
  const answers: LookupAddress[][] = [
    [{ address: '127.0.0.1', family: 4 }],
    [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ],
    [{ address: '169.254.169.254', family: 4 }],
    [{ address: '::ffff:127.0.0.1', family: 6 }],
  ]
  for (const answer of answers) {
    const { courier, add, happens, line } = await office(t, { allow: [], lookup: async () => answer })
    await add(`https://rebinding.example:${inner.port}/hook`)
    await happens()
    await courier().round()
    assert.deepEqual(
      [(await line())?.state, (await line())?.said],
      ['waiting', 'refused'],
      answer[0]?.address,
    )
  }
  assert.deepEqual(inner.asked, [])
})

test('over http only to an origin that was declared, also where the address is public', async t => {
  const { receiver, courier, add, happens, line } = await office(t, { allow: [] })
  await add()
  await add('http://hooks.example/')
  await happens()
  await courier().round()
  assert.equal((await line())?.said, 'refused')
  assert.deepEqual(receiver.received, [])
})

test('what is kept has no secret in clear, and nothing a receiver wrote', async t => {
  const { receiver, courier, add, happens, db } = await office(t)
  await add()
  await happens()
  receiver.behaviour = answering(500, { 'x-canary': 'canary' })
  await courier().round()
  const rows = JSON.stringify([
    await db.selectFrom('webhook').selectAll().execute(),
    await db.selectFrom('delivery').selectAll().execute(),
    await db.selectFrom('event').selectAll().execute(),
  ])
  assert.doesNotMatch(rows, /canary|nobody’s to keep/)
  const [target] = await targetsOf(db)
  const key = (receiver.secrets[0] ?? '').replace('whsec_', '')
  assert.ok(!Buffer.from(target?.secret ?? []).includes(Buffer.from(key, 'base64')))
  assert.ok(
    !Buffer.from(target?.secret ?? [])
      .toString('latin1')
      .includes(key),
  )
})
