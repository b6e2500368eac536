// Where each count of an hour stands in one array of numbers: in the order of the lists of tally.ts, so that a line adds to places
// and makes no key. Codes of RFC 3463 have no list and no place: they are counted by key. Proven by counting.test.ts.

import { type CountKey, type HourTally, type Measure, measures } from '../tally.ts'

const keys: readonly CountKey[] = Object.entries(measures).flatMap(([measure, list]): CountKey[] => {
  if (list === 'dsn') return []
  return list.length === 0
    ? [measure as Measure]
    : list.map((detail): CountKey => `${measure as Measure}/${detail}`)
})
const places: ReadonlyMap<CountKey, number> = new Map(keys.map((key, at) => [key, at]))

/** The place of a key, and of the first of a list: those of its other details follow. */
export function slotOf(key: CountKey): number {
  const at = places.get(key)
  if (at === undefined) throw new Error(`expected a count with a place, got ${key}`)
  return at
}

/** What is counted of one hour, until it is taken. */
export class HourCounts {
  readonly counts = new Float64Array(keys.length)
  readonly #byKey = new Map<CountKey, number>()

  add(key: CountKey, by: number): void {
    const at = places.get(key)
    if (at === undefined) this.#byKey.set(key, (this.#byKey.get(key) ?? 0) + by)
    else this.counts[at] = (this.counts[at] ?? 0) + by
  }

  /** Null where nothing was counted. */
  tally(hour: number): HourTally | null {
    const counted = new Map(this.#byKey)
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]
      const count = this.counts[at] ?? 0
      if (count !== 0 && key !== undefined) counted.set(key, count)
    }
    return counted.size === 0 ? null : { hour, counts: counted }
  }
}
