// Where the notice says one thing and the register another: data stays within the Union, all of it comes from the person,
// machines decide nothing, nobody outside gets it, there is a data protection officer (GDPR Art. 5(1)(a)). Which of the two
// is wrong only a person knows. Proven by lint.test.ts.

import type { Words } from '../../core/language.ts'
import { list, otherwiseWords } from '../../language/lint-phrases.ts'
import { ours, recipientsOf } from './fill.ts'
import { decisionsMade } from './given.ts'
import { marked } from './given-spots.ts'
import { conditional, denied, type Page, type Patterns, type Rule, type Spot, spots, textAt } from './rule.ts'
import { transferNames } from './transfers.ts'

interface Pair {
  /** A sentence of the notice with these words, and no condition. */
  readonly notice: Patterns
  /** Whether the sentence must deny what it names. */
  readonly denies: boolean
  readonly register: Words
  /** Whom or what the register names; null where it does not say otherwise. */
  readonly names: (page: Page) => readonly string[] | null
}

const some = (names: readonly string[]): readonly string[] | null => (names.length === 0 ? null : names)

const pairs: readonly Pair[] = [
  {
    notice: { da: /\b(?:i|inden for) (?:EU|EØS)/i, en: /(?:in|within) the (?:EU|EEA)/i },
    denies: false,
    register: otherwiseWords.transfers,
    names: page => some(transferNames(page)),
  },
  {
    notice: { da: /tredjeland|uden for (?:EU|EØS)/i, en: /third countr|outside the (?:EU|EEA)/i },
    denies: true,
    register: otherwiseWords.transfers,
    names: page => some(transferNames(page)),
  },
  {
    notice: { da: /\balle?\b[^.]{0,200}fra dig selv/i, en: /\ball\b[^.]{0,200}from you(?:rself)?\b/i },
    denies: false,
    register: otherwiseWords.sources,
    names: page =>
      some(
        ours(page)
          .flatMap(({ sources }) => sources)
          .map(({ from, status }) => marked(from[page.language], status)),
      ),
  },
  {
    notice: { da: /automatisk|profilering/i, en: /automated|profiling/i },
    denies: true,
    register: otherwiseWords.automated,
    names: page => some(decisionsMade(page).map(({ status }) => marked('', status))),
  },
  {
    notice: { da: /databeskyttelsesrådgiver|\bDPO\b/i, en: /data protection officer|\bDPO\b/i },
    denies: false,
    register: otherwiseWords.officer,
    names: page => {
      const { appointed, status } = page.register.dpo
      return appointed ? null : [marked('', status)]
    },
  },
  {
    // To pass data to a processor is no disclosure ("videregivelse"): only controllers count.
    notice: { da: /videregive[rs]?\b/i, en: /\bdisclose[ds]?\b/i },
    denies: true,
    register: otherwiseWords.disclosures,
    names: page =>
      some(
        recipientsOf(page)
          .filter(({ role }) => role.is === 'controller')
          .map(({ name, status }) => marked(name, status)),
      ),
  },
]

function otherwise(page: Page): readonly Spot[] {
  const { language } = page
  return pairs.flatMap(({ notice, denies, register, names }) => {
    const said = spots(page, notice, conditional).filter(
      spot => denied[language].test(textAt(page, spot)) === denies,
    )
    const named = names(page)
    if (named === null) return []
    const what = `${register[language]} ${list([...new Set(named)], language)}`.replace(/ (?=\{|$)/, '')
    return said.slice(0, 1).map(spot => ({ ...spot, what: `“${textAt(page, spot)}” / ${what}` }))
  })
}

export const otherwiseRules: readonly Rule[] = [
  {
    id: 'register-says-otherwise',
    provision: 'fair',
    grade: 'missing-given-register',
    looksFor:
      'the notice says one thing and the register another: the EU, sources, automated decisions, disclosure, officer',
    find: otherwise,
  },
]
