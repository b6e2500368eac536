// Two threads find what one finds, wherever the text is divided.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, nasty, random } from '../../../test/practice/nasty-text.ts'
import type { Hit } from '../hit.ts'
import { allRules } from '../rules.ts'
import { TwoThreads } from './halves.ts'
import { prepareRules, Scan } from './scan.ts'
import { settle } from './settle.ts'
import { hitsOf, middleOf, plainOf } from './stretch.ts'

const ready = prepareRules(allRules)

function shared(text: string): Uint8Array<SharedArrayBuffer> {
  const bytes = bytesOf(text)
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.length))
  memory.set(bytes)
  return memory
}

function hitsIn(text: Uint8Array): readonly Hit[] {
  const hits: Hit[] = []
  const scan = new Scan(ready, hit => hits.push(hit))
  scan.push(text)
  scan.end()
  return hits
}

const pick = random(5)
const lines = (count: number): string =>
  Array.from(
    { length: count },
    () => `${nasty(pick, 12).replaceAll('\n', ' ')} født 01.02.1990 i 2100 København Ø`,
  ).join('\n')

test('stretches that meet behind a line feed find what one scan finds', () => {
  const text = bytesOf(lines(10))
  const expected = hitsIn(text)
  assert.ok(expected.length > 10, `${expected.length} hits`)
  for (let at = text.indexOf(10) + 1; at > 0; at = text.indexOf(10, at) + 1) {
    const both = [...hitsOf(ready, text, 0, at), ...hitsOf(ready, text, at, text.length)]
    assert.deepEqual(settle(both), expected, `divided at ${at}`)
    const plain = [...plainOf(text, 0, at), ...plainOf(text, at, text.length)]
    assert.deepEqual(plain, [...plainOf(text, 0, text.length)])
  }
})

test('two threads find what one finds, text after text', async t => {
  const threads = await TwoThreads.open()
  t.after(() => threads.close())
  for (let round = 0; round < 2; round++) {
    const text = shared(lines(100))
    assert.deepEqual(await threads.scan(text), hitsIn(text))
    const [first, second] = await threads.scanPlain(text)
    assert.ok(first.length > 30 && second.length > 30)
    assert.deepEqual([...first, ...second], [...plainOf(text, 0, text.length)])
  }
})

test('a text without lines is not divided', () => {
  assert.equal(middleOf(bytesOf('a'.repeat(3_000_000))), 3_000_000)
  assert.equal(middleOf(bytesOf('ab\ncd\nef')), 6)
})
