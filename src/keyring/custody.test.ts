// The three custodies: what they lock they unlock, and nobody else does.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { toHex } from '../core/bytes.ts'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { type Custody, fileCustody, passphraseCustody, systemdCustody } from './custody.ts'
import { openDisk } from './disk.ts'
import { Slots } from './slots.ts'

const refused = (pattern: RegExp) => (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'custody-refused' && pattern.test(error.message)

async function temporary(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-keyring-'))
  context.after(() => rm(folder, { recursive: true }))
  return folder
}

const passphrase = (text: string): Custody => passphraseCustody(text, systemRandom)

async function credential(folder: string, bytes: Uint8Array): Promise<Custody> {
  await writeFile(join(folder, 'ordholden-key'), bytes)
  return systemdCustody(folder, systemRandom)
}

/** The same keys through a creation, a destruction with its ratchet, and two openings by a custody made anew. */
async function livesWith(folder: string, custodyNow: () => Promise<Custody>): Promise<Uint8Array> {
  const path = join(folder, 'keys')
  const open = async () => Slots.open(await openDisk(path), await custodyNow(), systemRandom)
  let slots = await open()
  const key = toHex(await slots.key('log'))
  await slots.key('case:1')
  await slots.destroy('case:1')
  assert.equal(toHex(await slots.existing('log')), key)
  await slots.close()
  slots = await open()
  assert.equal(toHex(await slots.existing('log')), key)
  await assert.rejects(slots.key('case:1'), /destroyed/)
  await slots.close()
  const disk = await openDisk(path)
  const header = await disk.read(0, 8192)
  await disk.close()
  return header
}

test('file: the key-encryption key stands in both headers, as the reference says', async context => {
  const header = await livesWith(await temporary(context), async () => fileCustody)
  assert.equal(header[83], 1)
  assert.equal(toHex(await fileCustody.unlock(header.slice(83, 116))), toHex(header.slice(84, 116)))
})

test('passphrase: opens with it through a ratchet, and with no other', async context => {
  const folder = await temporary(context)
  const header = await livesWith(folder, async () => passphrase('blåbærgrød'))
  assert.equal(header[83], 2)
  const record = header.slice(83, 83 + 77)
  const key = await passphrase('bl\u0061\u030abærgrød').unlock(record)
  assert.equal(key.length, 32)
  assert.equal(Buffer.from(header).includes(Buffer.from(key)), false)
  await assert.rejects(passphrase('blåbærgrod').unlock(record), refused(/passphrase/))
  await assert.rejects(fileCustody.unlock(record), refused(/custody of file, got passphrase/))
  await assert.rejects(passphrase('blåbærgrød').unlock(record.slice(0, 70)), refused(/passphrase/))
})

test('passphrase: an empty one is refused', () => {
  assert.throws(() => passphrase(''), /expected a passphrase/)
})

test('systemd: opens with the credential through a ratchet, and with no other', async context => {
  const folder = await temporary(context)
  const secret = systemRandom.bytes(32)
  const header = await livesWith(folder, () => credential(folder, secret))
  assert.equal(header[83], 3)
  const other = await credential(folder, systemRandom.bytes(32))
  await assert.rejects(other.unlock(header.slice(83, 83 + 77)), refused(/credential/))
})

test('systemd: no folder, no credential, one too short or too long are refused', async context => {
  const folder = await temporary(context)
  await assert.rejects(systemdCustody(undefined, systemRandom), refused(/CREDENTIALS_DIRECTORY/))
  await assert.rejects(systemdCustody(folder, systemRandom), refused(/got none/))
  await assert.rejects(credential(folder, new Uint8Array(15)), refused(/got 15/))
  await assert.rejects(credential(folder, new Uint8Array(limits.credentialBytes + 1)), refused(/got 4097/))
})
