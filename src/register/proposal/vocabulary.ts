// What a record of processing speaks of, as the words by which a notice tells it in either language: kinds of data, groups
// of people, recipients that have no name, legal bases. Their names are in language/init.ts, by the same ids.
// Proven by test/proposal.test.ts.

import type { CategoryName, PeopleName, RecipientName } from '../../language/init.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import { words } from './grammar.ts'

export const categoryWords: Readonly<Record<CategoryName, RegExp>> = {
  contact: words(
    '*kontaktoplysning*|almindelige kontaktoplysninger|kontaktinfo*|contact details|contact data|ordinary contact details|contact information',
  ),
  name: words('navn|navne|name|names'),
  address: words('adresse|adresser|address|addresses|postal address'),
  email: words('e-mail|e-mailadresse*|mailadresse*|email|email address*|e-mail address*'),
  phone: words('telefon|telefonnummer*|mobilnummer*|phone|phone number*|telephone number*'),
  'birth-date': words('fødselsdato*|fødselsdag*|date of birth|dates of birth'),
  'national-number': words(
    'cpr-nummer|cpr-numre|cpr-nr.|cpr|personnummer*|civil registration number*|national identification number*',
  ),
  health: words(
    'helbred*|helbredsoplysning*|journal|journalen|journaler|patientjournal*|sygdom*|allergi*|health|health data|medical',
  ),
  agreements: words('aftaler|kontrakt|kontrakter|agreements|contracts|lejekontrakt*'),
  invoicing: words('faktura|fakturaer|fakturering|invoices|invoicing|bilag'),
  payments: words(
    'betaling|betalinger|betalingsoplysning*|payments|payment details|billing data|bank details|kontooplysning*|bankoplysning*',
  ),
  orders: words(
    'ordrehistorik|ordre|ordrer|købshistorik|order history|orders|purchase history|bookinger|bookings',
  ),
  documentation: words('dokumentation|documentation'),
  images: words('billeder|billede|fotos|foto|video|optagelser|photos|pictures|images|footage|recordings'),
  applications: words('ansøgning|ansøgninger|cv|cvs|applications'),
  usage: words('forbrug|målernummer|consumption|usage data'),
  technical: words(
    'tekniske oplysninger|tekniske data|ip-adresse*|logfil*|technical information|technical data|ip address*|server logs|log files',
  ),
  membership: words('medlemsnummer*|medlemskab|membership|membership number*'),
}

/** Kinds of data with rules of their own. */
export const specialOf: Partial<Record<CategoryName, 'art-9' | 'national-number'>> = {
  health: 'art-9',
  'national-number': 'national-number',
}

export const peopleWords: Readonly<Record<PeopleName, RegExp>> = {
  customers: words('kunde|kunder|kunders|kundernes|customers|clients|customer|client'),
  suppliers: words('leverandør|leverandører|suppliers'),
  partners: words('samarbejdspartner*|business partners'),
  members: words('medlem|medlemmer|medlemmerne|members'),
  employees: words('ansatte|medarbejdere|employees|staff'),
  applicants: words('ansøger|ansøgere|jobansøger*|applicants|candidates'),
  patients: words('patient|patienter|patients'),
  children: words('børn|børnene|children'),
  parents: words('forældre|forældrene|parents'),
  guests: words('gæst|gæster|gæsterne|guests'),
  tenants: words('lejer|lejere|beboer*|tenants|residents'),
  consumers: words('forbruger|forbrugere|grundejere|consumers'),
  visitors: words('besøgende|brugere|visitors|users'),
  subscribers: words('abonnenter|modtagere af nyhedsbrev*|subscribers'),
  participants: words('deltagere|elever|kursister|participants|students|pupils'),
}

export const recipientWords: Readonly<Record<RecipientName, RegExp>> = {
  accountant: words('revisor|revisorer|revisoren|bogholder*|accountant*|auditor*|bookkeeper*'),
  lawyer: words('advokat|advokater|advokaten|lawyer*|solicitor*|legal counsel'),
  'tax-authority': words('skat|skattestyrelsen|skatteforvaltningen|skattemyndigheder*|tax authorit*'),
  statistics: words('danmarks statistik'),
  municipality: words('kommunen|kommuner|municipality|the council'),
  police: words('politiet|the police'),
  bank: words('banken|pengeinstitut*|the bank'),
  doctor: words('din læge|egen læge|your doctor'),
  region: words('regionen|the region'),
  'debt-collection': words('inkasso*|debt collect*'),
  courier: words('fragtmand*|fragtfirma*|courier*'),
  authorities: words('myndigheder|offentlige myndigheder|competent authorities|authorities'),
}

/** How a legal basis of Art. 6(1) is told. */
export const basisWords: readonly { readonly reference: string; readonly says: RegExp }[] = [
  { reference: 'GDPR 6(1)(a)', says: words('samtykke|samtykket|consent') },
  {
    reference: 'GDPR 6(1)(b)',
    says: words(
      'opfylde * kontrakt|opfylde kontrakt*|aftale med dig|kontrakt med dig|performance of * contract*|contract with you|contract we have with you',
    ),
  },
  {
    reference: 'GDPR 6(1)(c)',
    says: words(
      'retlig forpligtelse|juridisk forpligtelse|fordi loven|legal obligation*|statutory obligation*|legally required',
    ),
  },
  {
    reference: 'GDPR 6(1)(f)',
    says: words(
      'legitim interesse|legitime interesse*|berettiget interesse|berettigede interesse*|legitimate interest*',
    ),
  },
]
/** "artikel 6, stk. 1, litra b", "Article 6(1)(b)". */
export const articleOf6 =
  /(?:artikel|art\.|article) ?6,? ?(?:stk\. ?1,? ?(?:litra|nr\.)? ?|\(1\) ?\(?)([a-f])(?!\p{L})/giu
export const basisTold = words(
  'retsgrundlag*|behandlingsgrundlag*|juridiske grundlag|på grundlag af|hjemmel|baseret på|fordi loven|legal basis|lawful basis|legal bases|on the basis of|based on|rely on|statutory obligation*',
)

export const rightWords = {
  access: words('indsigt*|få at vide, hvilke|udskrift|se de oplysninger|kopi af|access|copy of|what we hold'),
  rectification: words(
    'rettet|rette|berigtige*|berigtigelse*|rectif*|correct|corrected|correction|put right',
  ),
  erasure: words('slettet|slette|sletning|delete|deleted|erase*|erasure|removed|remove'),
  restriction: words('begrænset|begrænse*|begrænsning|restrict*'),
  portability: words('dataportabilitet*|struktureret*|portab*|machine-readable'),
  objection: words('indsigelse*|modsætte*|nej tak|object*|opt out'),
  withdrawal: words('tilbagekald*|trække* … tilbage|træk* … tilbage|afmeld*|withdraw*|unsubscribe*|revoke*'),
  complaint: words('klage*|complain*'),
} as const

/** The pledges whose sentences tell what a record of processing is made of. */
export const tellsOfProcessing: ReadonlySet<PledgeId> = new Set([
  'minimise',
  'purpose',
  'partners.categories',
  'partners.purposes',
  'partners.systems',
  'partners.disclosures',
  'traffic.only-technical',
])
