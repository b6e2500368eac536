import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Received, what } from '../received.ts'
import { NotingReader } from './noting.ts'

const blockOf = (text: string) => {
  const bytes = Buffer.alloc(Buffer.byteLength(text) + 64)
  const to = bytes.write(text)
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), from: 0, to }
}

test('what could not be read is told by its shape, with its first line and how often', () => {
  const reader = new NotingReader({
    read: (block, at, into) => {
      const end = block.bytes.indexOf(10, at)
      into.what = block.bytes[at] === 35 ? what.aside : what.unread
      return end + 1
    },
  })
  const block = blockOf('# fine\nab 12\ncd 34\n[x]\n')
  const received = new Received()
  for (let at = 0; at < block.to; ) at = reader.read(block, at, received)
  assert.deepEqual(reader.shapes(), [
    { shape: 'a 9', line: 2, count: 2 },
    { shape: '[a]', line: 4, count: 1 },
  ])
})
