// The header of the key file: which key-encryption key counts, and which destruction is under way.
// Spec: docs/reference/keyring.md, "Header". Proven by place.test.ts (round trips, every flipped byte noticed).

import { concatBytes, equalBytes, fromHex, sha256, toHex, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'

export const headerBytes = 4_096

const magic = utf8('OHKEYS01')
const steps = ['settled', 'retiring', 'sweeping'] as const
const noSlot = 0xffff_ffff
const checksumAt = headerBytes - 32

export interface Header {
  /** One more at each header write. */
  readonly generation: number
  /** The number of the present key-encryption key. */
  readonly epoch: number
  readonly slots: number
  readonly step: (typeof steps)[number]
  /** The slot being retired. */
  readonly retired: number | null
  /** The tag of the name being retired, lower-case hexadecimal. */
  readonly tag: string | null
  /** Salt of the tags of names, 32 bytes. */
  readonly salt: Uint8Array
  /** What custody made of the key-encryption key. */
  readonly custody: Uint8Array
}

export function formatHeader(header: Header): Uint8Array {
  if (header.custody.length > limits.custodyBytes) throw new Error('custody record longer than its room')
  const body = new Uint8Array(checksumAt)
  const view = new DataView(body.buffer)
  body.set(magic, 0)
  view.setBigUint64(8, BigInt(header.generation))
  view.setBigUint64(16, BigInt(header.epoch))
  view.setUint32(24, header.slots)
  view.setUint8(28, steps.indexOf(header.step))
  view.setUint32(29, header.retired ?? noSlot)
  body.set(fromHex(header.tag ?? '') ?? [], 33)
  body.set(header.salt, 49)
  view.setUint16(81, header.custody.length)
  body.set(header.custody, 83)
  return concatBytes(body, sha256(body))
}

/** The header these bytes are; null where they are damaged or none. */
export function parseHeader(bytes: Uint8Array): Header | null {
  const body = bytes.slice(0, checksumAt)
  if (!equalBytes(sha256(body), bytes.subarray(checksumAt))) return null
  if (!equalBytes(body.subarray(0, 8), magic)) return null
  const view = new DataView(body.buffer)
  const step = steps[view.getUint8(28)]
  if (step === undefined) return null
  const retired = view.getUint32(29)
  const tag = toHex(body.subarray(33, 49))
  return Object.freeze({
    generation: Number(view.getBigUint64(8)),
    epoch: Number(view.getBigUint64(16)),
    slots: view.getUint32(24),
    step,
    retired: retired === noSlot ? null : retired,
    tag: /^0+$/.test(tag) ? null : tag,
    salt: body.slice(49, 81),
    custody: body.slice(83, 83 + view.getUint16(81)),
  })
}
