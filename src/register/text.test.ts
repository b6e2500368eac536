import assert from 'node:assert/strict'
import { test } from 'node:test'

import { utf8 } from '../core/bytes.ts'
import { readText } from './text.ts'

const read = (bytes: Uint8Array, limit = 1000) => readText({ path: 'n.md', bytes }, limit, 'notice-invalid')

test('a byte order mark is taken off, line ends are line feeds, letters are composed', () => {
  assert.equal(read(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('a\r\nb\ra\u030a')])), 'a\nb\nå')
})

test('what is not UTF-8 is named with its byte, line and column', () => {
  const latin1 = new Uint8Array(Buffer.from('hej\nprivatlivspolitik på', 'latin1'))
  assert.throws(
    () => read(latin1),
    /n\.md:2:20: expected UTF-8, got the byte 0xe5 at byte 23\n {2}hint: save/,
  )
  assert.throws(() => read(new Uint8Array([0xff, 0xfe, 0x41, 0])), /expected UTF-8, got UTF-16/)
  assert.throws(() => read(new Uint8Array([0x41, 0xc3])), /got the byte 0xc3 at byte 1/)
})

test('characters that cannot be seen are named', () => {
  assert.throws(() => read(utf8('a\nb\u202Ec')), /n\.md:2:2: expected visible text, got U\+202E/)
  assert.throws(() => read(utf8('a\u0000')), /n\.md:1:2: expected visible text, got U\+0000/)
})

test('too much is refused', () => {
  assert.throws(() => read(utf8('abcd'), 3), /expected at most 3 bytes, got 4/)
})
