// What the register knows of a wording the lint suggests: legal bases, periods, whether data must be given, recipients, who
// the controller is. Each tells whether any of it is a proposal that nobody has accepted. Proven by lint.test.ts.

import type { Language } from '../../core/language.ts'
import { countryName } from '../../language/countries.ts'
import { articleWords } from '../../language/draft.ts'
import { keptWords, list, mustWords, roleWords, within } from '../../language/lint-phrases.ts'
import { isThirdCountry } from '../../law/places.ts'
import type { Activity, Recipient, Status } from '../schema.ts'
import type { Filled, Page } from './rule.ts'

/** The activities the company answers for itself; what it does on others' behalf is theirs to tell. */
export const ours = (page: Page): readonly Activity[] =>
  page.register.activities.filter(({ role }) => role === 'controller')

export const recipientsOf = (page: Page): readonly Recipient[] => {
  const ids = new Set(ours(page).flatMap(({ recipients }) => recipients.map(({ to }) => to)))
  return page.register.recipients.filter(({ id }) => ids.has(id))
}

/** The names of categories of an activity; none for none. */
export const kindsOf = ({ categories }: Activity, of: readonly string[], language: Language) =>
  categories.filter(({ id }) => of.includes(id)).map(({ name }) => name[language])

interface Piece {
  readonly text: string
  readonly status: Status
}

/** Nothing where there is nothing to fill in. */
export function filling(pieces: readonly Piece[], between = '; '): Filled | undefined {
  const texts = [...new Set(pieces.map(({ text }) => text))]
  const proposed = pieces.some(({ status }) => status === 'proposed')
  return texts.length === 0 ? undefined : { text: texts.join(between), proposed }
}

export function basesOf(page: Page): Filled | undefined {
  const { language } = page
  const told = ours(page)
    .flatMap(({ purposes }) => purposes)
    .filter(({ legalBases }) => legalBases.length > 0)
    .map(({ name, legalBases }) => ({
      text: `${within(name[language])}: ${list(
        legalBases.map(({ reference }) => articleWords(reference)[language]),
        language,
      )}`,
      status: weakest(legalBases.map(({ status }) => status)),
    }))
  return filling(told)
}

const weakest = (statuses: readonly Status[]): Status =>
  statuses.find(status => status === 'proposed') ?? statuses[0] ?? 'proposed'

export function keptOf(page: Page): Filled | undefined {
  const { language } = page
  const told = ours(page).flatMap(activity =>
    activity.retention.map(({ of, period, trigger, status }) => {
      const kinds = kindsOf(activity, of, language)
      const kept = kinds.length === 0 ? [activity.name[language]] : kinds
      return { text: keptWords(kept, period, trigger[language], language), status }
    }),
  )
  return filling(told)
}

/** One sentence for all activities where they say the same, else one for each with its name. */
export function provisionOf(page: Page): Filled | undefined {
  const { language } = page
  const told = ours(page).flatMap(({ name, provision }) => {
    if (provision === undefined) return []
    const sentence = [mustWords[provision.must][language], provision.consequences?.[language] ?? ''].join(' ')
    return [{ name: name[language], text: sentence.trim(), status: provision.status }]
  })
  const alike = Map.groupBy(told, ({ text }) => text)
  const texts = [...alike].map(([text, pieces]) => ({
    text: alike.size === 1 ? text : `${pieces.map(({ name }) => name).join('; ')}: ${text}`,
    status: weakest(pieces.map(({ status }) => status)),
  }))
  return filling(texts, ' ')
}

export function contactOf(page: Page): Filled | undefined {
  const { name, address, email, phone, status } = page.register.controller
  const lines = [name, address.street, `${address.postcode} ${address.city}`, email, phone ?? '']
  return filling([{ text: lines.filter(line => line !== '').join(', '), status }])
}

const roles = ['processor', 'controller', 'joint-controller'] as const

/** Every recipient by the role it has, with its country where that is a third country. */
export function allRecipients(page: Page): Filled | undefined {
  const { language } = page
  const told = roles.flatMap(role => {
    const those = recipientsOf(page).filter(each => each.role.is === role)
    const names = those.map(recipient => seated(recipient, language))
    const status = weakest(those.flatMap(each => [each.status, each.role.status]))
    return those.length === 0
      ? []
      : [{ text: `${roleWords[role][language]}${list(names, language)}.`, status }]
  })
  return filling(told, ' ')
}

export const seated = ({ name, country }: Pick<Recipient, 'name' | 'country'>, language: Language): string =>
  country === undefined || !isThirdCountry(country) ? name : `${name} (${countryName(country, language)})`

/** What our sites load from elsewhere: by operator where it is known, each with its country where that is. */
export function thirdPartiesOf(page: Page): Filled | undefined {
  const { sites, recipients } = page.register
  const told = sites
    .flatMap(({ thirdParties }) => thirdParties)
    .map(({ host, operator, country, status }) => {
      const by = recipients.find(({ id }) => id === operator)
      const where = country ?? by?.country
      const place = where === undefined ? '' : ` (${countryName(where, page.language)})`
      return { text: `${by?.name ?? host}${place}`, status }
    })
  return filling(told, ', ')
}
