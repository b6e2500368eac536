// Rows about people who sign in or are written to: accounts, what they sign in with, sessions, one-time links, letters,
// tokens of programs, and acts of two.
// All behind the purpose wall. Names, addresses and what letters say stand sealed under the key of their case, beside the mark
// they are found by (sealed.ts); tokens as their SHA-256. No network address and no user agent has a column.
// Made by migrations/0006-people.ts, 0009-api.ts, 0010-acts.ts and 0012-guests.ts.

import type { ColumnType } from 'kysely'
import type { Language } from '../core/language.ts'
import type { Role } from '../core/roles.ts'
import type { PersonalRow } from './personal-row.ts'
import type { Sealed } from './sealed.ts'

type Time = ColumnType<Date, Date, Date>
type OptionalTime = ColumnType<Date | null, Date | null | undefined, Date | null>
type Bytes = ColumnType<Uint8Array, Uint8Array, Uint8Array>
type OptionalBytes = ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>
type Said<Says> = ColumnType<Sealed<Says>, Sealed<Says>, Sealed<Says>>

/** Who an account belongs to. The case is the account's. */
export type PersonSaid = { readonly name: string; readonly mail: string }

/** What is in a letter, and to whom. */
export type LetterSaid = {
  readonly mail: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface AccountTable extends PersonalRow {
  at: Time
  person: Said<PersonSaid>
  name_mark: Bytes
  mail_mark: Bytes
  role: Role
  language: Language
  state: 'invited' | 'active' | 'left'
  left_at: OptionalTime
  /** Whether they too are reminded of what is due; one at most. */
  deputy: ColumnType<boolean, boolean | undefined, boolean>
}

/** What an account signs in with. */
export interface CredentialTable extends PersonalRow {
  account: string
  at: Time
  kind: 'passkey' | 'openid' | 'totp'
  /** What its owner calls it: "Annas telefon". */
  label: Said<string>
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
  /** Null for a link that is shown where the product runs. */
  mail_mark: OptionalBytes
  /** Whom it was sent to, under the key of what they are let in to; null where an account says it. */
  guest: ColumnType<Sealed<GuestSaid> | null, Sealed<GuestSaid> | null | undefined, Sealed<GuestSaid> | null>
  at: Time
  ends_at: Time
  used_at: OptionalTime
  /** When whoever it is for was last let in by it, also with a token before this one. */
  came_at: OptionalTime
}

/** A letter on its way. The row is gone when it was sent. */
export interface LetterTable extends PersonalRow {
  kind: string
  /** The case it is written for, under whose key it lies. */
  about: string
  content: Said<LetterSaid>
  mail_mark: Bytes
  language: Language
  at: Time
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  next_at: OptionalTime
  /** What the mail server answered last: its code and nothing it quotes. */
  said: string | null
  /** The round of a process that has it in hand, until `next_at`; null while nobody has. */
  claim: string | null
  /** What it is written once for; null where it is asked for once. A letter held back has no `next_at`. */
  once: ColumnType<string | null, string | null | undefined, string | null>
}

/** What a program asks with, on behalf of an account and for some things only. */
export interface ApiTokenTable extends PersonalRow {
  account: string
  token_hash: Bytes
  /** What its owner calls it: "Lønsystemet". */
  label: Said<string>
  scopes: string[]
  at: Time
  ends_at: Time
  /** The beginning of the day (UTC) it was last used: no more than is needed to see that one is forgotten. */
  used_on: OptionalTime
}

/** Whom somebody outside is, as far as we were told. The case is what they are let in to. */
export type GuestSaid = { readonly mail: string }

/** Something one person may not do alone, as src/accounts/two-people.ts knows it. Its case is `act.<id>`. */
export interface ActTable extends PersonalRow {
  kind: string
  /** The id of what it is done to. */
  subject: string
  /** The account that asked. */
  asked_by: string
  alone: boolean
  at: Time
  state: 'asked' | 'delayed' | 'agreed' | 'done' | 'cancelled'
  /** Until when it is asked, delayed or agreed to; when it was done or called off. */
  state_at: Time
  second_kind: 'account' | 'outside' | null
  second: string | null
  second_at: OptionalTime
  /** Whoever outside was asked last to agree, under the key of the act. */
  outside: ColumnType<Sealed<GuestSaid> | null, Sealed<GuestSaid> | null, Sealed<GuestSaid> | null>
  outside_mark: OptionalBytes
  outside_at: OptionalTime
}

export interface PeopleTables {
  account: AccountTable
  credential: CredentialTable
  session: SessionTable
  link: LinkTable
  letter: LetterTable
  api_token: ApiTokenTable
  act: ActTable
}
