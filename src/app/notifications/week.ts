// Weeks of the company's own zone (ISO 8601: Monday first, named by the year most of it lies in), and when the Monday mail is
// due: at 08:00 by the clock on the wall, in summer as in winter. Pure. Proven by week.test.ts across changes of the clock.

const dayMs = 86_400_000
const mailHour = 8

export interface Week {
  /** `2026-W48`. */
  readonly name: string
  /** Its Monday, `YYYY-MM-DD`. */
  readonly monday: string
}

/** The week a moment lies in. */
export function weekOf(moment: Date, zone: string): Week {
  const day = Date.parse(`${wallOf(moment, zone).slice(0, 10)}T00:00:00Z`)
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * dayMs
  const thursday = new Date(monday + 3 * dayMs)
  const year = thursday.getUTCFullYear()
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1
  return { name: `${year}-W${String(number).padStart(2, '0')}`, monday: dayIn(monday) }
}

/** The latest week whose Monday mail is due; its letter tells of the week before. */
export function dueWeek(now: Date, zone: string): Week & { readonly at: Date } {
  const week = weekOf(now, zone)
  const at = momentOf(week.monday, mailHour, zone)
  if (at <= now) return { ...week, at }
  const before = weekOf(new Date(at.getTime() - 4 * dayMs), zone)
  return { ...before, at: momentOf(before.monday, mailHour, zone) }
}

/** The latest moment the clock on the wall showed this hour. */
export function latestHour(now: Date, hour: number, zone: string): Date {
  const today = momentOf(wallOf(now, zone).slice(0, 10), hour, zone)
  return today <= now
    ? today
    : momentOf(wallOf(new Date(now.getTime() - dayMs), zone).slice(0, 10), hour, zone)
}

export interface ZoneDay {
  readonly day: string
  readonly start: Date
  readonly end: Date
}

/** The seven days before a Monday, oldest first. */
export function daysBefore(monday: string, zone: string): readonly ZoneDay[] {
  const first = Date.parse(`${monday}T00:00:00Z`) - 7 * dayMs
  return Array.from({ length: 7 }, (_, index) => {
    const day = dayIn(first + index * dayMs)
    const next = startOf(dayIn(first + (index + 1) * dayMs), zone)
    return { day, start: startOf(day, zone), end: new Date(next.getTime() - 1) }
  })
}

/** When a day begins. */
export const startOf = (day: string, zone: string): Date => momentOf(day, 0, zone)

const dayIn = (utc: number): string => new Date(utc).toISOString().slice(0, 10)

/** What the clock on the wall says, as if it were UTC: `2026-03-29T08:00:00`. */
const wallOf = (moment: Date, zone: string): string => clockOf(zone).format(moment).replace(' ', 'T')

/** The moment the clock on the wall shows an hour of a day; where it never does, the first moment after. */
function momentOf(day: string, hour: number, zone: string): Date {
  const asked = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  // What the wall is ahead by is found at the moment itself, which is known once what it is ahead by is: two steps meet.
  const aheadAt = (utc: number) => Date.parse(`${wallOf(new Date(utc), zone)}Z`) - utc
  const near = asked - aheadAt(asked)
  return new Date(asked - aheadAt(near))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

// Swedish writes a moment as ISO 8601 does.
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(zone, made)
  return made
}
