// Joining, handing over, and what is tended: several members of one home in this process, as several processes would be.

import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { toHex, utf8 } from '../core/bytes.ts'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Custody, fileCustody } from './custody.ts'
import { joinKeeper, type Membership } from './keyring.ts'

const message = utf8('x')

interface House {
  readonly home: string
  /** What was started and stopped, by whom: `+a -a`. */
  readonly tended: string[]
  join(name: string, custody?: () => Promise<Custody>): Promise<Membership>
}

async function house(context: TestContext): Promise<House> {
  const home = await mkdtemp(join(tmpdir(), 'ordholden-house-'))
  const tended: string[] = []
  const members: Membership[] = []
  context.after(async () => {
    for (const member of members) await member.close()
    await rm(home, { recursive: true })
  })
  const joinAs = async (name: string, custody = async () => fileCustody) => {
    const start = async () => void tended.push(`+${name}`)
    const stop = async () => void tended.push(`-${name}`)
    const member = await joinKeeper({ home, random: systemRandom, custody, tend: { start, stop } })
    members.push(member)
    return member
  }
  return { home, tended, join: joinAs }
}

const macOf = async (member: Membership, key = 'log'): Promise<string> =>
  toHex(await member.keys.mac(key, message))

const isRefusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('the first is the keeper, the others ask it: the same keys, refusals and all', async context => {
  const { home, join: joinAs, tended } = await house(context)
  const [a, b] = [await joinAs('a'), await joinAs('b')]
  assert.deepEqual([a.role, b.role], ['keeper', 'client'])
  assert.equal(await macOf(b), await macOf(a))
  assert.deepEqual(await b.keys.publicKey('log'), await a.keys.publicKey('log'))
  assert.deepEqual(await b.keys.sign('log', message), await a.keys.sign('log', message))
  const most = systemRandom.bytes(limits.sealPlaintextBytes)
  assert.deepEqual(await a.keys.open('case:1', await b.keys.seal('case:1', most)), most)
  const addresses = systemRandom.bytes(16 * limits.addressesAtOnce)
  const masked = await b.keys.maskAddresses('traffic:2026-01-01', addresses)
  assert.deepEqual(await a.keys.openAddresses('traffic:2026-01-01', masked), addresses)
  await assert.rejects(b.keys.seal('case:1', new Uint8Array(most.length + 1)), isRefusal('limit'))
  await b.keys.destroy('case:1')
  for (const member of [a, b])
    await assert.rejects(member.keys.mac('case:1', message), isRefusal('key-destroyed'))
  assert.equal((await stat(join(home, 'keys'))).mode & 0o777, 0o600)
  assert.equal((await stat(join(home, 'keeper'))).mode & 0o777, 0o700)
  assert.deepEqual(tended, ['+a'])
})

test('the keeper closes under clients: one takes over, what is tended is not stopped; the last one stops it', async context => {
  const { join: joinAs, tended } = await house(context)
  const [a, b, c] = [await joinAs('a'), await joinAs('b'), await joinAs('c')]
  const before = await macOf(a)
  const calls = Array.from({ length: 100 }, () => macOf(b))
  await a.close()
  for (const mac of await Promise.all(calls)) assert.equal(mac, before)
  assert.equal(await macOf(c), before)
  assert.equal([b, c].filter(member => member.role === 'keeper').length, 1)
  const [keeper, client] = b.role === 'keeper' ? [b, c] : [c, b]
  await client.close()
  assert.equal(tended.length, 2, tended.join(' '))
  await keeper.close()
  assert.deepEqual(tended, b === keeper ? ['+a', '+b', '-b'] : ['+a', '+c', '-c'])
  await assert.rejects(macOf(keeper), /closed/)
})

test('a home is opened again by the next process with the same keys', async context => {
  const { join: joinAs, tended } = await house(context)
  const a = await joinAs('a')
  const before = await macOf(a)
  await a.close()
  await a.close()
  assert.equal(await macOf(await joinAs('b')), before)
  assert.deepEqual(tended, ['+a', '-a', '+b'])
})

test('a client is never asked for custody; a keeper refused by it leaves the lock free', async context => {
  const { join: joinAs } = await house(context)
  const refuse = () => Promise.reject(new Refusal('custody-refused', 'expected a passphrase, got none'))
  await assert.rejects(joinAs('a', refuse), isRefusal('custody-refused'))
  const b = await joinAs('b')
  assert.equal((await joinAs('c', refuse)).role, 'client')
  assert.equal(b.role, 'keeper')
})

test('what is tended fails to start: the one who tried is told, the next may try', async context => {
  const { home, join: joinAs } = await house(context)
  const tend = { start: () => Promise.reject(new Error('no server')), stop: async () => undefined }
  const custody = async () => fileCustody
  await assert.rejects(joinKeeper({ home, random: systemRandom, custody, tend }), /no server/)
  assert.equal((await joinAs('b')).role, 'keeper')
})

test('strangers on the socket: garbage and endless lines are cut off, the keeper goes on', async context => {
  const { home, join: joinAs } = await house(context)
  const member = await joinAs('a')
  const before = await macOf(member)
  const endless = 'x'.repeat(limits.keeperMessageBytes + 2)
  for (const said of ['\n', '{"id":1}\n', '{"id":1,"do":"key","key":"log","bytes":""}\n', endless])
    await expectCutOff(join(home, 'keeper', 'sock'), said)
  assert.equal(await macOf(await joinAs('b')), before)
})

function expectCutOff(path: string, said: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path, () => socket.write(said))
    const late = setTimeout(() => reject(new Error(`not cut off after ${said.slice(0, 50)}`)), 5_000)
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.on('close', () => {
      clearTimeout(late)
      resolve()
    })
  })
}

test('a file where the folder of the keeper belongs is refused', async context => {
  const { home, join: joinAs } = await house(context)
  await writeFile(join(home, 'keeper'), '')
  await assert.rejects(joinAs('a'), isRefusal('home-refused'))
})
