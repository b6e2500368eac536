// Names of others in a text: systems that are well known, and words with a capital where a language puts a name ("hos
// Curanet", "by Bunny"). Names of the law, of places and of the company itself are none. Proven by test/proposal.test.ts.

import type { Language } from '../../core/language.ts'
import { countryName } from '../../language/countries.ts'
import { type KnownSystem, systemsIn } from './systems.ts'

export interface Named {
  readonly name: string
  /** As the text writes it. */
  readonly quote: string
  readonly known: KnownSystem | null
}

const one = "\\p{Lu}[\\p{L}\\d&'’/-]*(?:\\.(?:dk|com|net|eu|io|org|nu))?"
const name = `${one}(?: (?:${one}|\\d{2,4}))*`
const more = `(?:(?:, | og | and | samt | eller | or | & )(?:${name}))*`

/** Words a name follows. */
const leads: Readonly<Record<Language, string>> = {
  da: 'hos|via|med|gennem|af|i|fra|bruger|anvender|benytter|\\p{L}+et|bl\\.a\\.',
  en: 'by|with|via|through|in|from|on|use|uses|using|of|called|to',
}

const noName =
  /^(?:EU|EØS|EEA|EU-Kommission\p{L}*|European\b.*|GDPR|CVR|CPR|IP|TLS|SSL|VPN|PDF|CV|USA|US|UK|CDN|CDN'er|CDNs|A\/S|ApS|I\/S|Datatilsyn\p{L}*|Danish\b.*|Data\b.*|SKAT|Danmarks Statistik|Article|Artikel|Art|Act|Bookkeeping Act|The|This|We|Our|You|Your|Vi|Du|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Europa\p{L}*|Europe|København|Copenhagen|Aarhus|Odense|Aalborg)$/u

/** Every name a text tells, each once. `own` are the company's names. */
export function namesIn(text: string, language: Language, own: readonly string[] = []): readonly Named[] {
  const known = systemsIn(text)
  const found = text
    .matchAll(new RegExp(`(?:(?:^|[ (])(?:${leads[language]})|:) (${name}${more})`, 'gu'))
    .flatMap(([, list = '']) => list.split(/, | og | and | samt | eller | or | & /))
    .map(each => each.replace(/s? CDN$|['’]s$|[.'’-]+$/u, ''))
    .filter(each => isName(each, language, own))
    .filter(each => !known.some(system => system.words.test(each)))
  return [
    ...known.map(system => ({
      name: system.name,
      quote: system.words.exec(text)?.[0].slice(0, system.name.length) ?? system.name,
      known: system,
    })),
    ...[...new Set(found)].map(each => ({ name: each, quote: each, known: null })),
  ]
}

const isName = (found: string, language: Language, own: readonly string[]): boolean =>
  found.length > 1 &&
  !noName.test(found) &&
  !isCountry(found, language) &&
  !own.some(each => each.includes(found) || found.includes(each))

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
const countries = (language: Language): ReadonlySet<string> =>
  new Set(letters.flatMap(a => letters.map(b => countryName(a + b, language))))
const countriesIn: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: countries('da'),
  en: countries('en'),
}
const isCountry = (found: string, language: Language): boolean => countriesIn[language].has(found)
