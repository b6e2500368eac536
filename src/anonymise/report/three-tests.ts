// The three tests of WP29 Opinion 05/2014 (WP216, §2.2), as far as they can be made on one table: what the attack that was carried out
// saw, and what the verifier counted in every class. Proven by three-tests.test.ts.

import type { Attack } from '../attack/attack.ts'
import type { Verified } from '../verify/verified.ts'

/** A value is told as guessed where that is right of more than this share of persons, and of so many more than without the table. */
export const guessed = { share: 0.5, gain: 0.1 }

export type Seen = 'seen' | 'not-seen' | 'not-tested'

export interface Tests {
  readonly singlingOut: Seen
  readonly linkability: Seen
  readonly inference: Seen
}

/** What can be learned of one sensitive column by whoever knows the quasi-identifiers. */
export interface Learned {
  readonly column: string
  /** Sampled persons whose value is told for certain. */
  readonly certain: number
  /** Whether all rows of some class say the same, whoever was sampled. */
  readonly isTold: boolean
  /** Sampled persons whose value is guessed right with the table, and without it. */
  readonly right: number
  readonly baseRate: number
  /** Whether the guess is mostly right, and clearly more often than without the table (`guessed`). */
  readonly isGuessed: boolean
}

export function learnedOf({ inferences, sampled }: Attack, { measured }: Verified): readonly Learned[] {
  return inferences.map(({ column, certain, right, baseRate }) => {
    const told = measured.find(each => each.criterion === 'distinct-l' && each.column === column)
    const helps = right - baseRate > guessed.gain * sampled
    const isGuessed = helps && right > guessed.share * sampled
    return { column, certain, isTold: told !== undefined && told.worst < 2, right, baseRate, isGuessed }
  })
}

export function testsOf(attack: Attack, learned: readonly Learned[], k: number): Tests {
  const seen = (isSeen: boolean): Seen => (isSeen ? 'seen' : 'not-seen')
  const isLearned = learned.some(({ certain, isTold, isGuessed }) => certain > 0 || isTold || isGuessed)
  return {
    singlingOut: seen(attack.alone > 0),
    // One of k is what was asked for; the sum of fractions may lie a hair above.
    linkability: seen(attack.linked > attack.sampled / k + 1e-6),
    inference: learned.length === 0 ? 'not-tested' : seen(isLearned),
  }
}
