// Case numbers over a real PostgreSQL: a break is found by either end of its number, a look by its beginning; what was not asked for
// is not answered, and nothing but digits reaches the pattern.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCaseNumber } from '../../src/core/case-number.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { findCases } from '../../src/store/find-case.ts'
import { logPlace, lookOf } from '../log.ts'

const all = ['look', 'break', 'edition'] as const

async function withLooks(t: Parameters<typeof logPlace>[0]) {
  const place = await logPlace(t)
  const log = await place.open()
  const clock = fixedClock('2026-11-20T08:00:00.000Z')
  const broken = lookOf('a', 'broken', clock)
  clock.move(3_600_000)
  const kept = lookOf('b', 'kept', clock)
  await log.recordLooks([broken, kept])
  const find = async (text: string, kinds: readonly (typeof all)[number][] = all) => {
    const number = readCaseNumber(text) ?? assert.fail(text)
    return (await findCases(place.db, number, kinds)).map(({ kind, id, about }) => [kind, id, about])
  }
  return { broken, kept, find }
}

test('a whole number finds the look, and the break that began with it', async t => {
  const { broken, kept, find } = await withLooks(t)
  assert.deepEqual(await find(broken.id), [
    ['break', broken.id, 'a'],
    ['look', broken.id, 'a'],
  ])
  assert.deepEqual(await find(kept.id), [['look', kept.id, 'b']])
})

test('a part of it finds a break by either end, a look by ten digits of its beginning', async t => {
  const { broken, kept, find } = await withLooks(t)
  assert.deepEqual(await find(broken.id.slice(-6)), [['break', broken.id, 'a']])
  assert.deepEqual(await find(broken.id.slice(0, 8)), [['break', broken.id, 'a']])
  assert.deepEqual(await find(kept.id.slice(0, 13)), [['look', kept.id, 'b']])
  assert.deepEqual(
    await find(kept.id.slice(0, 8)),
    broken.id.startsWith(kept.id.slice(0, 8)) ? [['break', broken.id, 'a']] : [],
  )
})

test('what is not asked for is not answered, and what is not there is nothing', async t => {
  const { broken, find } = await withLooks(t)
  assert.deepEqual(await find(broken.id, ['look']), [['look', broken.id, 'a']])
  assert.deepEqual(await find(broken.id, ['edition']), [])
  assert.deepEqual(await find('ffffffff'), [])
})
