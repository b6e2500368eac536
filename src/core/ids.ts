// Identifiers of our own rows: UUID version 7 (RFC 9562 §5.7), made here so that no database dialect is needed for it.

import { toHex } from './bytes.ts'
import type { Clock, Random } from './clock.ts'

/** A UUIDv7: 48 bits of milliseconds, then random bits. Sorts by time of making. */
export function newId(clock: Clock, random: Random): string {
  const bytes = random.bytes(16)
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  const ms = clock.now().getTime()
  view.setUint32(0, Math.floor(ms / 65536))
  view.setUint16(4, ms % 65536)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  const hex = toHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
