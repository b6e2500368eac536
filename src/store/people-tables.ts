// Rows about people who sign in or are written to: accounts, what they sign in with, sessions, one-time links, letters.
// All behind the purpose wall. What is secret stands as its SHA-256 or sealed, never in clear; no address and no user agent
// has a column. Made by migrations/0006-people.ts.

import type { ColumnType } from 'kysely'
import type { Language } from '../core/language.ts'
import type { Role } from '../core/roles.ts'
import type { PersonalRow } from './personal-row.ts'

type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>

export interface AccountTable extends PersonalRow {
  at: Time
  name: string
  mail: string
  role: Role
  language: Language
  state: 'invited' | 'active' | 'left'
  left_at: OptionalTime
}

/** What an account signs in with. */
export interface CredentialTable extends PersonalRow {
  account: string
  at: Time
  kind: 'passkey' | 'openid' | 'totp'
  /** What its owner calls it: "Annas telefon". */
  label: string
  /** A passkey's credential id, or tenant and object of OpenID Connect; unique within its kind. */
  identifier: string
  /** A passkey's public key (COSE); the secret of TOTP, sealed; empty for OpenID Connect. */
  material: Bytes
  /** A passkey's signature counter; the last time step used of TOTP. */
  counter: number
  used_at: OptionalTime
}

export interface SessionTable extends PersonalRow {
  /** Null for whoever came by a one-time link. */
  account: string | null
  token_hash: Bytes
  role: Role
  own: string[]
  at: Time
  seen_at: Time
  ends_at: Time
  means: 'first-run' | 'passkey' | 'openid' | 'totp' | 'link' | 'command'
}

/** For one person, for one thing, once. */
export interface LinkTable extends PersonalRow {
  account: string | null
  token_hash: Bytes
  role: Role
  own: string[]
  mail: string
  at: Time
  ends_at: Time
  used_at: OptionalTime
}

/** A letter on its way. Its words are gone when it was sent. */
export interface LetterTable extends PersonalRow {
  kind: string
  mail: string
  language: Language
  subject: string
  body_text: string
  body_html: string
  at: Time
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  next_at: OptionalTime
  /** What the mail server answered last: its code and nothing it quotes. */
  said: string | null
  /** The round of a process that has it in hand, until `next_at`; null while nobody has. */
  claim: string | null
}

export interface PeopleTables {
  account: AccountTable
  credential: CredentialTable
  session: SessionTable
  link: LinkTable
  letter: LetterTable
}
