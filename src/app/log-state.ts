// The log as the board shows it. Proven by test/journeys/board.test.ts.

import { toBase64 } from '../core/bytes.ts'
import type { Words } from '../core/language.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { emptyFrontier, rootOf } from '../ledger/tree.ts'
import type { LogHolder, LogState } from '../pledge/board.ts'
import type { Held } from '../store/holders.ts'
import type { Log } from '../store/log.ts'

export async function logStateOf(log: Log, alarm: Words | null): Promise<LogState> {
  const [{ origin, verifierKey, published, waiting }, held] = await Promise.all([
    log.standing(),
    log.holders.held(),
  ])
  const root =
    published.checkpoint === null ? rootOf(emptyFrontier) : readCheckpoint(published.checkpoint).root
  return {
    origin,
    verifierKey,
    size: published.size,
    waiting,
    rootHash: toBase64(root),
    publishedAt: published.at?.toISOString() ?? null,
    holders: held.map(holderOf),
    alarm,
  }
}

const holderOf = ({ holder: { kind, name }, lastAt, lastSize }: Held): LogHolder => ({
  kind,
  name,
  lastAt: lastAt?.toISOString() ?? null,
  lastSize,
})
