// Whatever the pieces, blocks end with a line, positions and lines are those of the text, and what stands at a hit is remembered.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../core/limits.ts'
import { Line } from './line.ts'

function blocksOf(line: Line, pieces: readonly Uint8Array[]): readonly { at: number; text: string }[] {
  const blocks: { at: number; text: string }[] = []
  const take = (bytes: Uint8Array): void => {
    const text = Buffer.from(bytes).toString('latin1')
    blocks.push({ at: line.take(bytes), text })
  }
  for (const piece of pieces) for (const block of line.pieces(piece)) take(block)
  for (const block of line.rest()) take(block)
  return blocks
}

test('blocks are the text again, each ending with a line, at their places', () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'æ', '\n'), maxLength: 20 }))
  fc.assert(
    fc.property(pieces, parts => {
      const line = new Line()
      const text = parts
        .map(part => Buffer.from(part))
        .map(bytes => bytes.toString('latin1'))
        .join('')
      const blocks = blocksOf(
        line,
        parts.map(part => Buffer.from(part)),
      )
      assert.equal(blocks.map(block => block.text).join(''), text)
      for (const block of blocks.slice(0, -1)) assert.ok(block.text.endsWith('\n'))
      for (const { at, text: said } of blocks) {
        assert.equal(text.slice(at, at + said.length), said)
        assert.equal(line.at(at), text.slice(0, at).split('\n').length)
      }
    }),
  )
})

test('a line without end is cut, and one across pieces is not', () => {
  const long = Buffer.alloc(3 * limits.detectPieceBytes + 5, 'x')
  const blocks = blocksOf(new Line(), [long.subarray(0, 7), long.subarray(7)])
  assert.ok(blocks.every(({ text }) => text.length <= limits.detectPieceBytes))
  assert.equal(
    blocks.reduce((sum, { text }) => sum + text.length, 0),
    long.length,
  )
})

test('a block ends with a line where it has one, whatever was left of the piece before', () => {
  const lines = Buffer.from(`${'x'.repeat(60)}\n`.repeat(20_000))
  const cut = limits.detectPieceBytes - 7
  const blocks = blocksOf(new Line(), [
    lines.subarray(0, cut),
    lines.subarray(cut, 3 * cut),
    lines.subarray(3 * cut),
  ])
  assert.ok(blocks.length > 4)
  for (const { text } of blocks) assert.ok(text.endsWith('\n') && text.length <= limits.detectPieceBytes)
})

test('what stands at a place is told in either encoding, across blocks too', () => {
  const line = new Line()
  blocksOf(line, [Buffer.from('Åse\n'), Buffer.from('Søren\n')])
  assert.equal(line.textOf(0, 4), 'Åse')
  assert.equal(line.textOf(5, 11), 'Søren')
  assert.equal(line.textOf(0, 11), 'Åse\nSøren')
  const old = new Line()
  blocksOf(old, [Buffer.from('Søren\n', 'latin1')])
  assert.equal(old.textOf(0, 5), 'Søren')
})

test('what is long past is forgotten, and lines are still counted', () => {
  const line = new Line()
  const piece = Buffer.from(`${'x'.repeat(99_999)}\n`)
  const blocks = blocksOf(
    line,
    Array.from({ length: 40 }, () => piece),
  )
  assert.equal(line.textOf(0, 10), '')
  assert.equal(line.at(blocks.at(-1)?.at ?? 0), 40)
})
