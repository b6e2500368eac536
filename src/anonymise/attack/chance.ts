// Numbers by chance, each as likely as another. Proven by attack.test.ts.

import type { Random } from '../../core/clock.ts'

const span = 2 ** 32
const wordBytes = 4
const drawnAtOnce = 1_024

/** A number below a limit; drawn again rather than favour the small. */
export function chances(random: Random): (limit: number) => number {
  let words: DataView = new DataView(new ArrayBuffer(0))
  let at = 0
  const next = (): number => {
    if (at >= words.byteLength) {
      const bytes = random.bytes(drawnAtOnce)
      words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      at = 0
    }
    at += wordBytes
    return words.getUint32(at - wordBytes)
  }
  return limit => {
    const fair = span - (span % limit)
    for (;;) {
      const drawn = next()
      if (drawn < fair) return drawn % limit
    }
  }
}
