// One activity of the record of processing: who it is about, what, why, where it goes and how long it stays (GDPR
// Art. 30(1) and (2)), and what a notice must add to that (Art. 13, 14, 22, 35). Proven by schema.test.ts.

import { z } from 'zod'

import { criteria } from '../law/impact.ts'
import { act, country, day, id, list, party, provenance, quote, text, words } from './entry.ts'

const legalBasis = z.strictObject({
  reference: z
    .string()
    .regex(/^GDPR (?:6\(1\)\([a-f]\)|9\(2\)\([a-j]\)|10)$/, 'expected a legal basis such as GDPR 6(1)(b)'),
  because: words,
  ...provenance,
})

const purpose = z.strictObject({ id, name: words, legalBases: list(legalBasis), quote, ...provenance })

const category = z.strictObject({
  id,
  name: words,
  special: z
    .enum(['none', 'art-9', 'art-10', 'national-number'])
    .default('none')
    .describe('Special categories (Art. 9), offences (Art. 10), civil registration numbers.'),
  needed: z
    .strictObject({ because: words, considered: act.optional(), ...provenance })
    .describe('Why it cannot be done without, and who last considered it.'),
  quote,
  ...provenance,
})

const retention = z.strictObject({
  id,
  of: list(id).describe('Categories of this activity.'),
  period: z
    .string()
    .regex(/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/, 'expected a period such as P5Y, P6M or P14D'),
  trigger: words.describe('From when the period runs.'),
  basis: words,
  quote,
  ...provenance,
})

const transfer = z.strictObject({
  to: id.describe('A recipient.'),
  country,
  ground: z
    .string()
    .regex(
      /^GDPR (?:45\(3\)|46\(2\)\([a-f]\)|46\(3\)\([ab]\)|49\(1\)(?:\([a-g]\))?)$/,
      'expected a ground for a transfer such as GDPR 45(3) or GDPR 46(2)(c)',
    )
    .optional()
    .describe('The article the transfer rests on; GDPR 49(1) without a letter is its second subparagraph.'),
  safeguard: words.describe('The decision, clauses or other safeguard in words (Art. 45-49).'),
  ...provenance,
})

const flow = z.strictObject({
  to: id.describe('A recipient.'),
  categories: list(id).describe('Categories of this activity; none means all of them.'),
  people: list(id).describe('Groups of people of this activity; none means all of them.'),
  ...provenance,
})

/** Who gets which data on whom. `status` is absent where only the recipient's id is written. */
export interface Flow {
  readonly to: string
  readonly categories: readonly string[]
  readonly people: readonly string[]
  readonly status?: z.output<typeof flow>['status'] | undefined
  readonly accepted?: z.output<typeof flow>['accepted']
}

// One shape for whoever reads it: a recipient's id alone means all categories of all people of the activity.
const recipient = z
  .union([id, flow])
  .transform((to): Flow => (typeof to === 'string' ? { to, categories: [], people: [] } : to))
  .describe('A recipient by id, or with the categories and people it gets data of.')

const source = z
  .strictObject({
    of: list(id).describe('Categories of this activity.'),
    from: words.describe('Who or what it comes from.'),
    public: z.boolean().default(false).describe('A source open to everyone.'),
    quote,
    ...provenance,
  })
  .describe('Where data comes from that the person did not give (Art. 14(2)(f)).')

const provision = z
  .strictObject({
    must: z.enum(['by-law', 'by-contract', 'to-enter-contract', 'no']),
    consequences: words.optional().describe('What follows if it is not given.'),
    quote,
    ...provenance,
  })
  .describe('Whether a person must give the data (Art. 13(2)(e)).')

const automatedDecisions = z
  .strictObject({
    used: z.boolean(),
    logic: words.optional(),
    effects: words.optional(),
    quote,
    ...provenance,
  })
  .describe('Decisions made by machines alone that matter to a person (Art. 13(2)(f), 22).')

const impactAssessment = z
  .strictObject({
    needed: z.boolean(),
    because: words,
    criteria: list(z.enum(criteria.ids)).describe('Which of the criteria of WP 248 rev.01 fit.'),
    done: z
      .strictObject({ at: day, kept: text })
      .optional()
      .describe('When it was made, and where it is kept.'),
    ...provenance,
  })
  .describe('Whether an impact assessment is needed, and why or why not (Art. 35).')

export const activity = z.strictObject({
  id,
  name: words,
  role: z.enum(['controller', 'processor']).default('controller').describe('Art. 30(1) or 30(2).'),
  purposes: list(purpose),
  people: list(z.strictObject({ id, name: words, quote, ...provenance })).describe('Groups of people.'),
  categories: list(category),
  systems: list(id),
  recipients: list(recipient),
  noRecipients: z
    .strictObject({ because: words, ...provenance })
    .optional()
    .describe('That nobody outside the company gets the data, where `recipients` is empty, and how that is.'),
  transfers: list(transfer),
  retention: list(retention),
  sources: list(source),
  provision: provision.optional(),
  automatedDecisions: automatedDecisions.optional(),
  impactAssessment: impactAssessment.optional(),
  onBehalfOf: list(party).describe('Each controller this is done for (Art. 30(2)(a)); only of a processor.'),
  security: list(z.strictObject({ measure: words, ...provenance })).describe('Measures of Art. 32(1).'),
  ...provenance,
})
