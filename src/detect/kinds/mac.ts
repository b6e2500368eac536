// Hardware addresses (IEEE 802, EUI-48 and EUI-64): six or eight pairs of hexadecimal digits with colons or hyphens. Longer rows of pairs
// are fingerprints of keys. Proven by mac.test.ts.

import { byteAt, hit, lettersOf } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Judge } from '../hit.ts'

const pairs = /^[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?::[0-9A-Fa-f]{2}){7}|(?:-[0-9A-Fa-f]{2}){5})$/
/** Nobody's: nothing, everybody, and groups (IPv4 and IPv6 multicast). */
const nobodys = /^(?:(?:00.)+00|(?:ff.)+ff|01.00.5e.*|33.33.*)$/i

/** A sentence's full stop or colon is no part of it. */
export const withoutStop = (text: string): string => text.replace(/(?<!:)[:.]$|(?<=::)\.$/, '')

export const judgeMac: Judge = (around, start, end) => {
  const text = withoutStop(lettersOf(around, start, end))
  if (!pairs.test(text) || nobodys.test(text)) return null
  const past = start + text.length
  if (byteAt(around, past) === 0x2d) return null
  return hit('mac', [start, past], 'certain', contextOf('mac', around, start, past))
}
