// The composition root: knows every ground and room, maps the register to each room's slice, hands ports over.
// web and cli see only the interface below.

import type { Accounts } from './accounts/accounts.ts'
import type { OpenId } from './accounts/openid.ts'
import type { Asking } from './app/asking.ts'
import type { Breaches } from './app/breaches.ts'
import type { Editing } from './app/editing/editing-desk.ts'
import type { FirstAccess } from './app/first-access.ts'
import type { Invite, InviteAgain } from './app/invitations.ts'
import type { Notifications } from './app/notifications/notifications.ts'
import type { TodayDesk } from './app/today.ts'
import type { Search } from './app/search.ts'
import type { Clock, Random } from './core/clock.ts'
import type { Block } from './core/document.ts'
import type { FormatName, RecordFormat, Which } from './core/formats.ts'
import type { Language, Words } from './core/language.ts'
import type { ProcessingRecord } from './core/record.ts'
import type { Board, Diagnosis, LawFinding, PledgeHistory } from './pledge/board.ts'
import type { PledgeId } from './pledge/pledge.ts'
import type { Erasures } from './store/erasures.ts'

/** What a command or server opens the app with. */
export interface Setting {
  /** Folder with register.yaml and the notices. */
  readonly policyFolder: string
  /** Where the installation keeps its data; null for the default of this user. */
  readonly home: string | null
  /** Whether checks may look outside this machine. */
  readonly outside: boolean
  /** Where our own pages are served, for the checks that fetch them; null when nothing is served. */
  readonly servedAt: string | null
  /** Whether an edit of the policy folder is to become the edition in force, if the gate lets it through. */
  readonly publishes: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly random: Random
  /** What a person should be told while it opens or runs: an edit that was not published, a check that failed. */
  notify(says: Words): void
}

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

/** One look's proof for download: what an auditor needs to recompute it. */
export interface LookProof {
  /** C2SP tlog-proof text. */
  readonly proof: string
  /** Canonical JSON of the evidence and its secret: recomputes the leaf's commitment. */
  readonly evidence: string
  readonly leaf: string
}

/** What is done behind sign-in, one member for each thing that can be done. */
export interface Desk {
  readonly accounts: Accounts
  readonly invite: Invite
  readonly inviteAgain: InviteAgain
  readonly firstAccess: FirstAccess
  readonly notifications: Notifications
  /** How it stands with rows that were erased. */
  erasures(): Promise<Erasures>
  readonly asking: Asking
  /** Null where no provider is named. */
  readonly openid: OpenId | null
  readonly breaches: Breaches
  readonly editing: Editing
  today(): Promise<TodayDesk>
  readonly search: Search
}

export interface App {
  /** Where to report a weakness, as a URI. */
  readonly contact: string
  readonly desk: Desk
  /** Begins looking on schedule and publishing the log; without it, only what is asked for is done. */
  start(): void
  policy(language: Language): Promise<Policy>
  board(): Promise<Board>
  pledge(id: PledgeId, days: number): Promise<PledgeHistory>
  /** Looks now at the given pledges (all without any), records what was seen, answers the board after it. */
  check(
    pledges: readonly PledgeId[],
    onLook: (part: string, done: number, of: number) => void,
  ): Promise<Board>
  /** Null while no published checkpoint covers the look, or there is no such look. */
  proof(look: string): Promise<LookProof | null>
  /** A file of the published log (`checkpoint`, `tile/0/000`, …); null where there is none. */
  logFile(path: string): Promise<Uint8Array | null>
  /** The bundle of everything in the log: a zip, byte-equal for equal content. */
  bundle(): Promise<Uint8Array>
  /** What a supervisory authority is handed: a zip. Refuses with `not-found` before the first publication. */
  authority(language: Language): Promise<Uint8Array>
  /** The published edition as a file of the format. Refuses with `not-found` before the first publication. */
  document(format: FormatName, language: Language, which: Which): Promise<Uint8Array>
  /** The record of processing (GDPR Art. 30) of the edition in force, as of today. Internal: no page may show it to strangers. */
  record(): Promise<ProcessingRecord>
  /** The same as a file, for whoever holds this machine. */
  recordFile(format: RecordFormat, language: Language): Promise<Uint8Array>
  /** One stored look as the database holds it, and its leaf: for the page that shows what is kept. */
  storedRow(): Promise<{ readonly row: string; readonly leaf: string } | null>
  /** How everything stands, as last seen. */
  health(): Promise<readonly Diagnosis[]>
  /** The same, after recomputing the whole log. */
  doctor(): Promise<readonly Diagnosis[]>
  close(): Promise<void>
}
