// A document whose texts can be masked: what a person reads of it, what leaves it in any case, and the document that is made.
// "Redacted" is maskeret, never anonymised: who is meant may still be told from what is left.

import type { UnreadReason } from '../../detect/source.ts'

/** One text of a document in reading order: a page, a paragraph, a whole file. */
export interface RedactableText {
  /** `page 3`, `header`, `note 2`; shown to a person. */
  readonly label: string
  readonly text: string
  /** Letters of a picture: a guess. */
  readonly isReadByMachine?: true
}

/** Letters `[start, end)` of one text, counted as JavaScript counts them. */
export interface Stretch {
  readonly text: number
  readonly start: number
  readonly end: number
}

/** What is not carried over, whatever is masked. A closed list: src/language/redact.ts has its words. */
export const leftOut = [
  'properties',
  'revisions',
  'comments',
  'hidden',
  'thumbnail',
  'attachments',
  'macros',
  'picture-properties',
  'unknown-parts',
] as const
export type LeftOut = (typeof leftOut)[number]

/** A picture on a page. No person has read what is in it. */
export interface Picture {
  readonly label: string
  /** Why no machine has either; null where one did, which may have missed something. */
  readonly unread: UnreadReason | null
}

/**
 * What becomes of pictures beyond the places in them that are masked: they are kept, or blackened whole, or only those are that
 * no machine has read.
 */
export const pictureChoices = ['keep', 'mask', 'read'] as const
export type PictureChoice = (typeof pictureChoices)[number]

export interface Redactable {
  readonly kind: 'redactable'
  readonly format: 'text' | 'docx' | 'pdf'
  readonly texts: readonly RedactableText[]
  readonly leavesOut: readonly LeftOut[]
  readonly pictures: readonly Picture[]
  /**
   * The document with those stretches masked. Whether pictures are masked too is somebody's decision, never a default. Throws a `Refusal`
   * where what could be read cannot be drawn.
   */
  mask(stretches: readonly Stretch[], pictures: PictureChoice): Promise<Uint8Array>
  close(): void
}

/** Why a document cannot be masked. */
export interface NotRedactable {
  readonly kind: 'not-redactable'
  readonly reason: 'unknown-format' | 'encrypted' | 'damaged' | 'too-large' | 'too-slow'
  readonly detail: string
}

/** What stands in place of a masked text. Its length says nothing of what stood there. */
export const maskText = '█████'
