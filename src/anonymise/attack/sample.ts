// Some of many, each as likely as another, of rows that go by once (Vitter's algorithm R, 1985). Proven by attack.test.ts.

import type { Random } from '../../core/clock.ts'
import { chances } from './chance.ts'

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
