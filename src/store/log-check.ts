// Recomputes the whole log from its leaves and holds the table, the signed checkpoint and the published files against
// it (`fsck`). Every finding names its place; the checkpoint and the verifier key beside them are all that somebody else
// needs to re-check it. Proven by test/contracts/publication.test.ts.

import { type Kysely, sql } from 'kysely'
import { equalBytes, sha256, toBase64, toHex } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { openCheckpoint } from '../ledger/checkpoint.ts'
import type { Finding } from '../ledger/finding.ts'
import { checkCommitment, parseLeaf } from '../ledger/leaf.ts'
import { formatVerifierKey, type VerifierKey } from '../ledger/note.ts'
import { completeRoot, parseTilePath, tileWidth } from '../ledger/tile.ts'
import {
  append,
  emptyFrontier,
  type Frontier,
  formatFrontier,
  hashBytes,
  hashLeaf,
  rootOf,
} from '../ledger/tree.ts'
import type { Holders } from './holders.ts'
import { alarmOfCheck } from './log-alarm.ts'
import { type LogRow, readLog } from './log-state.ts'
import { openingOf } from './openings.ts'
import type { Difference, Publication } from './publication.ts'
import type { Tables } from './tables.ts'

export interface LogCheck {
  readonly origin: string
  readonly verifierKey: string
  readonly size: number
  /** The signed checkpoint everything was held against. */
  readonly checkpoint: string
  /** None where all is well; at most `limits.logFindings`. Their file is a published path or `table <name>`. */
  readonly findings: readonly Finding[]
  /** The same as text, for whoever re-checks it elsewhere (docs/reference/ledger.md, Alarm). */
  readonly alarms: readonly string[]
}

/** Checks the table; where that is whole, the files and what holders have against it. */
export async function checkLog(
  db: Kysely<Tables>,
  publication: Publication,
  holders: Holders,
  key: VerifierKey,
): Promise<LogCheck> {
  const log = await readLog(db)
  const inTable = await checkTable(db, log, key)
  const outside = inTable.length > 0 ? [] : await holders.contradictions()
  const inFiles = inTable.length > 0 ? [] : (await publication.differences()).map(findingOf)
  const here = [...inTable, ...inFiles].slice(0, limits.logFindings)
  const [verifierKey, { checkpoint }] = [formatVerifierKey(key), log.head]
  const alarms = [
    ...(here.length === 0 ? [] : [alarmOfCheck(verifierKey, checkpoint, here)]),
    ...outside.map(({ alarm }) => alarm),
  ]
  return Object.freeze({
    origin: log.origin,
    verifierKey,
    size: log.size,
    checkpoint,
    findings: Object.freeze([...outside.map(({ finding }) => finding), ...here]),
    alarms: Object.freeze(alarms),
  })
}

async function checkTable(db: Kysely<Tables>, log: LogRow, key: VerifierKey): Promise<readonly Finding[]> {
  const { frontier, findings } = await checkLeaves(db, log.size)
  const signed = findings.length === 0 ? checkSigned(log, frontier, key) : []
  return [...findings, ...signed, ...(await checkLooks(db)), ...(await missingLooks(db))]
}

// One tile of leaves at a time, so that memory does not grow with the log.
async function checkLeaves(db: Kysely<Tables>, size: number) {
  const findings: Finding[] = []
  let frontier: Frontier = emptyFrontier
  while (frontier.size < size && findings.length < limits.logFindings) {
    const rows = await leavesFrom(db, frontier.size, Math.min(tileWidth, size - frontier.size))
    const gap = gapIn(rows, frontier.size, size)
    if (gap !== null) return { frontier, findings: [...findings, gap] }
    findings.push(...rows.flatMap(checkLeaf), ...(await checkTileRoot(db, frontier.size, rows)))
    frontier = append(
      frontier,
      rows.map(row => hashLeaf(row.body)),
    )
  }
  return { frontier, findings }
}

// No rows after the gap are looked at: nothing beyond it can be recomputed.
function gapIn(rows: readonly LeafRow[], start: number, size: number): Finding | null {
  const wanted = Math.min(tileWidth, size - start)
  const gap = rows.findIndex((row, at) => Number(row.idx) !== start + at)
  if (gap === -1 && rows.length === wanted) return null
  const index = start + (gap === -1 ? rows.length : gap)
  return { kind: 'missing', file: 'table leaf', index }
}

interface LeafRow {
  readonly idx: string | number | null
  readonly body: Uint8Array
  readonly secret: Uint8Array | null
  readonly evidence: string | null
}

const leavesFrom = (db: Kysely<Tables>, start: number, count: number): Promise<readonly LeafRow[]> =>
  db
    .selectFrom('leaf')
    .select(['idx', 'body', 'secret', 'evidence'])
    .where('idx', '>=', start)
    .where('idx', '<', start + count)
    .orderBy('idx')
    .execute()

// What is sealed is looked at by whoever may open it; the leaf itself is recomputed like every other.
function checkLeaf(row: LeafRow): readonly Finding[] {
  const place = { file: 'table leaf', index: Number(row.idx) }
  try {
    const leaf = parseLeaf(row.body)
    const opening = openingOf(row)
    const holds = opening === null || checkCommitment(leaf, opening.evidence, opening.secret)
    return holds ? [] : [{ kind: 'commitment-differs', ...place }]
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof SyntaxError)) throw error
    return [{ kind: 'malformed', ...place, got: error.message }]
  }
}

async function checkTileRoot(
  db: Kysely<Tables>,
  start: number,
  rows: readonly LeafRow[],
): Promise<readonly Finding[]> {
  if (rows.length < tileWidth) return []
  const root = completeRoot(rows.map(row => hashLeaf(row.body)))
  const stored = await db
    .selectFrom('log_node')
    .select('hash')
    .where('level', '=', 1)
    .where('idx', '=', start / tileWidth)
    .executeTakeFirst()
  if (stored !== undefined && equalBytes(stored.hash, root)) return []
  const got = stored === undefined ? 'none' : toHex(stored.hash)
  return [{ kind: 'tile-differs', file: 'table log_node', index: start, expected: toHex(root), got }]
}

function checkSigned({ head, size }: LogRow, frontier: Frontier, key: VerifierKey): readonly Finding[] {
  const file = 'table log_state'
  const opened = openCheckpoint(head.checkpoint, key)
  if (opened.kind !== 'opened')
    return [{ kind: opened.kind, file, expected: opened.expected, got: opened.got }]
  const { root, size: signedSize } = opened.checkpoint
  const signed = `${signedSize} leaves, root ${toBase64(root)}`
  const recomputed = `${size} leaves, root ${toBase64(rootOf(frontier))}`
  if (signed !== recomputed) return [{ kind: 'root-differs', file, expected: signed, got: recomputed }]
  const stored = head.frontier === formatFrontier(frontier)
  return stored
    ? []
    : [{ kind: 'root-differs', file, expected: formatFrontier(frontier), got: head.frontier }]
}

// What pages sort and count by, held against what was logged.
async function checkLooks(db: Kysely<Tables>): Promise<readonly Finding[]> {
  const { rows } = await sql<{ id: string; logged: string; kept: string }>`
    select * from (
      select look.id, concat_ws(' ', part, verdict, register_hash, notice_hash) as kept,
        concat_ws(' ', said ->> 'part', said ->> 'verdict', said ->> 'registerHash', said ->> 'noticeHash') as logged,
        look.id::text = said ->> 'id' and look.at = (said ->> 'at')::timestamptz as same
      from look join leaf on leaf.id = look.leaf
      cross join lateral (select leaf.evidence::jsonb as said) as parsed
    ) as compared where not same or kept <> logged limit ${limits.logFindings}`.execute(db)
  return rows.map(({ id, logged, kept }) => ({
    kind: 'leaf-differs',
    file: `table look ${id}`,
    expected: logged,
    got: kept,
  }))
}

// A look taken out of its table leaves its leaf behind: otherwise the newest one could be hidden behind the one before.
async function missingLooks(db: Kysely<Tables>): Promise<readonly Finding[]> {
  const { rows } = await sql<{ said: string; idx: string | number | null }>`
    select evidence::jsonb ->> 'id' as said, idx from leaf
    where kind = 'look' and evidence::jsonb ->> 'id' is not null
      and not exists (select from look where look.leaf = leaf.id)
    order by idx limit ${limits.logFindings}`.execute(db)
  return rows.map(({ said, idx }) => ({
    kind: 'missing',
    file: `table look ${said}`,
    ...(idx === null ? {} : { index: Number(idx) }),
  }))
}

const digest = (bytes: Uint8Array): string => `${bytes.length} bytes, sha256 ${toHex(sha256(bytes))}`

/** What a file's difference says: its first differing byte, and the leaf or hash that stands there. */
export function findingOf({ path: file, expected, got }: Difference): Finding {
  if (expected === null) return { kind: 'surplus', file }
  if (got === null) return { kind: 'missing', file, expected: digest(expected) }
  const offset = firstDifference(expected, got)
  const says = { offset, expected: digest(expected), got: digest(got) }
  const tile = parseTilePath(file)
  if (tile === null) return { kind: 'root-differs', file, ...says }
  const first = tile.index * tileWidth
  return tile.level === 'entries'
    ? { kind: 'entry-differs', file, index: first + entryAt(expected, offset), ...says }
    : { kind: 'tile-differs', file, index: first + Math.floor(offset / hashBytes), ...says }
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at === -1 ? a.length : at
}

/** Which entry of a bundle a byte belongs to. */
function entryAt(bundle: Uint8Array, offset: number): number {
  let entry = 0
  for (let at = 0; at < bundle.length; entry++) {
    at += 2 + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0)
    if (offset < at) return entry
  }
  return Math.max(entry - 1, 0)
}
