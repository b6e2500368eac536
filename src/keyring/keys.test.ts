// The functions over keys, held against HKDF, HMAC and Ed25519 computed here straight from the stored key.

import assert from 'node:assert/strict'
import { createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex, utf8 } from '../core/bytes.ts'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { fileCustody } from './custody.ts'
import { openDisk } from './disk.ts'
import { maskPrefixes } from './ipcrypt.ts'
import { keysOver, sealedOverhead } from './keys.ts'
import { Slots } from './slots.ts'

async function opened(context: TestContext): Promise<{ readonly slots: Slots; readonly keys: Keys }> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-keyring-'))
  const slots = await Slots.open(await openDisk(join(folder, 'keys')), fileCustody, systemRandom)
  context.after(async () => {
    await slots.close()
    await rm(folder, { recursive: true })
  })
  return { slots, keys: keysOver(slots, systemRandom) }
}

const isRefusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const message = utf8('æblegrød')

test('mac is HMAC-SHA-256 under the key derived for it', async context => {
  const { slots, keys } = await opened(context)
  const got = await keys.mac('log', message)
  const derived = hkdfSync('sha256', await slots.existing('log'), '', 'ordholden mac', 32)
  const expected = createHmac('sha256', Buffer.from(derived)).update(message).digest('hex')
  assert.equal(toHex(got), expected)
  assert.equal(toHex(await keys.mac('log', message)), expected)
  assert.notEqual(toHex(await keys.mac('database', message)), expected)
})

test('sign verifies under publicKey, and under no other key or message', async context => {
  const { keys } = await opened(context)
  const head = fromHex('302a300506032b6570032100') ?? []
  const spki = async (name: string) => {
    const key = Buffer.from([...head, ...(await keys.publicKey(name))])
    return createPublicKey({ key, format: 'der', type: 'spki' })
  }
  const signature = await keys.sign('log', message)
  assert.equal(signature.length, 64)
  assert.equal(verify(null, message, await spki('log'), signature), true)
  assert.equal(verify(null, utf8('pæregrød'), await spki('log'), signature), false)
  assert.equal(verify(null, message, await spki('other'), signature), false)
})

test('what is sealed opens again, twice the same is never the same', async context => {
  const { keys } = await opened(context)
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async plain => {
      const sealed = await keys.seal('case:1', plain)
      assert.equal(sealed.length, plain.length + sealedOverhead)
      assert.deepEqual(await keys.open('case:1', sealed), plain)
      assert.notEqual(toHex(await keys.seal('case:1', plain)), toHex(sealed))
    }),
    { numRuns: 40 },
  )
})

test('a flipped bit anywhere, a cut and another key are refused', async context => {
  const { keys } = await opened(context)
  const sealed = await keys.seal('case:1', message)
  await keys.seal('case:2', message)
  for (let i = 0; i < sealed.length; i++) {
    const flipped = sealed.slice()
    flipped[i] = (flipped[i] ?? 0) ^ (1 << (i % 8))
    await assert.rejects(keys.open('case:1', flipped), isRefusal('sealed-invalid'), `byte ${i}`)
    await assert.rejects(
      keys.open('case:1', sealed.subarray(0, i)),
      isRefusal('sealed-invalid'),
      `cut at ${i}`,
    )
  }
  await assert.rejects(keys.open('case:2', sealed), isRefusal('sealed-invalid'))
  await assert.rejects(keys.open('case:3', sealed), isRefusal('not-found'))
})

test('addresses are masked under the key derived for it, and opened by no other and no longer than it lives', async context => {
  const { slots, keys } = await opened(context)
  const addresses = new Uint8Array(48).map((_, at) => 7 * at)
  const masked = await keys.maskAddresses('traffic:2026-01-01', addresses)
  const derived = hkdfSync('sha256', await slots.existing('traffic:2026-01-01'), '', 'ordholden mask', 32)
  assert.equal(toHex(masked), toHex(maskPrefixes(new Uint8Array(derived), addresses)))
  assert.deepEqual(await keys.openAddresses('traffic:2026-01-01', masked), addresses)
  await keys.maskAddresses('traffic:2026-01-02', addresses)
  assert.notDeepEqual(await keys.openAddresses('traffic:2026-01-02', masked), addresses)
  await assert.rejects(keys.openAddresses('traffic:2026-01-03', masked), isRefusal('not-found'))
  await assert.rejects(keys.maskAddresses('traffic:2026-01-01', addresses.subarray(1)), isRefusal('usage'))
  const many = new Uint8Array(16 * (limits.addressesAtOnce + 1))
  await assert.rejects(keys.maskAddresses('traffic:2026-01-01', many), isRefusal('limit'))
  await keys.destroy('traffic:2026-01-01')
  await assert.rejects(keys.openAddresses('traffic:2026-01-01', masked), isRefusal('key-destroyed'))
  await assert.rejects(keys.maskAddresses('traffic:2026-01-01', addresses), isRefusal('key-destroyed'))
})

test('a destroyed name never comes back, under any use', async context => {
  const { keys } = await opened(context)
  const sealed = await keys.seal('case:1', message)
  await keys.destroy('case:1')
  await keys.destroy('case:1')
  await keys.destroy('case:never')
  for (const name of ['case:1', 'case:never']) {
    await assert.rejects(keys.open(name, sealed), isRefusal('key-destroyed'))
    await assert.rejects(keys.seal(name, message), isRefusal('key-destroyed'))
    await assert.rejects(keys.mac(name, message), isRefusal('key-destroyed'))
    await assert.rejects(keys.sign(name, message), isRefusal('key-destroyed'))
    await assert.rejects(keys.publicKey(name), isRefusal('key-destroyed'))
  }
})

test('more than the limit is not sealed', async context => {
  const { keys } = await opened(context)
  const most = new Uint8Array(limits.sealPlaintextBytes)
  assert.equal((await keys.open('log', await keys.seal('log', most))).length, most.length)
  await assert.rejects(keys.seal('log', new Uint8Array(most.length + 1)), isRefusal('limit'))
})
