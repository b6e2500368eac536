// The shape of a line nobody could read, for a report: what it looked like, and nothing it said. A run of digits is `9`, a run of
// letters `a`, a run of spaces one, every other byte beyond ASCII `~`; signs stay. Proven by shape.test.ts.

import { limits } from '../../core/limits.ts'
import type { Block } from '../received.ts'

const lineFeed = 10

function signOf(byte: number): string {
  if (byte >= 48 && byte <= 57) return '9'
  if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) return 'a'
  if (byte === 32 || byte === 9 || byte === 13) return ' '
  return byte > 32 && byte < 127 ? String.fromCharCode(byte) : '~'
}

/** `a 9 9:9:9 a[9]: <…` of the line that begins at `at`, cut after so many letters. */
export function sampleShape({ bytes, to }: Block, at: number): string {
  let shape = ''
  let last = ''
  for (let place = at; place < to && bytes[place] !== lineFeed; place++) {
    const sign = signOf(bytes[place] ?? 0)
    const isRun = sign === last && (sign === '9' || sign === 'a' || sign === ' ' || sign === '~')
    last = sign
    if (isRun) continue
    if (shape.length === limits.trafficShapeLetters) return `${shape}…`
    shape += sign
  }
  return shape.trim()
}
