// Hours and days for programs, ISO 8601. A log may claim any time: what no calendar has is told as its number.

import { isoDay, isoHour } from '../traffic.ts'

/** What `Date` can hold (ECMA-262 §21.4.1.1). */
const furthestDay = 100_000_000
const isDay = (day: number): boolean => Number.isInteger(day) && Math.abs(day) <= furthestDay

export const dayIn = (day: number): string => (isDay(day) ? isoDay(day) : String(day))
export const hourIn = (hour: number): string =>
  Number.isInteger(hour) && isDay(Math.floor(hour / 24)) ? isoHour(hour) : String(hour)
