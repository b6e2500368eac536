// The names of the 23 pledges. They name no company: they serve any policy.
// Danish is the source. Held against the list of pledges by its type, and against the forbidden words by words.test.ts.

import type { Words } from '../core/language.ts'
import type { PledgeId } from '../pledge/pledge.ts'

export const pledgeNames: Readonly<Record<PledgeId, Words>> = Object.freeze({
  minimise: { da: 'Så få oplysninger som muligt', en: 'As little data as possible' },
  open: { da: 'Åbne om hvad og hvorfor', en: 'Open about what and why' },
  purpose: { da: 'Kun til et nødvendigt formål', en: 'Only for a necessary purpose' },
  'partners.categories': { da: 'Kun de slags oplysninger, vi nævner', en: 'Only the kinds of data we name' },
  'partners.purposes': { da: 'Kun til de formål, vi nævner', en: 'Only for the purposes we name' },
  'partners.systems': { da: 'Systemerne, vi bruger', en: 'The systems we use' },
  'partners.disclosures': {
    da: 'Videregivelse til revisor og advokat',
    en: 'Disclosure to accountants and lawyers',
  },
  'traffic.only-technical': { da: 'Kun tekniske oplysninger om trafik', en: 'Only technical traffic data' },
  'traffic.no-trackers': { da: 'Ingen sporing på hjemmesiden', en: 'No tracking on the website' },
  'site.host': { da: 'Hvem der hoster hjemmesiden', en: 'Who hosts the website' },
  'site.third-parties': { da: 'CDN’er og andre tredjeparter', en: 'CDNs and other third parties' },
  'engagements.processor': { da: 'Kunden er dataansvarlig', en: 'The customer is the controller' },
  'engagements.instruction': {
    da: 'Altid efter kundens instruks',
    en: 'Always on the customer’s instruction',
  },
  'engagements.confidential': { da: 'Fortrolig behandling', en: 'Handled in confidence' },
  'engagements.deleted-at-once': {
    da: 'Slettes straks ved reel risiko',
    en: 'Deleted at once on real risk',
  },
  'engagements.anonymous-only': {
    da: 'Gemmes sjældent, og kun anonymiseret',
    en: 'Kept rarely, and only anonymised',
  },
  'rights.access': { da: 'Ret til indsigt', en: 'Right of access' },
  'rights.rectify-erase': {
    da: 'Ret til at få urigtige oplysninger rettet eller slettet',
    en: 'Right to have incorrect data rectified or erased',
  },
  'rights.object': { da: 'Ret til indsigelse', en: 'Right to object' },
  'rights.withdraw': { da: 'Ret til at trække samtykke tilbage', en: 'Right to withdraw consent' },
  'rights.reachable': { da: 'Vi kan kontaktes', en: 'We can be reached' },
  'rights.complaint': {
    da: 'Ret til at klage til Datatilsynet',
    en: 'Right to complain to the authority',
  },
  'controller.identity': { da: 'Hvem der er dataansvarlig', en: 'Who the controller is' },
})
