// Dates as Danes and English write them, and ISO 8601's: which letters at a place are a day of the calendar, and how many.
// Proven by birth.test.ts.

import { overBytes } from './window.ts'

const names =
  'januar|januari|january|februar|february|marts|march|april|maj|may|juni|june|juli|july|august|september|oktober|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec|des'
const month = `(?<name>${names})(?!\\p{L})\\.?`
const year = '(?<year>[12][0-9]{3}|[0-9]{2})(?![0-9])'
const day = '(?<day>[0-3]?[0-9])'
const between = '(?:[.] ?|[/-]| )'

/** Each begins at the place it is tried at. The second reading of a form is the American one: month, then day. */
const forms: readonly RegExp[] = [
  '(?<year>[12][0-9]{3})(?<sign>[-./])(?<month>[01]?[0-9])\\k<sign>(?<day>[0-3]?[0-9])(?![0-9])',
  '(?<year>[12][0-9]{3})(?<month>[01][0-9])(?<day>[0-3][0-9])(?![0-9])',
  `${day}${between}(?<month>[01]?[0-9])${between}${year}`,
  `(?<month>[01]?[0-9])/(?<day>[0-3]?[0-9])/${year}`,
  `${day}(?:[.]|st|nd|rd|th)?(?: of)?[ -]?${month},?[ -]?${year}`,
  `${month} ?${day}(?:st|nd|rd|th)?(?:,? (?=[12][0-9]{3})|, )${year}`,
  // Six or eight digits, but never the first six of a CPR number.
  '(?<day>[0-3][0-9])(?<month>[01][0-9])(?<year>[12][0-9]{3}|[0-9]{2})(?![- ]?[0-9])',
].map(source => overBytes(source, 'iy'))

const monthOf = (name: string): number =>
  [
    /^jan/,
    /^feb/,
    /^mar/,
    /^apr/,
    /^ma[jy]/,
    /^jun/,
    /^jul/,
    /^aug/,
    /^sep/,
    /^o[kc]t/,
    /^nov/,
    /^de[cs]/,
  ].findIndex(start => start.test(name.toLowerCase())) + 1

/** Who lives was born after the first, and the second is far. A year of two digits is of either century. */
const [firstYear, lastYear] = [1850, 2099]

const yearsOf = (written: string): readonly number[] =>
  written.length === 2 ? [1900 + Number(written), 2000 + Number(written)] : [Number(written)]

/** A day a month has not falls into another month. */
const inCalendar = (year: number, month: number, day: number): boolean =>
  year >= firstYear &&
  year <= lastYear &&
  new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1

function isDate(fields: Readonly<Record<string, string | undefined>>): boolean {
  const month = fields['name'] === undefined ? Number(fields['month']) : monthOf(fields['name'])
  return yearsOf(fields['year'] ?? '').some(year => inCalendar(year, month, Number(fields['day'])))
}

/** How many letters at a place are a date; 0 where they are none. */
export function dateLength(text: string, at: number): number {
  for (const form of forms) {
    form.lastIndex = at
    const match = form.exec(text)
    if (match !== null && isDate(match.groups ?? {})) return match[0].length
  }
  return 0
}

const beginning = overBytes(`[0-9]|(?<!\\p{L})(?:${names})(?!\\p{L})`, 'i')

/** Where the first digit or name of a month is, from which a date may begin; -1 where there is none. */
export const dateBeginning = (text: string): number => text.search(beginning)
