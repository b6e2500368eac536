// A bad and a good case for every rule of the lint, in both languages: the least notice that shows it, and the same one
// mended. `given` is what the register must say for the rule to speak. Read by src/register/lint/lint.test.ts.

import { utf8 } from '../src/core/bytes.ts'
import type { Language } from '../src/core/language.ts'
import type { LintRuleId } from '../src/language/lint.ts'
import type { Edition } from '../src/register/gate.ts'
import { readPolicy } from '../src/register/register.ts'

export interface Case {
  readonly da: readonly [bad: string, good: string]
  readonly en: readonly [bad: string, good: string]
  /** Lines of the register below `activities` and after. */
  readonly given?: string
}

const words = (text: string): string => `{da: ${text}, en: ${text}}`

const activity = (more: string): string => `activities:
  - id: work
    name: ${words('Arbejde')}
${more}`

const recipient = (name: string, more = ''): string => `recipients:
  - {id: party, name: ${name}${more}, role: {is: processor, because: ${words('x')}}}
`

const based = (reference: string): string =>
  activity(`    purposes:
      - {id: aim, name: ${words('Drift')}, legalBases: [{reference: ${reference}, because: ${words('x')}}]}
`)

const transfer = (country: string, more = ''): string =>
  `    transfers:
      - {to: party, country: ${country}, safeguard: ${words('x')}${more}}
`

const source = `    categories:
      - {id: pay, name: {da: Betalinger, en: Payments}, needed: {because: ${words('x')}}}
    sources:
      - {of: [pay], from: {da: Landbanken, en: The land bank}}
`

const usesParty = activity('    recipients: [party]\n')

const hardDa = `${'Databehandleraftalernes sikkerhedsforanstaltninger dokumenterer virksomhedens behandlingsaktiviteter. '.repeat(30)}`
const hardEn = `${'Organisational responsibilities necessitate comprehensive documentation regarding processing activities. '.repeat(30)}`

export const cases: Readonly<Record<LintRuleId, Case>> = {
  'legal-bases': {
    da: ['Vi behandler navne.', 'Retsgrundlaget er artikel 6, stk. 1, litra b.'],
    en: ['We process names.', 'The legal basis is Article 6(1)(b).'],
  },
  periods: {
    da: ['Vi gemmer navne.', 'Vi gemmer navne i 5 år.'],
    en: ['We keep names.', 'We keep names for 5 years.'],
  },
  access: {
    da: ['Du har rettigheder.', 'Du har ret til indsigt.'],
    en: ['You have rights.', 'You have the right of access.'],
  },
  rectification: {
    da: ['Du har ret til at klage.', 'Du kan få oplysninger rettet.'],
    en: ['You have rights.', 'You can have data rectified.'],
  },
  erasure: {
    da: ['Vi sletter bilag efter 5 år.', 'Du kan få oplysninger slettet.'],
    en: ['We delete vouchers after 5 years.', 'You can have data erased.'],
  },
  restriction: {
    da: ['Adgangen er begrænset.', 'Du kan få behandlingen begrænset.'],
    en: ['Our offices have restricted hours.', 'You can have the processing restricted.'],
  },
  portability: {
    da: ['Du har rettigheder.', 'Du har ret til dataportabilitet.'],
    en: ['You have rights.', 'You have the right to data portability.'],
  },
  objection: {
    da: ['Du har rettigheder.', 'Du har ret til at gøre indsigelse.'],
    en: ['You have rights.', 'You have the right to object.'],
  },
  complaint: {
    da: ['Du kan klage til os.', 'Du kan klage til Datatilsynet.'],
    en: ['You can complain to us.', 'You can complain to the supervisory authority.'],
  },
  contact: {
    da: ['Vi er dataansvarlige.', 'Skriv til post@firma.example.'],
    en: ['We are the controller.', 'Write to post@firm.example.'],
  },
  'obligation-to-give': {
    da: ['Vi behandler navne.', 'Hvis du ikke giver os oplysningerne, kan aftalen ikke indgås.'],
    en: ['We process names.', 'You are not obliged to provide the data.'],
  },
  'withdrawal-any-time': {
    da: ['Du kan tilbagekalde et samtykke.', 'Du kan når som helst tilbagekalde et samtykke.'],
    en: ['You can withdraw a consent.', 'You can withdraw a consent at any time.'],
  },
  'withdrawal-effect': {
    da: [
      'Du kan tilbagekalde et samtykke.',
      'Tilbagekalder du et samtykke, påvirker det ikke lovligheden af det tidligere.',
    ],
    en: [
      'You can withdraw a consent.',
      'Withdrawing a consent does not affect the lawfulness of what was done.',
    ],
  },
  'marketing-objection': {
    da: ['Vi sender nyhedsbreve.', 'Du kan altid gøre indsigelse mod markedsføring.'],
    en: ['We send a newsletter.', 'You can always object to marketing.'],
  },
  'automated-decisions': {
    given: activity(''),
    da: ['Vi behandler navne.', 'Vi træffer ikke automatiske afgørelser.'],
    en: ['We process names.', 'We make no automated decisions.'],
  },
  'automated-none': {
    given: activity('    automatedDecisions: {used: false}\n'),
    da: ['Vi behandler navne.', 'Vi træffer ikke automatiske afgørelser.'],
    en: ['We process names.', 'We make no automated decisions.'],
  },
  'automated-used': {
    given: activity('    automatedDecisions: {used: true}\n'),
    da: ['Vi behandler navne.', 'Et system træffer automatiske afgørelser om kredit.'],
    en: ['We process names.', 'A system makes automated decisions on credit.'],
  },
  'narrow-erasure': {
    da: [
      'Du har ret til at få slettet urigtige oplysninger.',
      'Du har ret til at få urigtige oplysninger rettet. Du kan i en række tilfælde få oplysninger slettet.',
    ],
    en: [
      'You have the right to have incorrect data erased.',
      'You have the right to have incorrect data rectified. In a number of cases you can have data erased on request.',
    ],
  },
  'objection-apart': {
    da: [
      'Du har ret til at:\n- få indsigt\n- gøre indsigelse',
      '## Ret til indsigelse\n\nDu har ret til at gøre indsigelse.',
    ],
    en: [
      'You have the right to:\n- get access\n- object',
      '## Right to object\n\nYou have the right to object.',
    ],
  },
  'right-denied': {
    da: ['Du har ikke ret til indsigt i noter.', 'Du har ret til indsigt.'],
    en: ['You have no right to see notes.', 'You have the right of access.'],
  },
  'identity-always': {
    da: ['Vedlæg kopi af pas.', 'Er vi i tvivl om hvem du er, beder vi om kopi af pas.'],
    en: [
      'Enclose a copy of your passport.',
      'Where we are in doubt, we may ask for a copy of your passport.',
    ],
  },
  fee: {
    da: ['Vi tager et gebyr for indsigt.', 'Indsigt er gratis, og vi tager intet gebyr.'],
    en: ['We charge a fee for access.', 'We charge no fee for access.'],
  },
  'answer-late': {
    da: ['Vi svarer inden 6 uger.', 'Vi svarer inden en måned.'],
    en: ['We answer within 60 days.', 'We answer within one month.'],
  },
  'recipients-open': {
    da: ['Vi benytter bl.a. et hostingfirma.', 'Vi benytter et hostingfirma.'],
    en: ['We use, among others, a host.', 'We use a host.'],
  },
  'recipients-unnamed': {
    da: ["Siden hostes ved forskellige CDN'er.", 'Siden hostes ved Nordnet og Sydnet.'],
    en: ['The site is hosted by various CDNs.', 'The site is hosted by Northnet and Southnet.'],
  },
  'purposes-open': {
    da: ['Formålet er fx at sende regninger.', 'Formålet er at sende regninger.'],
    en: ['The purpose is, e.g., to send invoices.', 'The purpose is to send invoices.'],
  },
  'accountants-purpose': {
    da: ['Vores revisor sikrer lovlig databehandling.', 'Vores revisor gennemgår regnskabet.'],
    en: ['Our accountants ensure lawful processing.', 'Our accountants audit the accounts.'],
  },
  'vat-form': {
    da: ['CVR: DK12345674', 'CVR-nr. 12345674'],
    en: ['CVR: DK12345674', 'CVR no. 12345674'],
  },
  'payroll-without-employees': {
    da: ['Vi benytter et lønsystem.', 'Vi benytter et lønsystem til vores medarbejdere.'],
    en: ['We use a payroll system.', 'We use a payroll system for our employees.'],
  },
  'statistics-heading': {
    da: ['## Statistik\n\nVi fører ikke statistik.', '## Statistik\n\nVi fører statistik for at planlægge.'],
    en: ['## Statistics\n\nWe keep no statistics.', '## Statistics\n\nWe keep statistics in order to plan.'],
  },
  'end-of-engagement': {
    da: [
      'Vi handler efter kundens instruks.',
      'Vi handler efter kundens instruks. Når opgaven slutter, sletter vi dem.',
    ],
    en: [
      "We act on the customer's instruction.",
      "We act on the customer's instruction. When the engagement ends, we delete it.",
    ],
  },
  'category-open': {
    da: [
      'Vi behandler oplysninger om betaling og dokumentation.',
      'Vi behandler oplysninger om betaling og dokumentation for levering.',
    ],
    en: [
      'We process data about payment and documentation.',
      'We process data about payment and documentation of delivery.',
    ],
  },
  transfers: {
    given: `${usesParty}${transfer('US')}${recipient('Sky')}`,
    da: ['Sky driver vores post.', 'Sky driver vores post, og oplysninger overføres til et tredjeland.'],
    en: ['Sky runs our mail.', 'Sky runs our mail, and data goes to a third country.'],
  },
  'recipient-abroad': {
    given: `${usesParty}${recipient('Sky', ', country: US')}`,
    da: ['Sky driver vores post.', 'Sky driver vores post, og oplysninger overføres til et tredjeland.'],
    en: ['Sky runs our mail.', 'Sky runs our mail, and data goes to a third country.'],
  },
  'transfers-unknown': {
    given: `${usesParty}${recipient('Sky')}`,
    da: ['Sky driver vores post.', 'Sky driver vores post inden for EU.'],
    en: ['Sky runs our mail.', 'Sky runs our mail within the EU.'],
  },
  'legitimate-interests': {
    given: based('GDPR 6(1)(f)'),
    da: ['Vi har et legitimt formål.', 'Vores legitime interesse er drift.'],
    en: ['We have a legitimate purpose.', 'Our legitimate interest is operations.'],
  },
  'withdrawal-not-told': {
    given: based('GDPR 6(1)(a)'),
    da: ['Vi sender indbydelser.', 'Du kan trække dit samtykke tilbage.'],
    en: ['We send invitations.', 'You can withdraw your consent.'],
  },
  officer: {
    given: 'dpo: {appointed: true, email: dpo@firma.example}\n',
    da: ['Skriv til os.', 'Skriv til vores databeskyttelsesrådgiver.'],
    en: ['Write to us.', 'Write to our data protection officer.'],
  },
  source: {
    given: activity(source),
    da: ['Landbank fører vores konto.', 'Om betalinger får vi oplysninger fra Landbank.'],
    en: ['Landbank keeps our account.', 'On payments we get data from Landbank.'],
  },
  'source-unknown': {
    da: ['Vi behandler oplysninger.', 'Alle oplysninger får vi fra dig selv.'],
    en: ['We process data.', 'We get all data from you yourself.'],
  },
  'recipient-not-told': {
    given: `${usesParty}${recipient('Posthuset')}`,
    da: ['Vi sender breve.', 'Posthuset bærer vores breve.'],
    en: ['We send letters.', 'Posthuset carries our letters.'],
  },
  'purpose-not-told': {
    given: based('GDPR 6(1)(b)'),
    da: ['Vi behandler navne.', 'Formålet er drift.'],
    en: ['We process names.', 'The purpose is Drift.'],
  },
  'controller-not-told': {
    da: ['Skriv til os.', 'Firma er dataansvarlig.'],
    en: ['Write to us.', 'Firma is the controller.'],
  },
  'category-not-told': {
    given: activity(source),
    da: ['Vi behandler navne.', 'Vi behandler betalinger.'],
    en: ['We process names.', 'We process payments.'],
  },
  'people-not-told': {
    given: activity(`    people:
      - {id: staff, name: {da: Ansatte, en: Staff}}
`),
    da: ['Vi behandler navne.', 'Vi behandler navne på ansatte.'],
    en: ['We process names.', 'We process the names of staff.'],
  },
  'period-not-told': {
    given: activity(`    retention:
      - {id: r, period: P5Y, trigger: ${words('x')}, basis: ${words('x')}}
      - {id: s, period: P6M, trigger: ${words('x')}, basis: ${words('x')}}
`),
    da: ['Vi gemmer bilag i 5 år.', 'Vi gemmer bilag i 5 år. Vi sletter ansøgninger efter seks måneder.'],
    en: [
      'We keep vouchers for 5 years.',
      'We keep vouchers for 5 years. We delete applications after six months.',
    ],
  },
  'register-says-otherwise': {
    given: `${usesParty}${transfer('US')}${recipient('Sky')}`,
    da: ['Alle oplysninger bliver inden for EU.', 'Oplysninger overføres til USA.'],
    en: ['All data stays within the EU.', 'Data is transferred to the United States.'],
  },
  'period-not-in-register': {
    given: activity(`    retention:
      - {id: r, period: P5Y, trigger: ${words('x')}, basis: ${words('x')}}
`),
    da: ['Vi gemmer bilag i 10 år.', 'Vi gemmer bilag i 5 år.'],
    en: ['We keep vouchers for 10 years.', 'We keep vouchers for 5 years.'],
  },
  'says-both': {
    da: ['Vi bruger ikke cookies. Hjemmesiden bruger cookies til login.', 'Vi bruger ikke cookies.'],
    en: ['We do not use cookies. We use cookies to sign you in.', 'We do not use cookies.'],
  },
  'instruction-or-deletion': {
    da: [
      'Vi handler altid efter kundens instruks. Farlige data slettes straks.',
      'Vi handler altid efter kundens instruks. Farlige data slettes straks efter en stående instruks.',
    ],
    en: [
      "We always act on the customer's instructions. Dangerous data is deleted at once.",
      "We always act on the customer's instructions. Dangerous data is deleted at once under a standing instruction.",
    ],
  },
  'sites-number': {
    da: ['Det gælder vores websites. Vores website ligger i Danmark.', 'Vores website ligger i Danmark.'],
    en: ['It covers our websites. Our website is in Denmark.', 'Our website is in Denmark.'],
  },
  'who-decides': {
    da: ['Risikoen vurderes løbende.', 'Direktøren vurderer risikoen.'],
    en: ['The data is judged risky.', 'The director judges the data.'],
  },
  'rarely-only': {
    da: ['I sjældne tilfælde gemmes data kun krypteret.', 'Vi gemmer kun data krypteret.'],
    en: ['In rare cases data is kept only encrypted.', 'We keep data encrypted only.'],
  },
  'not-such-that': {
    da: [
      'Vi bruger ikke målere eller lignende, der fører statistik.',
      'Vi bruger hverken målere eller statistik.',
    ],
    en: [
      'We do not use meters or anything similar that keeps statistics.',
      'We use neither meters nor statistics.',
    ],
  },
  'period-vague': {
    da: ['Vi gemmer navne, så længe det er nødvendigt.', 'Vi gemmer navne, så længe aftalen løber.'],
    en: ['We keep names as long as necessary.', 'We keep names as long as the agreement runs.'],
  },
  'may-disclose': {
    da: ['Oplysninger kan videregives til andre.', 'Vi videregiver oplysninger til vores bank.'],
    en: ['Data may be shared with others.', 'We share data with our bank.'],
  },
  'reading-level': {
    da: [hardDa, 'Vi har dit navn og din mail. '.repeat(30)],
    en: [hardEn, 'We have your name and your mail. '.repeat(30)],
  },
}

/** An edition of one notice beside the least register, with what is given. */
export function editionOf(language: Language, notice: string, given = ''): Edition {
  const dpo = given.includes('dpo:') ? '' : 'dpo: {appointed: false}\n'
  const register = `version: 1
controller:
  name: Firma
  cvr: "12345674"
  address: {street: Vej 1, postcode: "1000", city: By, country: DK}
  email: post@firma.example
  phone: "12345678"
notices:
  - {language: ${language}, path: notice.md}
${dpo}${given}`
  return readPolicy({ path: 'register.yaml', bytes: utf8(register) }, [
    { path: 'notice.md', bytes: utf8(notice) },
  ])
}
