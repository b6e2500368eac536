import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../../core/limits.ts'
import { blockMargin } from '../received.ts'
import { LineCutter, type Portion } from './portions.ts'

interface Told {
  readonly text: string
  readonly endsAt: number
  readonly longLines: number
}

const told = ({ block, endsAt, longLines }: Portion): Told => {
  assert.ok(block.to + blockMargin <= block.bytes.length, 'the margin can be read')
  assert.ok(block.from === block.to || block.bytes[block.to - 1] === 10, 'whole lines')
  return {
    text: Buffer.from(block.bytes.subarray(block.from, block.to)).toString('latin1'),
    endsAt,
    longLines,
  }
}

/** What comes of a log that is handed over in pieces of these sizes, again and again. */
function cut(log: Buffer, sizes: readonly number[], isFinal: boolean): readonly Told[] {
  const cutter = new LineCutter(0)
  const out: Told[] = []
  for (let at = 0, turn = 0; at < log.length; turn++) {
    const piece = log.subarray(at, at + Math.min(limits.trafficReadBytes, sizes[turn % sizes.length] ?? 1))
    cutter.room.set(piece)
    for (const portion of cutter.took(piece.length)) out.push(told(portion))
    at += piece.length
  }
  if (isFinal) for (const portion of cutter.finish()) out.push(told(portion))
  return out
}

const textOf = (portions: readonly Told[]): string => portions.map(({ text }) => text).join('')
const longOf = (portions: readonly Told[]): number =>
  portions.reduce((sum, { longLines }) => sum + longLines, 0)

test('the lines are the same in whatever pieces they come', () => {
  const line = fc.oneof(
    { weight: 8, arbitrary: fc.string({ maxLength: 40 }).map(text => text.replaceAll('\n', ' ')) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: -2, max: 2 }).map(more => 'x'.repeat(limits.trafficLineBytes + more)),
    },
    { weight: 1, arbitrary: fc.constant('y'.repeat(limits.trafficReadBytes + 3)) },
  )
  const size = fc.oneof(fc.integer({ min: 1_000, max: 70_000 }), fc.constant(limits.trafficReadBytes))
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.array(size, { minLength: 1, maxLength: 3 }),
      (lines, sizes) => {
        const log = Buffer.from(lines.map(text => `${text}\n`).join(''))
        const portions = cut(log, sizes, true)
        const short = lines.filter(text => Buffer.byteLength(text) <= limits.trafficLineBytes)
        assert.equal(
          textOf(portions),
          Buffer.from(short.map(text => `${text}\n`).join('')).toString('latin1'),
        )
        assert.equal(longOf(portions), lines.length - short.length)
        if (log.length > 0) assert.equal(portions.at(-1)?.endsAt, log.length)
      },
    ),
    { numRuns: 40 },
  )
})

test('a reading that begins where a portion ended reads the rest, and nothing twice', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `${at} ${'z'.repeat(at % 700)}\n`)
  const log = Buffer.from(lines.join(''))
  const first = cut(log, [100_000], false)
  const { endsAt } = first[4] ?? assert.fail('too few portions')
  assert.equal(textOf(first.slice(0, 5)) + textOf(cut(log.subarray(endsAt), [77_777], true)), log.toString())
})

test('a line without an end is left, and taken where nothing more is to come', () => {
  const log = Buffer.from('first\nsecond')
  assert.deepEqual(cut(log, [4], false), [{ text: 'first\n', endsAt: 6, longLines: 0 }])
  assert.deepEqual(cut(log, [20], true).at(-1), { text: 'second\n', endsAt: 12, longLines: 0 })
})

test('a line of ten million bytes is counted and not held; unfinished, it is left too', () => {
  const long = Buffer.alloc(10_000_000, 120)
  const log = Buffer.concat([Buffer.from('before\n'), long, Buffer.from('\nafter\n')])
  const portions = cut(log, [limits.trafficReadBytes], true)
  assert.equal(textOf(portions), 'before\nafter\n')
  assert.equal(longOf(portions), 1)
  const unfinished = cut(log.subarray(0, 5_000_000), [limits.trafficReadBytes], false)
  assert.deepEqual(unfinished, [{ text: 'before\n', endsAt: 7, longLines: 0 }])
})

test('a byte order mark belongs to no line', () => {
  assert.deepEqual(cut(Buffer.from('\ufeffline\n'), [2], true), [{ text: 'line\n', endsAt: 8, longLines: 0 }])
})
