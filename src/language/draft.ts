// The sentences of a notice drafted from a register, each in both languages: short, and nothing in them but what the
// register says or the law does. What a person wrote in the register is put in as it stands. Danish is the source.
// Proven by src/register/draft/draft.test.ts.

import type { Language, Words } from '../core/language.ts'
import { countryName } from './countries.ts'
import { periodInWords } from './periods.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** Words from words: each language from its own. */
export const joined = (form: (language: Language) => string): Words => both(form('da'), form('en'))

const and: Words = both('og', 'and')

/** «a, b og c», in one language. */
const listOf = (names: readonly string[], language: Language): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and[language]} ${names.at(-1)}`

export const listed = (names: readonly Words[]): Words =>
  joined(language =>
    listOf(
      names.map(name => name[language]),
      language,
    ),
  )

/** The country with its code, in both languages: DK is Danmark, or Denmark. */
export const countryWords = (code: string): Words => joined(language => countryName(code, language))

/** An article as people read it: `GDPR 6(1)(b)` is «artikel 6, stk. 1, litra b». */
export function articleWords(reference: string): Words {
  const {
    article = '',
    paragraph,
    letter,
  } = /^GDPR (?<article>\d+)(?:\((?<paragraph>\d)\))?(?:\((?<letter>[a-j])\))?$/.exec(reference)?.groups ?? {}
  const da = [`artikel ${article}`, ...(paragraph === undefined ? [] : [`stk. ${paragraph}`])]
  const en = `Article ${article}${paragraph === undefined ? '' : `(${paragraph})`}`
  // Of Article 49(1) only the second subparagraph has no letter.
  if (article === '49' && letter === undefined)
    return both([...da, 'andet afsnit'].join(', '), `${en}, second subparagraph`)
  return both(
    [...da, ...(letter === undefined ? [] : [`litra ${letter}`])].join(', '),
    `${en}${letter === undefined ? '' : `(${letter})`}`,
  )
}

const roles = {
  processor: both('databehandler for os', 'our processor'),
  controller: both('selv dataansvarlig', 'a controller of its own'),
  'joint-controller': both('dataansvarlig sammen med os', 'controller together with us'),
} as const

export type RecipientRole = keyof typeof roles
export const roleWords = (role: RecipientRole): Words => roles[role]

const kinds = {
  none: null,
  'art-9': both('følsomme oplysninger, artikel 9', 'special categories, Article 9'),
  'art-10': both('oplysninger om strafbare forhold, artikel 10', 'data on offences, Article 10'),
  'national-number': both('CPR-nummer', 'national identification number'),
} as const

/** What the law calls a kind of data; null where it has no name of its own. */
export const specialWords = (kind: keyof typeof kinds): Words | null => kinds[kind]

const musts = {
  'by-law': both(
    'Efter loven har du pligt til at give os oplysningerne.',
    'By law you are obliged to give us the data.',
  ),
  'by-contract': both(
    'Efter aftalen har du pligt til at give os oplysningerne.',
    'Under the agreement you are obliged to give us the data.',
  ),
  'to-enter-contract': both(
    'Oplysningerne er nødvendige for at indgå en aftale med os.',
    'The data is necessary to enter into an agreement with us.',
  ),
  no: both('Du har ikke pligt til at give os oplysningerne.', 'You are not obliged to give us the data.'),
} as const

export const draftWords = Object.freeze({
  title: both('Privatlivspolitik', 'Privacy policy'),
  description: (name: string): Words =>
    both(`Hvordan ${name} behandler personoplysninger`, `How ${name} processes personal data`),

  who: {
    heading: both('Hvem er vi?', 'Who are we?'),
    controller: (name: string): Words =>
      both(
        `${name} er dataansvarlig for de oplysninger, vi behandler om dig.`,
        `${name} is the controller of the data we process about you.`,
      ),
    person: (name: string): Words => both(`Bag virksomheden står ${name}.`, `Behind the company is ${name}.`),
    number: (cvr: string): Words =>
      both(`Vores CVR-nummer er ${cvr}.`, `Our company number (CVR) is ${cvr}.`),
    registration: (number: string): Words =>
      both(`Vi er registreret: ${number}.`, `We are registered: ${number}.`),
    address: (street: string, town: string, country: Words): Words =>
      joined(
        language =>
          `${both('Vores adresse er', 'Our address is')[language]} ${street}, ${town}, ${country[language]}.`,
      ),
    mail: (email: string): Words => both(`Vores e-mail er ${email}.`, `Our e-mail is ${email}.`),
    phone: (phone: string): Words => both(`Vores telefon er ${phone}.`, `Our phone is ${phone}.`),
    representative: both(
      'Vores repræsentant efter artikel 27 er:',
      'Our representative under Article 27 is:',
    ),
    together: both('Vi er dataansvarlige sammen med:', 'We are controllers together with:'),
    officer: (name: string | undefined): Words =>
      name === undefined
        ? both('Vi har en databeskyttelsesrådgiver.', 'We have a data protection officer.')
        : both(`Vores databeskyttelsesrådgiver er ${name}.`, `Our data protection officer is ${name}.`),
    officerMail: (email: string): Words =>
      both(
        `Skriv til databeskyttelsesrådgiveren på ${email}.`,
        `Write to the data protection officer at ${email}.`,
      ),
  },

  what: {
    heading: both('Hvad behandler vi, og hvorfor?', 'What do we process, and why?'),
    law: [
      both(
        'Loven kræver et retsgrundlag for hvert formål.',
        'The law demands a legal basis for each purpose.',
      ),
      both(
        'Når vi skriver artikel, er det en artikel i databeskyttelsesforordningen.',
        'Where we write Article, it is an article of the General Data Protection Regulation.',
      ),
      both(
        'Efter loven må vi kun gemme oplysninger, så længe formålet kræver dem.',
        'By law we may only keep data as long as the purpose requires it.',
      ),
    ],
    lawOnGiving: both(
      'Spørg os, hvis du er i tvivl om, hvad der sker, hvis du ikke giver os en oplysning.',
      'Ask us if you are in doubt about what happens if you do not give us the data.',
    ),
    people: both('Vi har oplysninger om:', 'We hold data on:'),
    categories: both('Vi har disse slags oplysninger:', 'We hold these kinds of data:'),
    purposes: both('Vi har dem til disse formål:', 'We hold it for these purposes:'),
    basis: (name: Words, articles: readonly Words[]): Words =>
      joined(
        language =>
          `${name[language]} – ${both('retsgrundlaget er', 'the legal basis is')[language]} ${listOf(
            articles.map(each => each[language]),
            language,
          )}`,
      ),
    interest: (because: Words): Words =>
      joined(
        language =>
          `${both('Vores legitime interesse', 'Our legitimate interest')[language]}: ${because[language]}`,
      ),
    sources: both('Vi får også oplysninger fra:', 'We also obtain data from:'),
    publicSource: both('en kilde, alle kan se', 'a source anyone can see'),
    recipients: both('De går til:', 'It goes to:'),
    noRecipients: both('Ingen uden for virksomheden får dem.', 'Nobody outside the company gets it.'),
    retention: both('Så længe gemmer vi dem:', 'This is how long we keep it:'),
    everything: both('Alle oplysningerne her', 'All the data here'),
    kept: (what: Words, period: string, trigger: Words): Words =>
      joined(language => {
        const length = periodInWords(period)[language]
        const within = /\d/.test(length) ? `${both('i', 'for')[language]} ${length}` : length
        return `${what[language]}: ${within}, ${trigger[language]}`
      }),
    keptBecause: (basis: Words): Words =>
      joined(
        language =>
          `${both('Grunden til fristen', 'The reason for the period')[language]}: ${basis[language]}`,
      ),
    provision: musts,
    automated: {
      none: both(
        'Når vi behandler disse oplysninger, bruger vi ikke automatiske afgørelser.',
        'When we process this data, we use no automated decisions.',
      ),
      used: both(
        'Her træffer en maskine alene afgørelser om dig (automatiske afgørelser).',
        'Here a machine alone makes decisions about you (automated decisions).',
      ),
      logic: (logic: Words): Words =>
        joined(language => `${both('Sådan gør den', 'This is how')[language]}: ${logic[language]}`),
      effects: (effects: Words): Words =>
        joined(
          language =>
            `${both('Det betyder for dig', 'What it means for you')[language]}: ${effects[language]}`,
        ),
      human: both(
        'Du kan bede om, at et menneske ser på afgørelsen, sige din mening og klage over den til os.',
        'You can ask for a human being to look at the decision, give your view and contest it with us.',
      ),
    },
  },

  forOthers: {
    heading: both('Når vi arbejder for andre', 'When we work for others'),
    says: both(
      'Her er en anden dataansvarlig, og vi er databehandler.',
      'Here somebody else is the controller, and we are the processor.',
    ),
    controllers: both('Vi gør det for:', 'We do it for:'),
  },

  recipients: {
    heading: both('Hvem får oplysningerne?', 'Who gets the data?'),
    lead: both('Modtagerne er:', 'The recipients are:'),
    accountant: both(
      'En revisor arbejder med regnskab og revision.',
      'An accountant works with accounts and audit.',
    ),
    site: (host: string, at: string): Words =>
      both(`Hjemmesiden ${host} ligger hos ${at}.`, `The website ${host} is run by ${at}.`),
    thirdParties: (host: string): Words =>
      both(`${host} henter også indhold fra:`, `${host} also fetches content from:`),
  },

  abroad: {
    heading: both('Lande uden for EU og EØS', 'Countries outside the EU and EEA'),
    lead: both(
      'Oplysninger går til disse lande, som loven kalder tredjelande:',
      'Data goes to these countries, which the law calls third countries:',
    ),
    ground: (article: Words): Words =>
      joined(language => `${both('Det sker efter', 'This is under')[language]} ${article[language]}.`),
    safeguard: (safeguard: Words): Words =>
      joined(language => `${both('Beskyttelsen', 'The safeguard')[language]}: ${safeguard[language]}`),
    copy: both(
      'Skriv til os, hvis du vil se garantierne eller have en kopi.',
      'Write to us if you want to see the safeguards or have a copy.',
    ),
  },

  reach: (email: string): Words =>
    both(
      `Skriv til ${email}, hvis du har spørgsmål eller vil bruge en ret.`,
      `Write to ${email} if you have questions or want to use a right.`,
    ),

  complaint: {
    right: (authority: string | null): Words =>
      both(
        `Du har ret til at klage til ${authority ?? 'tilsynsmyndigheden'} over den måde, vi behandler dine oplysninger på.`,
        `You have the right to complain to ${authority === null ? 'the supervisory authority' : `the authority, ${authority},`} about how we process your data.`,
      ),
    address: (name: string, street: string, town: string): Words =>
      both(`${name} har adressen ${street}, ${town}.`, `The address of ${name} is ${street}, ${town}.`),
    mail: (email: string): Words =>
      both(`Myndighedens e-mail er ${email}.`, `The authority's e-mail is ${email}.`),
  },

  /** Why a sentence is bound to no pledge. */
  none: both(
    'Siger, hvad loven siger, eller forklarer et ord; virksomheden lover ikke noget her.',
    'Says what the law says, or explains a word; the company promises nothing here.',
  ),
})
