// Numbers the different texts of a column, and the different tuples of such numbers, in the order they come: what a table is
// grouped by, exactly (no two groups share a hash), in flat arrays of numbers. Proven by verify.test.ts.

import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

export interface Texts {
  numberOf(text: string): number
  textOf(number: number): string
  count(): number
}

/** `column` is named where there are too many to be told apart. */
export function openTexts(column: string): Texts {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    numberOf: text => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      if (texts.length >= limits.tableTexts) throw tooMany(column, 'different values', limits.tableTexts)
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
    textOf: number => texts[number] ?? '',
    count: () => texts.length,
  }
}

export interface Tuples {
  /** Of a tuple as long as the width; it is copied. */
  numberOf(tuple: Int32Array): number
  at(number: number, position: number): number
  count(): number
}

const free = -1
/** A quarter of the places stays free, or looking for one takes long. */
const fullest = 0.75

export function openTuples(width: number): Tuples {
  let places = new Int32Array(1 << 10).fill(free)
  let members = new Int32Array(width << 9)
  let count = 0
  const isAt = (number: number, tuple: Int32Array): boolean => {
    for (let position = 0; position < width; position++)
      if (members[number * width + position] !== tuple[position]) return false
    return true
  }
  const placeOf = (tuple: Int32Array): number => {
    const mask = places.length - 1
    for (let place = hashOf(tuple, width) & mask; ; place = (place + 1) & mask) {
      const number = places[place] ?? free
      if (number === free || isAt(number, tuple)) return place
    }
  }
  const grow = (): void => {
    places = new Int32Array(places.length * 2).fill(free)
    for (let number = 0; number < count; number++)
      places[placeOf(members.subarray(number * width, (number + 1) * width))] = number
  }
  return {
    numberOf: tuple => {
      const place = placeOf(tuple)
      const known = places[place] ?? free
      if (known !== free) return known
      if (count >= limits.tableGroups) throw tooMany(null, 'different rows', limits.tableGroups)
      if ((count + 1) * width > members.length) members = grown(members)
      members.set(tuple.subarray(0, width), count * width)
      places[place] = count
      count += 1
      if (count > places.length * fullest) grow()
      return count - 1
    },
    at: (number, position) => members[number * width + position] ?? free,
    count: () => count,
  }
}

/** Numbers that are counted up, as many as there will be. */
export interface Counters {
  add(at: number, by: number): void
  of(at: number): number
}

export function openCounters(): Counters {
  let counts = new Float64Array(1 << 10)
  return {
    add: (at, by) => {
      while (at >= counts.length) {
        const more = new Float64Array(counts.length * 2)
        more.set(counts)
        counts = more
      }
      counts[at] = (counts[at] ?? 0) + by
    },
    of: at => counts[at] ?? 0,
  }
}

function grown(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(16, numbers.length * 2))
  more.set(numbers)
  return more
}

// MurmurHash3's mixing (Appleby, public domain): neighbouring numbers come to lie far apart.
function hashOf(tuple: Int32Array, width: number): number {
  let hash = width
  for (let position = 0; position < width; position++) {
    hash ^= Math.imul(tuple[position] ?? 0, 0xcc9e2d51)
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

const tooMany = (column: string | null, what: string, most: number): Refusal =>
  new Refusal('limit', {
    message: `${column === null ? 'the table' : `column ${JSON.stringify(column)}`}: expected at most ${most} ${what}, got more`,
    hint: 'values that differ from row to row are no groups: leave such a column out, or make its values broader first',
  })
