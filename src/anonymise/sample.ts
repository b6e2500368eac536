// Some of many, each as likely as another, of rows that go by once (Vitter's algorithm R, 1985). Proven by attack.test.ts.

import type { Random } from '../core/clock.ts'

export interface Draw<T> {
  /** `make` is only called for what is drawn. */
  offer(make: () => T): void
  /** At most so many of those drawn, in no order; all where there were not more. */
  drawn(size: number): readonly T[]
}

export function openDraw<T>(most: number, random: Random): Draw<T> {
  const below = chances(random)
  const places: T[] = []
  let seen = 0
  return {
    offer: make => {
      seen += 1
      if (places.length < most) places.push(make())
      else {
        const place = below(seen)
        if (place < most) places[place] = make()
      }
    },
    drawn: size => shuffled(places, below).slice(0, size),
  }
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], below: (limit: number) => number): readonly T[] {
  const all = [...list]
  for (let last = all.length - 1; last > 0; last--) {
    const other = below(last + 1)
    const [a, b] = [all[last], all[other]]
    if (a === undefined || b === undefined) continue
    all[last] = b
    all[other] = a
  }
  return all
}

const span = 2 ** 32
const wordBytes = 4
const drawnAtOnce = 1_024

/** A number below a limit; drawn again rather than favour the small. */
function chances(random: Random): (limit: number) => number {
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
