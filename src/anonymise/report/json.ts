// The report as JSON, in a shape that does not change without its version. docs/reference/anonymity-report.schema.json is printed from
// the schema here. Proven by report.test.ts.

import { z } from 'zod'
import { criterionNames } from '../verify/verified.ts'
import type { AnonymityReport } from './report.ts'

const count = z.number().min(0)
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly()
const day = z.string().meta({ description: 'YYYY-MM-DD' })
const sizes = list(z.strictObject({ rows: count, classes: count })).meta({
  description: 'How many classes there are of each size, smallest first',
})
const rowRisk = z.strictObject({ highest: count, average: count })

const verifiedSchema = z.strictObject({
  kind: z.literal('verified'),
  isHeld: z.boolean(),
  ...{ rows: count, classes: count, smallestClass: count, sizes },
  measured: list(
    z.strictObject({
      criterion: z.enum(criterionNames),
      column: z.string().nullable(),
      asked: count.nullable().meta({ description: 'null: told, not asked for' }),
      worst: count,
      isHeld: z.boolean().nullable().meta({ description: 'null: not asked for, so neither held nor not' }),
      classes: count.meta({ description: 'Classes that do not satisfy it' }),
      rows: count.meta({ description: 'Rows of those classes' }),
      worstClasses: list(
        z.strictObject({
          rows: count,
          firstRow: count.meta({
            description: 'As a spreadsheet counts: row 1 has the names of the columns',
          }),
          measured: count,
          values: list(z.string()).nullable().meta({ description: 'null unless asked for' }),
        }),
      ),
    }),
  ),
})

const attacked = z.strictObject({
  sampled: count,
  alone: count.meta({ description: 'Persons whom exactly one row fits' }),
  linked: count.meta({
    description: 'Expected to be linked to their own row by a guess among those that fit',
  }),
  byChance: count.meta({ description: 'The same by a guess among all rows' }),
  notThere: count.meta({ description: 'Persons whom no row fits' }),
  fewestFitting: count.nullable(),
  inferences: list(z.strictObject({ column: z.string(), certain: count, right: count, baseRate: count })),
})
const state = z.strictObject({
  sizes,
  risk: z.strictObject({
    prosecutor: rowRisk,
    journalist: rowRisk.nullable().meta({ description: 'null: no population was given' }),
    marketer: count,
    population: count.nullable(),
  }),
  attack: attacked,
})
const seen = z.enum(['seen', 'not-seen', 'not-tested'])
const spread = z.strictObject({
  values: list(z.strictObject({ text: z.string(), rows: count })).meta({
    description: 'Only what at least k rows say, most frequent first',
  }),
  rest: z.strictObject({ values: count, rows: count }),
})

const anonymityReportSchema = z
  .strictObject({
    kind: z.literal('anonymity-report'),
    version: z.literal(1),
    ...{ day, againBefore: day },
    asked: z.strictObject({
      k: count,
      quasi: list(z.strictObject({ column: z.string(), hierarchy: z.string() })),
      sensitive: list(
        z.strictObject({
          ...{ column: z.string(), l: count, isEntropy: z.boolean(), t: count.nullable() },
          isOrdered: z
            .boolean()
            .optional()
            .meta({ description: 't is of the ordered distance: the values are numbers' }),
        }),
      ),
      dropped: list(z.string()),
      kept: list(z.string()),
    }),
    verified: verifiedSchema,
    utility: z.strictObject({
      granularity: count,
      granularityOf: list(z.strictObject({ column: z.string(), granularity: count })),
      ...{ discernibility: count, classes: count, smallestClass: count, averageClass: count },
    }),
    suppressedRows: count.meta({
      description: 'Rows that say * in every quasi-identifier: nothing is left of them',
    }),
    nothingLeft: list(z.string()).meta({
      description: 'Quasi-identifiers of which every row says all there is, and so nothing',
    }),
    namesLookedFor: z.boolean().meta({
      description: 'false: whether names of persons stand in what is released as it stands is not known',
    }),
    before: state,
    after: state,
    tests: z.strictObject({ singlingOut: seen, linkability: seen, inference: seen }),
    columns: list(z.strictObject({ column: z.string(), granularity: count, before: spread, after: spread })),
  })
  .readonly()

export const jsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(anonymityReportSchema, {
    target: 'draft-2020-12',
    // How TypeScript holds a list is nothing to a reader of JSON.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly
    },
  })

/** Half a surrogate pair is no Unicode, and no reader has to take it. */
export const formatJson = (report: AnonymityReport): string =>
  `${JSON.stringify(anonymityReportSchema.parse(report), (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value), 2)}\n`
