// Every word of the record of processing (fortegnelsen): what Art. 30 asks, item by item, what is missing and where to
// write it, transfers, impact assessments, supervision. Danish is the source. Held to the forbidden words by words.test.ts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** What each item asks. */
export const asksWords = Object.freeze({
  'GDPR 30(1)(a)': both(
    'Hvem er ansvarlig, og hvordan kan de kontaktes',
    'Who is responsible, and how to reach them',
  ),
  'GDPR 30(1)(b)': both('Formål', 'Purposes'),
  'GDPR 30(1)(c)': both(
    'Hvem oplysningerne handler om, og hvilke slags det er',
    'Whom the data is about, and of which kinds',
  ),
  'GDPR 30(1)(d)': both('Modtagere', 'Recipients'),
  'GDPR 30(1)(e)': both('Overførsler til lande uden for EU/EØS', 'Transfers to countries outside the EU/EEA'),
  'GDPR 30(1)(f)': both('Slettefrister', 'Retention periods'),
  'GDPR 30(1)(g)': both('Sikkerhedsforanstaltninger', 'Security measures'),
  'GDPR 30(2)(a)': both(
    'Databehandleren og hver dataansvarlig, der arbejdes for',
    'The processor and each controller it works for',
  ),
  'GDPR 30(2)(b)': both('Hvad der behandles for den dataansvarlige', 'What is processed for the controller'),
  'GDPR 30(2)(c)': both('Overførsler til lande uden for EU/EØS', 'Transfers to countries outside the EU/EEA'),
  'GDPR 30(2)(d)': both('Sikkerhedsforanstaltninger', 'Security measures'),
})

export const statusWords = Object.freeze({
  published: both('står i politikken', 'said in the policy'),
  accepted: both('godkendt', 'accepted'),
  proposed: both('forslag, ikke godkendt', 'proposed, not accepted'),
  derived: both('følger af det øvrige', 'follows from the rest'),
})

export const roleWords = Object.freeze({
  processor: both('databehandler', 'processor'),
  controller: both('selvstændigt dataansvarlig', 'controller of its own'),
  'joint-controller': both('fælles dataansvarlig', 'joint controller'),
})

/** What the register says, put into a sentence. */
export const saysWords = Object.freeze({
  controller: (name: string, number: Words | null): Words =>
    both(
      `Dataansvarlig: ${name}${number === null ? '' : `, ${number.da}`}`,
      `Controller: ${name}${number === null ? '' : `, ${number.en}`}`,
    ),
  cvr: (digits: string): Words => both(`CVR-nummer ${digits}`, `company number ${digits}`),
  processor: (name: string): Words => both(`Databehandler: ${name}`, `Processor: ${name}`),
  representative: (who: string): Words => both(`Repræsentant: ${who}`, `Representative: ${who}`),
  noRepresentative: both(
    'Repræsentant: kræves ikke, når virksomheden er etableret i EU/EØS (artikel 27)',
    'Representative: none is demanded of a company established in the EU/EEA (Article 27)',
  ),
  joint: (who: string): Words => both(`Fælles dataansvarlig: ${who}`, `Joint controller: ${who}`),
  noJoint: both(
    'Fælles dataansvarlige: ingen er skrevet i fortegnelsen',
    'Joint controllers: none is written in the register',
  ),
  officer: (who: string): Words =>
    both(`Databeskyttelsesrådgiver: ${who}`, `Data protection officer: ${who}`),
  noOfficer: both('Databeskyttelsesrådgiver: ingen er udpeget', 'Data protection officer: none is appointed'),
  customer: (who: string): Words =>
    both(`Dataansvarlig, der arbejdes for: ${who}`, `Controller worked for: ${who}`),
  people: (names: Words): Words => both(`Om: ${names.da}`, `About: ${names.en}`),
  special: Object.freeze({
    'art-9': both('følsomme oplysninger (artikel 9)', 'special category (Article 9)'),
    'art-10': both('oplysninger om strafbare forhold (artikel 10)', 'criminal offences (Article 10)'),
    'national-number': both('CPR-nummer', 'national identification number'),
  }),
  recipient: (name: string, role: Words, gets: Words, people: Words | null): Words =>
    both(
      `${name} (${role.da}) får: ${gets.da}${people === null ? '' : `. Kun om: ${people.da}`}`,
      `${name} (${role.en}) gets: ${gets.en}${people === null ? '' : `. Only about: ${people.en}`}`,
    ),
  whole: both('alle slags i aktiviteten', 'all kinds of the activity'),
  nobody: both('Ingen uden for virksomheden', 'Nobody outside the company'),
  inside: (names: string): Words => both(`Inden for EU/EØS: ${names}`, `Within the EU/EEA: ${names}`),
  third: (name: string, country: Words, ground: Words | null): Words =>
    both(
      `${name}: ${country.da}${ground === null ? '' : `; grundlag: ${ground.da}`}`,
      `${name}: ${country.en}${ground === null ? '' : `; ground: ${ground.en}`}`,
    ),
  noTransfer: both('Ingen: oplysningerne bliver i virksomheden', 'None: the data stays in the company'),
  kept: (categories: Words, period: Words, trigger: Words): Words =>
    both(`${categories.da}: ${period.da}. ${trigger.da}`, `${categories.en}: ${period.en}. ${trigger.en}`),
  ourselves: both('virksomheden selv', 'the company itself'),
})

/** What is missing, and what to write. The key is said beside it. */
export const missingWords = Object.freeze({
  officerWhy: both(
    'Det er ikke sagt, hvorfor der ingen databeskyttelsesrådgiver er (artikel 37). Skriv begrundelsen.',
    'It is not said why there is no data protection officer (Article 37). Write the reason.',
  ),
  officerWho: both(
    'En databeskyttelsesrådgiver er udpeget, men ikke nævnt med navn og e-mail. Skriv dem.',
    'A data protection officer is appointed but not named with name and e-mail. Write them.',
  ),
  representative: both(
    'Virksomheden er ikke etableret i EU/EØS, og ingen repræsentant er nævnt (artikel 27). Skriv navn og kontaktoplysninger.',
    'The company is not established in the EU/EEA, and no representative is named (Article 27). Write name and contact details.',
  ),
  joint: (name: string): Words =>
    both(
      `${name} står som fælles dataansvarlig, men er ikke nævnt med kontaktoplysninger (artikel 26). Skriv dem.`,
      `${name} stands as joint controller but is not named with contact details (Article 26). Write them.`,
    ),
  customers: both(
    'Det er ikke sagt, hvilke dataansvarlige der arbejdes for. Skriv navn og kontaktoplysninger på hver.',
    'It is not said which controllers are worked for. Write the name and contact details of each.',
  ),
  customerContact: (name: string): Words =>
    both(
      `${name} er nævnt uden e-mail, telefon eller adresse. Skriv mindst ét af dem.`,
      `${name} is named without e-mail, phone or address. Write at least one of them.`,
    ),
  activities: both(
    'Ingen behandlingsaktivitet er skrevet. Skriv den første: hvem, hvad, hvorfor, hvem der får det, og hvor længe.',
    'No processing activity is written. Write the first: who, what, why, who gets it, and for how long.',
  ),
  purposes: both(
    'Formålene er ikke sagt. Skriv mindst ét.',
    'The purposes are not said. Write at least one.',
  ),
  people: both(
    'Det er ikke sagt, hvem oplysningerne handler om. Skriv grupperne af personer.',
    'It is not said whom the data is about. Write the groups of people.',
  ),
  categories: both(
    'Det er ikke sagt, hvilke slags oplysninger det er. Skriv dem, og hvorfor de ikke kan undværes.',
    'It is not said which kinds of data these are. Write them, and why they cannot be done without.',
  ),
  recipients: both(
    'Det er ikke sagt, hvem der får oplysningerne, heller ikke hvilke leverandører der opbevarer dem eller bringer dem frem. Skriv modtagerne, eller skriv under noRecipients, hvorfor der ingen er.',
    'It is not said who gets the data, nor which suppliers keep or carry it. Write the recipients, or write under noRecipients why there are none.',
  ),
  operator: (system: string, operator: string): Words =>
    both(
      `${operator} driver systemet ${system}, men står ikke som modtager. Skriv, hvilke slags oplysninger de får.`,
      `${operator} runs the system ${system} but does not stand as a recipient. Write which kinds of data they get.`,
    ),
  country: (name: string): Words =>
    both(
      `Det er ikke sagt, i hvilket land ${name} behandler oplysningerne. Skriv landet.`,
      `It is not said in which country ${name} processes the data. Write the country.`,
    ),
  ground: (name: string, country: Words): Words =>
    both(
      `${name} behandler oplysninger i et land uden for EU/EØS (${country.da}), men grundlaget for overførslen er ikke sagt. Skriv artiklen og garantien (artikel 44-49).`,
      `${name} processes data in a country outside the EU/EEA (${country.en}), but the ground of the transfer is not said. Write the article and the safeguard (Articles 44 to 49).`,
    ),
  retention: (category: Words): Words =>
    both(
      `${category.da}: ingen slettefrist. Skriv, hvor længe de gemmes, fra hvornår og hvorfor.`,
      `${category.en}: no retention period. Write for how long it is kept, from when and why.`,
    ),
  security: both(
    'Ingen sikkerhedsforanstaltning er beskrevet. Skriv dem, der beskytter denne aktivitet (artikel 32, stk. 1).',
    'No security measure is described. Write those that protect this activity (Article 32(1)).',
  ),
  assessment: both(
    'Det er ikke afgjort, om der skal laves en konsekvensanalyse (artikel 35). Skriv ja eller nej og hvorfor.',
    'It is not decided whether an impact assessment is needed (Article 35). Write yes or no and why.',
  ),
  assessmentDone: both(
    'En konsekvensanalyse er nødvendig, men det er ikke sagt, hvornår den er lavet, og hvor den ligger.',
    'An impact assessment is needed, but it is not said when it was made and where it is kept.',
  ),
  agreement: (name: string): Words =>
    both(
      `${name} er databehandler, men ingen databehandleraftale er skrevet ind (artikel 28, stk. 3).`,
      `${name} is a processor, but no processor agreement is entered (Article 28(3)).`,
    ),
  dated: (name: string): Words =>
    both(
      `Databehandleraftalen med ${name} har ingen dato. Skriv, hvornår den er indgået.`,
      `The processor agreement with ${name} has no date. Write when it was made.`,
    ),
  keptAt: (name: string): Words =>
    both(
      `Det er ikke sagt, hvor databehandleraftalen med ${name} ligger.`,
      `It is not said where the processor agreement with ${name} is kept.`,
    ),
  supervision: (name: string): Words =>
    both(
      `Det er ikke besluttet, hvor ofte der føres tilsyn med ${name}.`,
      `It is not decided how often ${name} is supervised.`,
    ),
  never: (name: string): Words =>
    both(
      `Der er endnu ikke ført tilsyn med ${name}. Skriv, hvornår det er gjort.`,
      `${name} has not been supervised yet. Write when it was done.`,
    ),
  overdue: (name: string, day: Words): Words =>
    both(
      `Tilsynet med ${name} skulle være ført senest ${day.da}.`,
      `The supervision of ${name} was due by ${day.en}.`,
    ),
})

/** The grounds of chapter V, by name. */
export const groundWords = Object.freeze({
  'GDPR 45(3)': both(
    'Kommissionens afgørelse om tilstrækkeligt beskyttelsesniveau (artikel 45, stk. 3)',
    'The Commission’s adequacy decision (Article 45(3))',
  ),
  'GDPR 46(2)(a)': both(
    'Retligt bindende instrument mellem offentlige myndigheder (artikel 46, stk. 2, litra a)',
    'A legally binding instrument between public authorities (Article 46(2)(a))',
  ),
  'GDPR 46(2)(b)': both(
    'Bindende virksomhedsregler (artikel 46, stk. 2, litra b)',
    'Binding corporate rules (Article 46(2)(b))',
  ),
  'GDPR 46(2)(c)': both(
    'Kommissionens standardkontraktbestemmelser (artikel 46, stk. 2, litra c)',
    'The Commission’s standard contractual clauses (Article 46(2)(c))',
  ),
  'GDPR 46(2)(d)': both(
    'Tilsynsmyndighedens standardkontraktbestemmelser (artikel 46, stk. 2, litra d)',
    'A supervisory authority’s standard contractual clauses (Article 46(2)(d))',
  ),
  'GDPR 46(2)(e)': both(
    'Godkendt adfærdskodeks (artikel 46, stk. 2, litra e)',
    'An approved code of conduct (Article 46(2)(e))',
  ),
  'GDPR 46(2)(f)': both(
    'Godkendt certificeringsmekanisme (artikel 46, stk. 2, litra f)',
    'An approved certification mechanism (Article 46(2)(f))',
  ),
  'GDPR 46(3)(a)': both(
    'Kontraktbestemmelser med tilsynsmyndighedens tilladelse (artikel 46, stk. 3, litra a)',
    'Contractual clauses authorised by the supervisory authority (Article 46(3)(a))',
  ),
  'GDPR 46(3)(b)': both(
    'Administrativ ordning med tilsynsmyndighedens tilladelse (artikel 46, stk. 3, litra b)',
    'An administrative arrangement authorised by the supervisory authority (Article 46(3)(b))',
  ),
  'GDPR 49(1)(a)': both(
    'Udtrykkeligt samtykke (artikel 49, stk. 1, litra a)',
    'Explicit consent (Article 49(1)(a))',
  ),
  'GDPR 49(1)(b)': both(
    'Nødvendig for en aftale med personen (artikel 49, stk. 1, litra b)',
    'Necessary for a contract with the person (Article 49(1)(b))',
  ),
  'GDPR 49(1)(c)': both(
    'Nødvendig for en aftale i personens interesse (artikel 49, stk. 1, litra c)',
    'Necessary for a contract in the person’s interest (Article 49(1)(c))',
  ),
  'GDPR 49(1)(d)': both(
    'Vigtige samfundsinteresser (artikel 49, stk. 1, litra d)',
    'Important reasons of public interest (Article 49(1)(d))',
  ),
  'GDPR 49(1)(e)': both('Retskrav (artikel 49, stk. 1, litra e)', 'Legal claims (Article 49(1)(e))'),
  'GDPR 49(1)(f)': both(
    'Vitale interesser (artikel 49, stk. 1, litra f)',
    'Vital interests (Article 49(1)(f))',
  ),
  'GDPR 49(1)(g)': both(
    'Offentligt register (artikel 49, stk. 1, litra g)',
    'A public register (Article 49(1)(g))',
  ),
  'GDPR 49(1)': both(
    'Vægtige legitime interesser, enkeltstående (artikel 49, stk. 1, andet afsnit)',
    'Compelling legitimate interests, not repetitive (Article 49(1), second subparagraph)',
  ),
})

/** The nine criteria of WP 248 rev.01. */
export const criterionWords = Object.freeze({
  'evaluation-or-scoring': both('Bedømmelse eller pointgivning', 'Evaluation or scoring'),
  'automated-decisions': both(
    'Automatiske afgørelser med retsvirkning eller lignende betydning',
    'Automated decisions with legal or similar effect',
  ),
  'systematic-monitoring': both('Systematisk overvågning', 'Systematic monitoring'),
  'sensitive-data': both('Følsomme eller meget personlige oplysninger', 'Sensitive or highly personal data'),
  'large-scale': both('Behandling i stort omfang', 'Processing on a large scale'),
  'matching-or-combining': both('Samkøring af datasæt', 'Matching or combining data sets'),
  'vulnerable-people': both(
    'Sårbare personer, fx børn, patienter og medarbejdere',
    'Vulnerable people, such as children, patients and staff',
  ),
  'new-technology': both(
    'Ny teknologi eller nye organisatoriske løsninger',
    'New technology or organisational solutions',
  ),
  'prevents-a-right-or-service': both(
    'Behandlingen kan hindre folk i at bruge en rettighed, en tjeneste eller en aftale',
    'The processing can keep people from a right, a service or a contract',
  ),
})

export const hintWords = Object.freeze({
  special: (names: Words): Words =>
    both(
      `Fortegnelsen har følsomme oplysninger eller oplysninger om strafbare forhold: ${names.da}`,
      `The register has special categories or data on offences: ${names.en}`,
    ),
  automated: both(
    'Fortegnelsen siger, at maskiner alene træffer afgørelser',
    'The register says that machines alone make decisions',
  ),
  withoutThem: both(
    'Fortegnelsen siger, at maskiner afgør, om der indgås en aftale',
    'The register says that machines decide whether a contract is entered into',
  ),
  people: (names: Words): Words => both(`Det handler om: ${names.da}`, `It is about: ${names.en}`),
})

export const assessmentWords = Object.freeze({
  needed: both('Nødvendig', 'Needed'),
  'not-needed': both('Ikke nødvendig', 'Not needed'),
  undecided: both('Ikke afgjort', 'Not decided'),
  'of-the-controller': both(
    'Afgøres af den dataansvarlige, der arbejdes for',
    'Decided by the controller worked for',
  ),
})
