// Front door of the room »Drift, sikkerhed og statistik«: what a company may know from the logs it has.
//   received.ts -> what a line said, until the next one      formats/  -> one reader for each format
//   count/      -> the open day: counts, visitors, bots      tally.ts, visitors.ts, release.ts -> what is stored
//   report/     -> a whole log at once, nothing kept         watch/    -> attacks, alarms and the security window
// Time is what the log writes: no zone is guessed. Proven by traffic.test.ts and the tests beside each file.

const dayMs = 86_400_000

/** `2026-05-31` of days since 1970-01-01. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Days since 1970-01-01 of `2026-05-31`; null where it is no such date. */
export function parseDay(text: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) || isoDay(at / dayMs) !== text ? null : at / dayMs
}

/** `2026-05-31T14` of hours since 1970-01-01T00. */
export const isoHour = (hour: number): string =>
  `${isoDay(Math.floor(hour / 24))}T${`${hour % 24}`.padStart(2, '0')}`
