// What is handed over is made from, gathered by the composition root: shapes only.

import type { ProcessingRecord } from '../../core/record.ts'
import type { Board, LawFinding } from '../../pledge/board.ts'
import type { Register } from '../schema.ts'

/** Everything it is made from, as it stood at one moment. */
export interface Handed {
  /** ISO 8601. */
  readonly at: string
  /** Of the edition in force. */
  readonly number: number
  readonly register: Register
  /** register.yaml as it was published. */
  readonly registerText: string
  readonly record: ProcessingRecord
  /** Oldest first. */
  readonly editions: readonly HandedEdition[]
  readonly board: Board
  readonly lawFindings: readonly LawFinding[]
  /** The bundle of the log. */
  readonly ledger: Uint8Array
  /** verify.html */
  readonly verifier: Uint8Array
}

export interface HandedEdition {
  readonly number: number
  readonly at: string
  readonly files: readonly { readonly name: string; readonly hash: string; readonly bytes: Uint8Array }[]
}
