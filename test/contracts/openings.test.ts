// What leaves about a person commit to: sealed under the key of the case, opened with it, and gone with it. House
// invariant 3.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromUtf8 } from '../../src/core/bytes.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { checkCommitment, parseLeaf } from '../../src/ledger/leaf.ts'
import { appendAbout } from '../../src/store/leaves.ts'
import { caseKey, destroyOpenings, openingOf, openOpening } from '../../src/store/openings.ts'
import { freshStore, sharedServer } from '../database.ts'
import { memoryKeys } from '../memory-keys.ts'

const evidence = { purpose: 'invoicing', case: 'anna-1', rows: 3 }

async function withLeaf(t: Parameters<typeof freshStore>[0]) {
  const { owner: db } = await freshStore(t)
  const keys = memoryKeys('openings')
  const making = { clock: systemClock, random: systemRandom, keys }
  await appendAbout(db, making, 'anna-1', { kind: 'read', evidence })
  const leaf = await db.selectFrom('leaf').selectAll().where('kind', '=', 'read').executeTakeFirstOrThrow()
  const opening = await db.selectFrom('opening').selectAll().executeTakeFirstOrThrow()
  return { db, keys, making, leaf, opening }
}

test('a leaf about a case is opened by its key, and by no other', async t => {
  const { keys, leaf, opening } = await withLeaf(t)
  assert.equal(openingOf(leaf), null, 'nothing stands open beside the leaf')
  const opened = await openOpening(keys, 'anna-1', opening.sealed)
  assert.deepEqual(opened.evidence, evidence)
  assert.ok(checkCommitment(parseLeaf(leaf.body), opened.evidence, opened.secret))
  await assert.rejects(openOpening(keys, 'bo-2', opening.sealed), /does not open/)
})

test('neither the leaf nor any row of the log says what it is about', async t => {
  const { db, leaf, opening } = await withLeaf(t)
  assert.doesNotMatch(fromUtf8(leaf.body), /anna|invoicing/)
  assert.equal(Buffer.from(opening.sealed).includes('invoicing'), false)
  await assert.rejects(
    sql`update leaf set evidence = '{}' where id = ${leaf.id}`.execute(db),
    /23514/,
    'evidence without its secret, or the other way round, is refused by the table',
  )
})

test('with the key goes what tied the leaf to anybody, and the leaf stays', async t => {
  const { db, keys, making, leaf, opening } = await withLeaf(t)
  await destroyOpenings(db, making, 'anna-1')
  await destroyOpenings(db, making, 'anna-1')
  assert.equal((await db.selectFrom('opening').selectAll().execute()).length, 0)
  await assert.rejects(openOpening(keys, 'anna-1', opening.sealed), { code: 'key-destroyed' })
  await assert.rejects(appendAbout(db, making, 'anna-1', { kind: 'read', evidence }), {
    code: 'key-destroyed',
  })
  const left = await db.selectFrom('leaf').select('id').where('kind', '=', 'read').execute()
  assert.deepEqual(left, [{ id: leaf.id }], 'and nothing was added for a case that is closed')
})

test('a case is named by an id, and refused by anything else', async () => {
  assert.equal(caseKey('019a3c.b-1'), 'case:019a3c.b-1')
  for (const name of ['', 'Anna', 'a b', 'anna@example.dk', 'x'.repeat(65)])
    assert.throws(() => caseKey(name), { code: 'usage' })
  const { keys } = await sharedServer()
  await assert.rejects(openOpening(keys, 'nobody', new Uint8Array(8)), /./)
})
