// How the pledges of an edition stand: promised parts, the checks there are, and what was last seen.
// Proven by test/journeys/board.test.ts and publish.test.ts.

import { limits } from '../core/limits.ts'
import { assembleLines, type LastSeen } from '../pledge/assemble.ts'
import type { LawFinding, PledgeLine } from '../pledge/board.ts'
import type { Check, PledgeId, Verdict } from '../pledge/pledge.ts'
import type { Edition } from '../register/gate.ts'
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
  instead: ReadonlyMap<string, LastSeen> = new Map(),
): Promise<readonly PledgeLine[]> {
  const promised = promisedBy(edition, lawFindings)
  const parts = promised.flatMap(each => each.parts.map(({ id }) => id))
  const seen = new Map<string, LastSeen>([...(await latestLooks(store.owner, parts)), ...instead])
  const { registerHash, noticeHash } = edition
  const today = { now: making.clock.now(), registerHash, noticeHash }
  return assembleLines(promised, checks, seen, today, wordingOf(edition))
}

/**
 * The verdict of each pledge, for the publishing gate: as it was last seen under the edition in force, but for what only the
 * texts say, which is looked at in the edit. So an edit that writes something untrue is not published, and one that mends it is.
 */
export async function standingOf(
  last: ReadEdition,
  edit: Edition,
  ground: Ground,
): Promise<ReadonlyMap<PledgeId, Verdict>> {
  const seen = await seenInTexts(last, edit, ground)
  const lines = await linesOf(last, ground, checksOf(last, ground), [], seen)
  return new Map(lines.map(line => [line.pledge, line.verdict.verdict]))
}

/** Looks at the edit that nobody keeps: it may never be published. */
async function seenInTexts(
  { registerHash, noticeHash }: ReadEdition,
  edit: Edition,
  ground: Ground,
): Promise<ReadonlyMap<string, LastSeen>> {
  const at = ground.making.clock.now().toISOString()
  const looks = checksOf(edit, ground)
    .filter(({ ofTexts }) => ofTexts === true)
    .map(async ({ part, look }) => {
      const finding = await look(AbortSignal.timeout(limits.textLookMs))
      return [
        part,
        { look: { ...finding, id: part, part, at, registerHash, noticeHash }, since: at },
      ] as const
    })
  return new Map(await Promise.all(looks))
}
