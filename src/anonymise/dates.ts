// A date in a cell: as ISO 8601 writes it, with or without a time, or as Danes do, day first, with `-`, `/` or `.` between. One that is
// in no calendar is none. Held by hierarchies.test.ts.

export interface Dated {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly isTimed: boolean
}

const forms: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<time>[T ]\d{2}:\d{2}\S*)?$/,
  /^(?<day>\d{1,2})(?<between>[-/.])(?<month>\d{1,2})\k<between>(?<year>\d{4})(?<time> \d{2}:\d{2}\S*)?$/,
]

export function dateOf(text: string): Dated | null {
  for (const form of forms) {
    const { year, month, day, time } = form.exec(text.trim())?.groups ?? {}
    if (year === undefined || month === undefined || day === undefined) continue
    const found = {
      year,
      month: month.padStart(2, '0'),
      day: day.padStart(2, '0'),
      isTimed: time !== undefined,
    }
    return isInCalendar(found) ? found : null
  }
  return null
}

function isInCalendar({ year, month, day }: Dated): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}
