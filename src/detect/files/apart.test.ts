// Files made to have a library run on for ever or outgrow memory: the thread that reads them is ended, the rest is unread, and the next
// file is read as if nothing had been.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { limits } from '../../core/limits.ts'
import type { Text, Unread } from '../source.ts'
import { type ApartFormat, type ApartLimits, readApart } from './apart.ts'
import { fullBudget, Spending } from './budget.ts'
import { sourceOf } from './bytes.ts'
import { insideOf } from './inside.ts'

async function read(format: ApartFormat, bytes: Uint8Array, most: Partial<ApartLimits> = {}) {
  const spending = new Spending(fullBudget, bytes.length, () => performance.now())
  const inside = insideOf({ spending, pictures: null, look: async function* () {} }, ['a'])
  const usual = { stepMs: limits.apartStepMs, bytes: limits.apartBytes }
  const found: (Text | Unread)[] = []
  for await (const each of readApart(format, sourceOf('a', bytes), inside, { ...usual, ...most }))
    found.push(each)
  return found.map(each => (each.kind === 'unread' ? each.reason : each.part))
}

const mail = Buffer.from('From: a@eksempel.dk\r\nSubject: hej\r\n\r\nhej')
const isRead = async () => assert.deepEqual(await read('mail', mail), ['headers', 'body'])

/** A page that is packed as often as said: 100 MB of operators that draw nothing. */
function packedPage(times: number): Buffer {
  let page: Uint8Array = Buffer.from('q Q '.repeat(25_000_000))
  for (let time = 0; time < times; time++) page = deflateSync(page)
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
    `<</Length ${page.length}/Filter[${'/FlateDecode'.repeat(times)}]>>stream\n${Buffer.from(page).toString('latin1')}\nendstream`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.5\n${body}trailer<</Size 5/Root 1 0 R>>\n%%EOF`, 'latin1')
}

test('a page that unpacks without end is ended by its memory or its time', async () => {
  const bomb = packedPage(2)
  assert.ok(bomb.length < 20_000, `${bomb.length} bytes`)
  assert.deepEqual(await read('pdf', bomb, { bytes: 64 * 1024 * 1024 }), ['too-large'])
  const began = performance.now()
  assert.deepEqual(await read('pdf', bomb, { stepMs: 400 }), ['too-slow'])
  assert.ok(performance.now() - began < 2_000)
  await isRead()
})

test('what a library throws ends the file it is of, not the next', async () => {
  assert.deepEqual(await read('pdf', Buffer.from('%PDF-1.7 nothing')), ['damaged'])
  await isRead()
})

test('a file that nobody reads to its end leaves nothing behind', async () => {
  const spending = new Spending(fullBudget, mail.length, () => 0)
  const inside = insideOf({ spending, pictures: null, look: async function* () {} }, ['a'])
  for await (const found of readApart('mail', sourceOf('a', mail), inside)) {
    assert.equal(found.kind, 'text')
    break
  }
  await isRead()
})
