// What the register says and the notice does not: transfers, legitimate interests, consent, sources, recipients, purposes
// and periods (GDPR Art. 13(1)(d)-(f), 14(2)(f)). A proposed entry counts, and is said to be one. Proven by lint.test.ts.

import type { Language } from '../../core/language.ts'
import { countryName } from '../../language/countries.ts'
import { isThirdCountry } from '../../law/places.ts'
import { comparable } from '../html.ts'
import type { Activity, Recipient, Status } from '../schema.ts'
import { beside, type Page, type Patterns, type Rule, type Spot, says } from './rule.ts'

const ours = (page: Page): readonly Activity[] =>
  page.register.activities.filter(({ role }) => role === 'controller')

const proposed: Readonly<Record<Language, string>> = {
  da: ' (forslag, ikke godkendt)',
  en: ' (proposed, not accepted)',
}
const named = (page: Page, name: string, status: Status): string =>
  `${name}${status === 'proposed' ? proposed[page.language] : ''}`

/** A spot that says what the register has; none where it has nothing. A suggestion has the names without the mark. */
function because(spot: Spot, names: readonly string[]): readonly Spot[] {
  const what = [...new Set(names)].join(', ')
  const plain = Object.values(proposed).reduce((text, mark) => text.replaceAll(mark, ''), what)
  return names.length === 0 ? [] : [{ ...spot, what, plain }]
}

const recipientsOf = (page: Page): readonly Recipient[] => {
  const ids = new Set(ours(page).flatMap(({ recipients }) => recipients.map(({ to }) => to)))
  return page.register.recipients.filter(({ id }) => ids.has(id))
}

const abroad: Patterns = {
  da: /tredjeland|uden for (?:EU|EØS)|(?:i|inden for) (?:EU|EØS)|\bUSA\b/i,
  en: /third countr|outside the (?:EU|EEA)|within the (?:EU|EEA)|\bUSA?\b|United States/i,
}

const seatedIn = (page: Page, name: string, country: string): string =>
  `${name}, ${countryName(country, page.language)}`

function transfersOf(page: Page): readonly string[] {
  const nameOf = (id: string): string => page.register.recipients.find(each => each.id === id)?.name ?? id
  const told = ours(page)
    .flatMap(({ transfers }) => transfers)
    .filter(({ country }) => isThirdCountry(country))
    .map(({ to, country, status }) => named(page, seatedIn(page, nameOf(to), country), status))
  const seated = recipientsOf(page).flatMap(({ name, country, status }) =>
    country === undefined || !isThirdCountry(country)
      ? []
      : [named(page, seatedIn(page, name, country), status)],
  )
  return [...told, ...seated]
}

const partners = (page: Page): Spot =>
  beside(page, ['partners.systems', 'partners.disclosures'], {
    da: /benytter|modtager/i,
    en: /\buse\b|recipient/i,
  })

const basedOn = (page: Page, reference: RegExp): readonly string[] =>
  ours(page)
    .flatMap(({ purposes }) => purposes)
    .flatMap(({ name, legalBases }) =>
      legalBases
        .filter(basis => reference.test(basis.reference))
        .map(({ status }) => named(page, name[page.language], status)),
    )

/** Parties that by their kind also tell us things: banks, payment and payroll services. */
const tellsUs = /\bbank\b|bank\b|payment|betaling|payroll|salary|løn/i

const fromOthers: Patterns = {
  da: /(?:fra (?:andre|tredjepart|offentlige)|indhente|ikke .*fra dig selv|får .* fra|oplysninger fra|fra dig selv)/i,
  en: /(?:from (?:others|third parties|public)|obtain .* from|not .*from you|data from|from you yourself)/i,
}

const toldIn = (page: Page, words: readonly (string | undefined)[]): boolean => {
  const text = comparable(page.text).toLowerCase()
  return words.some(word => word !== undefined && text.includes(comparable(word).toLowerCase()))
}

function untoldRecipients(page: Page): readonly string[] {
  const systems = page.register.systems
  return recipientsOf(page)
    .filter(({ id, name, quote }) => {
      const run = systems.filter(({ operator }) => operator === id)
      const words = [
        name,
        quote?.[page.language],
        ...run.flatMap(each => [each.name, each.quote?.[page.language]]),
      ]
      return !toldIn(page, words)
    })
    .map(({ name, status }) => named(page, name, status))
}

const untoldPurposes = (page: Page): readonly string[] =>
  ours(page)
    .flatMap(({ purposes }) => purposes)
    .filter(({ name, quote }) => !toldIn(page, [name[page.language], quote?.[page.language]]))
    .map(({ name, status }) => named(page, name[page.language], status))

const keeping: Patterns = { da: /gem|opbevar|slet/i, en: /keep|kept|stor|retain|delet|eras/i }
const length: Patterns = {
  da: /(?<count>\d+) (?<unit>dag|måned|år)\w*/i,
  en: /(?<count>\d+) (?<unit>day|month|year)s?/i,
}
const letters: Readonly<Record<string, string>> = {
  dag: 'D',
  day: 'D',
  måned: 'M',
  month: 'M',
  år: 'Y',
  year: 'Y',
}

/** Periods of the notice that no retention of the register has; none where the register has none at all. */
function strangePeriods(page: Page): readonly Spot[] {
  const known = new Set(
    page.register.activities.flatMap(({ retention }) => retention.map(({ period }) => period)),
  )
  if (known.size === 0) return []
  return page.sentences.flatMap(({ text }, sentence) => {
    const match = keeping[page.language].test(text) ? length[page.language].exec(text) : null
    const { count = '', unit = '' } = match?.groups ?? {}
    const period = `P${count}${letters[unit.toLowerCase()] ?? ''}`
    return match === null || known.has(period) ? [] : [{ sentence, offset: match.index, what: match[0] }]
  })
}

const fromRegister = 'missing-given-register'

export const givenRules: readonly Rule[] = [
  {
    id: 'transfers',
    provision: 'transfers',
    grade: fromRegister,
    looksFor: 'the register has a transfer or a recipient in a third country; the notice speaks of none',
    find: page => (says(page, abroad) ? [] : because(partners(page), transfersOf(page))),
  },
  {
    id: 'transfers-unknown',
    provision: 'transfers',
    grade: 'cannot-know',
    looksFor: 'recipients whose country the register does not have; the notice speaks of no third country',
    find: page =>
      says(page, abroad) || transfersOf(page).length > 0
        ? []
        : because(
            partners(page),
            recipientsOf(page).flatMap(({ name, country }) => (country === undefined ? [name] : [])),
          ),
  },
  {
    id: 'legitimate-interests',
    provision: 'interests',
    grade: fromRegister,
    looksFor: 'a purpose of the register rests on Article 6(1)(f); the notice names no legitimate interest',
    find: page =>
      says(page, { da: /legitime? interesse/i, en: /legitimate interest/i })
        ? []
        : because(beside(page, ['purpose']), basedOn(page, /^GDPR 6\(1\)\(f\)$/)),
  },
  {
    id: 'withdrawal-not-told',
    provision: 'withdrawal',
    grade: fromRegister,
    looksFor: 'a purpose of the register rests on consent; the notice does not say that it can be withdrawn',
    find: page =>
      says(page, { da: /tilbagekald|træk\w*[^.]*tilbage/i, en: /withdraw/i })
        ? []
        : because(beside(page, ['rights.withdraw']), basedOn(page, /^GDPR (?:6\(1\)|9\(2\))\(a\)$/)),
  },
  {
    id: 'officer',
    provision: 'officer',
    grade: fromRegister,
    looksFor: 'the register has a data protection officer; the notice names none',
    find: page =>
      !page.register.dpo.appointed ||
      says(page, { da: /databeskyttelsesrådgiver|\bDPO\b/i, en: /data protection officer|\bDPO\b/i })
        ? []
        : [beside(page, ['controller.identity'])],
  },
  {
    id: 'source',
    provision: 'source',
    grade: fromRegister,
    looksFor:
      'a bank, payment or payroll service among the recipients; the notice names no source but the person',
    find: page => (says(page, fromOthers) ? [] : because(partners(page), tellers(page))),
  },
  {
    id: 'source-unknown',
    provision: 'source',
    grade: 'cannot-know',
    looksFor: 'the notice names no source of data, and neither does the register suggest one',
    find: page =>
      says(page, fromOthers) || tellers(page).length > 0
        ? []
        : [beside(page, ['partners.categories', 'open'], { da: /oplysninger/i, en: /\bdata\b/i })],
  },
  {
    id: 'recipient-not-told',
    provision: 'recipients',
    grade: fromRegister,
    looksFor: 'a recipient of the register whose name, quote and systems are not in the notice',
    find: page => because(partners(page), untoldRecipients(page)),
  },
  {
    id: 'purpose-not-told',
    provision: 'purpose',
    grade: fromRegister,
    looksFor: 'a purpose of the register whose name and quote are not in the notice',
    find: page => because(beside(page, ['partners.purposes', 'purpose']), untoldPurposes(page)),
  },
  {
    id: 'period-not-in-register',
    provision: 'periods',
    grade: 'cannot-know',
    looksFor: 'a period of the notice that is no retention period of the register',
    find: strangePeriods,
  },
]

const tellers = (page: Page): readonly string[] =>
  recipientsOf(page)
    .filter(({ name }) => tellsUs.test(name))
    .map(({ name, status }) => named(page, name, status))
