// What a cue is: words that let a sentence be taken for a promise, as data for each language. Tried in order, and the
// first that fits is proposed with the words it was recognised by, so that a person can judge it. Decided against a
// trained model: nobody could say why it proposed what it did. Proven by test/proposal.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'

export interface Cue {
  readonly pledge: PledgeId
  readonly words: RegExp
  /** `no`: the sentence promises by denying. `either`: it speaks of the thing either way. Else a denial promises nothing. */
  readonly denial?: 'no' | 'either'
}

export interface Cues {
  /** Opinions, and sentences about others or about the text itself: these promise nothing, whatever else they name. */
  readonly opinion: RegExp
  readonly denies: RegExp
  /** Clauses in which a denial is not the sentence's own. */
  readonly aside: RegExp
  readonly promises: readonly Cue[]
}
