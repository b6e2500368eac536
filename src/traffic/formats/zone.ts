// Instants (seconds since 1970 in UTC) shown as day and second of a zone: for logs that write nothing else. The difference to
// UTC is asked for once a quarter of an hour, where every zone in use changes. Proven by fields.test.ts.

import type { Received } from '../received.ts'

export const usualZone = 'Europe/Copenhagen'

const daySeconds = 86_400
const quarterSeconds = 900
const quartersKept = 4_096
/** 1970 up to the year 9999, which every date of this program can be told of. */
const lastSecond = 253_402_300_799

/** Fills day and second of an instant, and answers whether there was one. */
export type PutInstant = (seconds: number, into: Received) => boolean

export function instantsIn(zone: string): PutInstant {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
    ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  })
  const offsets = new Map<number, number>()
  const offsetAt = (quarter: number): number => {
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    if (offsets.size >= quartersKept) offsets.clear()
    const offset = offsetOf(clock, quarter * quarterSeconds)
    offsets.set(quarter, offset)
    return offset
  }
  return (seconds, into) => {
    if (!(seconds >= 0 && seconds <= lastSecond)) return false
    const whole = Math.floor(seconds)
    const local = Math.max(0, whole + offsetAt(Math.floor(whole / quarterSeconds)))
    into.day = Math.floor(local / daySeconds)
    into.second = local % daySeconds
    return true
  }
}

function offsetOf(clock: Intl.DateTimeFormat, seconds: number): number {
  const parts = new Map(clock.formatToParts(seconds * 1_000).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const day = [part('year'), part('month') - 1, part('day')] as const
  return Date.UTC(...day, part('hour'), part('minute'), part('second')) / 1_000 - seconds
}
