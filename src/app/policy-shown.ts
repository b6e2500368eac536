// The published notice as pages show it: its blocks, and how each sentence is marked.

import type { Block } from '../core/document.ts'
import type { Language, Words } from '../core/language.ts'
import type { LawFinding } from '../pledge/board.ts'
import type { PledgeId } from '../pledge/pledge.ts'

/** How one sentence of the notice is marked. */
export interface SentenceMark {
  readonly sentence: string
  /** Null where the sentence promises nothing; `because` says why. */
  readonly pledge: PledgeId | null
  readonly because: Words | null
  /** Published without proof, accepted by a person in the register. */
  readonly declaredUnproven: boolean
  readonly lawFindings: readonly LawFinding[]
}

export interface Policy {
  readonly language: Language
  readonly title: string
  readonly description: string | null
  readonly controller: string
  /** Set where this text is an unofficial translation: what to say about it. */
  readonly translationNote: Words | null
  readonly blocks: readonly Block[]
  /** By sentence id, in the order of the text. */
  readonly marks: ReadonlyMap<string, SentenceMark>
  /** SHA-256 of the Markdown file, lower-case hexadecimal. */
  readonly hash: string
}
