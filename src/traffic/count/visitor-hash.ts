// A visitor in a sketch: address and user agent as they stand in the log, hashed under the day's key. The same in every source of the
// process, whatever numbers they have there, so that sketches of two sites merge. Proven by keys.test.ts.

import { type SipKey, sip, sipBytes } from './sip.ts'

const half = new Int32Array(2)
const words = new Int32Array(6)
const hash = { low: 0, high: 0 }

/** 64 bits. The answer is one object that the next call fills anew. `text`: an address that is no IPv4, else null. */
export function hashVisitor(
  key: SipKey,
  address4: number,
  text: Uint8Array | null,
  agent: Uint8Array,
): { readonly low: number; readonly high: number } {
  sipBytes(key, agent, half)
  words[0] = half[0] ?? 0
  words[1] = half[1] ?? 0
  words[2] = text === null ? 4 : 6
  words[3] = address4
  if (text === null) half.fill(0)
  else sipBytes(key, text, half)
  words[4] = half[0] ?? 0
  words[5] = half[1] ?? 0
  sip(key, words, 24, half)
  hash.low = half[0] ?? 0
  hash.high = half[1] ?? 0
  words.fill(0)
  half.fill(0)
  return hash
}
