// How a command ends, so that cron and CI can act on it.

import type { RefusalCode } from '../core/refusal.ts'
import type { Board } from '../pledge/board.ts'

/** 0 all kept, 1 usage or input, 2 a pledge is broken, 3 cannot know, 4 integrity failure. */
export type ExitCode = 0 | 1 | 2 | 3 | 4

export function exitOfBoard(board: Board): ExitCode {
  if (board.log.alarm !== null) return 4
  if (board.counts.broken > 0) return 2
  return board.counts.unknown > 0 ? 3 : 0
}

/** Refusals where something does not agree with itself, rather than being wrongly written. */
const integrity: ReadonlySet<RefusalCode> = new Set(['ledger-damaged', 'proof-invalid', 'keyring-damaged'])

export const exitOfRefusal = (code: RefusalCode): ExitCode => (integrity.has(code) ? 4 : 1)
