// A register as linked data: JSON-LD in the terms of the Data Privacy Vocabulary 2.3 (dpv) and its GDPR extension
// (eu-gdpr), with Dublin Core for titles. An entry nobody has accepted has the status `dpv:ActivityProposed`. What has no
// term (Art. 10 as a ground) is told in words under its general term. docs/reference/formats.md has the mapping.
// Proven by dpv.test.ts: every term is one of the vocabulary's.

import type { Json } from '../../core/json.ts'
import { exampleNote } from '../../language/example.ts'
import type { Activity, Recipient, Register } from '../schema.ts'
import type { Shown } from './settled.ts'
import { noticeAddress, type Published } from './tilt.ts'

type Node = { readonly [key: string]: Json }
type Titled = { readonly da: string; readonly en: string }
type RightId = Register['rights'][number]['id']

export const dpvContext = Object.freeze({
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
})

const term = (id: string): Node => ({ '@id': id })
const title = ({ da, en }: Titled): readonly Json[] => [
  { '@language': 'da', '@value': da },
  { '@language': 'en', '@value': en },
]
const proposed: Node = { 'dpv:hasStatus': term('dpv:ActivityProposed') }
const markOf = ({ status }: { readonly status: string }): Node => (status === 'proposed' ? proposed : {})

/** A JSON-LD document: the controller, the notice, and one process for each activity. */
export function formatDpv(register: Shown, published: Published): Json {
  const own = `${published.url}#controller`
  return {
    '@context': dpvContext,
    '@id': `${published.url}#register`,
    '@type': 'dpv:RecordsOfActivities',
    ...(register.example ? { 'dct:description': title(exampleNote(register.controller.name)) } : {}),
    'dct:created': { '@type': 'xsd:dateTime', '@value': published.at },
    'dpv:hasDataController': controllerOf(register, own),
    'dpv:hasNotice': noticeOf(register, published),
    'dpv:hasRight': register.rights.map(right => ({
      '@id': `eu-gdpr:${rightTerms[right.id]}`,
      ...markOf(right),
    })),
    'dpv:hasProcess': register.activities.map(activity => processOf(register, activity, published.url)),
  }
}

const rightTerms: Readonly<Record<RightId, string>> = {
  access: 'A15',
  rectification: 'A16',
  erasure: 'A17',
  restriction: 'A18',
  portability: 'A20',
  objection: 'A21',
  withdrawal: 'A7-3',
  complaint: 'A77',
}

const identifierOf = (number: string | undefined): Node =>
  number === undefined ? {} : { 'dpv:hasIdentifier': number }

const controllerOf = ({ controller }: Shown, id: string): Node => ({
  '@id': id,
  '@type': 'dpv:DataController',
  'dpv:hasName': controller.name,
  ...identifierOf(controller.cvr ?? controller.registration),
  'dpv:hasAddress': `${controller.address.street}, ${controller.address.postcode} ${controller.address.city}`,
  'dpv:hasContact': [
    `mailto:${controller.email}`,
    ...(controller.phone === undefined ? [] : [`tel:${controller.phone.replaceAll(/\s/g, '')}`]),
  ],
  ...markOf(controller),
})

const noticeOf = ({ notices }: Shown, published: Published): readonly Json[] =>
  notices.map(notice => ({
    '@id': noticeAddress(notice, published),
    '@type': 'dpv:PrivacyNotice',
    'dct:language': notice.language,
  }))

function processOf(register: Shown, activity: Activity, url: string): Node {
  const at = `${url}#${activity.id}`
  const own = term(`${url}#controller`)
  return {
    '@id': at,
    '@type': 'dpv:Process',
    'dct:title': title(activity.name),
    ...(activity.role === 'controller' ? { 'dpv:hasDataController': own } : { 'dpv:hasDataProcessor': own }),
    'dpv:hasPurpose': activity.purposes.map(purpose => purposeOf(purpose, at)),
    'dpv:hasDataSubject': activity.people.map(group =>
      entryOf('dpv:DataSubject', `${at}/${group.id}`, group),
    ),
    'dpv:hasPersonalData': activity.categories.map(category =>
      entryOf(dataTypes[category.special], `${at}/${category.id}`, category),
    ),
    'dpv:hasRecipient': recipientsOf(register, activity, at, url),
    'dpv:hasStorageCondition': activity.retention.map(each => storageOf(each, at)),
    'dpv:hasThirdCountry': activity.transfers.map(each => transferOf(each, url)),
    'dpv:hasDataSource': activity.sources.map(each => sourceOf(each, at)),
    'dpv:hasTechnicalOrganisationalMeasure': activity.security.map(each => ({
      '@type': 'dpv:TechnicalOrganisationalMeasure',
      'dct:title': title(each.measure),
      ...markOf(each),
    })),
    ...decisionsOf(activity),
    ...assessmentOf(activity),
    ...markOf(activity),
  }
}

type Special = Activity['categories'][number]['special']
const dataTypes: Readonly<Record<Special, string>> = {
  none: 'dpv:PersonalData',
  'art-9': 'dpv:SpecialCategoryPersonalData',
  'art-10': 'dpv:SensitivePersonalData',
  'national-number': 'dpv:PersonalData',
}

const entryOf = (type: string, id: string, entry: { name: Titled; status: string }): Node => ({
  '@id': id,
  '@type': type,
  'dct:title': title(entry.name),
  ...markOf(entry),
})

const purposeOf = (purpose: Activity['purposes'][number], at: string): Node => ({
  ...entryOf('dpv:Purpose', `${at}/${purpose.id}`, purpose),
  'dpv:hasLegalBasis': purpose.legalBases.map(basis => ({
    '@type': legalBasisTerm(basis.reference),
    'dct:title': basis.reference,
    'dct:description': title(basis.because),
    ...markOf(basis),
  })),
})

/** `GDPR 6(1)(f)` is `eu-gdpr:A6-1-f`; Article 10 has no term and is a legal basis in general. */
export const legalBasisTerm = (reference: string): string => {
  const [, article, paragraph, letter] = /^GDPR (\d+)\((\d)\)\(([a-j])\)$/.exec(reference) ?? []
  return letter === undefined ? 'dpv:LegalBasis' : `eu-gdpr:A${article}-${paragraph}-${letter}`
}

const roleTypes: Readonly<Record<Recipient['role']['is'], string>> = {
  processor: 'dpv:DataProcessor',
  controller: 'dpv:ThirdParty',
  'joint-controller': 'dpv:JointDataControllers',
}

function recipientsOf(register: Shown, activity: Activity, at: string, url: string): readonly Node[] {
  return activity.recipients.flatMap(flow => {
    const recipient = register.recipients.find(({ id }) => id === flow.to)
    if (recipient === undefined) return []
    const gets = flow.categories.map(id => term(`${at}/${id}`))
    return [
      {
        '@id': `${url}#recipient/${recipient.id}`,
        '@type': recipient.role === null ? 'dpv:Recipient' : roleTypes[recipient.role.is],
        'dpv:hasName': recipient.name,
        ...(gets.length === 0 ? {} : { 'dpv:hasPersonalData': gets }),
        ...([recipient.status, recipient.role?.status, flow.status].includes('proposed') ? proposed : {}),
      },
    ]
  })
}

const storageOf = (each: Activity['retention'][number], at: string): Node => ({
  '@type': 'dpv:StorageDuration',
  'dpv:hasDuration': { '@type': 'xsd:duration', '@value': each.period },
  'dct:description': title({
    da: `${each.trigger.da} (${each.basis.da})`,
    en: `${each.trigger.en} (${each.basis.en})`,
  }),
  'dpv:hasPersonalData': each.of.map(id => term(`${at}/${id}`)),
  ...markOf(each),
})

const transferOf = (each: Activity['transfers'][number], url: string): Node => ({
  '@type': 'dpv:ThirdCountry',
  'dct:title': each.country,
  'dct:description': title(each.safeguard),
  'dpv:hasRecipient': term(`${url}#recipient/${each.to}`),
  ...(each.ground === undefined
    ? {}
    : { 'dpv:hasLegalBasis': { '@type': transferTerm(each.ground), 'dct:title': each.ground } }),
  ...markOf(each),
})

/**
 * `GDPR 46(2)(c)` is `eu-gdpr:A46-2-c`. The second subparagraph of Art. 49(1), compelling legitimate interests, is what
 * the vocabulary calls A49-2.
 */
export const transferTerm = (ground: string): string =>
  ground === 'GDPR 49(1)'
    ? 'eu-gdpr:A49-2'
    : `eu-gdpr:A${ground.replace('GDPR ', '').replaceAll('(', '-').replaceAll(')', '')}`

const sourceOf = (each: Activity['sources'][number], at: string): Node => ({
  '@type': each.public ? 'dpv:PublicDataSource' : 'dpv:NonPublicDataSource',
  'dct:description': title(each.from),
  ...(each.of.length === 0 ? {} : { 'dpv:hasPersonalData': each.of.map(id => term(`${at}/${id}`)) }),
  ...markOf(each),
})

// Only what is in use is told: the vocabulary has no term for deciding nothing by machine.
function decisionsOf({ automatedDecisions: decides }: Activity): Node {
  if (decides?.used !== true) return {}
  return {
    'dpv:hasContext': {
      '@type': 'dpv:AutomatedDecisionMaking',
      ...(decides.logic === undefined
        ? {}
        : {
            'dpv:hasAlgorithmicLogic': {
              '@type': 'dpv:AlgorithmicLogic',
              'dct:description': title(decides.logic),
            },
          }),
      ...(decides.effects === undefined
        ? {}
        : {
            'dpv:hasConsequence': { '@type': 'dpv:Consequence', 'dct:description': title(decides.effects) },
          }),
      ...markOf(decides),
    },
  }
}

// The decision whether an assessment is needed, and the assessment itself once it is made.
function assessmentOf({ impactAssessment: assessment }: Activity): Node {
  if (assessment === undefined) return {}
  const { needed, because, done } = assessment
  const decision: Node = {
    '@type': 'eu-gdpr:DPIANecessityAssessment',
    'dct:description': title(because),
    'dpv:hasStatus': [
      term(needed ? 'eu-gdpr:DPIARequired' : 'eu-gdpr:DPIANotRequired'),
      ...(assessment.status === 'proposed' ? [term('dpv:ActivityProposed')] : []),
    ],
  }
  const made = done === undefined ? [] : [{ '@type': 'dpv:DPIA', 'dct:created': done.at }]
  return { 'dpv:hasImpactAssessment': [decision, ...made] }
}
