// The alarm as text: what was found, with all that somebody else needs to re-check it (docs/reference/ledger.md, Alarm).
// Where a holder's checkpoint contradicts our tree, the proof that our own later checkpoint does not contain it.
// Proven by test/contracts/holders.test.ts, with the ledger's own check of alarms.

import type { Kysely } from 'kysely'
import { canonicalJson, type Json } from '../core/json.ts'
import { formatAlarm } from '../ledger/alarm.ts'
import { readCheckpoint } from '../ledger/checkpoint.ts'
import type { Finding } from '../ledger/finding.ts'
import { proveConsistency, rangeRoot } from '../ledger/path.ts'
import { append, type Making } from './leaves.ts'
import type { LogRow } from './log-state.ts'
import { hashesOfTable } from './table-tiles.ts'
import type { Tables } from './tables.ts'

/** What was found in our own table and files, under the checkpoint it was held against. */
export const alarmOfCheck = (key: string, checkpoint: string, findings: readonly Finding[]): string =>
  formatAlarm({ key, findings, prefix: null, proof: [], earlier: null, later: checkpoint })

/** What a holder's checkpoint, signed by us, says against our tree. */
export async function alarmOfHolder(
  db: Kysely<Tables>,
  key: string,
  finding: Finding,
  held: string,
  log: LogRow,
): Promise<string> {
  const ours = log.head.checkpoint
  const { size } = readCheckpoint(held)
  // Ours is the shorter: that shows a log set back, and no proof can lead from a tree we no longer have.
  if (size > log.size)
    return formatAlarm({ key, findings: [finding], prefix: null, proof: [], earlier: ours, later: held })
  const source = hashesOfTable(db, log.size)
  const [prefix, proof] = [
    await rangeRoot({ start: 0, end: size }, source),
    await proveConsistency(size, log.size, source),
  ]
  return formatAlarm({ key, findings: [finding], prefix, proof, earlier: held, later: ours })
}

/** Puts what was found into the log itself, unless that is what it said last. */
export async function keepAlarm(
  db: Kysely<Tables>,
  making: Making,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return
  const evidence: Json = { findings: findings.map(finding => ({ ...finding })) }
  const last = await db
    .selectFrom('leaf')
    .select('evidence')
    .where('kind', '=', 'alarm')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.evidence !== canonicalJson(evidence)) await append(db, making, 'alarm', evidence)
}
