// What editing the policy is, for the pages it is done on: the register entry by entry and the notice sentence by sentence, each
// change judged before it is saved, and saved only where nobody else saved meanwhile. The files stay the truth: whoever likes
// edits them by hand at the same time. Shapes only; open-editing.ts makes it. Proven by test/contracts/editing-desk.test.ts.

import type { Language, Words } from '../../core/language.ts'
import type { LawFinding, PledgeLine } from '../../pledge/board.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { NoticeDiff } from '../../register/diff/diff.ts'
import type { Hunk } from '../../register/diff/words.ts'
import type { Answers, Question } from '../../register/edit/form.ts'
import type { EditionProof } from '../../store/proofs.ts'

/** How the policy folder, as it was last read, stands to what is published. */
type Folder = 'published' | 'edited' | 'unpublished'

/** Who edits, and the day. */
export interface Act {
  readonly by: string
  readonly at: string
}

/** What a sentence is bound to. `pledge` is empty where it promises nothing, and `because` says why. */
export interface Bound {
  readonly pledge: string
  readonly because: Readonly<Record<Language, string>>
  /** Whether a person lets it stand although nothing has checked it. */
  readonly declared: boolean
}

/** What becomes of the status of an entry. */
export type Standing = 'keep' | 'proposed' | 'published' | 'accepted'

export type Asked =
  | {
      readonly kind: 'entry'
      /** Of the entry; of a new one, the list it is added to. */
      readonly path: string
      readonly isNew: boolean
      readonly answers: Answers
      readonly standing: Standing
      readonly act: Act
    }
  | { readonly kind: 'remove-entry'; readonly path: string }
  | {
      readonly kind: 'sentence'
      readonly id: string
      readonly texts: Readonly<Record<Language, string>>
      readonly bound: Bound
      readonly act: Act
    }
  | {
      readonly kind: 'new-sentence'
      /** Which it follows; empty for words that stand in the notice already and are bound to nothing. */
      readonly after: string
      readonly texts: Readonly<Record<Language, string>>
      readonly bound: Bound
      readonly act: Act
    }
  | { readonly kind: 'remove-sentence'; readonly id: string }

/** What is wrong, at the field of the form it is in; empty where it is in none of them. */
export interface FieldFault {
  readonly name: string
  /** Of the field; null where the words say it all. */
  readonly label: Words | null
  readonly says: Words
  /** As the program says it of the file, in English; null where the words say it all. */
  readonly message: string | null
}

/** One thing of the register that is another, by the words that lead to it. */
export interface EntryChange {
  readonly crumbs: readonly Words[]
  readonly before: Words
  readonly after: Words
}

export interface FileLines {
  readonly file: string
  readonly hunks: readonly Hunk[]
}

/** What one state of the policy changes from another. */
export interface Shown {
  readonly isEmpty: boolean
  readonly entries: readonly EntryChange[]
  readonly notice: NoticeDiff
  readonly lines: readonly FileLines[]
}

/** What the change does, beyond what it changes. */
export interface Effect {
  readonly shown: Shown
  /** The one language whose words change, where the other has the sentence too. */
  readonly onlyIn: Language | null
  /** Pledges whose sentences it touches, each with the parts and checks that hold it. */
  readonly bound: readonly PledgeLine[]
  readonly law: { readonly gone: readonly LawFinding[]; readonly come: readonly LawFinding[] }
  /** Why it would not be published; empty where it would. */
  readonly refused: readonly Words[]
}

/** An entry in a list. `status` is null where such entries have none. */
export interface Listed {
  readonly path: string
  readonly name: Words
  readonly status: string | null
}

export interface Section {
  readonly path: string
  readonly label: Words
  readonly help: Words | null
  /** Whether entries are added to it; else it is one entry. */
  readonly isList: boolean
  readonly entries: readonly Listed[]
}

export interface Entry {
  readonly path: string
  readonly isNew: boolean
  readonly name: Words
  /** What leads to it, outermost first, with where each is edited; a list has no page of its own. */
  readonly crumbs: readonly { readonly name: Words; readonly path: string | null }[]
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly status: string | null
  readonly accepted: Act | null
  readonly lists: readonly Section[]
  /** The languages the register has notices in. */
  readonly languages: readonly Language[]
  readonly isRemovable: boolean
  readonly base: string
}

export interface SentenceRow {
  readonly id: string
  readonly texts: Readonly<Record<Language, string | null>>
  readonly pledge: PledgeId | null
  readonly because: Words | null
  readonly declared: Act | null
  /** The heading it stands under, where it is the first to. */
  readonly heading: Readonly<Record<Language, string | null>>
}

export interface NoticeText {
  readonly languages: readonly Language[]
  readonly rows: readonly SentenceRow[]
  /** Sentences with words that nothing is bound to. */
  readonly unbound: readonly { readonly language: Language; readonly text: string }[]
  readonly base: string
}

export type Judged =
  | { readonly kind: 'refused'; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'judged'; readonly effect: Effect; readonly base: string }
  | {
      readonly kind: 'conflict'
      /** From what both began with; null where that is known no more. */
      readonly mine: Shown | null
      readonly theirs: Shown | null
      /** What saving on top would change. */
      readonly between: Shown
      /** What was typed, with what the other changed and this form did not. */
      readonly asked: Asked
      readonly base: string
    }
export type Saved =
  | Exclude<Judged, { readonly kind: 'judged' }>
  | { readonly kind: 'saved'; readonly named: string | null; readonly folder: Folder }
  | { readonly kind: 'nowhere'; readonly says: Words }

/** How the folder stands. */
export interface FolderState {
  readonly folder: Folder
  readonly path: string
  /** Why nothing can be saved here; null where it can. */
  readonly cannotSave: Words | null
  /** What it has that is not published, and why; null where all is. */
  readonly waiting: { readonly shown: Shown; readonly refused: readonly Words[] } | null
}

/** One published edition. `changes` is null for the first, and beside one that this program cannot read. */
export interface PublishedEdition {
  readonly number: number
  readonly at: string
  readonly registerHash: string
  readonly noticeHash: string
  readonly changes: Shown | null
}

export interface Editing {
  state(): Promise<FolderState>
  /** Why nothing can be saved here; null where it can. */
  cannotSave(): Promise<Words | null>
  sections(): Promise<readonly Section[]>
  /** Null where there is no such entry, or no such list to add one to. */
  entry(path: string, isNew: boolean): Promise<Entry | null>
  notice(): Promise<NoticeText>
  judge(asked: Asked, base: string): Promise<Judged>
  save(asked: Asked, base: string): Promise<Saved>
  /** The latest first. */
  history(): Promise<readonly PublishedEdition[]>
  /** Null while no published checkpoint covers it, or where there is no such edition. */
  proof(edition: number): Promise<EditionProof | null>
}
