// Numbers as a person reads them: 12.345 and 12,345, 1,2 MB, 3,4 s, 23. nov. Units are those of the SI, a thousand to the next.
// Days and hours are days and hours since 1970-01-01, in no zone. Any number is written, however odd: nothing here throws.
// Proven by numbers.test.ts.

import type { Language } from '../core/language.ts'

/** What a number counts: things, bytes, milliseconds. */
export type Unit = 'count' | 'bytes' | 'ms'

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }
type Made<T> = Readonly<Record<Language, T>>
const make = <T>(of: (locale: string) => T): Made<T> => ({ da: of(locales.da), en: of(locales.en) })

const whole = make(locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
const short = make(locale => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }))
const compact = make(
  locale => new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }),
)
const percent = make(
  locale =>
    new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
)
const dayShapes: Readonly<Record<'short' | 'full', Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
}
const days = {
  short: make(locale => new Intl.DateTimeFormat(locale, { ...dayShapes.short, timeZone: 'UTC' })),
  full: make(locale => new Intl.DateTimeFormat(locale, { ...dayShapes.full, timeZone: 'UTC' })),
}

/** Above it nobody reads digits, and no table has room for them. */
const readable = 1e15
const power = make(
  locale => new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 3 }),
)

/** All its digits: "12.345". */
export const inFull = (value: number, language: Language): string =>
  (Math.abs(value) < readable ? whole : power)[language].format(value)

/** Below it a share that is there would read as none. */
const leastShare = 0.001

/** A part of a whole: "12,3 %", "<0,1 %". Nothing of nothing is none. */
export function shareOf(part: number, all: number, language: Language): string {
  const share = all > 0 ? part / all : 0
  const isLess = share > 0 && share < leastShare / 2
  return `${isLess ? '<' : ''}${percent[language].format(isLess ? leastShare : share)}`
}

const byteUnits = ['byte', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB']

function bytesSaid(value: number, language: Language): string {
  const thousands = Math.floor(Math.log10(Math.max(1, value)) / 3)
  const at = Math.min(Math.max(0, thousands), byteUnits.length - 1)
  const unit = byteUnits[at] ?? 'byte'
  const name = unit === 'byte' && language === 'en' && value !== 1 ? 'bytes' : unit
  return `${inShort(value / 1_000 ** at, language)} ${name}`
}

const inShort = (value: number, language: Language): string =>
  (Math.abs(value) < readable ? short : power)[language].format(value)

const msSaid = (value: number, language: Language): string =>
  value < 1_000 ? `${inShort(value, language)} ms` : `${inShort(value / 1_000, language)} s`

/** As it stands in a table. Counts have all their digits. */
export function said(value: number, unit: Unit, language: Language): string {
  if (unit === 'bytes') return bytesSaid(value, language)
  return unit === 'ms' ? msSaid(value, language) : inFull(value, language)
}

/** As it stands on an axis: short. */
export const saidShort = (value: number, unit: Unit, language: Language): string =>
  unit === 'count' && value >= 100_000 && value < readable
    ? compact[language].format(value)
    : said(value, unit, language)

const dayMs = 86_400_000
/** What `Date` can hold (ECMA-262 §21.4.1.1). */
const furthestDay = 100_000_000
const isDay = (day: number): boolean => Number.isFinite(day) && Math.abs(day) <= furthestDay

/** "23. nov.", or "mandag den 23. november 2026". What is no day is told as its number. */
export const daySaid = (day: number, language: Language, shape: keyof typeof days = 'short'): string =>
  isDay(day) ? days[shape][language].format(new Date(Math.floor(day) * dayMs)) : String(day)

const clock: Readonly<Record<Language, (hour: string) => string>> = {
  da: hour => `kl. ${hour}`,
  en: hour => `${hour}:00`,
}

/** The hour of the day, 0 to 23: "kl. 14", "14:00". */
export const hourOfDay = (hour: number, language: Language): string =>
  clock[language](String(hour).padStart(2, '0'))

/** An hour of a day: "23. nov. kl. 14", "23 Nov 14:00". */
export function hourSaid(hour: number, language: Language, shape: keyof typeof days = 'short'): string {
  const day = Math.floor(hour / 24)
  return isDay(day)
    ? `${daySaid(day, language, shape)} ${hourOfDay(Math.floor(hour - day * 24), language)}`
    : String(hour)
}
