// Masked addresses against the public vectors of draft-denis-ipcrypt, found through ORDHOLDEN_DATA; a missing one is a failure
// under ORDHOLDEN_TOOLS=required, else the test is skipped with the reason.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { formatAddress, parseAddress } from '../../src/core/address.ts'
import { fromHex } from '../../src/core/bytes.ts'
import { maskPrefixes, openPrefixes } from '../../src/keyring/ipcrypt.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const vectors = join(data, 'traffic/ipcrypt_vectors.json')
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const skip = existsSync(vectors) || required ? false : `no vectors in ${data} (ORDHOLDEN_DATA)`

interface Vector {
  readonly variant: string
  readonly key: string
  readonly ip: string
  readonly encrypted_ip: string
}

test('the public vectors of ipcrypt-pfx', { skip }, t => {
  const all: readonly Vector[] = JSON.parse(readFileSync(vectors, 'utf8'))
  const ours = all.filter(({ variant }) => variant === 'ipcrypt-pfx')
  for (const { key: hex, ip, encrypted_ip: expected } of ours) {
    const [key, address] = [fromHex(hex), parseAddress(ip)]
    assert.ok(key !== null && address !== null, ip)
    const masked = maskPrefixes(key, address)
    const known = parseAddress(expected) ?? new Uint8Array()
    assert.equal(formatAddress(masked), formatAddress(known), ip)
    assert.equal(formatAddress(openPrefixes(key, masked)), formatAddress(address), ip)
  }
  t.diagnostic(`${ours.length} vectors`)
  assert.ok(ours.length >= 16)
})
