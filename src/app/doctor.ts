// What doctor and /health/ready look at, and the one thing to do about each. Proven by doctor.test.ts
// and test/journeys/board.test.ts.

import type { Words } from '../core/language.ts'
import { inspectMount } from '../keyring/mount.ts'
import { appWords } from '../language/app.ts'
import {
  custodyNext,
  custodyWords,
  overwritingDoubts,
  overwritingInPlace,
  overwritingNext,
} from '../language/keyring.ts'
import type { Diagnosis } from '../pledge/board.ts'
import { findChromium } from '../site/chromium.ts'
import type { Held } from '../store/holders.ts'
import { custodyOf } from './custody.ts'
import type { Opened } from './opened.ts'
import { countProposed } from './promises.ts'

/** What recomputing the log found, and the texts that convict it elsewhere (docs/reference/ledger.md, Alarm). */
export interface Alarm {
  readonly says: Words
  readonly texts: readonly string[]
}

const words = appWords.doctor
const ok = (name: string, says: Words): Diagnosis => ({ name, state: 'ok', says, next: null })
const warning = (name: string, says: Words, next: Words | null): Diagnosis => ({
  name,
  state: 'warning',
  says,
  next,
})

export async function diagnose(on: Opened, alarm: Alarm | null): Promise<readonly Diagnosis[]> {
  return [
    ok('home', words.home(on.home.path)),
    databaseOf(on),
    ok('purposes', words.purposes((await on.store.purposes.inForce()).length)),
    keysOf(on),
    await mountOf(on),
    await ledgerOf(on, alarm),
    ...holdersOf(await on.log.holders.held()),
    outsideOf(on),
    browserOf(on),
    policyOf(on),
    registerOf(on),
  ]
}

function databaseOf({ store: { server } }: Opened): Diagnosis {
  const says = words.database(server.version, server.kind === 'ours')
  return server.kind === 'ours' ? ok('database', says) : warning('database', says, words.elsewhere)
}

function keysOf({ setting }: Opened): Diagnosis {
  const kind = custodyOf(setting.env)
  return kind === 'file'
    ? warning('keys', custodyWords.file, custodyNext.file)
    : ok('keys', custodyWords[kind])
}

async function mountOf({ home }: Opened): Promise<Diagnosis> {
  const { because } = await inspectMount(home.path)
  if (because === null) return ok('disk', overwritingInPlace)
  return warning('disk', overwritingDoubts[because], overwritingNext)
}

async function ledgerOf({ log }: Opened, alarm: Alarm | null): Promise<Diagnosis> {
  if (alarm !== null) return { name: 'ledger', state: 'error', says: withTexts(alarm), next: null }
  const { failed } = log.publication.folder
  if (failed !== null)
    return {
      name: 'ledger',
      state: 'error',
      says: words.ledgerStopped(failed.message),
      next: words.ledgerStoppedNext,
    }
  const { published, waiting } = await log.standing()
  return ok('ledger', words.ledger(published.size, waiting))
}

const withTexts = ({ says, texts }: Alarm): Words => ({
  da: [says.da, ...texts].join('\n\n'),
  en: [says.en, ...texts].join('\n\n'),
})

function holdersOf(held: readonly Held[]): readonly Diagnosis[] {
  if (held.length === 0) return [warning('holders', words.noHolder, words.noHolderNext)]
  return held.map(({ holder, lastSize }) => {
    if (lastSize !== null) return ok('holders', words.holder(holder.name, lastSize))
    return warning(
      'holders',
      words.holderWaits(holder.name),
      holder.kind === 'mail' ? words.holderMail : words.holderFolder(holder.path),
    )
  })
}

const outsideOf = ({ setting }: Opened): Diagnosis =>
  setting.outside ? ok('outside', words.outsideOn) : warning('outside', words.outsideOff, words.outsideNext)

/** Who visits the website; that it starts is seen by a visit. */
function browserOf({ setting: { env } }: Opened): Diagnosis {
  const found = findChromium(env)
  return found === null
    ? warning('browser', words.noBrowser, words.noBrowserNext)
    : ok('browser', words.browser(found))
}

function policyOf({ inForce: { folder } }: Opened): Diagnosis {
  const { published, edited, unpublished, editedNext } = appWords.edition
  if (folder === 'published') return ok('policy', published)
  return folder === 'edited' ? warning('policy', edited, editedNext) : warning('policy', unpublished, null)
}

function registerOf({ inForce }: Opened): Diagnosis {
  const count = countProposed(inForce.present.edition.file.register)
  if (count === 0) return ok('register', words.accepted)
  return warning('register', words.proposed(count), words.proposedNext)
}
