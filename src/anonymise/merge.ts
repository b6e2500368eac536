// What found no class of its own goes where it costs least: into the class whose rows, with it, lose least more than before. Classes
// are tried from the least loss upwards, and no further than a class could still be cheaper than the best so far. Where no class
// satisfies what is asked with it, such tuples are put together and joined with the nearest class until one does; since all rows
// together do, that ends. Held by test/hostile/anonymise.test.ts.

import type { Classes } from './classes.ts'
import type { Models } from './models.ts'

/** Of the classes a tuple could go into, so many are tried against the models, the cheapest first. */
const tries = 8

interface Place {
  readonly of: number
  readonly cost: number
}

export function mergeLeftovers(classes: Classes, leftovers: readonly number[], models: Models): void {
  const stubborn = leftovers.filter(tuple => {
    const place = findPlaces(classes, tuple, models.isMoreThanK ? tries : 1).find(({ of }) =>
      models.holds([...(classes.members[of] ?? []), tuple]),
    )
    if (place !== undefined) classes.put(place.of, tuple)
    return place === undefined
  })
  if (stubborn.length > 0) joinUntilHolds(classes, classes.add(stubborn), models)
}

/** The classes where a tuple costs least, the cheapest first. */
function findPlaces(classes: Classes, tuple: number, most: number): readonly Place[] {
  const weight = classes.tuples.weights[tuple] ?? 0
  const places: Place[] = []
  for (const of of classes.living()) {
    const [size, loss] = [classes.sizes[of] ?? 0, classes.losses[of] ?? 0]
    const worst = places.length < most ? Number.POSITIVE_INFINITY : (places.at(-1)?.cost ?? 0)
    // What it costs is (new loss − loss) × size + new loss × weight, and the new loss is no less than the old.
    if (loss * weight >= worst) continue
    const cost =
      classes.lossWith(of, tuple, (worst + loss * size) / (size + weight)) * (size + weight) - loss * size
    if (cost >= worst) continue
    if (places.length === most) places.pop()
    const after = places.findIndex(other => other.cost > cost)
    places.splice(after < 0 ? places.length : after, 0, { of, cost })
  }
  return places
}

function joinUntilHolds(classes: Classes, of: number, models: Models): void {
  while (!models.holds(classes.members[of] ?? [])) {
    const nearest = classes
      .living()
      .filter(other => other !== of)
      .map(other => ({ other, cost: joinCost(classes, of, other) }))
      .reduce<{ other: number; cost: number } | null>(
        (best, each) => (best !== null && best.cost <= each.cost ? best : each),
        null,
      )
    if (nearest === null)
      throw new Error('expected all rows together to satisfy the models, got that they do not')
    classes.join(nearest.other, of)
  }
}

function joinCost(classes: Classes, of: number, other: number): number {
  const [size, otherSize] = [classes.sizes[of] ?? 0, classes.sizes[other] ?? 0]
  const before = (classes.losses[of] ?? 0) * size + (classes.losses[other] ?? 0) * otherSize
  return classes.lossTogether(of, other) * (size + otherSize) - before
}
