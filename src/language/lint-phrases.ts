// How the lint writes what the register knows into a suggestion: legal bases, periods, recipients, transfers with their
// ground, whether data must be given. Held by src/register/lint/lint.test.ts.

import type { Language, Words } from '../core/language.ts'
import { listed } from './draft.ts'
import { both } from './finding.ts'
import { periodInWords } from './periods.ts'
import { groundWords } from './record.ts'

/** Said after a finding whose suggestion the register has filled in. */
export const filledWords = (proposed: boolean): Words =>
  proposed
    ? both(
        'Forslaget er udfyldt efter fortegnelsen (forslag, ikke godkendt).',
        'The suggestion is filled in from the register (proposed, not accepted).',
      )
    : both('Forslaget er udfyldt efter fortegnelsen.', 'The suggestion is filled in from the register.')

export const proposedMark = both(' (forslag, ikke godkendt)', ' (proposed, not accepted)')

/** `At levere` within a sentence is `at levere`; `CVR-nummer` stays. */
export const within = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text

/** Without its last mark, where the sentence goes on. */
export const unended = (text: string): string => text.replace(/[.;]$/, '')

/** `a, b og c`, of words in one language. */
export const list = (items: readonly string[], language: Language): string =>
  listed(items.map(item => both(item, item)))[language]

export const keptWords = (
  kinds: readonly string[],
  period: string,
  trigger: string,
  language: Language,
): string => {
  const kept = list(kinds.map(within), language)
  const length = periodInWords(period)[language]
  return `${kept} ${language === 'da' ? 'i' : 'for'} ${length} ${within(unended(trigger))}`
}

export const mustWords = Object.freeze({
  'by-law': both('Loven kræver, at du giver os oplysningerne.', 'The law requires you to give us the data.'),
  'by-contract': both(
    'Aftalen kræver, at du giver os oplysningerne.',
    'The agreement requires you to give us the data.',
  ),
  'to-enter-contract': both(
    'Du er ikke forpligtet til at give os oplysningerne, men de er nødvendige for at indgå aftalen.',
    'You are not obliged to give us the data, but it is necessary to enter into the agreement.',
  ),
  no: both('Du er ikke forpligtet til at give os oplysningerne.', 'You are not obliged to give us the data.'),
})

export const roleWords = Object.freeze({
  processor: both('Vi overlader oplysninger til vores databehandlere: ', 'Our processors are: '),
  controller: both('Vi videregiver oplysninger til: ', 'We disclose data to: '),
  'joint-controller': both('Vi er fælles dataansvarlige med: ', 'We are joint controllers with: '),
})

const noGround = both(
  '[en afgørelse om tilstrækkeligt beskyttelsesniveau (artikel 45), eller garantier efter artikel 46, som du kan få en kopi af hos os]',
  '[an adequacy decision (Article 45), or safeguards under Article 46, of which you can get a copy from us]',
)
const copy = both(', som du kan få en kopi af hos os', ', of which you can get a copy from us')

/** What a transfer rests on; a copy can be had of safeguards, not of a decision or a derogation (GDPR 13(1)(f)). */
export function restsOn(ground: string | undefined, language: Language): string {
  const known = Object.entries(groundWords).find(([reference]) => reference === ground)?.[1]
  if (ground === undefined || known === undefined) return noGround[language]
  const safeguard = ground.startsWith('GDPR 46') || ground === 'GDPR 49(1)' ? copy[language] : ''
  return `${known[language]}${safeguard}`
}

export const onGround = both(' – grundlag: ', ' – ground: ')

export const interestIn = (purpose: string, because: string, language: Language): string =>
  language === 'da'
    ? `${within(purpose)}: [interessen; fortegnelsen: ${unended(because)}]`
    : `${within(purpose)}: [the interest; the register: ${unended(because)}]`

export const fromWhom = (
  kinds: readonly string[],
  from: string,
  isPublic: boolean,
  language: Language,
): string => {
  const what = kinds.length === 0 ? '' : `${list(kinds.map(within), language)}, `
  const publicly = language === 'da' ? ' (offentligt tilgængelig)' : ' (publicly accessible)'
  return `${what}${language === 'da' ? 'fra' : 'from'}: ${from}${isPublic ? publicly : ''}`
}

export const logicMissing = both('[Logikken bag.]', '[The logic behind it.]')
export const effectsMissing = both('[Hvad det betyder for dig.]', '[What it means for you.]')

/** What the register says where the notice says the opposite. */
export const otherwiseWords = Object.freeze({
  transfers: both('oplysninger overføres til', 'data is transferred to'),
  sources: both('oplysninger kommer også fra', 'data also comes from'),
  automated: both(
    'der træffes afgørelser alene ved automatisk behandling',
    'decisions are made by automated processing alone',
  ),
  officer: both('der er ikke udpeget en databeskyttelsesrådgiver', 'no data protection officer is appointed'),
  disclosures: both('oplysninger videregives til', 'data is disclosed to'),
})
