// Moments in words a person reads: "i dag kl. 06.00", "12. november kl. 06.00". The exact time (ISO 8601) stands beside
// them in the page. Proven by dates.test.ts.

import type { Language } from '../core/language.ts'

/** Where the days of a Danish company begin and end. */
export const defaultZone = 'Europe/Copenhagen'

const locales: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' }
const near: Readonly<Record<Language, readonly [string, string]>> = {
  da: ['i dag', 'i går'],
  en: ['today', 'yesterday'],
}
const clockWord: Readonly<Record<Language, string>> = { da: 'kl. ', en: 'at ' }

/** `YYYY-MM-DD` of a moment in a time zone. */
export function dayOf(moment: Date, zone = defaultZone): string {
  return formatter('day', 'en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment)
}

/** The day and the clock: "i dag kl. 06.00", "today at 06:00". */
export function momentInWords(iso: string, now: Date, language: Language, zone = defaultZone): string {
  const moment = new Date(iso)
  const clock = formatter('clock', locales[language], zone, { hour: '2-digit', minute: '2-digit' })
  return `${dayInWords(dayOf(moment, zone), now, language, zone)} ${clockWord[language]}${clock.format(moment)}`
}

/** A day (`YYYY-MM-DD`) as "i dag", "12. november", and with its year when it is not this year's. */
export function dayInWords(day: string, now: Date, language: Language, zone = defaultZone): string {
  const today = dayOf(now, zone)
  const [todayWord, yesterdayWord] = near[language]
  if (day === today) return todayWord
  if (day === dayBefore(today)) return yesterdayWord
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  const shape: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' }
  const key = sameYear ? 'short' : 'long'
  const options = sameYear ? shape : { ...shape, year: 'numeric' as const }
  return formatter(key, locales[language], 'UTC', options).format(new Date(`${day}T12:00:00Z`))
}

/** A day with its year whatever the day it is read: "12. november 2026", for what is written down. */
export function dayInFull(day: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
  return formatter('long', locales[language], 'UTC', options).format(new Date(`${day}T12:00:00Z`))
}

/** The same with the clock: "12. november 2026 kl. 06.00". */
export function momentInFull(iso: string, language: Language, zone = defaultZone): string {
  const moment = new Date(iso)
  const clock = formatter('clock', locales[language], zone, { hour: '2-digit', minute: '2-digit' })
  return `${dayInFull(dayOf(moment, zone), language)} ${clockWord[language]}${clock.format(moment)}`
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

// Making a formatter costs a hundred times using one. Four shapes, two languages, the zones of one installation.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(shape: string, locale: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${shape} ${locale} ${zone}`
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}
