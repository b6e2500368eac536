// Which edition is in force: the one published last, or the one in the folder once the gate lets it through.
// Proven by test/journeys/publish.test.ts.

import { limits } from '../core/limits.ts'
import { type Fault, formatFault, Refusal } from '../core/refusal.ts'
import { appWords } from '../language/app.ts'
import type { PledgeId, Verdict } from '../pledge/pledge.ts'
import { gate } from '../register/gate.ts'
import { latestEdition, type Edition as PublishedEdition, publishEdition } from '../store/editions.ts'
import type { Making } from '../store/leaves.ts'
import type { Store } from '../store/store.ts'
import { isSameEdition, type ReadEdition, rereadEdition } from './policy.ts'
import type { Setting } from './setting.ts'

/** How pledges stand under the edition in force, and what the edit's own texts show. */
export type Standing = (last: ReadEdition, edit: ReadEdition) => Promise<ReadonlyMap<PledgeId, Verdict>>

/** What is asked of the published edition before there is one. */
export const nothingPublished = (): Refusal =>
  new Refusal('not-found', {
    message: 'expected a published edition, got none yet',
    hint: 'publish it here first: ordholden check',
  })

/** The edition published last, read again; null before the first, and where this program cannot read it. */
export async function publishedEdition(
  store: Pick<Store, 'owner'>,
  notify: Setting['notify'],
): Promise<ReadEdition | null> {
  const last = await latestEdition(store.owner)
  return last === null ? null : reread(last, notify)
}

// What an earlier version of the program published may not be a register to this one. It stays in the log as it was;
// the folder is then judged whole, as a first edition is, and never let through on the strength of what cannot be read.
function reread({ number, files }: PublishedEdition, notify: Setting['notify']): ReadEdition | null {
  try {
    return rereadEdition(files)
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    notify(appWords.edition.unreadable(number, fault.faults.map(formatFault).join('\n')))
    return null
  }
}

/**
 * Publishes the edit where it differs from what is published and the gate lets it through, and answers the edition in
 * force. The gate is asked again where another process published meanwhile: it judges against what is in force. A refused edit leaves the published one in force and is told of; where nothing was published before it is thrown.
 */
export async function settleEdition(
  store: Pick<Store, 'owner'>,
  making: Making,
  edit: ReadEdition,
  standing: Standing,
  notify: Setting['notify'],
): Promise<ReadEdition> {
  for (let tries = 0; tries < limits.editionTries; tries++) {
    const found = await latestEdition(store.owner)
    const last = found === null ? null : reread(found, notify)
    if (last !== null && isSameEdition(last, edit)) return last
    const decision = gate(last, edit, last === null ? new Map() : await standing(last, edit))
    if (decision.kind !== 'published') return refuseEdit(last, decision.faults, notify)
    if (await publishEdition(store.owner, making, edit, found?.number ?? 0)) return edit
  }
  throw new Refusal('limit', {
    message: `expected to publish in ${limits.editionTries} tries, got another edition published at each`,
    hint: 'other processes of this home publish from another policy folder: stop them',
  })
}

function refuseEdit(
  last: ReadEdition | null,
  faults: readonly Fault[],
  notify: Setting['notify'],
): ReadEdition {
  const [first = { message: 'the edit is refused' }, ...more] = faults
  if (last === null) throw new Refusal('publish-refused', first, ...more)
  notify(appWords.edition.refused(faults.map(formatFault).join('\n')))
  return last
}
