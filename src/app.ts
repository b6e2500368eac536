// The composition root: knows every ground and room, maps the register to each room's slice, hands ports over.
// web and cli see only the interface below.

import type { Accounts } from './accounts/accounts.ts'
import type { OpenId } from './accounts/openid.ts'
import type { Asking } from './app/asking.ts'
import type { Breaches } from './app/breaches.ts'
import type { Editing } from './app/editing/editing-desk.ts'
import type { FirstAccess } from './app/first-access.ts'
import type { LetInGuest } from './app/guests.ts'
import type { Invite, InviteAgain } from './app/invitations.ts'
import type { Notifications } from './app/notifications/notifications.ts'
import type { AskOutside } from './app/outside.ts'
import type { Policy, SentenceMark } from './app/policy-shown.ts'
import type { Search } from './app/search.ts'
import type { Setting } from './app/setting.ts'
import type { Sites } from './app/sites.ts'
import type { TodayDesk } from './app/today.ts'
import type { Traffic } from './app/traffic.ts'
import type { LogCounting } from './app/traffic-counting.ts'
import type { FormatName, RecordFormat, Which } from './core/formats.ts'
import type { Language } from './core/language.ts'
import type { ProcessingRecord } from './core/record.ts'
import type { Board, Diagnosis, PledgeHistory } from './pledge/board.ts'
import type { PledgeId } from './pledge/pledge.ts'
import type { Erasures } from './store/erasures.ts'

export type { Policy, SentenceMark, Setting }

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
  readonly askOutside: AskOutside
  readonly letInGuest: LetInGuest
  /** Whether a mail server is named: else letters wait. */
  hasMailServer(): boolean
  readonly firstAccess: FirstAccess
  readonly notifications: Notifications
  /** How it stands with rows that were erased. */
  erasures(): Promise<Erasures>
  readonly asking: Asking
  /** Null where no provider is named. */
  readonly openid: OpenId | null
  readonly breaches: Breaches
  readonly editing: Editing
  readonly search: Search
  today(): Promise<TodayDesk>
}

export interface App {
  /** Where to report a weakness, as a URI. */
  readonly contact: string
  readonly desk: Desk
  readonly site: Sites
  readonly traffic: Traffic
  /** Logs counted into this home. */
  readonly counting: LogCounting
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
