import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '../../core/limits.ts'
import { FrameCutter } from './frames.ts'

interface Cut {
  readonly frames: readonly string[]
  readonly tooLong: number
  readonly cutter: FrameCutter
}

function cut(...chunks: readonly (string | Uint8Array)[]): Cut {
  const frames: string[] = []
  let tooLong = 0
  const cutter = new FrameCutter({
    onFrame: (bytes, from, to) => frames.push(Buffer.from(bytes.subarray(from, to)).toString()),
    onTooLong: () => tooLong++,
  })
  for (const chunk of chunks) cutter.take(Buffer.from(chunk))
  return { frames, tooLong, cutter }
}

/** However the bytes are parted on their way, the messages are the same. */
function cutAnyhow(text: string): readonly string[] {
  const whole = cut(text).frames
  assert.deepEqual(cut(...text).frames, whole, 'byte by byte')
  for (let at = 1; at < text.length; at++)
    assert.deepEqual(cut(text.slice(0, at), text.slice(at)).frames, whole, `parted at ${at}`)
  return whole
}

test('lines end at their line feed, and nothing is a message', () => {
  assert.deepEqual(cutAnyhow('<13>a\n\n<13>b\r\n2026-01-01 c\n<13>half'), [
    '<13>a',
    '<13>b\r',
    '2026-01-01 c',
  ])
})

test('counted messages hold what they like, line feeds among it', () => {
  assert.deepEqual(cutAnyhow('5 <1>ab7 <1>c\nde4 <1>f'), ['<1>ab', '<1>c\nde', '<1>f'])
  assert.deepEqual(cutAnyhow('5 <1>ab\n5 <1>cd'), ['<1>ab', '<1>cd'])
})

test('what was sent last without a line feed is a message once the sender is done; half a counted one never is', () => {
  const lines = cut('<1>a\n<1>b')
  assert.ok(lines.cutter.isHalf)
  lines.cutter.end()
  assert.deepEqual([lines.frames, lines.cutter.isHalf], [['<1>a', '<1>b'], false])
  const counted = cut('5 <1>ab9 <1>')
  counted.cutter.end()
  assert.deepEqual([counted.frames, counted.cutter.isHalf], [['<1>ab'], true])
})

test('a message that is too long is skipped, and the next one is read', () => {
  const long = 'x'.repeat(limits.syslogFrameBytes + 1)
  for (const parts of [1, 3]) {
    const chunk = (text: string): readonly string[] =>
      Array.from({ length: parts }, (_, n) =>
        text.slice((text.length / parts) * n, (text.length / parts) * (n + 1)),
      )
    const lines = cut(...chunk(`<1>${long}\n<1>after\n`))
    assert.deepEqual([lines.frames, lines.tooLong], [['<1>after'], 1])
    const counted = cut(...chunk(`${long.length} ${long}8 <1>after`))
    assert.deepEqual([counted.frames, counted.tooLong], [['<1>after'], 1])
  }
  const fits = 'x'.repeat(limits.syslogFrameBytes)
  assert.deepEqual(cut(`${fits.length} ${fits}`).frames, [fits])
  assert.deepEqual(cut(`${fits}\n`).frames, [fits])
})

test('a count that is none, or beyond all measure, ends it', () => {
  for (const text of [
    '5 <1>abx',
    '5 <1>ab0 ',
    '5 <1>ab5x',
    '99999999 <1>',
    `5 <1>ab${limits.syslogSkipBytes + 1} `,
  ]) {
    const { cutter, frames } = cut(text)
    assert.ok(cutter.isBroken, text)
    assert.ok(frames.length <= 1)
  }
  assert.equal(cut('999999999 <1>a\n').frames.length, 1, 'nine digits are a line')
})
