// A date in a cell: as ISO 8601 writes it, with or without a time, or as Danes do, day first, with `-`, `/` or `.` between. One that is
// in no calendar is none. Of a year of two digits nobody knows the century, and none is guessed: 07-03-72 is of the year `xx72`.
// Held by hierarchies.test.ts.

export const unsaidCentury = 'xx'

export interface Dated {
  /** Four letters; the first two are `xx` where they are not said. */
  readonly year: string
  readonly month: string
  readonly day: string
  readonly isTimed: boolean
}

const forms: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?<time>[T ]\d{2}:\d{2}\S*)?$/,
  /^(?<day>\d{1,2})(?<between>[-/.])(?<month>\d{1,2})\k<between>(?<year>\d{4}|\d{2})(?<time> \d{2}:\d{2}\S*)?$/,
]

export function dateOf(text: string): Dated | null {
  for (const form of forms) {
    const { year, month, day, time } = form.exec(text.trim())?.groups ?? {}
    if (year === undefined || month === undefined || day === undefined) continue
    const found = {
      year: year.padStart(4, unsaidCentury),
      month: month.padStart(2, '0'),
      day: day.padStart(2, '0'),
      isTimed: time !== undefined,
    }
    return isInCalendar(found) ? found : null
  }
  return null
}

function isInCalendar({ year, month, day }: Dated): boolean {
  // Of 19xx and 20xx the second has every leap day the first has, and one more.
  const date = new Date(`${year.replace(unsaidCentury, '20')}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}
