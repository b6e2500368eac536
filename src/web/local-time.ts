// A moment as a person writes it, by the clock of the installation's zone: `2026-11-23 14:30`, or with a T as a browser's own
// field sends it. Proven by local-time.test.ts.

/** Null for what is no such moment: also for an hour the clock skipped in spring. */
export function readLocalTime(text: string, zone: string): Date | null {
  const found = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}[:.]\d{2})$/.exec(text.trim())
  if (found === null) return null
  const [, day = '', clock = ''] = found
  const wanted = `${day}T${clock.replace('.', ':')}`
  const asUtc = Date.parse(`${wanted}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // Twice: the first guess is judged by the offset of another moment, where the clock changes in between.
  const offset = (at: number) => Date.parse(`${formatLocalTime(new Date(at), zone)}:00Z`) - at
  const moment = new Date(asUtc - offset(asUtc - offset(asUtc)))
  return formatLocalTime(moment, zone) === wanted ? moment : null
}

/** `2026-11-23T14:30`, the value of a browser's field for a moment. */
export function formatLocalTime(moment: Date, zone: string): string {
  const shape = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const
  return new Intl.DateTimeFormat('sv-SE', shape).format(moment).replace(' ', 'T')
}
