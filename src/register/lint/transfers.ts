// Data that leaves the Union, as the register has it and the notice does not (GDPR Art. 13(1)(f), 44-49). A transfer of the
// register must be told. That a recipient or a third party of a site is established elsewhere, or nowhere that is known, is
// a question: only a person knows whether data goes there. Proven by lint.test.ts.

import { countryName } from '../../language/countries.ts'
import { onGround, restsOn } from '../../language/lint-phrases.ts'
import { isThirdCountry } from '../../law/places.ts'
import type { Activity } from '../schema.ts'
import { filling, ours, recipientsOf, seated } from './fill.ts'
import { because, marked, partners } from './given-spots.ts'
import { type Page, type Patterns, type Rule, says } from './rule.ts'

const abroad: Patterns = {
  da: /tredjeland|uden for (?:EU|EØS)|\b(?:i|inden for) (?:EU|EØS)|\bUSA\b/i,
  // With its capitals: “contact us” is no country.
  en: /[Tt]hird countr|[Oo]utside the (?:EU|EEA)|[Ww]ithin the (?:EU|EEA)|\bUSA?\b|United States/,
}

type Transfer = Activity['transfers'][number]

export const transfersOf = (page: Page): readonly Transfer[] =>
  ours(page)
    .flatMap(({ transfers }) => transfers)
    .filter(({ country }) => isThirdCountry(country))

export function transferNames(page: Page): readonly string[] {
  const nameOf = (id: string): string => page.register.recipients.find(each => each.id === id)?.name ?? id
  return transfersOf(page).map(({ to, country, status }) =>
    marked(`${nameOf(to)}, ${countryName(country, page.language)}`, status),
  )
}

/** `USA på grundlag af …`: each country once for each ground. */
const grounded = (page: Page) =>
  filling(
    transfersOf(page).map(({ country, ground, status }) => ({
      text: [countryName(country, page.language), restsOn(ground, page.language)].join(
        onGround[page.language],
      ),
      status,
    })),
  )

interface Elsewhere {
  readonly name: string
  readonly country?: string | undefined
}

/** Recipients and third parties of our sites of which the register has no transfer. */
function others(page: Page): readonly Elsewhere[] {
  const { sites, recipients } = page.register
  const settled = new Set(ours(page).flatMap(({ transfers }) => transfers.map(({ to }) => to)))
  const seats = recipientsOf(page).filter(({ id }) => !settled.has(id))
  const loaded = sites
    .flatMap(({ thirdParties }) => thirdParties)
    .filter(({ ground }) => ground === undefined)
    .map(({ host, country, operator }) => ({
      name: host,
      country: country ?? recipients.find(({ id }) => id === operator)?.country,
    }))
  return [...seats, ...loaded]
}

export const transferRules: readonly Rule[] = [
  {
    id: 'transfers',
    provision: 'transfers',
    grade: 'missing-given-register',
    looksFor: 'the register has a transfer to a third country; the notice speaks of none',
    find: page =>
      says(page, abroad)
        ? []
        : because(partners(page), transferNames(page)).map(spot => ({ ...spot, filled: grounded(page) })),
  },
  {
    id: 'recipient-abroad',
    provision: 'transfers',
    grade: 'cannot-know',
    looksFor:
      'a recipient, or a third party of a site, in a third country, with no transfer in the register and none in the notice',
    find: page =>
      says(page, abroad)
        ? []
        : because(
            partners(page),
            others(page)
              .filter(({ country }) => country !== undefined && isThirdCountry(country))
              .map(each => seated(each, page.language)),
          ),
  },
  {
    id: 'transfers-unknown',
    provision: 'transfers',
    grade: 'cannot-know',
    looksFor: 'recipients whose country the register does not have; the notice speaks of no third country',
    find: page =>
      says(page, abroad)
        ? []
        : because(
            partners(page),
            others(page).flatMap(({ name, country }) => (country === undefined ? [name] : [])),
          ),
  },
]
