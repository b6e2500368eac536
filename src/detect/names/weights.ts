// The one file of this ground that opens files: it reads the weights of the Danish tagger, from the checkout or from beside the
// packaged program. Proven by weights.test.ts and test/package.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** From the checkout's root, and from the package's: the package carries the folder with the licence the weights are under. */
export const weightsFolder = 'weights/da-names'
export const weightsFile = 'weights.bin'

/** Where they are looked for: beside the packaged program, then in a checkout. */
const weightsPlaces: readonly string[] = [
  join(import.meta.dirname, weightsFolder),
  join(import.meta.dirname, '../../..', weightsFolder),
]

/** The weights, or null where they were left out: then names in Danish are unknown. */
export function readWeights(places: readonly string[] = weightsPlaces): Uint8Array | null {
  const path = places.map(place => join(place, weightsFile)).find(existsSync)
  return path === undefined ? null : new Uint8Array(readFileSync(path))
}
