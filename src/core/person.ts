// The port through which a request about a person reaches a system that may hold something of theirs: our own store as one
// of them. What came of each step is data; "could not" and "does not" are two things (GDPR Art. 15-17, 19).
// One contract suite runs over every implementation.

/** What is known of the person who asks, as they proved it. */
export interface Identifiers {
  readonly mails: readonly string[]
  readonly phones: readonly string[]
  readonly names: readonly string[]
}

/** On whose behalf a system is asked: the purpose and the case every reading names. */
export interface Errand {
  readonly purpose: string
  readonly about: string
}

/** One thing a system holds of the person. */
export interface HeldItem {
  /** The system's own id of it. */
  readonly id: string
  /** The category of the register it belongs to. */
  readonly category: string
  /** Name of each field and what stands in it, as text. */
  readonly fields: Readonly<Record<string, string>>
}

/** Why a system did not do as asked. `unreachable` and `unsupported` block an answer; they never count as "nothing". */
export interface NotDone {
  readonly kind: 'unreachable' | 'unsupported' | 'refused'
  readonly detail: string
}

export type Found = { readonly kind: 'found'; readonly items: readonly HeldItem[] } | NotDone
/** `confirmed` only after an independent reading that no longer finds the item, or finds the new value. */
export type Done =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'unconfirmed'; readonly detail: string }
  | NotDone

export interface PersonalDataSource {
  /** Of the register. */
  readonly system: string
  find(errand: Errand, identifiers: Identifiers, signal: AbortSignal): Promise<Found>
  rectify(errand: Errand, item: string, field: string, value: string, signal: AbortSignal): Promise<Done>
  erase(errand: Errand, items: readonly string[], signal: AbortSignal): Promise<Done>
}
