// What the entries of a register are made of: ids, words in both languages, days, countries, parties, and where an entry
// comes from. schema.ts and activity.ts build the register of them. Proven by schema.test.ts.

import { z } from 'zod'

import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'

export const text = z.string().min(1).max(limits.selectorLetters)
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'expected an id of small letters, digits, dots and hyphens')
export const day = z.iso.date().describe('A day: 2026-11-22.')
// A company with one notice writes in its language alone. What a register with two is missing is a fault: see spoken.ts.
export const words = z
  .strictObject({ da: text.optional(), en: text.optional() })
  .refine(({ da, en }) => da !== undefined || en !== undefined, 'expected words in da or en')
  .transform(({ da = '', en = '' }): Words => ({ da: da || en, en: en || da }))
  .describe('The same words in each language the company has a notice in.')
export const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(limits.activities).default([])

export const act = z.strictObject({ by: text, at: day }).describe('The person who did it, and the day.')

// Where an entry comes from. Whatever nobody has accepted and the notice does not say is a proposal, and is shown as one.
export const provenance = {
  status: z
    .enum(['proposed', 'published', 'accepted'])
    .default('proposed')
    .describe('published: the notice says it. accepted: a person answers for it. Else proposed.'),
  accepted: act.optional().describe('Who accepted the entry; demanded by `status: accepted`.'),
}
export const quote = z
  .strictObject({ da: text.optional(), en: text.optional() })
  .optional()
  .describe('The words of the notice that tell a reader this.')

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'expected a country as two capital letters (ISO 3166-1), such as DK or US')

export const address = z.strictObject({
  street: text,
  postcode: text,
  city: text,
  country,
})
export const party = z.strictObject({
  name: text,
  email: text.optional(),
  phone: text.optional(),
  address: address.optional(),
  ...provenance,
})
