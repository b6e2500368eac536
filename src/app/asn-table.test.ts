// A table of systems is read where the environment names one, and whatever else is there is refused by its name.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { mmdb } from '../../test/practice/mmdb.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { openAsnTable } from './asn-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'ordholden-asn-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const open = (file: string) => openAsnTable({ ORDHOLDEN_ASN_MMDB: file })

test('the named table is read; without one there is none', async () => {
  const file = at('asn.mmdb', mmdb(6, [['192.0.2.0/24', { autonomous_system_number: 65_000 }]]))
  assert.equal((await open(file))?.systemOf('192.0.2.7'), 'AS65000')
  assert.deepEqual([await openAsnTable({}), await open('')], [null, null])
})

test('what is no table is refused by its name', async () => {
  const large = at('large.mmdb', new Uint8Array())
  truncateSync(large, limits.asnTableBytes + 1)
  for (const file of [join(folder, 'gone.mmdb'), folder, at('text.mmdb', Buffer.from('x')), large])
    await assert.rejects(open(file), (error: unknown) => {
      assert.ok(error instanceof Refusal)
      assert.equal(error.code, 'usage')
      assert.ok(error.message.includes(file), error.message)
      return true
    })
})
