import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { openQueries } from '../../src/store/connect.ts'
import { latestEdition, publishEdition } from '../../src/store/editions.ts'
import type { Tables } from '../../src/store/tables.ts'
import { freshServer } from '../database.ts'

test('the latest edition is the one published last, whole, with its leaf', async t => {
  const server = await freshServer(t)
  const db = openQueries<Tables>(server.owner, 2)
  t.after(() => db.destroy())
  const clock = fixedClock('2026-11-20T06:00:00.000Z')
  const making = { clock, random: systemRandom }
  assert.equal(await latestEdition(db), null)

  const first = {
    files: [{ path: 'notice.da.md', text: 'Vi lover æ, ø og å.' }],
    registerHash: 'r1',
    noticeHash: 'n1',
  }
  await publishEdition(db, making, first)
  clock.move(1)
  await publishEdition(db, making, { ...first, registerHash: 'r2' })

  assert.deepEqual(await latestEdition(db), { ...first, registerHash: 'r2', at: '2026-11-20T06:00:00.001Z' })
  const leaves = await db.selectFrom('leaf').select(['kind', 'evidence']).orderBy('id').execute()
  assert.deepEqual(
    leaves.map(leaf => leaf.kind),
    ['notice', 'notice'],
  )
  assert.ok(
    leaves.every(leaf => !leaf.evidence.includes('Vi lover')),
    'the text itself is not in the evidence',
  )
})
