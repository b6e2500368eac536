// Traffic for programs: the figures of a period, the sources they come from, and alarms. The figures are those of the page and its
// files. Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import { limits } from '../core/limits.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { words } from './schemas.ts'
import type { AddRoutes } from './site.ts'
import { type FiguresAsData, figuresAsData } from './traffic-data.ts'
import { isFault, judgePeriod } from './traffic-period.ts'
import { askFigures } from './traffic-view.ts'

const moment = z.iso.datetime()
const count = z.number().nonnegative()
const hour = z.string().openapi({ description: 'as the log writes its time: 2026-05-31T14' })

const table = z
  .strictObject({
    table: z.enum(['page', 'lost', 'referrer', 'country', 'browser', 'system']),
    k: count.openapi({ description: 'how many visitors must share a text before it is told' }),
    rows: z.array(
      z.strictObject({
        text: z.string(),
        hits: count,
        bytes: count,
        visitors: count.openapi({ description: 'at least so many: summed over days' }),
      }),
    ),
    rest: z
      .strictObject({ texts: count.openapi({ description: 'at least so many' }), hits: count })
      .nullable(),
  })
  .openapi('TrafficTable')

const visitors = z
  .strictObject({
    days: z.array(
      z.strictObject({
        day: z.iso.date(),
        low: count,
        high: count.openapi({ description: 'equal to low where it is one number' }),
        exact: z.boolean(),
        bots: count,
        views: count,
        because: z.enum(['restarted', 'several-counters', 'late-lines']).nullable(),
        closed: z.boolean().openapi({ description: 'false while the day is not over' }),
      }),
    ),
    byHour: z.array(count),
    tables: z.array(table),
  })
  .openapi('TrafficVisitors')

const figures = z
  .strictObject({
    from: hour,
    to: hour,
    step: z.enum(['hour', 'day']),
    steps: z.array(
      z.strictObject({
        at: z.string().openapi({ description: 'the day, or the hour' }),
        ...{ requests: count, bytes: count, refused: count, failed: count, bots: count, attacks: count },
        ...{ mailsSent: count, mailsTaken: count, mailsRejected: count, signInsFailed: count },
      }),
    ),
    counts: z.record(z.string(), count).openapi({ description: 'by measure and detail: status/404' }),
    lost: table,
    visitors: visitors
      .nullable()
      .openapi({ description: 'null where the notice carries no statistics on visitors' }),
  })
  .openapi('TrafficFigures') satisfies z.ZodType<FiguresAsData>

const allowed = z.strictObject({ allowed: z.boolean(), because: words })

const source = z
  .strictObject({
    source: z.string(),
    name: words,
    kind: z.enum(['files', 'syslog', 'stream']),
    format: z.string().nullable(),
    lastReadAt: moment.nullable(),
    lines: count,
    unread: count,
    trouble: words.nullable().openapi({ description: 'why nothing is read now' }),
    practice: z.boolean(),
  })
  .openapi('TrafficSource')

const alarm = z
  .strictObject({
    id: z.string(),
    at: moment,
    scenario: z.string(),
    source: z.string(),
    times: count,
    addresses: count.openapi({ description: 'how many took part' }),
    endedAt: moment.nullable(),
  })
  .openapi('TrafficAlarm')

const id = 'api.traffic'
const day = z.string().max(10).optional()

export const addTrafficOperations: AddRoutes = (http, site) => {
  const { traffic } = site.app
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/traffic', id, body: nothingSent, status: 200, problems: [] },
      summary: 'the figures of a period; without one, of the last seven days there is anything of',
      params: z.strictObject({
        from: day,
        to: day,
        source: z.string().max(limits.fieldCharacters).optional(),
      }),
      answer: z.strictObject({ visitors: allowed, figures: figures.nullable() }),
      says: 'the figures, null where nothing was ever counted, and whether visitors may be counted',
    },
    async ({ params: { from = '', to = '', source = '' } }) => {
      const sources = (await traffic.sources()).map(one => one.source)
      const asked = judgePeriod({ from, to, source, isCompared: false }, sources)
      if (isFault(asked)) return { kind: 'problem', because: 'not-found' }
      const found = await askFigures(traffic, asked)
      const { isAllowed, because } = traffic.visitorsAllowed()
      const body = { visitors: { allowed: isAllowed, because }, figures: found && figuresAsData(found) }
      return { kind: 'done', body }
    },
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/traffic/sources', id, body: nothingSent, status: 200, problems: [] },
      ...{ summary: 'every log that is counted, and how it does', params: noParams },
      ...{ answer: z.array(source), says: 'the sources' },
    },
    async () => ({ kind: 'done', body: await traffic.sources() }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/traffic/alarms', id, body: nothingSent, status: 200, problems: [] },
      ...{
        summary: 'attacks that raised an alarm, with counts and without anybody’s address',
        params: noParams,
      },
      ...{ answer: z.array(alarm), says: 'the alarms, the newest first' },
    },
    async () => ({ kind: 'done', body: await traffic.alarms() }),
  )
}
