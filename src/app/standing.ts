// How the pledges of an edition stand: promised parts, the checks there are, and what was last seen.
// Proven by test/journeys/board.test.ts.

import { assembleLines } from '../pledge/assemble.ts'
import type { LawFinding, PledgeLine } from '../pledge/board.ts'
import type { Check, PledgeId, Verdict } from '../pledge/pledge.ts'
import { latestLooks } from '../store/looks.ts'
import { checksOf, type Ground } from './checks.ts'
import type { ReadEdition } from './policy.ts'
import { promisedBy, wordingOf } from './promises.ts'

/** What judging needs of the ground. */
type Judging = Pick<Ground, 'store' | 'making'>

export async function linesOf(
  edition: ReadEdition,
  { store, making }: Judging,
  checks: readonly Check[],
  lawFindings: readonly LawFinding[],
): Promise<readonly PledgeLine[]> {
  const promised = promisedBy(edition, lawFindings)
  const parts = promised.flatMap(each => each.parts.map(({ id }) => id))
  const seen = await latestLooks(store.owner, parts)
  const { registerHash, noticeHash } = edition
  const today = { now: making.clock.now(), registerHash, noticeHash }
  return assembleLines(promised, checks, seen, today, wordingOf(edition))
}

/** The verdict of each pledge at its latest look, for the publishing gate. */
export async function standingOf(
  edition: ReadEdition,
  ground: Ground,
): Promise<ReadonlyMap<PledgeId, Verdict>> {
  const lines = await linesOf(edition, ground, checksOf(edition, ground), [])
  return new Map(lines.map(line => [line.pledge, line.verdict.verdict]))
}
