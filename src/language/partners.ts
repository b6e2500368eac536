// What the room "Kunder, leverandører og samarbejdspartnere" says.

import type { Words } from '../core/language.ts'
import type { LookFailure } from '../core/ports.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** `a, b og c`. */
const list = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
const lists = (items: readonly string[]) => ({ da: list(items, 'og'), en: list(items, 'and') })

const failures: Readonly<Record<LookFailure, Words>> = {
  off: both('opslag uden for maskinen er slået fra', 'looks outside this machine are off'),
  refused: both('opslaget blev afvist', 'the look was refused'),
  timeout: both('der kom intet svar i tide', 'no answer came in time'),
  unreachable: both('navneserveren kunne ikke svare', 'the name server could not answer'),
  limit: both('der var mere, end vi slår op', 'there was more than we look up'),
  'not-found': both('der findes ingen post', 'there is no record'),
  malformed: both('posten eller svaret kan ikke læses', 'the record or the answer cannot be read'),
}

/** A mail provider nobody declared, and where it was seen. */
export interface StrangerWords {
  readonly organisation: string
  readonly host: string
  readonly domain: string
  readonly by: 'MX' | 'SPF'
}

const doing = {
  MX: both('modtager mail', 'takes in mail'),
  SPF: both('må sende mail', 'may send mail'),
}

const stranger = ({ organisation, host, domain, by }: StrangerWords): Words => {
  const seen = host === organisation ? by : `${by}: ${host}`
  return both(
    `${organisation} ${doing[by].da} for ${domain} (${seen})`,
    `${organisation} ${doing[by].en} for ${domain} (${seen})`,
  )
}

export const mailWords = Object.freeze({
  method: both(
    [
      'for hvert af vores domæner:',
      '  slå MX, SPF og tekstposter op',
      '  følg vores egne navne gennem aliaser og SPF (højst 10 opslag)',
      '  hver mailserver og afsender: vores egen, et system i fortegnelsen, eller fremmed?',
      'en fremmed → brudt',
      'noget kunne ikke slås op → uafklaret',
      'ellers → overholdt, men kun for mail, og aldrig nok alene',
    ].join('\n'),
    [
      'for each of our domains:',
      '  look up MX, SPF and text records',
      '  follow our own names through aliases and SPF (10 look-ups at most)',
      '  each mail server and sender: our own, a system in the register, or a stranger?',
      'a stranger → broken',
      'something could not be looked up → unknown',
      'else → kept, but for mail only, and never enough alone',
    ].join('\n'),
  ),

  undeclared: (strangers: readonly StrangerWords[], more: number): Words => {
    const [da, en] = [
      lists(strangers.map(one => stranger(one).da)).da,
      lists(strangers.map(one => stranger(one).en)).en,
    ]
    return both(
      `Domænernes DNS viser en leverandør af mail, som ikke står i fortegnelsen: ${da}${more === 0 ? '' : `, og ${more} til`}.`,
      `The domains’ DNS shows a mail provider that is not in the register: ${en}${more === 0 ? '' : `, and ${more} more`}.`,
    )
  },
  declareOrRemove: (organisations: readonly string[]): Words => {
    const { da, en } = lists(organisations)
    return both(
      `Bruger I ${da}, så skriv det i fortegnelsen og i politikken. Ellers fjern det fra domænets DNS.`,
      `If you use ${en}, declare it in the register and in the policy. Otherwise remove it from the domain’s DNS.`,
    )
  },

  declared: (domains: readonly string[], systems: readonly string[]): Words => {
    const of = lists(domains)
    if (systems.length === 0)
      return both(
        `DNS for ${of.da} viser ingen andre end jer selv, der modtager eller sender mail.`,
        `The DNS of ${of.en} shows nobody but yourselves taking in or sending mail.`,
      )
    const { da, en } = lists(systems)
    return both(
      `De mailservere og afsendere, som DNS for ${of.da} viser, hører til systemer i fortegnelsen: ${da}.`,
      `The mail servers and senders that the DNS of ${of.en} shows belong to systems in the register: ${en}.`,
    )
  },
  traces: (products: readonly string[]): Words => {
    const { da, en } = lists(products)
    return both(
      ` Desuden står der en tekstpost fra ${da}, som ikke er i fortegnelsen: et spor, der ikke viser, at det bruges.`,
      ` There is also a text record from ${en}, not in the register: a trace that does not show that it is used.`,
    )
  },
  notSeen: (systems: readonly string[]): Words => {
    const { da, en } = lists(systems)
    return both(
      ` Ikke set i DNS, selv om fortegnelsen venter det: ${da}.`,
      ` Not seen in DNS though the register expects it: ${en}.`,
    )
  },

  unknown: (name: string, because: LookFailure): Words =>
    both(
      `Vi kunne ikke se i DNS, hvem der håndterer jeres mail: ${failures[because].da} (${name}).`,
      `We could not see in DNS who handles your mail: ${failures[because].en} (${name}).`,
    ),
  nothingFound: (domain: string): Words =>
    both(
      `DNS viser hverken mailservere eller tekstposter for ${domain}, så der er intet at se på.`,
      `DNS shows neither mail servers nor text records for ${domain}, so there is nothing to look at.`,
    ),
  noDomains: both('Fortegnelsen nævner ingen af jeres domæner.', 'The register names none of your domains.'),

  next: {
    off: both(
      'Tillad opslag uden for maskinen: start med --outside.',
      'Allow looks outside this machine: start with --outside.',
    ),
    again: both(
      'Prøv igen senere. Bliver det ved, så spørg den, der driver jeres DNS.',
      'Try again later. If it goes on, ask whoever runs your DNS.',
    ),
    repair: both(
      'Få posten rettet hos den, der driver jeres DNS.',
      'Have the record put right by whoever runs your DNS.',
    ),
    spelling: both(
      'Se efter, om domænet er stavet rigtigt i fortegnelsen.',
      'See whether the domain is spelled right in the register.',
    ),
    domains: both('Skriv jeres domæner i fortegnelsen.', 'Put your domains into the register.'),
  },

  notLookedAt: both(
    'Systemer uden spor i DNS, hvem der driver servere under jeres egne navne eller adresser, DKIM og DMARC, og hvem leverandørerne selv bruger.',
    'Systems without a trace in DNS, who runs servers under your own names or addresses, DKIM and DMARC, and whom the providers use themselves.',
  ),
  alsoNotLookedAt: (names: readonly string[]): Words => {
    const { da, en } = lists(names)
    return both(` Kunne ikke slås op: ${da}.`, ` Could not be looked up: ${en}.`)
  },
})
