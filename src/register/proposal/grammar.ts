// The small grammar of promises that classify.ts reads a sentence by. A promise is somebody who answers for it (we, the
// company, or you where you have a right), an act, and what the act is on; each is a class of words, and a kind of
// promise is the classes that must all be in the sentence. What only looks like one stands in a frame: an opinion, the
// law, words to the reader, the text about itself. grammar-da.ts and grammar-en.ts have the words.
// Of a page nobody made rules from it finds too little alone: judge.ts weighs what it says with what labelled policies taught.
// Proven by test/proposal.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'

/** Why a sentence binds nothing. */
export const frames = ['opinion', 'law', 'reader', 'structure'] as const
export type Frame = (typeof frames)[number]

export interface KindOfPromise {
  readonly pledge: PledgeId
  /** Word classes that are all in the sentence; `name` is the name of somebody else. */
  readonly says: readonly (RegExp | 'name')[]
  /** Words that make it something else. */
  readonly unless?: RegExp
  /** `no`: promised by denying. `either`: promised both ways. Else the denial of it promises nothing. */
  readonly denial?: 'no' | 'either'
  /** Wide words: proposed, and marked as unsure. */
  readonly unsure?: true
}

export interface Grammar {
  /** Promises whatever frame they seem to stand in. */
  readonly firm: readonly KindOfPromise[]
  /** Who answers for a promise in person: we, or you where you may ask. */
  readonly party: RegExp
  /** What is told of the world in general; where no party is in the sentence, it binds nobody. */
  readonly general: RegExp
  /** Sentences that promise nothing whatever else they name. */
  readonly frames: Readonly<Record<Frame, RegExp>>
  /** Opinions inside a sentence: their clause is set aside, and the rest of the sentence is read. */
  readonly care: RegExp
  /** Where clauses are told apart. */
  readonly clauses: RegExp
  /** "Not only" limits nothing: it is read as "also". */
  readonly notOnly: RegExp
  readonly also: string
  readonly denies: RegExp
  /** Denials that belong to a clause of their own, or deny nothing. */
  readonly aside: RegExp
  /** Who answers for a promise; the company's own name is added to it. */
  readonly ours: RegExp
  /** What a sentence must have of its own to be read under a heading that promises. */
  readonly signs: RegExp
  /** Only, never, nobody: what bounds what is done. */
  readonly limits: RegExp
  /** What a sentence with signs of its own, but no more, is taken to promise under a heading. */
  readonly headings: readonly { readonly pledge: PledgeId; readonly says: RegExp }[]
  /** Tried in order. */
  readonly promises: readonly KindOfPromise[]
}

/** A kind of promise, on one line of the grammar. */
export const kind = (
  pledge: PledgeId,
  says: KindOfPromise['says'],
  more: Omit<KindOfPromise, 'pledge' | 'says'> = {},
): KindOfPromise => ({ pledge, says, ...more })

/**
 * A class of words: `gem|gemme*` is two whole words in any case, `*` stands for any letters, `…` for a stretch of the
 * sentence.
 */
export function words(list: string): RegExp {
  const each = list
    .split(/[|\n]/)
    .map(word => word.trim())
    .filter(word => word !== '')
    .map(word =>
      word
        .replace(/[.?+()[\]]/g, '\\$&')
        .replaceAll('*', '\\p{L}*')
        .replaceAll(' … ', '(?: .{0,120}?)? ')
        .replaceAll('…', '.{0,120}?'),
    )
  return new RegExp(`(?<![\\p{L}\\d])(?:${each.join('|')})(?!\\p{L})`, 'iu')
}

/** Words of any of the classes. */
export const either = (...classes: readonly RegExp[]): RegExp =>
  new RegExp(classes.map(({ source }) => `(?:${source})`).join('|'), 'iu')
