// Art. 30(1)(e) and 30(2)(c): where data is, one line for each system, each recipient and each third party of a site, and
// what a transfer out of the EU/EEA rests on. A country the register does not say is a question, never taken to be inside.
// Proven by transfers.test.ts.

import type { Words } from '../../core/language.ts'
import type { Answer, EntryStatus, Missing, RecordItem, Transfer } from '../../core/record.ts'
import { countryName } from '../../language/countries.ts'
import { groundWords, missingWords, saysWords } from '../../language/record.ts'
import { besides, type RecordProvision } from '../../law/record.ts'
import { type GroundId, readGround, type Standing, standingOf } from '../../law/transfers.ts'
import type { Activity, Recipient, Register, System } from '../schema.ts'
import { answer, beyondNotice, holeOf, inEach, item, lacks, name, statusOf } from './said.ts'

/** Every line, systems first. */
export const transfersOf = (register: Register): readonly Transfer[] =>
  Object.freeze([
    ...register.systems.flatMap(system => systemLines(register, system)),
    ...register.recipients.flatMap(recipient => recipientLines(register, recipient)),
    ...register.sites.flatMap(site => thirdPartyLines(register, site)),
  ])

/** Where one party processes, and what that rests on where it is abroad. */
interface Destination {
  readonly country: string | undefined
  readonly ground: GroundId | null
  readonly safeguard: Words | null
  readonly status: EntryStatus
  /** Activities whose data goes there. */
  readonly activities: readonly Activity[]
  /** Keys of register.yaml for the country and for the ground. */
  readonly countryKey: string
  readonly groundKey: string
}

/** What the activities declare; else where the recipient is established. */
function destinationsOf(register: Register, recipient: Recipient): readonly Destination[] {
  const users = register.activities.filter(activity => reaches(register, activity, recipient.id))
  const countryKey = `recipients/${recipient.id}/country`
  const declared = register.activities.flatMap(activity =>
    activity.transfers
      .filter(({ to }) => to === recipient.id)
      .map(transfer => ({
        country: transfer.country,
        ground: readGround(transfer.ground),
        safeguard: transfer.safeguard,
        status: transfer.status,
        activities: [activity],
        countryKey,
        groundKey: `activities/${activity.id}/transfers`,
      })),
  )
  const told = new Set(declared.flatMap(({ activities }) => activities.map(({ id }) => id)))
  const silent = users.filter(({ id }) => !told.has(id))
  if (declared.length > 0 && silent.length === 0) return declared
  const first = silent[0] ?? users[0]
  const seat: Destination = {
    country: recipient.country,
    ground: null,
    safeguard: null,
    status: beyondNotice(recipient.status),
    activities: silent,
    countryKey,
    groundKey: first === undefined ? 'activities' : `activities/${first.id}/transfers`,
  }
  return [...declared, seat]
}

/** Whether an activity's data goes to a recipient: said so, or because it runs a system of the activity. */
const reaches = ({ systems }: Register, activity: Activity, id: string): boolean =>
  activity.recipients.some(({ to }) => to === id) ||
  systems.some(system => system.operator === id && activity.systems.includes(system.id))

type Subject = Pick<Transfer, 'kind' | 'id' | 'name' | 'operator'>

function lineOf(subject: Subject, place: string, destination: Destination): Transfer {
  const { country, ground, safeguard, status, activities } = destination
  const standing = standingOf(country)
  return Object.freeze({
    ...subject,
    country: country ?? null,
    countryName: countryWords(country),
    standing,
    ground,
    groundName: ground === null ? null : groundWords[ground],
    safeguard,
    activities: activities.map(each => each.name),
    status,
    place,
    missing: missingOf(subject, place, standing, destination),
  })
}

const countryWords = (country: string | undefined): Words | null =>
  country === undefined ? null : inEach(language => countryName(country, language))

function missingOf(
  { operator }: Subject,
  place: string,
  standing: Standing,
  { country, ground, countryKey, groundKey }: Destination,
): readonly Missing[] {
  const who = operator.da
  if (standing === 'unknown')
    return [lacks({ provision: 'GDPR 30(1)(e)', place }, countryKey, missingWords.country(who))]
  const abroad = countryWords(country)
  return standing === 'inside' || ground !== null || abroad === null
    ? []
    : [lacks({ provision: besides.ground, place }, groundKey, missingWords.ground(who, abroad))]
}

const recipientLines = (register: Register, recipient: Recipient): readonly Transfer[] =>
  destinationsOf(register, recipient).map(destination =>
    lineOf(
      { kind: 'recipient', id: recipient.id, name: name(recipient.name), operator: name(recipient.name) },
      `transfers/${recipient.id}`,
      destination,
    ),
  )

/** A system is where its operator is; one of our own is where we are. */
function systemLines(register: Register, system: System): readonly Transfer[] {
  const operator = register.recipients.find(({ id }) => id === system.operator)
  const subject = { kind: 'system', id: system.id, name: name(system.name) } as const
  if (operator !== undefined)
    return destinationsOf(register, operator).map(destination =>
      lineOf({ ...subject, operator: name(operator.name) }, `transfers/${operator.id}`, destination),
    )
  const { controller, activities } = register
  const here: Destination = {
    country: controller.address.country,
    ground: null,
    safeguard: null,
    status: controller.status,
    activities: activities.filter(({ systems }) => systems.includes(system.id)),
    countryKey: 'controller/address/country',
    groundKey: 'controller/address/country',
  }
  return [
    { ...lineOf({ ...subject, operator: saysWords.ourselves }, `transfers/${system.id}`, here), missing: [] },
  ]
}

function thirdPartyLines(register: Register, site: Register['sites'][number]): readonly Transfer[] {
  return site.thirdParties.map(party => {
    const operator = register.recipients.find(({ id }) => id === party.operator)
    const key = `sites/${site.id}/thirdParties`
    const line = lineOf(
      {
        kind: 'third-party',
        id: party.host,
        name: name(party.host),
        operator: name(operator?.name ?? party.host),
      },
      `transfers/${party.host}`,
      {
        country: party.country ?? operator?.country,
        ground: null,
        safeguard: party.ground ?? null,
        status: party.status,
        activities: [],
        countryKey: key,
        groundKey: key,
      },
    )
    // A third party's ground is told in words alone.
    return party.ground === undefined
      ? line
      : { ...line, missing: line.missing.filter(({ provision }) => provision !== besides.ground) }
  })
}

/** (e) of a controller's activity, (c) of a processor's. */
export function transfersItem(
  register: Register,
  activity: Activity,
  provision: RecordProvision,
): RecordItem {
  const hole = holeOf(provision, activity.id)
  const lines = linesOf(register, activity)
  const missing = lines.flatMap(line =>
    line.missing.map(each => ({
      ...each,
      place: hole.place,
      ...(each.provision === besides.ground ? {} : { provision }),
    })),
  )
  const answers = [...abroadAnswers(lines), ...insideAnswers(lines)]
  if (answers.length + missing.length > 0) return item(provision, activity.id, answers, missing)
  return activity.noRecipients === undefined
    ? item(
        provision,
        activity.id,
        [],
        [lacks(hole, `activities/${activity.id}/recipients`, missingWords.recipients)],
      )
    : item(provision, activity.id, [answer(saysWords.noTransfer, activity.noRecipients)], [])
}

/** The recipients of the activity, whoever runs its systems, and where its transfers go: each once. */
function linesOf(register: Register, activity: Activity): readonly Transfer[] {
  const alone: Register = { ...register, activities: [activity] }
  const told = new Set(activity.transfers.map(({ to }) => to))
  return register.recipients
    .filter(({ id }) => told.has(id) || reaches(register, activity, id))
    .flatMap(recipient => recipientLines(alone, recipient))
}

const abroadAnswers = (lines: readonly Transfer[]): readonly Answer[] =>
  lines.flatMap(line =>
    line.standing === 'third' && line.countryName !== null
      ? [answer(saysWords.third(line.name.da, line.countryName, line.groundName), line, line.safeguard)]
      : [],
  )

function insideAnswers(lines: readonly Transfer[]): readonly Answer[] {
  const inside = lines.filter(({ standing }) => standing === 'inside')
  const names = [...new Set(inside.map(line => line.name.da))]
  return inside.length === 0 ? [] : [answer(saysWords.inside(names.join(', ')), { status: statusOf(inside) })]
}
