// The record of processing as JSON, member by member. Held against the type it describes by the compiler and against real
// answers by test/journeys/record.test.ts.

import { z } from '@hono/zod-openapi'

import type { ProcessingRecord } from '../core/record.ts'
import { words } from './schemas.ts'

const status = z.enum(['published', 'accepted', 'proposed', 'derived'])
const day = z.iso.date()
const named = { id: z.string(), name: words }

const missing = z
  .strictObject({ provision: z.string(), says: words, key: z.string(), place: z.string() })
  .openapi('Missing')
const holes = { place: z.string(), missing: z.array(missing) }

const item = z
  .strictObject({
    provision: z.string(),
    letter: z.string(),
    asks: words,
    answers: z.array(z.strictObject({ says: words, because: words.nullable(), status })),
    ...holes,
  })
  .openapi('RecordItem')

const disclosures = z.strictObject({
  categories: z.array(z.strictObject(named)),
  recipients: z.array(z.strictObject({ ...named, role: words })),
  people: z.array(z.strictObject(named)),
  cells: z.array(
    z.strictObject({
      category: z.string(),
      recipient: z.string(),
      people: z.array(z.string()),
      whole: z.boolean(),
      status,
    }),
  ),
})

const assessment = z.strictObject({
  state: z.enum(['needed', 'not-needed', 'undecided', 'of-the-controller']),
  because: words.nullable(),
  criteria: z.array(z.strictObject(named)),
  hints: z.array(z.strictObject({ ...named, because: words })),
  usually: z.boolean(),
  done: z.strictObject({ at: day, kept: z.string() }).nullable(),
  status,
  ...holes,
})

const activity = z
  .strictObject({
    ...named,
    role: z.enum(['controller', 'processor']),
    status,
    items: z.array(item),
    disclosures,
    kept: z.array(
      z.strictObject({
        categories: z.array(words),
        period: z.string(),
        says: words,
        trigger: words,
        basis: words,
        status,
      }),
    ),
    assessment,
  })
  .openapi('RecordedActivity')

const transfer = z
  .strictObject({
    kind: z.enum(['system', 'recipient', 'third-party']),
    ...named,
    operator: words,
    country: z.string().nullable(),
    countryName: words.nullable(),
    standing: z.enum(['inside', 'third', 'unknown']),
    ground: z.string().nullable(),
    groundName: words.nullable(),
    safeguard: words.nullable(),
    activities: z.array(words),
    status,
    ...holes,
  })
  .openapi('Transfer')

const processor = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    dated: day.nullable(),
    keptAt: z.string().nullable(),
    everyMonths: z.int().nullable(),
    lastAt: day.nullable(),
    dueAt: day.nullable(),
    overdue: z.boolean(),
    status,
    ...holes,
  })
  .openapi('Processor')

export const recordSchema = z
  .strictObject({
    kind: z.literal('record'),
    controller: z.string(),
    example: z.boolean(),
    day,
    organisation: item,
    activities: z.array(activity),
    transfers: z.array(transfer),
    processors: z.array(processor),
    missing: z.array(missing),
    proposed: z.int().nonnegative(),
  })
  .openapi('ProcessingRecord') satisfies z.ZodType<ProcessingRecord>
