// Reads what stands around a candidate: bytes as letters, and the text of the line before and after it. Texts are UTF-8, or latin-1
// where they are not. A judge never looks beyond what it was handed. Proven by context.test.ts.

import type { Around, Confidence, Context, Hit, HitKind } from './hit.ts'

/** The bytes as latin-1: one letter each, so that positions in it are positions in the bytes. */
export function lettersOf(around: Around, start: number, end: number): string {
  const { bytes, from, to } = around
  const [first, past] = [Math.max(from, start), Math.min(to, end)]
  return Buffer.from(bytes.buffer, bytes.byteOffset + first, Math.max(0, past - first)).toString('latin1')
}

const continuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** The same as a person reads it. A letter that the stretch cuts in two is left out. */
export function readBytes(around: Around, start: number, end: number): string {
  let first = Math.max(around.from, start)
  while (first < around.to && first < start + 3 && continuation(around.bytes[first])) first++
  const letters = lettersOf(around, first, end)
  if (!/[^\x00-\x7f]/.test(letters)) return letters
  const text = Buffer.from(letters, 'latin1').toString('utf8')
  return text.replace(/\ufffd+$/, '').includes('\ufffd') ? letters : text
}

/** The byte at a place, 0 outside of what may be seen. */
export const byteAt = ({ bytes, from, to }: Around, at: number): number =>
  at >= from && at < to ? (bytes[at] ?? 0) : 0

export const hit = (
  kind: HitKind,
  [start, end]: readonly [number, number],
  confidence: Confidence,
  context: Context,
): Hit => Object.freeze({ kind, what: null, start, end, confidence, context })
