// Where pictures stand on a page: scanners cut one page into strips and fax machines into tiles, so pictures that meet are one place and
// are read as one; those apart are read apart, for each may be turned. Proven by places.test.ts.

import { limits } from '../../core/limits.ts'
import { type Box, touch, union } from './box.ts'

export interface Place {
  /** All of it. */
  readonly box: Box
  readonly pictures: readonly Box[]
}

/** Nearer than this, pictures meet. */
const meetingDots = 6

const wider = ({ left, top, right, bottom }: Box): Box => ({
  ...{ left: left - meetingDots, top: top - meetingDots },
  ...{ right: right + meetingDots, bottom: bottom + meetingDots },
})

/** From top to bottom. So many pictures that comparing them takes long are one place. */
export function placesOf(pictures: readonly Box[]): readonly Place[] {
  const [first] = pictures
  if (first === undefined) return []
  if (pictures.length > limits.redactPlaces) return [{ box: pictures.reduce(union), pictures }]
  let places: readonly Place[] = []
  for (const box of pictures) {
    const near = places.filter(place => touch(place.box, wider(box)))
    const merged = near.reduce(
      (one, place) => ({ box: union(one.box, place.box), pictures: [...place.pictures, ...one.pictures] }),
      { box, pictures: [box] },
    )
    places = [...places.filter(place => !near.includes(place)), merged]
  }
  return places.toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
}
