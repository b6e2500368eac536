// What found no class of its own goes where it costs least: into the class whose rows, with it, lose least more than before. Then the
// classes that lose most are taken apart again where their members would do better in others. Classes are tried from the one that
// was best for the tuple before, which stands near in every column, and none further than it could still be cheaper than the best so
// far. Where no class satisfies what is asked with a tuple in it, such tuples are put together and joined with the nearest class
// until one does; since all rows together do, that ends. Held by test/hostile/anonymise.test.ts.

import { limits } from '../../core/limits.ts'
import type { Classes } from './classes.ts'
import type { Models } from './models.ts'

/** Of the classes a tuple could go into, so many are tried against the models, the cheapest first. */
const tries = 8

/** Classes whose rows lose less than this of each quasi-identifier are left as they are. */
const costly = 0.1

interface Place {
  readonly of: number
  readonly cost: number
}

export function mergeLeftovers(classes: Classes, leftovers: readonly number[], models: Models): void {
  const search = new Search(classes, models)
  const stubborn = leftovers.filter(tuple => {
    const place = search.find(tuple, -1)
    if (place !== null) classes.put(place.of, tuple)
    return place === null
  })
  if (stubborn.length > 0) joinUntilHolds(classes, classes.add(stubborn), models)
}

/** Until so many comparisons were made: counted, not timed, so that every machine ends at the same table. */
export function dissolveCostly(classes: Classes, models: Models): void {
  const search = new Search(classes, models)
  const least = costly * classes.columns.length
  const order = classes
    .living()
    .filter(of => (classes.losses[of] ?? 0) > least)
    .sort((a, b) => (classes.losses[b] ?? 0) - (classes.losses[a] ?? 0))
  for (const of of order) {
    if (search.compared > limits.mergeComparisons) return
    const places = findHomes(classes, search, of)
    if (places === null) continue
    const members = classes.members[of] ?? []
    classes.empty(of)
    places.forEach((place, at) => {
      classes.put(place, members[at] ?? 0)
    })
  }
}

/** A place for each member that together cost less than the class does, or null. */
function findHomes(classes: Classes, search: Search, of: number): readonly number[] | null {
  const places: number[] = []
  let left = (classes.losses[of] ?? 0) * (classes.sizes[of] ?? 0)
  for (const tuple of classes.members[of] ?? []) {
    const place = search.find(tuple, of, left)
    // Two members in one place would cost something else than each alone.
    if (place === null || places.includes(place.of)) return null
    left -= place.cost
    places.push(place.of)
  }
  return places
}

/** Looks for the class where a tuple costs least. */
class Search {
  readonly #classes: Classes
  readonly #models: Models
  #near: readonly Place[] = []
  compared = 0

  constructor(classes: Classes, models: Models) {
    this.#classes = classes
    this.#models = models
  }

  /** Not in `without`, and only where it costs less than `most`. */
  find(tuple: number, without: number, most = Number.POSITIVE_INFINITY): Place | null {
    const places = this.#findCheapest(tuple, without, most)
    this.#near = places
    const { members } = this.#classes
    return places.find(({ of }) => this.#isHeldWith(members[of] ?? [], tuple)) ?? null
  }

  #isHeldWith(members: readonly number[], tuple: number): boolean {
    return !this.#models.isMoreThanK || this.#models.holds([...members, tuple])
  }

  #findCheapest(tuple: number, without: number, most: number): readonly Place[] {
    const found: Place[] = []
    const many = this.#models.isMoreThanK ? tries : 1
    const weight = this.#classes.tuples.weights[tuple] ?? 0
    let worst = most
    const look = (of: number): void => {
      const cost = this.#costOf(of, tuple, weight, worst)
      if (cost >= worst) return
      const after = found.findIndex(other => other.cost > cost)
      found.splice(after < 0 ? found.length : after, 0, { of, cost })
      if (found.length > many) found.pop()
      if (found.length === many) worst = Math.min(worst, found.at(-1)?.cost ?? worst)
    }
    const near = new Set(this.#near.map(({ of }) => of).filter(of => of !== without && this.#isThere(of)))
    near.forEach(look)
    const { length } = this.#classes.members
    for (let of = 0; of < length; of++) if (of !== without && this.#isThere(of) && !near.has(of)) look(of)
    return found
  }

  #isThere(of: number): boolean {
    return (this.#classes.sizes[of] ?? 0) > 0
  }

  /** (new loss − loss) × size + new loss × weight; the new loss is no less than the old one. */
  #costOf(of: number, tuple: number, weight: number, worst: number): number {
    const loss = this.#classes.losses[of] ?? 0
    if (loss * weight >= worst) return Number.POSITIVE_INFINITY
    this.compared++
    const size = this.#classes.sizes[of] ?? 0
    const most = (worst + loss * size) / (size + weight)
    return this.#classes.lossWith(of, tuple, most) * (size + weight) - loss * size
  }
}

function joinUntilHolds(classes: Classes, of: number, models: Models): void {
  while (!models.holds(classes.members[of] ?? [])) {
    const costs = classes
      .living()
      .filter(other => other !== of)
      .map(other => ({ other, cost: joinCost(classes, of, other) }))
    const [nearest] = costs.sort((a, b) => a.cost - b.cost)
    if (nearest === undefined)
      throw new Error('expected all rows together to satisfy the models, got that they do not')
    classes.join(nearest.other, of)
  }
}

function joinCost(classes: Classes, of: number, other: number): number {
  const [size, otherSize] = [classes.sizes[of] ?? 0, classes.sizes[other] ?? 0]
  const before = (classes.losses[of] ?? 0) * size + (classes.losses[other] ?? 0) * otherSize
  return classes.lossTogether(of, other) * (size + otherSize) - before
}
