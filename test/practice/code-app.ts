// PRACTICE: stands in for an app that shows codes by the clock. RFC 6238 by the letter, apart from the library: its test vectors
// are in test/contracts/totp.test.ts.

import { createHmac } from 'node:crypto'

/** From one code to the next. */
export const stepMs = 30_000

/** What it shows at a moment; `letters` is the secret as we show it. */
export function codeOf({ letters }: { readonly letters: string }, at: Date): string {
  const bits = [...letters.replaceAll(' ', '')]
    .map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / stepMs)))
  const mac = createHmac('sha1', secret).update(step).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
