import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockOf } from '../../../test/traffic-lines.ts'
import { limits } from '../../core/limits.ts'
import { sampleShape } from './shape.ts'

const shape = (text: string): string => sampleShape(blockOf(Buffer.from(`${text}\nnext line\n`)), 0)

test('a shape shows how a line looked, and nothing it said', () => {
  assert.equal(
    shape('Oct 11 22:14:15 mail sshd[12]: jane@example.com  from 192.0.2.1'),
    'a 9 9:9:9 a a[9]: a@a.a a 9.9.9.9',
  )
  assert.equal(shape('søren\0\0\x16\r'), 'a~a~')
  assert.equal(shape(''), '')
})

test('of any line it is short, and holds no two letters or digits beside each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      const found = shape(text.replaceAll('\n', ' '))
      assert.ok(found.length <= limits.trafficShapeLetters + 1)
      assert.doesNotMatch(found, /[b-zA-Z0-8]|aa|99/)
    }),
  )
})
