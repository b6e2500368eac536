// What the weights are trained with; README.md has the figures they were chosen by.

import type { Settings } from './learn.ts'

/** `commonLeast`: how often a word must be written in small letters to be listed as common. */
export const settings: Settings & { readonly commonLeast: number } = {
  epochs: 10,
  seenLeast: 1,
  weightLeast: 2,
  seed: 1,
  without: [],
  commonLeast: 3,
}
