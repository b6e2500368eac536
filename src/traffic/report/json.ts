// The report as JSON: the figures themselves, in a shape that does not change without its version; nothing is cut.
// docs/reference/traffic-report.schema.json is printed from the schema here. Proven by json.test.ts.

import { z } from 'zod'
import { trafficReportWords } from '../../language/traffic-report.ts'
import type { ShownTable, VisitorFigures } from '../figures.ts'
import { textTables } from '../visitors.ts'
import { type TrafficReport, tell } from './told.ts'
import { dayIn, hourIn } from './when.ts'

const words = z.strictObject({ da: z.string(), en: z.string() })
const count = z.number().min(0)
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const hour = z.string().meta({ description: '2026-05-31T14, as the log writes its time' })

const table = z.strictObject({
  table: z.enum(textTables),
  sharedBy: z.int().min(1).meta({ description: 'How many visitors must share a text; 1: all are shown' }),
  cells: list(z.strictObject({ text: z.string(), hits: count, bytes: count, visitors: count })),
  rest: z
    .strictObject({ texts: count, hits: count })
    .nullable()
    .meta({ description: 'What is not shown; where sharedBy is above 1, texts is at least so many' }),
})
const visitorDay = z.strictObject({
  day: z.string(),
  low: count.meta({ description: 'Visitors that are no bots' }),
  high: count.meta({ description: 'Equal to low where it is one number' }),
  exact: z.boolean().meta({ description: 'false: an estimate, 19 times of 20 at most 1.6 % off' }),
  bots: count.meta({ description: 'Counted apart: low and high are without them' }),
  views: count.meta({ description: 'Pages seen by visitors that are no bots' }),
  because: z
    .enum(['restarted', 'several-counters', 'late-lines'])
    .nullable()
    .meta({ description: 'Why it is a range' }),
  closed: z.boolean(),
})
const sums = z.strictObject({
  at: z.string().meta({ description: 'An hour (2026-05-31T14) or a day (2026-05-31), as step says' }),
  ...{ requests: count, bytes: count, refused: count, failed: count, bots: count, attacks: count },
  ...{ mailsSent: count, mailsTaken: count, mailsRejected: count, signInsFailed: count },
})

export const trafficReportSchema = z
  .strictObject({
    kind: z.literal('traffic-report'),
    version: z.literal(1),
    name: z.string(),
    says: list(words).meta({ description: 'What it is and what it may be used for' }),
    ...{ lines: count, unread: count, formats: list(z.string()), from: hour, to: hour },
    step: z.enum(['hour', 'day']),
    steps: list(sums),
    counts: z.record(z.string(), count).meta({
      description: 'By measure and detail: requests, status/404, bot/search, delivery/sent-outside',
    }),
    lost: table.meta({ description: 'What was asked for and not there' }),
    visitors: z
      .strictObject({
        visitorIs: words,
        days: list(visitorDay),
        byHour: list(count).meta({
          description: 'Visitors of each hour of the day, bots among them, summed over the days',
        }),
        tables: list(table),
      })
      .nullable()
      .meta({ description: 'null where visitors were not counted' }),
  })
  .meta({ title: 'Report of the traffic in a log' })

export type TrafficReportJson = z.infer<typeof trafficReportSchema>

export const jsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(trafficReportSchema, {
    target: 'draft-2020-12',
    // How TypeScript holds a list is nothing to a reader of JSON.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
      // Every name of a member is a string.
      delete jsonSchema.propertyNames
    },
  })

/** Half a surrogate pair is no Unicode, and no reader has to take it. */
export const formatJson = (report: TrafficReport): string =>
  `${JSON.stringify(reportOf(report), (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`

function reportOf(report: TrafficReport): TrafficReportJson {
  const { name, lines, unread, formats, figures } = report
  const { from, to, step, steps, counts, lost, visitors } = figures
  const place = step === 'day' ? dayIn : hourIn
  return {
    ...{ kind: 'traffic-report', version: 1, name, says: tell(report).says, lines, unread, formats },
    ...{
      from: hourIn(from),
      to: hourIn(to),
      step,
      steps: steps.map(each => ({ ...each, at: place(each.at) })),
    },
    counts: Object.fromEntries(counts),
    lost: tableOf(lost),
    visitors: visitors === null ? null : visitorsOf(visitors),
  }
}

const tableOf = ({ table, k, cells, rest }: ShownTable): TrafficReportJson['lost'] => ({
  ...{ table, sharedBy: k, cells, rest },
})

const visitorsOf = ({ days, byHour, tables }: VisitorFigures): TrafficReportJson['visitors'] => ({
  visitorIs: trafficReportWords.visitorIs,
  days: days.map(({ day, low, high, isExact, bots, views, because, isClosed }) => ({
    ...{ day: dayIn(day), low, high, exact: isExact, bots, views, because, closed: isClosed },
  })),
  byHour,
  tables: tables.map(tableOf),
})
