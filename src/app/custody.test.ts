import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemRandom } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import { custodyOf, openCustody } from './custody.ts'

test('the environment says which custody holds the keys', () => {
  assert.equal(custodyOf({}), 'file')
  assert.equal(custodyOf({ ORDHOLDEN_PASSPHRASE_FILE: '' }), 'file')
  assert.equal(custodyOf({ ORDHOLDEN_CUSTODY: 'systemd' }), 'systemd')
  assert.equal(custodyOf({ ORDHOLDEN_PASSPHRASE_FILE: '/x', ORDHOLDEN_CUSTODY: 'systemd' }), 'passphrase')
  assert.throws(
    () => custodyOf({ ORDHOLDEN_CUSTODY: 'Systemd' }),
    /expected ORDHOLDEN_CUSTODY to be systemd or file, got "Systemd"/,
    'a custody misspelt is not the disk itself',
  )
})

test('a passphrase is the line of its file, and what one locks only that one unlocks', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-custody-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const named = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return { ORDHOLDEN_PASSPHRASE_FILE: join(folder, name) }
  }
  const key = systemRandom.bytes(32)
  const locked = await (await openCustody(named('a', 'fire små ord til\n'), systemRandom)).lock(key)
  const same = await openCustody(named('b', 'fire små ord til'), systemRandom)
  assert.deepEqual(await same.unlock(locked), key)
  const other = await openCustody(named('c', 'fire andre ord'), systemRandom)
  await assert.rejects(
    other.unlock(locked),
    fault => fault instanceof Refusal && fault.code === 'custody-refused',
  )
})

test('a passphrase file that is not there is refused by name', async () => {
  await assert.rejects(
    openCustody({ ORDHOLDEN_PASSPHRASE_FILE: '/nowhere/passphrase' }, systemRandom),
    /expected a passphrase in \/nowhere\/passphrase/,
  )
})
