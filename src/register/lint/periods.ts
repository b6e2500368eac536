// Periods as a notice writes them and as the register has them, made equal where they are: a year is twelve months, two
// weeks are fourteen days (GDPR Art. 13(2)(a)). Proven by lint.test.ts.

import type { Language } from '../../core/language.ts'
import type { Page, Patterns, Rule, Spot } from './rule.ts'

const keeping: Patterns = {
  da: /\b(?:gem|opbevar|slet)/i,
  en: /\b(?:keep|kept|stored?\b|retain|delet|eras)/i,
}
const length: Patterns = {
  da: /(?<count>\d+|\b(?:et?|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv)) (?<unit>dag|døgn|uge|måned|år)(?:r|e|er|s)?(?!\p{L})/iu,
  en: /(?<count>\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)) (?<unit>day|week|month|year)s?\b/iu,
}
const counts: Readonly<Record<Language, readonly string[]>> = {
  da: ['et en', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', '', 'tolv'],
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', '', 'twelve'],
}
/** What a unit is made of: months, or days. */
const units: Readonly<Record<string, readonly [months: number, days: number]>> = {
  Y: [12, 0],
  M: [1, 0],
  D: [0, 1],
  år: [12, 0],
  year: [12, 0],
  måned: [1, 0],
  month: [1, 0],
  uge: [0, 7],
  week: [0, 7],
  dag: [0, 1],
  døgn: [0, 1],
  day: [0, 1],
}

/** `12 0` for a year and for twelve months: months and days, which have no common measure. */
export function spanOf(period: string): string {
  const parts = [...period.matchAll(/(\d+)([YMD])/g)]
  return sum(parts.map(([, count, unit]) => [Number(count), unit ?? '']))
}

function sum(parts: readonly (readonly [count: number, unit: string])[]): string {
  const of = (at: 0 | 1): number =>
    parts.reduce((total, [count, unit]) => total + count * (units[unit]?.[at] ?? 0), 0)
  return `${of(0)} ${of(1)}`
}

/** The period of a sentence that speaks of keeping or deleting; null where it names none. */
export function spanIn(
  text: string,
  language: Language,
): { readonly span: string; readonly words: string; readonly at: number } | null {
  const match = keeping[language].test(text) ? length[language].exec(text) : null
  if (match === null) return null
  const { count = '', unit = '' } = match.groups ?? {}
  const spelled = counts[language].findIndex(words => words.split(' ').includes(count.toLowerCase())) + 1
  const span = sum([[spelled === 0 ? Number(count) : spelled, unit.toLowerCase()]])
  return { span, words: match[0], at: match.index }
}

/** Periods of the notice that no retention of the register has; none where the register has none at all. */
function strangePeriods(page: Page): readonly Spot[] {
  const retention = page.register.activities.flatMap(activity => activity.retention)
  const known = new Set(retention.map(({ period }) => spanOf(period)))
  if (known.size === 0) return []
  return page.sentences.flatMap(({ text }, sentence) => {
    const found = spanIn(text, page.language)
    return found === null || known.has(found.span) ? [] : [{ sentence, offset: found.at, what: found.words }]
  })
}

export const periodRules: readonly Rule[] = [
  {
    id: 'period-not-in-register',
    provision: 'periods',
    grade: 'cannot-know',
    looksFor: 'a period of the notice that is no retention period of the register',
    find: strangePeriods,
  },
]
