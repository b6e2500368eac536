// What stands on the desk, for programs: a look taken now, today, what two have to agree to, what there is under a case number,
// and how it stands with what was erased. No step of an act of two is here: agreeing, and calling off, want a person who is
// asked in person, and a token may be in the hands of the one who asked. Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { ClockKind } from '../app/clocks.ts'
import type { Due, NextStep, TodayDesk } from '../app/today.ts'
import type { App } from '../app.ts'
import { isInScope, noOne, type RouteId } from '../core/access.ts'
import { type CaseKind, caseKinds, readCaseNumber } from '../core/case-number.ts'
import type { Visitor } from '../core/roles.ts'
import { pledgeIds, verdicts } from '../pledge/pledge.ts'
import { breakAsData, breakSchema } from './break-operations.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { words } from './schemas.ts'
import { mayUse } from './show.ts'
import type { AddRoutes, Site } from './site.ts'

const moment = z.iso.datetime()
const counted = z.int().nonnegative()
const pledge = z.enum(pledgeIds)

const looked = z
  .strictObject({
    at: moment,
    pledges: z.array(z.strictObject({ pledge, verdict: z.enum(verdicts) })),
  })
  .openapi('Looked')

const due = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        ...{ kind: z.literal('clock'), clock: z.enum(['breach'] satisfies ClockKind[]), case: z.string() },
        ...{ before: moment, late: z.boolean(), title: words },
      })
      .openapi({ description: 'what the law wants done by a moment' }),
    z.strictObject({
      ...{ kind: z.literal('supervision'), name: z.string() },
      ...{ dueAt: z.string().nullable(), late: z.boolean() },
    }),
    z.strictObject({ kind: z.literal('edit') }),
    z.strictObject({ kind: z.literal('proposed'), count: counted }),
    z.strictObject({ kind: z.literal('stale'), pledges: z.array(pledge) }),
  ])
  .openapi('Due')

const next = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), look: z.uuid(), part: z.string() }),
    z.strictObject({ kind: z.literal('mend'), pledge, next: words }),
    z.strictObject({ kind: z.enum(['accept', 'fill']), count: counted }),
    z.strictObject({ kind: z.enum(['outside', 'holder', 'mail']) }),
  ])
  .openapi('NextStep')

const day = z.strictObject({ day: z.iso.date(), verdict: z.enum(verdicts).nullable() })
const today = z
  .strictObject({
    at: moment,
    counts: z.strictObject({ kept: counted, broken: counted, unknown: counted }),
    broken: z.array(pledge),
    unknown: z.array(pledge).openapi({ description: 'though something looks or could look' }),
    notBuilt: counted,
    undecided: z.array(breakSchema).openapi({ description: 'breaks nobody has decided about' }),
    due: z.array(due),
    next: z.array(next).openapi({ description: 'three at most, in the order they are worth doing' }),
    byItself: z.strictObject({ checks: counted, erasures: z.array(words) }),
    week: z.array(z.strictObject({ pledge, days: z.array(day) })),
  })
  .openapi('Today')

export const addDeskOperations: AddRoutes = (http, site) => {
  addChecks(http, site)
  addToday(http, site)
  addActs(http, site)
  addCases(http, site)
  addErasures(http, site)
}

const addChecks: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/checks', id: 'api.checks' },
      summary: 'look now, at some pledges or at all, and keep what was seen',
      params: noParams,
      body: z.strictObject({ pledges: z.array(pledge).max(pledgeIds.length).default([]) }),
      ...{ status: 200, answer: looked, says: 'how each pledge stands after it', problems: [] },
    },
    async ({ body: { pledges } }) => {
      const board = await site.app.check(pledges, () => {})
      const asked = board.pledges.filter(({ pledge }) => pledges.length === 0 || pledges.includes(pledge))
      const lines = asked.map(({ pledge, verdict: { verdict } }) => ({ pledge, verdict }))
      return { kind: 'done', body: { at: board.at, pledges: lines } }
    },
  )

const addToday: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/today', id: 'api.today' },
      summary: 'what broke, what is unknown, what is due, what to do next, and the week',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: today, says: 'today' },
    },
    async () => ({ kind: 'done', body: todayAsData(await site.app.desk.today()) }),
  )

const todayAsData = (desk: TodayDesk) => {
  const { at, counts, broken, unknown, notBuilt, undecided, byItself, week } = desk
  return {
    ...{ at, counts, notBuilt },
    broken: broken.map(({ pledge }) => pledge),
    unknown: unknown.map(({ pledge }) => pledge),
    undecided: undecided.map(breakAsData),
    due: desk.due.map(dueAsData),
    next: desk.next.map(stepAsData),
    byItself: { checks: byItself.checks, erasures: byItself.erasures },
    week: week.map(({ pledge, days }) => ({
      pledge,
      days: days.map(({ day, verdict }) => ({ day, verdict })),
    })),
  }
}

function dueAsData(one: Due): z.output<typeof due> {
  if (one.kind === 'stale') return { kind: one.kind, pledges: one.pledges.map(({ pledge }) => pledge) }
  if (one.kind !== 'clock') return one
  const { kind: clock, about, due: before, title } = one.clock
  const late = one.leftMs <= 0
  return { kind: one.kind, clock, case: about, before: before.toISOString(), late, title }
}

const stepAsData = (step: NextStep): z.output<typeof next> =>
  step.kind === 'mend' ? { kind: step.kind, pledge: step.pledge, next: step.next } : step

const act = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    subject: z.string(),
    askedBy: z.uuid(),
    at: moment,
    alone: z
      .boolean()
      .openapi({ description: 'whether nobody else of the company could say yes when it was asked' }),
    state: z.enum(['asked', 'delayed', 'agreed', 'done', 'cancelled', 'expired']),
    until: moment.nullable().openapi({ description: 'how long it stands so; null once it has ended' }),
    agreedBy: z.enum(['account', 'outside']).nullable(),
    outsideAskedAt: moment.nullable(),
  })
  .openapi('Act')

const addActs: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/acts', id: 'api.acts' },
      summary: 'what one may not do alone, as it stands; whose yes it wants, a person says',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: z.array(act), says: 'the acts, the latest first' },
    },
    async () => {
      const acts = await site.app.desk.accounts.acts.list(site.clock.now())
      return { kind: 'done', body: acts.map(actAsData) }
    },
  )

type KeptAct = Awaited<ReturnType<App['desk']['accounts']['acts']['list']>>[number]

/** Who outside was asked is not told: their address is for the page that writes to them. */
const actAsData = ({ id, kind, subject, askedBy, at, alone, state, agreed, outsideAt }: KeptAct) => ({
  ...{ id, kind, subject, askedBy, alone, state: state.kind, at: at.toISOString() },
  until: 'until' in state ? state.until.toISOString() : null,
  agreedBy: agreed?.by.kind ?? null,
  outsideAskedAt: outsideAt?.toISOString() ?? null,
})

const found = z
  .strictObject({ kind: z.enum(caseKinds), id: z.uuid(), at: moment, about: z.string() })
  .openapi('FoundCase')

const addCases: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/cases/{case}', id: 'api.cases' },
      summary: 'what there is under a case number, of what the token may read; never by a name',
      params: z.strictObject({ case: z.string() }),
      ...{ body: nothingSent, status: 200, problems: [], answer: z.array(found), says: 'what there is' },
    },
    async ({ params, visitor }) => {
      const number = readCaseNumber(params.case)
      const cases = number === null ? [] : await site.app.desk.search(number, kindsFor(site, visitor))
      return cases.length === 0 ? { kind: 'problem', because: 'not-found' } : { kind: 'done', body: cases }
    },
  )

/** What another scope opens is not looked for without it. */
const kindsFor = (site: Site, visitor: Visitor): readonly CaseKind[] => {
  const may = (id: RouteId) =>
    mayUse(site, visitor, id) && isInScope(site.table[id] ?? noOne, id, visitor, site.scopes)
  return [
    ...(may('api.people') ? (['account'] as const) : []),
    ...(may('api.notifications') ? (['letter'] as const) : []),
    ...(may('api.breaks') ? (['break'] as const) : []),
    ...(may('api.acts') ? (['act'] as const) : []),
    ...(['look', 'edition'] as const),
  ]
}

const erasures = z
  .strictObject({
    kind: z.enum(['none', 'scrubbed', 'waits', 'by-key']),
    rows: counted.openapi({ description: 'erased, and copies may lie on a disk' }),
    since: moment.nullable(),
    scrubbedAt: moment
      .nullable()
      .openapi({ description: 'when the disk was looked through and found rid of all' }),
    waitsFor: z.array(z.strictObject({ kind: z.string(), name: z.string() })),
  })
  .openapi('Erasures')

const addErasures: AddRoutes = (http, site) =>
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/erasures', id: 'api.erasures' },
      summary: 'how it stands with rows that were erased: scrubbed, waiting for whom, or destroyed by key',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: erasures, says: 'how it stands' },
    },
    async () => {
      const now = await site.app.desk.erasures()
      const waits = now.kind === 'waits' || now.kind === 'by-key' ? now : null
      const body = {
        ...{ kind: now.kind, rows: waits?.rows ?? 0, since: waits?.since.toISOString() ?? null },
        scrubbedAt: now.kind === 'scrubbed' ? now.at.toISOString() : null,
        waitsFor: now.kind === 'waits' ? now.for.map(({ kind, name }) => ({ kind, name })) : [],
      }
      return { kind: 'done', body }
    },
  )
