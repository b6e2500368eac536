// The log as the board shows it, and who outside is to hold its checkpoints. Proven by test/journeys/board.test.ts
// and test/journeys/holders.test.ts.

import { toBase64 } from '../core/bytes.ts'
import type { Words } from '../core/language.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import { emptyFrontier, rootOf } from '../ledger/tree.ts'
import type { LogHolder, LogState } from '../pledge/board.ts'
import type { Register } from '../register/schema.ts'
import type { Held, Holder } from '../store/holders.ts'
import type { Log } from '../store/log.ts'

/** The register's holders of checkpoints, as the log knows them. */
export const holdersOf = ({ logHolders }: Register): readonly Holder[] =>
  logHolders.map(({ kind, name, to }) =>
    kind === 'folder' ? { kind, name, path: to } : { kind, name, address: to },
  )

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
