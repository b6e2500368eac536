// What is missing from what is handed over: the holes of the record, the procedures nobody has written, the parts nobody
// looks at, and what the program does not keep at all. Proven by authority.test.ts.

import type { Words } from '../../core/language.ts'
import type { ProcessingRecord } from '../../core/record.ts'
import { authorityWords as words } from '../../language/authority.ts'
import { askedProcedures } from '../../law/procedures.ts'
import type { Board } from '../../pledge/board.ts'
import type { Register } from '../schema.ts'

export interface Lacking {
  /** What asks for it; null where the policy's own promise does. */
  readonly provision: string | null
  readonly says: Words
  /** Where in register.yaml to write it; null where it is not written there. */
  readonly key: string | null
}

export const lackingIn = (register: Register, record: ProcessingRecord, board: Board): readonly Lacking[] =>
  Object.freeze([
    ...record.missing.map(({ provision, says, key }) => ({ provision, says, key })),
    ...lackingProcedures(register),
    ...lackingChecks(board),
    { provision: 'GDPR 12(3)', says: words.noCases, key: null },
    { provision: 'GDPR 5(2)', says: words.noDeletions, key: null },
  ])

/** The procedures asked for that the register does not name, and those it names that nobody says were reviewed. */
function lackingProcedures({ procedures }: Register): readonly Lacking[] {
  const named = new Set(procedures.map(({ id }) => id))
  const absent = askedProcedures.each.filter(({ id }) => !named.has(id))
  const stale = procedures.filter(({ reviewedAt }) => reviewedAt === undefined)
  return [
    ...absent.map(({ id, provision }) => ({
      provision,
      says: words.noProcedure(words.asked[id]),
      key: `procedures/${id}`,
    })),
    ...stale.map(({ id, name }) => ({
      provision: 'GDPR 24(1)',
      says: words.procedureNotReviewed(name),
      key: `procedures/${id}/reviewedAt`,
    })),
  ]
}

function lackingChecks({ pledges, log }: Board): readonly Lacking[] {
  const count = (of: (line: Board['pledges'][number]) => number): number =>
    pledges.reduce((sum, line) => sum + of(line), 0)
  const [notBuilt, parts] = [count(({ verdict }) => verdict.notBuilt), count(({ verdict }) => verdict.parts)]
  const held = log.holders.some(({ lastAt }) => lastAt !== null)
  return [
    ...(notBuilt === 0 ? [] : [{ provision: null, says: words.notBuilt(notBuilt, parts), key: null }]),
    ...(held ? [] : [{ provision: null, says: words.noHolder, key: 'logHolders' }]),
  ]
}
