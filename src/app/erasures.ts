// What doctor and the desk say of erased rows. Proven by erasures.test.ts and test/contracts/erasing.test.ts.

import type { Words } from '../core/language.ts'
import { momentInFull } from '../language/dates.ts'
import { erasureWords as words } from '../language/erasures.ts'
import type { Diagnosis } from '../pledge/board.ts'
import type { Erasures } from '../store/erasures.ts'
import type { Holder } from '../store/scrub.ts'

export function diagnoseErasures(erasures: Erasures): Diagnosis {
  const line = { name: 'erasures', says: saysOf(erasures) }
  if (erasures.kind !== 'waits' || erasures.for.length === 0) return { ...line, state: 'ok', next: null }
  const replicated = erasures.for.some(({ kind }) => kind === 'replication-slot')
  return { ...line, state: 'warning', next: replicated ? words.slot : words.waitsNext }
}

function saysOf(erasures: Erasures): Words {
  switch (erasures.kind) {
    case 'none':
      return words.none
    case 'scrubbed':
      return words.scrubbed(moment(erasures.at))
    case 'by-key':
      return words.byKey(erasures.rows, moment(erasures.since))
    case 'waits':
      return words.waits(erasures.rows, moment(erasures.since), namesOf(erasures.for))
  }
}

function namesOf(holders: readonly Holder[]): Words | null {
  if (holders.length === 0) return null
  const named = holders.map(({ kind, name }) => words.holder(kind, name))
  return { da: named.map(({ da }) => da).join(', '), en: named.map(({ en }) => en).join(', ') }
}

const moment = (at: Date): Words => ({
  da: momentInFull(at.toISOString(), 'da'),
  en: momentInFull(at.toISOString(), 'en'),
})
