// What the weights are trained with; README.md has the figures they were chosen by.

import type { Settings } from './learn.ts'

/** `commonLeast`: how often a word must be written in small letters to be listed as common. */
export const settings: Settings & { readonly commonLeast: number } = {
  epochs: 6,
  seenLeast: 1,
  weightLeast: 2,
  orders: 5,
  without: [],
  outside: 30,
  commonLeast: 3,
}
