// What documents in open formats say in words: what the register is silent on, the rights as the law has them, and the
// report of what of another company's document did not fit. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const formatWords = Object.freeze({
  noOfficer: both('Ingen databeskyttelsesrådgiver er udpeget', 'No data protection officer is appointed'),
  notSaid: both('Fortegnelsen siger det ikke.', 'The register does not say.'),
  missing: both('(mangler)', '(missing)'),
  processor: both('Databehandler', 'Processor'),
  controller: both('Selvstændigt dataansvarlig', 'Controller of its own'),
  'joint-controller': both('Fælles dataansvarlig', 'Joint controller'),
  notice: both('Privatlivspolitik', 'Privacy policy'),
  recipientIn: both('En modtager i', 'A recipient in'),
  authority: both('Datatilsynet', 'The supervisory authority'),
})

/** The rights of the GDPR, in the words used where the notice has none of its own. */
export const rightWords = Object.freeze({
  access: both('Ret til indsigt (artikel 15)', 'Right of access (Article 15)'),
  rectification: both('Ret til berigtigelse (artikel 16)', 'Right to rectification (Article 16)'),
  erasure: both('Ret til sletning (artikel 17)', 'Right to erasure (Article 17)'),
  restriction: both(
    'Ret til begrænsning af behandlingen (artikel 18)',
    'Right to restriction of processing (Article 18)',
  ),
  portability: both('Ret til dataportabilitet (artikel 20)', 'Right to data portability (Article 20)'),
  objection: both('Ret til indsigelse (artikel 21)', 'Right to object (Article 21)'),
  withdrawal: both(
    'Ret til at trække samtykke tilbage (artikel 7, stk. 3)',
    'Right to withdraw consent (Article 7(3))',
  ),
  complaint: both(
    'Ret til at klage til tilsynsmyndigheden (artikel 77)',
    'Right to complain to the supervisory authority (Article 77)',
  ),
})

/** How a reader of the policy page is led to it in open formats. */
export const openFormatWords = Object.freeze({
  title: both('Politikken i åbne formater', 'The policy in open formats'),
  lead: both(
    'Programmer kan læse det, politikken siger, og det, nogen i virksomheden har godkendt. Forslag er ikke med.',
    'Programs can read what the policy says, and what somebody in the company has accepted. Proposals are left out.',
  ),
  names: Object.freeze({ tilt: 'TILT', dpv: 'DPV', 'schema-org': 'schema.org' }),
  says: Object.freeze({
    tilt: both(
      'hvilke oplysninger, til hvad, hvor længe og dine rettigheder (JSON)',
      'which data, what for, for how long, and your rights (JSON)',
    ),
    dpv: both(
      'det samme i W3C’s fælles ordforråd (JSON-LD)',
      'the same in W3C’s common vocabulary (JSON-LD)',
    ),
    'schema-org': both(
      'hvem virksomheden er, og hvor politikken står (JSON-LD)',
      'who the company is, and where the policy is (JSON-LD)',
    ),
  }),
})
