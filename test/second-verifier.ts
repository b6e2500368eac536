// The second verifier, verifier/verify.html, as a program can call it: the text of its first script, run as it stands.
// It is handed what the first verifier is handed, and answers in its own words.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '../src/core/bytes.ts'
import type { Trust } from '../src/ledger/verify.ts'

export const verifierPage = join(import.meta.dirname, '../verifier/verify.html')

type Bytes = Uint8Array
type Files = ReadonlyMap<string, Bytes>
export interface NamedFile {
  readonly name: string
  readonly bytes: Bytes
}
/** What the second verifier takes: one earlier checkpoint, where the first takes a list over all logs. */
export interface SecondTrust {
  readonly key: string | null
  readonly earlier: { readonly key: string; readonly checkpoint: string } | null
}
export interface Answer {
  readonly kind: 'verified' | 'cannot-know' | 'damaged' | 'contradicted'
  readonly because: readonly string[]
  readonly findings: readonly { readonly kind: string; readonly file?: string; readonly index?: number }[]
  readonly keep: SecondTrust['earlier']
}
type Numbers = { readonly [name: string]: number | Bytes }

export interface SecondVerifier {
  verifyBundle(zip: Bytes, trust: SecondTrust): Promise<Answer>
  verifyProof(proof: NamedFile, evidence: NamedFile, trust: SecondTrust): Promise<Answer>
  verifyCheckpoint(file: NamedFile, trust: SecondTrust): Promise<Answer>
  verifyLog(files: Files, trust: SecondTrust): Promise<Answer>
  verifyAlarm(file: NamedFile, trust: SecondTrust): Promise<Answer>
  /** These throw what is wrong and answer nothing otherwise. */
  checkInclusion(claim: Numbers, proof: readonly Bytes[]): Promise<void>
  checkConsistency(claim: Numbers, proof: readonly Bytes[]): Promise<void>
  openNote(note: Bytes, key: unknown): Promise<{ readonly text: string }>
  parseKey(text: string): Promise<unknown>
  parseAlarm(bytes: Bytes): unknown
  checkAlarm(alarm: unknown, key: unknown): Promise<boolean>
}

/** A script of the page by its id. */
export function scriptOf(id: 'checks' | 'words' | 'page'): string {
  const found = new RegExp(`<script id="${id}">([\\s\\S]*?)</script>`).exec(
    readFileSync(verifierPage, 'utf8'),
  )
  if (found?.[1] === undefined) throw new Error(`verify.html: expected a script with the id ${id}, got none`)
  return found[1]
}

const run = (script: string): Promise<unknown> =>
  import(`data:text/javascript;base64,${Buffer.from(utf8(script)).toString('base64')}`)

/** Runs the checks of the page; nothing else of it is needed or touched. */
export async function readSecondVerifier(): Promise<SecondVerifier> {
  await run(scriptOf('checks'))
  return (globalThis as unknown as { readonly ordholdenVerifier: SecondVerifier }).ordholdenVerifier
}

/** What the page says: texts, lists of texts and functions that answer one, by name. */
export type Saying = string | readonly string[] | ((...values: never[]) => string) | Sayings
export interface Sayings {
  readonly [name: string]: Saying
}

export async function readSecondWords(): Promise<Readonly<Record<'da' | 'en', Sayings>>> {
  await run(scriptOf('words'))
  return (globalThis as unknown as { readonly ordholdenWords: Readonly<Record<'da' | 'en', Sayings>> })
    .ordholdenWords
}

export const forSecond = ({ key, remembered }: Trust): SecondTrust => ({
  key,
  earlier: remembered[0] ?? null,
})
