// The trace of a personal row: a word made from its id under a key of ours. Somebody who erases rows can look for their
// copies on the disk without having kept anything of what they held. Proven by test/contracts/erasing.test.ts.

import { toHex, utf8 } from '../core/bytes.ts'
import type { Keys } from '../core/ports.ts'

/** What every trace begins with: a disk is looked through for this, once for all rows. */
export const traceHead = 'ordholden-trace:'
/** Hexadecimal digits after the head: 16 bytes. */
export const traceDigits = 32

export async function traceOf(keys: Pick<Keys, 'mac'>, id: string): Promise<string> {
  return traceHead + toHex(await keys.mac('trace', utf8(id))).slice(0, traceDigits)
}
