// Entries of the register that a notice does not name: who answers, recipients, purposes, people, kinds of data, periods
// (GDPR Art. 13(1)(a), (c), (e), 13(2)(a), 14(1)(d)). A quote counts as naming. Proven by lint.test.ts.

import { keptWords, within } from '../../language/lint-phrases.ts'
import type { Status } from '../schema.ts'
import { filling, kindsOf, ours, recipientsOf, seated } from './fill.ts'
import { because, marked, partners, toldIn } from './given-spots.ts'
import { spanIn, spanOf } from './periods.ts'
import { beside, type Filled, type Page, type Rule, type Spot } from './rule.ts'

interface Named {
  readonly name: { readonly da: string; readonly en: string }
  readonly quote?: { readonly da?: string | undefined; readonly en?: string | undefined } | undefined
  readonly status: Status
}

/** Names of what the notice does not name. */
const untold = (page: Page, entries: readonly Named[]): readonly string[] =>
  entries
    .filter(({ name, quote }) => !toldIn(page, [name[page.language], quote?.[page.language]]))
    .map(({ name, status }) => marked(name[page.language], status))

function parties(page: Page): readonly string[] {
  const { controller, representative, jointControllers } = page.register
  const all = [controller, ...(representative === undefined ? [] : [representative]), ...jointControllers]
  return all.filter(({ name }) => !toldIn(page, [name])).map(({ name, status }) => marked(name, status))
}

function recipients(page: Page): readonly string[] {
  return recipientsOf(page)
    .filter(({ id, name, quote }) => {
      const run = page.register.systems.filter(({ operator }) => operator === id)
      const words = run.flatMap(each => [each.name, each.quote?.[page.language]])
      return !toldIn(page, [name, quote?.[page.language], ...words])
    })
    .map(recipient => marked(seated(recipient, page.language), recipient.status))
}

function purposes(page: Page): readonly Spot[] {
  const found = untold(
    page,
    ours(page).flatMap(each => each.purposes),
  )
  return because(beside(page, ['partners.purposes', 'purpose']), found).map(spot => ({
    ...spot,
    plain: found.flatMap(each => because(spot, [each]).map(({ plain = '' }) => within(plain))).join('; '),
  }))
}

/** Kinds of data that somebody else gives; what a person gives they know (GDPR Art. 14(1)(d) has no match in Art. 13). */
const kindsFromOthers = (page: Page): readonly Named[] =>
  ours(page).flatMap(({ sources, categories }) =>
    categories.filter(({ id }) => sources.some(({ of }) => of.includes(id))),
  )

/** Retention of the register that the notice has no period of, where it has any; where it has none, `periods` says so. */
function periods(page: Page): readonly Spot[] {
  const { language } = page
  const told = new Set(page.sentences.flatMap(({ text }) => spanIn(text, language)?.span ?? []))
  const missing = ours(page).flatMap(activity =>
    activity.retention
      .filter(
        ({ period, quote }) => !told.has(spanOf(period)) && !toldIn(page, [quote?.[language] ?? undefined]),
      )
      .map(({ of, period, trigger, status }) => {
        const kinds = kindsOf(activity, of, language)
        const kept = kinds.length === 0 ? [activity.name[language]] : kinds
        return { text: keptWords(kept, period, trigger[language], language), status }
      }),
  )
  const filled: Filled | undefined = told.size === 0 ? undefined : filling(missing)
  if (filled === undefined) return []
  const names = missing.map(({ text, status }) => marked(text, status))
  return because(beside(page, ['open', 'partners.purposes']), names).map(spot => ({
    ...spot,
    plain: filled.text,
  }))
}

const fromRegister = 'missing-given-register'

export const untoldRules: readonly Rule[] = [
  {
    id: 'controller-not-told',
    provision: 'controller',
    grade: fromRegister,
    looksFor:
      'the controller, a joint controller or a representative of the register whose name is not in the notice',
    find: page => because(beside(page, ['controller.identity', 'rights.reachable']), parties(page)),
  },
  {
    id: 'recipient-not-told',
    provision: 'recipients',
    grade: fromRegister,
    looksFor: 'a recipient of the register whose name, quote and systems are not in the notice',
    find: page => because(partners(page), recipients(page)),
  },
  {
    id: 'purpose-not-told',
    provision: 'purpose',
    grade: fromRegister,
    looksFor: 'a purpose of the register whose name and quote are not in the notice',
    find: purposes,
  },
  {
    id: 'category-not-told',
    provision: 'categories',
    grade: fromRegister,
    looksFor: 'a kind of data that the register has from others, whose name and quote are not in the notice',
    find: page => because(beside(page, ['partners.categories', 'open']), untold(page, kindsFromOthers(page))),
  },
  {
    id: 'period-not-told',
    provision: 'periods',
    grade: fromRegister,
    looksFor: 'the notice tells periods, but not one that the register has',
    find: periods,
  },
  {
    id: 'people-not-told',
    provision: 'told',
    grade: 'cannot-know',
    looksFor: 'a group of people of the register whose name and quote are not in the notice',
    find: page =>
      because(
        beside(page, ['partners.categories', 'open']),
        untold(
          page,
          ours(page).flatMap(({ people }) => people),
        ),
      ),
  },
]
