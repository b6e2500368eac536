// The shape of a TILT document (Transparency Information Language, draft-07 schema of its authors), strict where the
// standard is and open where it is: every object may carry more. Other companies' documents are held to it, and ours.
// Proven by tilt-shape.test.ts against the official schema.

import { z } from 'zod'

const text = z.string()
const country = z.string().regex(/^[A-Z]{2}$/, 'expected a country as two capital letters')
const phone = z.string().regex(/^\+*\(?\d{1,4}\)?[-\s./\d]*$/, 'expected a phone number')
const email = z.email('expected a mail address')
// The schema writes ^[A-Z]*([-]?[0-9]*|[a-z]*)*$, which takes exponential time; this takes the same texts at once.
const reference = z.string().regex(/^[A-Z]*[-0-9a-z]*$/, 'expected a reference such as GDPR-6-1-f')
// Date and time of ISO 8601 as a calendar writes it; weeks and ordinal days, which the schema also takes, are not read.
const moment = z
  .string()
  .regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:[zZ]|[+-](?:[01]\d|2[0-3]):?(?:[0-5]\d)?)?)?$/,
    'expected a moment such as 2026-11-22T08:00:00Z',
  )
const duration = z
  .string()
  .regex(
    /^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?P(?:\d+(?:[.,]\d*)?Y)?(?:\d+(?:[.,]\d*)?M)?(?:\d+(?:[.,]\d*)?D)?T?(?:\d+(?:[.,]\d*)?H)?(?:\d+(?:[.,]\d*)?M)?(?:\d+(?:[.,]\d*)?S)?$/,
    'expected a duration such as P5Y',
  )
const uri = z.string().regex(/^[^\s<>"{}|\\^`]*$/, 'expected an address')
const language = z.string().regex(/^[a-z]{2}$/, 'expected a language as two small letters')

/** What must be told once something is said to be so (if/then in the schema). */
const demands =
  (when: string, ...keys: readonly string[]) =>
  (value: Record<string, unknown>, context: z.core.$RefinementCtx) => {
    if (value[when] !== true) return
    for (const key of keys)
      if (value[key] === undefined)
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `expected a value where ${when} is true`,
          input: undefined,
        })
  }

const person = z.looseObject({ name: text, email, phone: phone.optional() })
const possible = z
  .looseObject({ available: z.boolean().optional(), description: text.optional() })
  .superRefine(demands('available', 'description'))
const ways = {
  description: text.optional(),
  url: uri.optional(),
  email: email.optional(),
  identificationEvidences: z.array(text).optional(),
}
const rightShape = z.looseObject({ available: z.boolean().optional(), ...ways })
const right = rightShape.superRefine(demands('available', 'description'))

const disclosed = z.looseObject({
  _id: text,
  category: text,
  purposes: z.array(z.looseObject({ purpose: text, description: text })),
  legalBases: z.array(z.looseObject({ reference, description: text.optional() })),
  legitimateInterests: z.array(
    z
      .looseObject({ exists: z.boolean().optional(), reasoning: text.optional() })
      .superRefine(demands('exists', 'reasoning')),
  ),
  recipients: z.array(
    z.looseObject({
      name: text.optional(),
      division: text.optional(),
      address: text.optional(),
      country: country.optional(),
      representative: person.partial().optional(),
      category: text,
    }),
  ),
  storage: z.array(
    z.looseObject({
      temporal: z.array(z.looseObject({ description: text, ttl: duration })).optional(),
      purposeConditional: z.array(text).optional(),
      legalBasisConditional: z.array(reference).optional(),
      aggregationFunction: z.enum(['min', 'max', 'sum', 'avg']),
    }),
  ),
  nonDisclosure: z.looseObject({
    legalRequirement: z.boolean(),
    contractualRegulation: z.boolean(),
    obligationToProvide: z.boolean(),
    consequences: text,
  }),
})

const transfer = z.looseObject({
  country: country.optional(),
  adequacyDecision: possible.optional(),
  appropriateGuarantees: possible.optional(),
  presenceOfEnforceableRightsAndEffectiveRemedies: possible.optional(),
  standardDataProtectionClause: possible.optional(),
})

const authority = z.looseObject({
  name: text,
  address: text.optional(),
  country: country.optional(),
  email: email.optional(),
  phone: phone.optional(),
})

export const tiltShape = z.looseObject({
  meta: z.looseObject({
    _id: text,
    name: text,
    created: moment,
    modified: moment,
    version: z.int().min(1),
    language,
    status: z.enum(['active', 'inactive']),
    url: uri,
    _hash: z.string().length(64),
  }),
  controller: z.looseObject({
    name: text,
    division: text.optional(),
    address: text,
    country,
    representative: person,
  }),
  dataProtectionOfficer: z.looseObject({
    name: text,
    address: text,
    country,
    email,
    phone: phone.optional(),
  }),
  dataDisclosed: z.array(disclosed),
  thirdCountryTransfers: z.array(transfer),
  accessAndDataPortability: z.looseObject({
    available: z.boolean(),
    ...ways,
    administrativeFee: z.looseObject({ amount: z.number(), currency: z.string().length(3) }).optional(),
    dataFormats: z.array(text).optional(),
  }),
  sources: z.array(
    z.looseObject({
      _id: text,
      dataCategory: text,
      sources: z.array(z.looseObject({ description: text, url: uri, publiclyAvailable: z.boolean() })),
    }),
  ),
  rightToInformation: right,
  rightToRectificationOrDeletion: right,
  rightToDataPortability: right,
  rightToWithdrawConsent: right,
  rightToComplain: rightShape
    .extend({ supervisoryAuthority: authority.optional() })
    .superRefine(demands('available', 'description', 'supervisoryAuthority')),
  automatedDecisionMaking: z
    .looseObject({
      inUse: z.boolean().optional(),
      logicInvolved: text.optional(),
      scopeAndIntendedEffects: text.optional(),
    })
    .superRefine(demands('inUse', 'logicInvolved', 'scopeAndIntendedEffects')),
  changesOfPurpose: z.array(
    z.looseObject({
      description: text.optional(),
      affectedDataCategories: z.array(text).optional(),
      plannedDateOfChange: moment.optional(),
      urlOfNewVersion: text.optional(),
    }),
  ),
})

export type Tilt = z.output<typeof tiltShape>
