// `open/findable`: whether a reader finds in the published text what a person has accepted in the register. Entries taken
// from the notice itself are only held to it (a text cannot prove what was derived from it); proposals leave the part
// unknown. Proven by pledges.test.ts.

import { type FindableKind, findableWords } from '../language/register.ts'
import type { Check, Finding } from '../pledge/pledge.ts'
import type { Edition } from './gate.ts'
import { comparable } from './html.ts'
import type { Register, Status } from './schema.ts'

interface Findable {
  readonly kind: FindableKind
  readonly id: string
  readonly status: Status
  readonly quote: Quote | undefined
}

type Quote = { readonly da?: string | undefined; readonly en?: string | undefined }

/** What categories, purposes, periods, recipients and rights of the register have in common. */
interface Entry {
  readonly id: string
  readonly status: Status
  readonly quote?: Quote | undefined
}

export function findableCheck(edition: Edition, everyMs: number): Check {
  return Object.freeze<Check>({
    part: 'open/findable',
    everyMs,
    timeoutMs: 60_000,
    canShow: ['kept', 'broken'],
    method: findableWords.method,
    ofTexts: true,
    look: async () => findableFinding(edition),
  })
}

function findables(register: Register): readonly Findable[] {
  const as =
    (kind: FindableKind) =>
    ({ id, status, quote }: Entry): Findable => ({ kind, id, status, quote })
  return [
    ...register.activities.flatMap(({ categories, purposes, retention }) => [
      ...categories.map(as('category')),
      ...purposes.map(as('purpose')),
      ...retention.map(as('period')),
    ]),
    ...register.recipients.map(as('recipient')),
    ...register.rights.map(as('right')),
  ]
}

/** Entries told in one sentence; all stand in the evidence. */
const told = 5

function findableFinding(edition: Edition): Finding {
  const all = findables(edition.file.register)
  const lacking = all.filter(entry => entry.status !== 'proposed' && !isFound(entry, edition))
  const count = (status: Status): number => all.filter(entry => entry.status === status).length
  const [accepted, published, proposed] = [count('accepted'), count('published'), count('proposed')]
  const names = lacking.map(({ kind, id }) => `${kind} ${id}`)
  const facts = {
    notLookedAt: published === 0 ? null : findableWords.fromNotice(published),
    basis: [],
    evidence: { accepted, published, proposed, lacking: names },
  }
  if (lacking.length > 0)
    return {
      ...facts,
      verdict: 'broken',
      reason: findableWords.lacking(lacking.slice(0, told), Math.max(0, lacking.length - told)),
      next: findableWords.write,
    }
  if (accepted > 0 && proposed === 0)
    return { ...facts, verdict: 'kept', reason: findableWords.all(accepted), next: null }
  const reason =
    accepted === 0 ? findableWords.onlyProposed(proposed) : findableWords.someProposed(accepted, proposed)
  return { ...facts, verdict: 'unknown', reason, next: findableWords.accept }
}

/** True where every notice of the company itself has the entry's words. An unofficial translation is not held to it. */
function isFound({ quote }: Findable, edition: Edition): boolean {
  const unofficial = new Set(
    edition.file.register.notices.filter(notice => notice.unofficial).map(({ language }) => language),
  )
  return edition.notices
    .filter(({ language }) => !unofficial.has(language))
    .every(({ language, notice }) => {
      const words = quote?.[language]
      return words !== undefined && comparable(notice.text).includes(comparable(words))
    })
}
