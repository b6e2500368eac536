// The activities of a TILT document, which knows only categories of data: ours say which activity each is of; of another
// company's each category is an activity of its own, for a person to put together. Transfers, sources and automated
// decisions, which TILT tells apart from the categories, come back to the activity they are of.
// Proven by tilt-read.test.ts.

import { z } from 'zod'

import type { Draft } from '../draft/draft.ts'
import { provisionIn, purposesIn, retentionIn } from './tilt-entries.ts'
import type { Recipients } from './tilt-recipients.ts'
import type { Tilt } from './tilt-shape.ts'
import { ownOf, saidIn, unlessSilent } from './tilt-words.ts'

export type Activity = NonNullable<Draft['activities']>[number]
type Site = NonNullable<Draft['sites']>[number]
export type Disclosed = Tilt['dataDisclosed'][number]

/** Categories of data of one activity, and what the document says of it as a whole. */
interface Group {
  readonly id: string
  readonly name: string
  readonly entries: readonly Disclosed[]
  readonly decisions: Activity['automatedDecisions'] | null
}

export function activitiesOf(tilt: Tilt, recipients: Recipients) {
  const groups = groupsOf(tilt)
  const sources = tilt.sources.map(source => ({ source, own: ownOf(source, ownSource) }))
  const carriers = groups.map(group => ({ group, to: recipientIds(group, recipients) }))
  const transfers = new Map<string, NonNullable<Activity['transfers']>>()
  for (const transfer of tilt.thirdCountryTransfers) {
    const own = ownOf(transfer, ownTransfer)
    if (ownOf(transfer, ownThirdParty) !== null) continue
    const to = recipients.idFor({ id: own?.to, country: transfer.country })
    const of = own?.activity ?? (carriers.find(each => each.to.includes(to)) ?? carriers[0])?.group.id
    if (of === undefined || transfer.country === undefined) continue
    transfers.set(of, [...(transfers.get(of) ?? []), transferIn(transfer, transfer.country, to, own?.ground)])
  }
  return {
    activities: groups.map(group => activityOf(group, sources, recipients, transfers.get(group.id) ?? [])),
    sites: sitesIn(tilt, recipients),
  }
}

const recipientIds = ({ entries }: Group, recipients: Recipients): readonly string[] =>
  entries.flatMap(entry => entry.recipients.map(each => recipients.idOf(each)))

const ownNames = z.object({
  activities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      automatedDecisions: z
        .object({ used: z.boolean(), logic: z.string().optional(), effects: z.string().optional() })
        .optional(),
    }),
  ),
})
const ownEntry = z.object({ activity: z.string(), category: z.string(), special: z.string().optional() })

function groupsOf(tilt: Tilt): readonly Group[] {
  const names = ownOf(tilt, ownNames)?.activities ?? []
  // Each entry is looked into once: a file may name thousands of both.
  const byActivity = Map.groupBy(tilt.dataDisclosed, entry => ownOf(entry, ownEntry)?.activity ?? null)
  const named = names.map(({ id, name, automatedDecisions: own }) => ({
    id,
    name,
    entries: byActivity.get(id) ?? [],
    decisions: own === undefined ? null : decisionsIn(own.used, own.logic, own.effects),
  }))
  const told = tilt.automatedDecisionMaking
  const decisions =
    told.inUse === undefined
      ? null
      : decisionsIn(told.inUse, told.logicInvolved, told.scopeAndIntendedEffects)
  const known = new Set(names.map(({ id }) => id))
  const others = [...byActivity]
    .flatMap(([activity, entries]) => (activity !== null && known.has(activity) ? [] : entries))
    .map((entry, at) => ({ id: `activity-${at + 1}`, name: nameIn(entry), entries: [entry], decisions }))
  return [...named, ...others]
}

/** What is done, as its first purpose describes it; else what it is done with. */
const nameIn = ({ purposes, category }: Disclosed): string =>
  unlessSilent(purposes[0]?.description) ?? category

// TILT says it of the whole company: without our own key it is said of each activity, for a person to sort out.
function decisionsIn(
  used: boolean,
  logic: string | undefined,
  effects: string | undefined,
): Activity['automatedDecisions'] {
  return {
    used,
    ...(unlessSilent(logic) && { logic: saidIn(logic) }),
    ...(unlessSilent(effects) && { effects: saidIn(effects) }),
  }
}

function activityOf(
  { id, name, entries, decisions }: Group,
  sources: readonly Source[],
  recipients: Recipients,
  transfers: NonNullable<Activity['transfers']>,
): Activity {
  const ids = entries.map((entry, at) => ownOf(entry, ownEntry)?.category ?? `category-${at + 1}`)
  const provision = entries[0] === undefined ? undefined : provisionIn(entries[0].nonDisclosure)
  return {
    id,
    name: saidIn(name),
    purposes: entries[0] === undefined ? [] : purposesIn(entries[0], id),
    categories: entries.map((entry, at) => categoryOf(entry, ids[at] ?? '')),
    recipients: flowsOf(entries, ids, recipients),
    transfers,
    retention: retentionIn(entries, ids),
    sources: sourcesIn(sources, id, entries, ids),
    ...(provision && { provision }),
    ...(decisions && { automatedDecisions: decisions }),
  }
}

const specials = z.enum(['art-9', 'art-10', 'national-number']).optional().catch(undefined)

function categoryOf(entry: Disclosed, id: string): NonNullable<Activity['categories']>[number] {
  const special = specials.parse(ownOf(entry, ownEntry)?.special)
  return {
    id,
    name: saidIn(entry.category),
    ...(special && { special }),
    // TILT does not say why a category cannot be done without.
    needed: { because: saidIn(undefined) },
  }
}

/** Who gets which of the categories: by id alone where it is all of them. */
function flowsOf(
  entries: readonly Disclosed[],
  ids: readonly string[],
  recipients: Recipients,
): NonNullable<Activity['recipients']> {
  const gets = new Map<string, string[]>()
  for (const [at, entry] of entries.entries())
    for (const to of new Set(entry.recipients.map(each => recipients.idOf(each))))
      gets.set(to, [...(gets.get(to) ?? []), ids[at] ?? ''])
  return [...gets].map(([to, categories]) => (categories.length === ids.length ? to : { to, categories }))
}

const ownSource = z.object({ activity: z.string(), category: z.string().optional() })

interface Source {
  readonly source: Tilt['sources'][number]
  readonly own: z.output<typeof ownSource> | null
}

function sourcesIn(
  sources: readonly Source[],
  activity: string,
  entries: readonly Disclosed[],
  ids: readonly string[],
): NonNullable<Activity['sources']> {
  return sources.flatMap(({ source, own }) => {
    if (own !== null && own.activity !== activity) return []
    const same = entries.findIndex(({ category }) => sameWords(category, source.dataCategory))
    if (own === null && same === -1) return []
    const of = own === null ? ids.slice(same, same + 1) : own.category === undefined ? [] : [own.category]
    return source.sources.map(each => ({
      of,
      from: saidIn(each.description),
      public: each.publiclyAvailable,
    }))
  })
}

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const ownTransfer = z.object({ activity: z.string(), to: z.string(), ground: z.string().optional() })

// The strongest of what is said to be available decides; which letter of Art. 46 other guarantees are, TILT does not say.
function transferIn(
  transfer: Tilt['thirdCountryTransfers'][number],
  country: string,
  to: string,
  ownGround: string | undefined,
): NonNullable<Activity['transfers']>[number] {
  const { adequacyDecision, standardDataProtectionClause, appropriateGuarantees } = transfer
  const told =
    adequacyDecision?.available === true
      ? { ground: 'GDPR 45(3)', words: adequacyDecision.description }
      : standardDataProtectionClause?.available === true
        ? { ground: 'GDPR 46(2)(c)', words: standardDataProtectionClause.description }
        : { ground: undefined, words: appropriateGuarantees?.description }
  const ground = ownGround ?? told.ground
  return { to, country, ...(ground && { ground }), safeguard: saidIn(told.words) }
}

const ownThirdParty = z.object({
  site: z.object({ id: z.string(), url: z.string(), host: z.string() }),
  host: z.string(),
  operator: z.string().optional(),
  purpose: z.string().optional(),
})

/** The sites of our own document: another company's does not say which transfer a site makes. */
function sitesIn(tilt: Tilt, recipients: Recipients): Site[] {
  const sites = new Map<string, Site>()
  for (const transfer of tilt.thirdCountryTransfers) {
    const own = ownOf(transfer, ownThirdParty)
    if (own === null || transfer.country === undefined) continue
    const { id, url, host } = own.site
    const ground = unlessSilent(transfer.appropriateGuarantees?.description)
    const party = {
      host: own.host,
      country: transfer.country,
      ...(own.operator && { operator: recipients.idFor({ id: own.operator }) }),
      ...(own.purpose && { purpose: saidIn(own.purpose) }),
      ...(ground && { ground: saidIn(ground) }),
    }
    const site = sites.get(id) ?? { id, url, host: recipients.idFor({ id: host }), thirdParties: [] }
    sites.set(id, { ...site, thirdParties: [...(site.thirdParties ?? []), party] })
  }
  return [...sites.values()]
}
