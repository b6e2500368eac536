// Some of many, each as likely as another (Floyd's algorithm, Bentley 1987). Proven by attack.test.ts.

import type { Random } from '../core/clock.ts'

/** `size` different numbers below `many`, smallest first; all of them where there are not so many. */
export function drawSample(many: number, size: number, random: Random): readonly number[] {
  const drawn = new Set<number>()
  for (let next = Math.max(0, many - size); next < many; next++) {
    const pick = drawBelow(next + 1, random)
    drawn.add(drawn.has(pick) ? next : pick)
  }
  return [...drawn].toSorted((a, b) => a - b)
}

const span = 2 ** 32

/** Draws again rather than favour the small. */
function drawBelow(limit: number, random: Random): number {
  const fair = span - (span % limit)
  for (;;) {
    const bytes = random.bytes(4)
    const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
    if (drawn < fair) return drawn % limit
  }
}
