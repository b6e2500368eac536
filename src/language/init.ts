// The words of `ordholden init`: why a sentence is proposed to promise nothing, the ten questions, and the comments of
// the register it writes. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** What the notice may not tell: asked in this order, with what was found as the default. */
export const questionIds = [
  'name',
  'cvr',
  'street',
  'postcode',
  'city',
  'email',
  'phone',
  'domain',
  'dpo',
  'acceptedBy',
] as const
export type QuestionId = (typeof questionIds)[number]
export type Answers = Readonly<Record<QuestionId, string>>

export const initWords = Object.freeze({
  none: {
    opinion: both(
      'Forslag: en holdning eller en mening, ikke noget virksomheden lover at gøre.',
      'Proposal: an attitude or an opinion, not something the company promises to do.',
    ),
    law: both(
      'Forslag: hvad loven siger, eller hvad et ord betyder.',
      'Proposal: what the law says, or what a word means.',
    ),
    reader: both(
      'Forslag: et råd eller en henvisning til læseren.',
      'Proposal: advice or a reference for the reader.',
    ),
    structure: both(
      'Forslag: om teksten selv, eller et forbehold.',
      'Proposal: about the text itself, or a reservation.',
    ),
    denied: both(
      'Forslag: sætningen benægter det, et løfte ville sige. Læs den efter.',
      'Proposal: the sentence denies what a pledge would say. Read it again.',
    ),
    unlikely: both(
      'Forslag: nogle af ordene kunne love noget, men sætninger som denne gør det sjældent. Læs den.',
      'Proposal: some of its words could promise something, but sentences like this one seldom do. Read it.',
    ),
    'no-cue': both(
      'Forslag: ingen ord i sætningen ligner et løfte. Læs den efter.',
      'Proposal: no words of the sentence look like a promise. Read it again.',
    ),
  },
  /** Comments beside a proposed pledge. */
  notes: {
    unsure: both('usikker: genkendt på', 'unsure: recognised by'),
    denies: both('lover ved at sige nej; genkendt på', 'promises by denying; recognised by'),
  },
  notTold: both('Ikke oplyst på siden.', 'Not told on the page.'),
  roles: {
    processor: both(
      'Forslag: driver systemet på vores vegne. Efterse aftalen.',
      'Proposal: runs the system on our behalf. Look at the agreement.',
    ),
    controller: both(
      'Forslag: er selv dataansvarlig for sin behandling.',
      'Proposal: is a controller of its own processing.',
    ),
  },
  questions: {
    name: both('Hvad hedder virksomheden?', 'What is the company called?'),
    cvr: both('Hvad er CVR-nummeret (8 cifre)?', 'What is the CVR number (8 digits)?'),
    street: both('Vej og nummer?', 'Street and number?'),
    postcode: both('Postnummer?', 'Postcode?'),
    city: both('By?', 'City?'),
    email: both('E-mail?', 'E-mail?'),
    phone: both('Telefon?', 'Phone?'),
    domain: both('Hvilket domænenavn har virksomheden?', 'Which domain name does the company have?'),
    dpo: both(
      'Databeskyttelsesrådgiverens e-mail? (tomt: der er ingen)',
      'E-mail of the data protection officer? (empty: there is none)',
    ),
    acceptedBy: both(
      'Hvem godkender, at løfterne står, selv om intet har efterprøvet dem? (tomt: ingen)',
      'Who accepts that the promises stand although nothing has checked them? (empty: nobody)',
    ),
  },
  header: both(
    'Et forslag til fortegnelse, læst ud af politikken. Ret hvad der er forkert; godkend hver post med\n status: accepted og accepted: {by, at}. Formen står i docs/reference/register.md.',
    'A proposed register, read from the notice. Correct what is wrong; accept each entry with\n status: accepted and accepted: {by, at}. docs/reference/register.md says how it is written.',
  ),
  sections: {
    controller: both(
      'Hvem der er dataansvarlig. Tomme felter skal udfyldes.',
      'Who the controller is. Fill in what is empty.',
    ),
    activities: both(
      'Behandlingsaktiviteterne (artikel 30), så vidt politikken fortæller dem, med dens egne ord i quote.\n Hvad der kun står på ét sprog, står ens under begge.',
      'The activities (Art. 30) as far as the notice tells them, with its own words in quote.\n What stands in one language only stands alike under both.',
    ),
    passage: both(
      'De sidste tre er Ordholdens egne. Denne tekst om dem kan stå i politikken, som den er:',
      'The last three are of Ordholden itself. The notice can say this of them as it stands:',
    ),
    systems: both(
      'Systemer, politikken nævner. Efterse hvem der driver dem.',
      'Systems the notice names. See who runs them.',
    ),
    loads: both(
      'thirdParties: servere, sidens egen HTML henter fra. Skriv, hvem der driver hver af dem, i hvilket land og til hvad;\n et besøg i en rigtig browser kan vise flere.',
      'thirdParties: servers the page itself loads from. Write who operates each, in which country and for what;\n a visit in a real browser may show more.',
    ),
    sentences: both(
      'Hver sætning og det løfte, den foreslås bundet til. Når intet har efterprøvet et løfte, kan en person\n lade det stå med declaredUnproven: {by, at}.',
      'Each sentence and the pledge it is proposed to be bound to. Where nothing has checked a pledge, a person\n may let it stand with declaredUnproven: {by, at}.',
    ),
  },
  /** Why an answer is asked for again. */
  again: {
    cvr: both(
      'forventede otte cifre med rigtigt kontrolciffer; er et af dem skrevet forkert?',
      'expected eight digits with the right check digit; is one of them mistyped?',
    ),
    email: both('forventede en e-mailadresse', 'expected an e-mail address'),
    needed: both(
      'forventede et svar; fortegnelsen kan ikke læses uden',
      'expected an answer; the register cannot be read without it',
    ),
  },
  dpoNotTold: both(
    'Ikke oplyst på siden. Afklar, om der skal være en.',
    'Not told on the page. Settle whether there must be one.',
  ),
  wrote: (folder: string, promises: number, others: number): Words =>
    both(
      `skrev ${folder}: ${promises} løfter og ${others} uden løfte, alle som forslag; se dem efter, og kør: ordholden check --policy ${folder}`,
      `wrote ${folder}: ${promises} promises and ${others} without one, all proposed; read them, then run: ordholden check --policy ${folder}`,
    ),
})

export type AgainReason = keyof typeof initWords.again

/** Names of what a record of processing is made of; src/register/proposal/vocabulary.ts has the words they are told by. */
export const recordWords = Object.freeze({
  general: both('Den behandling, politikken beskriver', 'The processing the notice describes'),
  categories: {
    contact: both('Kontaktoplysninger', 'Contact details'),
    name: both('Navn', 'Name'),
    address: both('Adresse', 'Address'),
    email: both('E-mail', 'E-mail'),
    phone: both('Telefonnummer', 'Phone number'),
    'birth-date': both('Fødselsdato', 'Date of birth'),
    'national-number': both('CPR-nummer', 'Civil registration number'),
    health: both('Helbredsoplysninger', 'Health data'),
    agreements: both('Oplysninger om aftaler', 'Data about agreements'),
    invoicing: both('Oplysninger om fakturering', 'Data about invoicing'),
    payments: both('Oplysninger om betalinger', 'Data about payments'),
    orders: both('Ordrer og bestillinger', 'Orders and bookings'),
    documentation: both('Dokumentation', 'Documentation'),
    images: both('Billeder og optagelser', 'Images and recordings'),
    applications: both('Ansøgninger', 'Applications'),
    usage: both('Forbrug', 'Consumption'),
    technical: both('Tekniske oplysninger', 'Technical data'),
    membership: both('Medlemskab', 'Membership'),
  },
  people: {
    customers: both('Kunder', 'Customers'),
    suppliers: both('Leverandører', 'Suppliers'),
    partners: both('Samarbejdspartnere', 'Business partners'),
    members: both('Medlemmer', 'Members'),
    employees: both('Ansatte', 'Employees'),
    applicants: both('Ansøgere', 'Applicants'),
    patients: both('Patienter', 'Patients'),
    children: both('Børn', 'Children'),
    parents: both('Forældre', 'Parents'),
    guests: both('Gæster', 'Guests'),
    tenants: both('Lejere', 'Tenants'),
    consumers: both('Forbrugere', 'Consumers'),
    visitors: both('Besøgende', 'Visitors'),
    subscribers: both('Abonnenter', 'Subscribers'),
    participants: both('Deltagere', 'Participants'),
  },
  recipients: {
    accountant: both('Revisor', 'Accountant'),
    lawyer: both('Advokat', 'Lawyer'),
    'tax-authority': both('Skatteforvaltningen', 'The tax authority'),
    statistics: both('Danmarks Statistik', 'Statistics Denmark'),
    municipality: both('Kommunen', 'The municipality'),
    police: both('Politiet', 'The police'),
    bank: both('Banken', 'The bank'),
    doctor: both('Lægen', 'The doctor'),
    region: both('Regionen', 'The region'),
    'debt-collection': both('Inkassofirma', 'Debt collector'),
    courier: both('Fragtfirma', 'Courier'),
    authorities: both('Myndigheder', 'Authorities'),
  },
})
export type CategoryName = keyof typeof recordWords.categories
export type PeopleName = keyof typeof recordWords.people
export type RecipientName = keyof typeof recordWords.recipients
