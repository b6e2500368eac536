import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { diagnose } from './doctor.ts'
import type { Opened } from './opened.ts'

/** An installation where all is well, but for what its log's folder says. */
const openedWith = (failed: Refusal | null): Opened =>
  ({
    home: { path: tmpdir() },
    setting: { env: {}, outside: true },
    store: { server: { kind: 'ours', version: '18' }, purposes: { inForce: async () => [] } },
    log: {
      standing: async () => ({ published: { size: 1 }, waiting: 0 }),
      publication: { folder: { failed } },
      holders: { held: async () => [] },
    },
    inForce: { present: { edition: { file: { register: {} } } } },
  }) as unknown as Opened

const ledgerIn = async (failed: Refusal | null) =>
  (await diagnose(openedWith(failed), null)).find(({ name }) => name === 'ledger')

test('a log that stopped writing after a failed disk is an error, with what to do', async () => {
  const stopped = await ledgerIn(new Refusal('disk-refused', 'expected to write checkpoint, got ENOSPC'))
  assert.equal(stopped?.state, 'error')
  assert.match(stopped?.says.en ?? '', /no longer written: .*ENOSPC/)
  assert.notEqual(stopped?.next, null)
  assert.equal((await ledgerIn(null))?.state, 'ok')
})

test('the browser that visits the website is named', async () => {
  const browserIn = async (env: Record<string, string>) => {
    const opened = openedWith(null)
    const found = await diagnose({ ...opened, setting: { ...opened.setting, env } }, null)
    return found.find(({ name }) => name === 'browser')
  }
  const there = await browserIn({ ORDHOLDEN_CHROMIUM: '/opt/chromium' })
  assert.deepEqual([there?.state, there?.next], ['ok', null])
  assert.match(there?.says.da ?? '', /\/opt\/chromium/)
})
