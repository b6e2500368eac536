// Registers by chance, for properties: objects in the shape a person writes (defaults may be left out) that are accepted
// by parseRegister, every closed list of the schema used sooner or later. `text` says of which letters names and words
// are; hard ones, that YAML, Markdown and HTML have a meaning for, unless told otherwise. Proven by
// test/register-arbitrary.test.ts.

import fc from 'fast-check'
import { stringify } from 'yaml'
import type { z } from 'zod'

import { utf8 } from '../src/core/bytes.ts'
import { fieldKinds } from '../src/core/field-kinds.ts'
import { logFormats } from '../src/core/log-formats.ts'
import { criteria } from '../src/law/impact.ts'
import { catalogue } from '../src/pledge/catalogue.ts'
import { pledgeIds } from '../src/pledge/pledge.ts'
import { parseRegister } from '../src/register/parse.ts'
import type { Register, registerSchema } from '../src/register/schema.ts'

export type RegisterInput = z.input<typeof registerSchema>
type Activity = NonNullable<RegisterInput['activities']>[number]
type Text = fc.Arbitrary<string>

export interface Letters {
  /** One line of visible text, not empty and without space around it. */
  readonly text?: Text
}

export const plainText: Text = fc
  .array(
    fc.constantFrom(...'navn adresse æble Østergade faktura løn kunder betaling 2026 aftale'.split(' ')),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(words => words.join(' '))

export const hardText: Text = fc.oneof(
  plainText,
  fc
    .array(fc.constantFrom(...'aeæøåÆØÅ 1.,:;-#*_&<>"\'[]{}()|!?%@`\\~/=+§€–😀'), {
      minLength: 1,
      maxLength: 20,
    })
    .map(letters => letters.join('').trim().normalize('NFC') || 'å'),
  fc.constantFrom('null', 'true', '12', '2026-11-22', '~', '- a', 'a: b', '# a', '__proto__', 'constructor'),
)

/** The register as the program reads it, from the shape a person writes. Throws the Refusal of parseRegister. */
export const parseInput = (input: RegisterInput): Register =>
  parseRegister({ path: 'register.yaml', bytes: utf8(stringify(input, { aliasDuplicateObjects: false })) })
    .register

export function registerArbitrary({ text = hardText }: Letters = {}): fc.Arbitrary<RegisterInput> {
  const entry = entriesOf(text)
  return fc
    .tuple(idList('r', 4), idList('s', 4))
    .chain(([recipients, systems]) =>
      fc.record({
        version: fc.constant(1 as const),
        example: fc.boolean(),
        controller: entry.controller,
        representative: optional(entry.party),
        jointControllers: upTo(2, entry.party),
        dpo: entry.dpo,
        domains: upTo(2, mark({ name: fc.domain() })),
        notices: noticesOf,
        activities: activitiesOf(text, recipients, systems),
        recipients: fc.tuple(...recipients.map(entry.recipient)),
        systems: fc.tuple(...systems.map(id => entry.system(id, recipients))),
        agreements: unlessEmpty(recipients, () => named('a', 3, id => entry.agreement(id, recipients))),
        sites: unlessEmpty(recipients, () => named('w', 2, id => entry.site(id, recipients))),
        traffic: optional(entry.traffic(recipients)),
        channels: named('c', 3, entry.channel),
        procedures: named('p', 2, entry.procedure),
        rights: rightsOf(text),
        logHolders: upTo(2, entry.logHolder),
        promised: fc.subarray([...pledgeIds]),
        retired: idList('gone', 2),
        exact: text,
      }),
    )
    .map(({ promised, exact, ...rest }) => clean({ ...rest, ...promisesOf(promised, exact) }))
}

// The parts of every pledge by name, and one sentence that promises it; parsing does not look for its words in a notice.
const promisesOf = (promised: readonly (typeof pledgeIds)[number][], exact: string) => ({
  pledges: promised.map(id => ({ id, parts: catalogue[id].map(({ name }) => name) })),
  sentences: promised.map(id => ({ id: `sentence-${id}`, da: { exact: `${exact} ${id}` }, pledge: id })),
})

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined })
const upTo = <T>(most: number, value: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(value, { maxLength: most })
const one = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

/** Entries that point at another, of which there may be none. */
const unlessEmpty = <T>(others: readonly string[], entries: () => fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  others.length === 0 ? fc.constant<T[]>([]) : entries()

/** A key without a value is a key that is not there, as in a file. */
function clean<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clean) as T
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, clean(member)])) as T
}

const idList = (prefix: string, most: number): fc.Arbitrary<string[]> =>
  fc.nat(most).map(count => Array.from({ length: count }, (_, at) => `${prefix}.${at + 1}`))
const named = <T>(prefix: string, most: number, entry: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  idList(prefix, most).chain(ids => fc.tuple(...ids.map(entry))) as fc.Arbitrary<T[]>

const day = fc
  .date({ min: new Date('2018-05-25'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const country = one('DK', 'DE', 'US', 'GB', 'IN', 'JP')
const mail = one('post@firma.example', 'jane.doe+gdpr@sub.firma.example', 'post@brød.example')
const phone = one('+45 21 58 14 10', '(45) 12345678', '112')
const url = fc.webUrl({ validSchemes: ['http', 'https'] })
const acceptance = fc.record({ by: one('Åse Holm', 'the owner'), at: day })

type Provenance = { status?: 'proposed' | 'published' | 'accepted'; accepted?: { by: string; at: string } }
const provenance: fc.Arbitrary<Provenance> = fc.oneof(
  fc.constant<Provenance>({}),
  fc.constant<Provenance>({ status: 'proposed' }),
  fc.constant<Provenance>({ status: 'published' }),
  acceptance.map((accepted): Provenance => ({ status: 'accepted', accepted })),
)

/** An entry with where it comes from. */
const mark = <T extends object>(members: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.tuple(fc.record<T>(members), provenance).map(([entry, from]) => ({ ...entry, ...from }))

function entriesOf(text: Text) {
  const words = fc.record({ da: text, en: text })
  const quote = optional(fc.record({ da: optional(text), en: optional(text) }))
  const address = fc.record({ street: text, postcode: one('8600', '1050', 'EC1A 1BB'), city: text, country })
  const months = fc.integer({ min: 1, max: 60 })
  return {
    words,
    quote,
    party: mark({ name: text, email: optional(mail), phone: optional(phone), address: optional(address) }),
    controller: mark({
      name: text,
      person: optional(text),
      cvr: optional(one('DK36622652', '36622652')),
      registration: optional(text),
      address,
      email: mail,
      phone: optional(phone),
    }),
    dpo: mark({
      appointed: fc.boolean(),
      name: optional(text),
      email: optional(mail),
      because: optional(words),
    }),
    recipient: (id: string) =>
      mark({
        id: fc.constant(id),
        name: text,
        country: optional(country),
        role: mark({ is: one('processor', 'controller', 'joint-controller'), because: words }),
        quote,
      }),
    system: (id: string, recipients: readonly string[]) =>
      mark({
        id: fc.constant(id),
        name: text,
        operator: recipients.length === 0 ? fc.constant(undefined) : optional(one(...recipients)),
        access: optional(mark({ who: words, everyMonths: months, reviewedAt: optional(day) })),
        dns: optional(fc.record({ mx: upTo(2, text), spfIncludes: upTo(1, text), txt: upTo(1, text) })),
        quote,
      }),
    agreement: (id: string, recipients: readonly string[]) =>
      mark({
        id: fc.constant(id),
        with: one(...recipients),
        kind: one('processor', 'joint-controllers', 'terms'),
        dated: optional(day),
        kept: optional(text),
        supervision: optional(fc.record({ everyMonths: months, lastAt: optional(day) })),
      }),
    site: (id: string, recipients: readonly string[]) => siteOf(id, recipients, words),
    traffic: (recipients: readonly string[]) => trafficOf(recipients, words),
    channel: (id: string) =>
      mark({ id: fc.constant(id), kind: one('mail', 'form', 'phone', 'post'), address: text }),
    procedure: (id: string) =>
      mark({ id: fc.constant(id), name: words, kept: text, reviewedAt: optional(day) }),
    logHolder: fc.record({ kind: one('mail', 'folder'), name: text, to: text }),
  }
}

const serverPattern = fc.domain().map(name => `*.${name}`)

const siteOf = (id: string, recipients: readonly string[], words: fc.Arbitrary<{ da: string; en: string }>) =>
  mark({
    id: fc.constant(id),
    url,
    names: upTo(
      1,
      fc.domain().map(name => `other.${name}`),
    ),
    host: one(...recipients),
    networks: upTo(1, one('192.0.2.0/24', '2001:db8::/32')),
    nameServers: upTo(1, serverPattern),
    reverseNames: upTo(1, serverPattern),
    aliases: upTo(1, fc.domain()),
    systems: upTo(1, one('AS1', 'AS65000')),
    thirdParties: onceBy('host', {
      host: fc.oneof(fc.domain(), serverPattern),
      operator: optional(one(...recipients)),
      country: optional(country),
      purpose: optional(words),
      ground: optional(words),
    }),
    stored: onceBy('name', { name: one('session', 'cart_*', '*-seen', 'a/b'), because: words }),
    fields: optional(onceBy('kind', { kind: one(...fieldKinds), because: words })),
  })

/** At most two entries, no two with the same value of a key. */
const onceBy = <T extends object, K extends keyof T>(
  key: K,
  members: { [Key in keyof T]: fc.Arbitrary<T[Key]> },
) => fc.uniqueArray(mark<T>(members), { maxLength: 2, selector: entry => entry[key] })

const doors = [
  { protocol: 'udp', address: '127.0.0.1', port: 5140 },
  { protocol: 'tcp', address: '10.0.0.7', port: 5140 },
  { protocol: 'tls', address: '::', port: 6514, certificate: '/etc/log/cert.pem', key: '/etc/log/key.pem' },
] as const

const trafficOf = (
  recipients: readonly string[],
  words: fc.Arbitrary<{ da: string; en: string }>,
): fc.Arbitrary<NonNullable<RegisterInput['traffic']>> => {
  const own = {
    name: words,
    zone: optional(one('Europe/Copenhagen', 'UTC')),
    host: recipients.length === 0 ? fc.constant(undefined) : optional(one(...recipients)),
    practice: optional(fc.boolean()),
  }
  const files = (id: string) =>
    mark({
      ...{ id: fc.constant(id), kind: fc.constant('files' as const), path: fc.constant(`/log/${id}*`) },
      ...{ ...own, format: optional(one(...logFormats)) },
    })
  const door = doors.map((listen, at) =>
    mark({
      ...{ id: fc.constant(`syslog.${at}`), kind: fc.constant('syslog' as const) },
      ...{ ...own, listen: fc.constant(listen) },
    }),
  )
  return fc.record({
    sources: fc
      .tuple(named('log', 2, files), fc.tuple(...door), fc.nat(doors.length))
      .map(([all, received, most]) => [...all, ...received.slice(0, most)]),
    k: optional(fc.integer({ min: 2, max: 20 })),
    publicPage: optional(fc.boolean()),
    countries: optional(fc.constant('/var/lib/countries.mmdb')),
  })
}

const noticesOf: fc.Arbitrary<RegisterInput['notices']> = fc
  .tuple(fc.subarray(['da', 'en'] as const, { minLength: 1 }), fc.boolean(), optional(mark({ url })))
  .map(([languages, unofficial, published]) =>
    languages.map(language => ({ language, path: `notice.${language}.md`, unofficial, published })),
  )

const rights = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
  'complaint',
] as const

const rightsOf = (text: Text): fc.Arbitrary<RegisterInput['rights']> =>
  fc
    .subarray([...rights])
    .chain(ids => fc.tuple(...ids.map(id => mark({ id: fc.constant(id), quote: entriesOf(text).quote }))))

const bases = [
  ...[...'abcdef'].map(letter => `GDPR 6(1)(${letter})`),
  ...[...'abcdefghij'].map(letter => `GDPR 9(2)(${letter})`),
  'GDPR 10',
]
const grounds = [
  'GDPR 45(3)',
  ...[...'abcdef'].map(letter => `GDPR 46(2)(${letter})`),
  'GDPR 46(3)(a)',
  'GDPR 46(3)(b)',
  'GDPR 49(1)',
  ...[...'abcdefg'].map(letter => `GDPR 49(1)(${letter})`),
]

const activitiesOf = (text: Text, recipients: readonly string[], systems: readonly string[]) =>
  fc
    .nat(3)
    .chain(count =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          activityOf(text, `activity-${at + 1}`, recipients, systems),
        ),
      ),
    )

// That nobody gets the data is only said where nobody does.
const unlessSomebody = (activity: Activity): Activity =>
  (activity.recipients ?? []).length === 0 ? activity : { ...activity, noRecipients: undefined }

// Ids of purposes are unique in the whole register, the others in their activity.
function activityOf(text: Text, id: string, recipients: readonly string[], systems: readonly string[]) {
  const { words, quote, party } = entriesOf(text)
  return idList('category', 3).chain((categories): fc.Arbitrary<Activity> => {
    const of = fc.subarray(categories)
    const said = { quote }
    return mark({
      id: fc.constant(id),
      name: words,
      role: one('controller', 'processor'),
      purposes: named(`${id}.purpose`, 3, purpose =>
        mark({
          id: fc.constant(purpose),
          name: words,
          legalBases: upTo(3, mark({ reference: one(...bases), because: words })),
          ...said,
        }),
      ),
      people: named('people', 2, group => mark({ id: fc.constant(group), name: words, ...said })),
      categories: fc.tuple(
        ...categories.map(category =>
          mark({
            id: fc.constant(category),
            name: words,
            special: one('none', 'art-9', 'art-10', 'national-number'),
            needed: mark({ because: words, considered: optional(acceptance) }),
            ...said,
          }),
        ),
      ),
      systems: fc.subarray([...systems]),
      recipients: flowsOf(recipients, categories),
      noRecipients: optional(mark({ because: words })),
      transfers: unlessEmpty(recipients, () =>
        upTo(
          2,
          mark({ to: one(...recipients), country, ground: optional(one(...grounds)), safeguard: words }),
        ),
      ),
      retention: named('kept', 2, kept => retentionOf(kept, categories, text)),
      sources: upTo(2, mark({ of, from: words, public: fc.boolean(), ...said })),
      provision: optional(
        mark({
          must: one('by-law', 'by-contract', 'to-enter-contract', 'no'),
          consequences: optional(words),
          ...said,
        }),
      ),
      automatedDecisions: optional(
        mark({ used: fc.boolean(), logic: optional(words), effects: optional(words), ...said }),
      ),
      impactAssessment: optional(
        mark({
          needed: fc.boolean(),
          because: words,
          criteria: fc.subarray([...criteria.ids]),
          done: optional(fc.record({ at: day, kept: text })),
        }),
      ),
      onBehalfOf: upTo(2, party),
      security: upTo(2, mark({ measure: words })),
    }).map(unlessSomebody)
  })
}

/** Recipients by id, or with the categories they get. */
const flowsOf = (recipients: readonly string[], categories: readonly string[]) =>
  fc
    .subarray([...recipients])
    .chain(ids =>
      fc.tuple(
        ...ids.map(to =>
          fc.oneof(fc.constant(to), mark({ to: fc.constant(to), categories: fc.subarray([...categories]) })),
        ),
      ),
    )

const retentionOf = (id: string, categories: readonly string[], text: Text) => {
  const { words, quote } = entriesOf(text)
  const period = one('P5Y', 'P6M', 'P14D', 'P1Y6M', 'P0D')
  return mark({
    id: fc.constant(id),
    of: fc.subarray([...categories]),
    period,
    trigger: words,
    basis: words,
    quote,
  })
}
