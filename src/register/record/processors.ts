// Each processor with its agreement (Art. 28(3)) and the supervision of it: when it was last done, when it is due, whether
// that day has passed. Datatilsynet looks for the last actual check, not for the plan (2020-422-0026).
// Proven by processors.test.ts.

import type { Words } from '../../core/language.ts'
import type { Missing, ProcessorLine } from '../../core/record.ts'
import { dayInFull } from '../../language/dates.ts'
import { missingWords } from '../../language/record.ts'
import { besides } from '../../law/record.ts'
import type { Recipient, Register } from '../schema.ts'
import { inEach, lacks } from './said.ts'

/** One line for each agreement with a processor, and one for each processor without any. `day` is `YYYY-MM-DD`. */
export const processorsOf = (register: Register, day: string): readonly ProcessorLine[] =>
  Object.freeze(
    register.recipients
      .filter(({ role }) => role.is === 'processor')
      .flatMap(recipient => {
        const agreements = register.agreements.filter(
          each => each.with === recipient.id && each.kind === 'processor',
        )
        return agreements.length === 0
          ? [withoutAgreement(recipient)]
          : agreements.map(agreement => lineOf(recipient, agreement, day))
      }),
  )

const placeOf = ({ id }: Recipient): string => `processors/${id}`

const withoutAgreement = (recipient: Recipient): ProcessorLine => ({
  id: recipient.id,
  name: recipient.name,
  dated: null,
  keptAt: null,
  everyMonths: null,
  lastAt: null,
  dueAt: null,
  overdue: false,
  status: recipient.role.status,
  place: placeOf(recipient),
  missing: [
    lacks(
      { provision: besides.agreement, place: placeOf(recipient) },
      'agreements',
      missingWords.agreement(recipient.name),
    ),
  ],
})

type Agreement = Register['agreements'][number]

function lineOf(recipient: Recipient, agreement: Agreement, day: string): ProcessorLine {
  const { dated, kept, supervision, status } = agreement
  const dueAt = dueOf(agreement)
  const overdue = dueAt !== null && dueAt < day
  return {
    id: recipient.id,
    name: recipient.name,
    dated: dated ?? null,
    keptAt: kept ?? null,
    everyMonths: supervision?.everyMonths ?? null,
    lastAt: supervision?.lastAt ?? null,
    dueAt,
    overdue,
    status,
    place: placeOf(recipient),
    missing: missingOf(recipient, agreement, overdue ? dueAt : null),
  }
}

/** Counted from the last supervision, or from the agreement where there was none yet. */
function dueOf({ dated, supervision }: Agreement): string | null {
  const from = supervision?.lastAt ?? dated
  return supervision === undefined || from === undefined ? null : monthsAfter(from, supervision.everyMonths)
}

function missingOf(recipient: Recipient, agreement: Agreement, overdueAt: string | null): readonly Missing[] {
  const { dated, kept, supervision } = agreement
  const { name } = recipient
  const place = placeOf(recipient)
  const key = `agreements/${agreement.id}`
  const lacking = (provision: string, end: string, says: Words): readonly Missing[] => [
    lacks({ provision, place }, `${key}/${end}`, says),
  ]
  const { agreement: asked, supervision: supervised } = besides
  return [
    ...(dated === undefined ? lacking(asked, 'dated', missingWords.dated(name)) : []),
    ...(kept === undefined ? lacking(asked, 'kept', missingWords.keptAt(name)) : []),
    ...(supervision === undefined
      ? lacking(supervised, 'supervision', missingWords.supervision(name))
      : supervision.lastAt !== undefined && overdueAt === null
        ? []
        : lacking(supervised, 'supervision/lastAt', neverOrLate(name, overdueAt))),
  ]
}

const neverOrLate = (name: string, overdueAt: string | null): Words =>
  overdueAt === null
    ? missingWords.never(name)
    : missingWords.overdue(
        name,
        inEach(language => dayInFull(overdueAt, language)),
      )

/** The same day so many months later, or the last of that month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
  return then.toISOString().slice(0, 10)
}
