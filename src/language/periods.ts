// A period of time in words: 'P1Y6M' (ISO 8601) is "1 år og 6 måneder". Proven by periods.test.ts.

import type { Words } from '../core/language.ts'

const units = [
  { letter: 'Y', da: ['år', 'år'], en: ['year', 'years'] },
  { letter: 'M', da: ['måned', 'måneder'], en: ['month', 'months'] },
  { letter: 'D', da: ['dag', 'dage'], en: ['day', 'days'] },
] as const

/** The period itself where it is of another form than years, months and days; "straks" of none at all. */
export function periodInWords(period: string): Words {
  const counted = units.flatMap(unit => {
    const count = Number(new RegExp(`^P[^T]*?(\\d+)${unit.letter}`).exec(period)?.[1] ?? 0)
    return count === 0 ? [] : [{ da: counting(count, unit.da), en: counting(count, unit.en) }]
  })
  if (counted.length > 0) return { da: joined(counted, 'da', 'og'), en: joined(counted, 'en', 'and') }
  return /^P(?:0[YMD])+$/.test(period) ? { da: 'straks', en: 'at once' } : { da: period, en: period }
}

const counting = (count: number, [one, many]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : many}`

const joined = (counted: readonly Words[], language: 'da' | 'en', and: string): string =>
  counted
    .map(words => words[language])
    .join(', ')
    .replace(/, ([^,]*)$/, ` ${and} $1`)
