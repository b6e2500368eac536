// The shape of register.yaml: the record of processing of GDPR Art. 30, what the notice says and who has accepted it.
// One schema in zod; docs/reference/register.schema.json is printed from it so that editors complete what is typed, and
// docs/reference/register.md explains it. Held equal by schema.test.ts.

import { z } from 'zod'

import { limits } from '../core/limits.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { activity } from './activity.ts'
import { act, address, country, day, id, list, party, provenance, quote, text, words } from './entry.ts'
import { site } from './site-entry.ts'
import { rawLog, traffic } from './traffic-entry.ts'

const controller = z.strictObject({
  name: text,
  person: text.optional(),
  cvr: z
    .string()
    .regex(/^(?:DK)?\d{8}$/, 'expected eight digits, or DK and eight digits')
    .optional()
    .describe('The number in the Danish company register.'),
  registration: text
    .optional()
    .describe("The register of another country and the number there: 'Amtsgericht Berlin, HRB 12345'."),
  address,
  email: text,
  phone: text.optional(),
  ...provenance,
})

const dpo = z.strictObject({
  appointed: z.boolean(),
  name: text.optional(),
  email: text.optional(),
  because: words.optional().describe('Why none is appointed (Art. 37).'),
  ...provenance,
})

const notice = z.strictObject({
  language: z.enum(['da', 'en']),
  path: text.describe('The Markdown file, from the folder of the register.'),
  unofficial: z.boolean().default(false).describe('A translation the company has not published.'),
  published: z
    .strictObject({ url: z.url({ protocol: /^https?$/ }), ...provenance })
    .optional()
    .describe('Where the company itself shows this notice.'),
})

const recipient = z.strictObject({
  id,
  name: text,
  country: country.optional().describe('Where it is established.'),
  role: z
    .strictObject({
      is: z.enum(['processor', 'controller', 'joint-controller']),
      because: words,
      ...provenance,
    })
    .describe('A processor needs an agreement (Art. 28); a bank or an authority is a controller of its own.'),
  rawLog: rawLog.optional(),
  quote,
  ...provenance,
})

const system = z.strictObject({
  id,
  name: text,
  operator: id.optional().describe('The recipient that runs it; absent where the company runs it itself.'),
  access: z
    .strictObject({
      who: words,
      everyMonths: z.int().min(1).max(60),
      reviewedAt: day.optional(),
      ...provenance,
    })
    .optional()
    .describe('Who has access, and how often that is reviewed.'),
  dns: z
    .strictObject({ mx: list(text), spfIncludes: list(text), txt: list(text) })
    .optional()
    .describe('What this system shows in the domain name system of our domains; * stands for any letters.'),
  quote,
  ...provenance,
})

const agreement = z.strictObject({
  id,
  with: id.describe('A recipient.'),
  kind: z.enum(['processor', 'joint-controllers', 'terms']),
  dated: day.optional(),
  kept: text.optional().describe('Where the signed agreement is kept.'),
  supervision: z.strictObject({ everyMonths: z.int().min(1).max(60), lastAt: day.optional() }).optional(),
  ...provenance,
})

const channel = z.strictObject({
  id,
  kind: z.enum(['mail', 'form', 'phone', 'post']),
  address: text,
  ...provenance,
})

const procedure = z
  .strictObject({
    id,
    name: words,
    kept: text.describe('Where the written procedure is kept.'),
    reviewedAt: day.optional(),
    ...provenance,
  })
  .describe('How something is done, in writing: requests, breaches, deletion, supervision (Art. 24).')

const logHolder = z.strictObject({
  kind: z.enum(['mail', 'folder']),
  name: text,
  to: text.describe('The mail address, or the folder.'),
})

const selector = z
  .strictObject({ exact: text, prefix: text.optional(), suffix: text.optional() })
  .describe('W3C TextQuoteSelector over the text of the notice.')

const sentence = z.strictObject({
  id: id.describe('Never used again, also when the sentence is gone: see `retired`.'),
  da: selector.optional(),
  en: selector.optional(),
  pledge: z.enum(pledgeIds).optional(),
  promise: z.literal('none').optional().describe('The sentence states an opinion or structure.'),
  because: words.optional().describe('Why it promises nothing.'),
  declaredUnproven: act.optional().describe('Who lets it stand although nothing has checked it, and when.'),
})

const right = z.strictObject({
  id: z.enum([
    'access',
    'rectification',
    'erasure',
    'restriction',
    'portability',
    'objection',
    'withdrawal',
    'complaint',
  ]),
  quote,
  ...provenance,
})

export const registerSchema = z.strictObject({
  version: z.literal(1),
  example: z
    .boolean()
    .default(false)
    .describe('An example: every page says that it says nothing about the company.'),
  controller,
  representative: party.optional().describe('For a company outside the EU (Art. 27).'),
  jointControllers: list(party).describe('Who decides purposes and means with the company (Art. 26).'),
  dpo,
  domains: list(z.strictObject({ name: text, ...provenance })),
  notices: z.array(notice).min(1).max(2),
  activities: list(activity),
  recipients: list(recipient),
  systems: list(system),
  agreements: list(agreement),
  sites: list(site),
  traffic: traffic.optional(),
  channels: list(channel),
  procedures: list(procedure).describe('Written procedures, for whoever supervises.'),
  rights: list(right).describe('The rights people are told of.'),
  logHolders: list(logHolder).describe('Who outside the company is handed checkpoints of the log.'),
  pledges: list(
    z.strictObject({ id: z.enum(pledgeIds), parts: list(id).describe('All parts of this pledge, by name.') }),
  ),
  sentences: z.array(sentence).max(limits.sentences).default([]),
  retired: list(id).describe('Ids of sentences that are gone.'),
})

/** Plain data all the way down, never changed. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

export type Register = Frozen<z.output<typeof registerSchema>>
export type Activity = Register['activities'][number]
export type Recipient = Register['recipients'][number]
export type System = Register['systems'][number]
export type Site = Register['sites'][number]
export type Sentence = Register['sentences'][number]
export type Selector = Frozen<z.output<typeof selector>>
export type Status = Register['controller']['status']

/** The JSON Schema of what a person writes (defaults may be left out), as published for editors. */
export const jsonSchema = (): Record<string, unknown> =>
  z.toJSONSchema(registerSchema, { io: 'input', target: 'draft-2020-12' })
