// How logs write numbers, times, addresses and requests: spans of bytes in, numbers out, and no string made. A value that
// cannot be what it should be answers -1 or false, and its line is unread. Proven by fields.test.ts.

import { type Block, methods, type Received } from '../received.ts'
import type { PutInstant } from './zone.ts'

const zero = 48
const dot = 46
const dash = 45
const slash = 47
const colon = 58
const space = 32
const question = 63
const openSquare = 91
const daysOf = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** What a log writes where there is nothing. */
export const isNone = (bytes: Uint8Array, from: number, to: number): boolean =>
  from === to || (to - from === 1 && bytes[from] === dash)

/** A number of so many digits; -1 where one is none. */
export function digits(bytes: Uint8Array, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at++) {
    const digit = (bytes[at] ?? 0) - zero
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** A number without a sign, with or without a fraction and an exponent; -1 where it is none. */
export function decimal(bytes: Uint8Array, from: number, to: number): number {
  let [number, scale, at] = [0, 0, from]
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0
    const digit = byte - zero
    if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit
      scale *= 10
    } else if (byte === dot && scale === 0 && at > from) scale = 1
    else break
  }
  if (at === from) return -1
  const exponent = at === to ? 0 : exponentOf(bytes, at, to)
  const value = (scale > 1 ? number / scale : number) * (exponent === 0 ? 1 : 10 ** exponent)
  return Number.isFinite(value) ? value : -1
}

function exponentOf(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from + 1] === dash ? -1 : 1
  const begin = bytes[from + 1] === dash || bytes[from + 1] === 43 ? from + 2 : from + 1
  const power = digits(bytes, begin, to - begin)
  const isOne = ((bytes[from] ?? 0) | 32) === 101 && to > begin && to - begin <= 3 && power >= 0
  return isOne ? sign * power : Number.NaN
}

/** Longer than a day no answer took: what says so says nothing. */
const longestMicros = 86_400_000_000

/** A duration in whole microseconds; -1 where it is none. */
export const durationOf = (micros: number): number =>
  micros >= 0 && micros <= longestMicros ? Math.round(micros) : -1

/** Days since 1970-01-01 of a date of the calendar; -1 where there is none such. */
export function dayOf(year: number, month: number, day: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (daysOf[month - 1] ?? 0)
  if (year < 1970 || day < 1 || day > last) return -1
  const shifted = month > 2 ? year : year - 1
  const monthsOn = month > 2 ? month - 3 : month + 9
  const ofYear = Math.floor((153 * monthsOn + 2) / 5) + day - 1
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return shifted * 365 + leaps + ofYear - 719_468
}

/** `13:55:36`; a leap second is the last of its minute. */
export function putClock(bytes: Uint8Array, at: number, into: Received): boolean {
  const [hour, minute, second] = [digits(bytes, at, 2), digits(bytes, at + 3, 2), digits(bytes, at + 6, 2)]
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60) return false
  if (bytes[at + 2] !== colon || bytes[at + 5] !== colon) return false
  into.second = hour * 3_600 + minute * 60 + Math.min(59, second)
  return true
}

/** `2000-10-31`, and with `between` the form of nginx's error log. */
export function putDate(bytes: Uint8Array, at: number, into: Received, between = dash): boolean {
  const [year, month, day] = [digits(bytes, at, 4), digits(bytes, at + 5, 2), digits(bytes, at + 8, 2)]
  into.day = year < 0 || month < 0 || day < 0 ? -1 : dayOf(year, month, day)
  return into.day >= 0 && bytes[at + 4] === between && bytes[at + 7] === between
}

const monthAt = (a: number, b: number, c: number): number => (a << 16) | (b << 8) | c
const months: ReadonlyMap<number, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, at) => [
    monthAt(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)),
    at + 1,
  ]),
)

/** `10/Oct/2000:13:55:36`, what the Common Log Format writes. */
function putCommonTime(bytes: Uint8Array, at: number, into: Received): boolean {
  const month = months.get(monthAt(bytes[at + 3] ?? 0, bytes[at + 4] ?? 0, bytes[at + 5] ?? 0)) ?? 0
  const [day, year] = [digits(bytes, at, 2), digits(bytes, at + 7, 4)]
  if (month === 0 || day < 0 || year < 0) return false
  into.day = dayOf(year, month, day)
  return (
    into.day >= 0 && bytes[at + 6] === slash && bytes[at + 11] === colon && putClock(bytes, at + 12, into)
  )
}

const commonBytes = 20
const isoBytes = 19

/**
 * A time in any of the forms logs know, told by itself: that of the Common Log Format, ISO 8601 (both as written, whatever
 * their zone), and seconds, milli-, micro- or nanoseconds since 1970, told by their size.
 */
export function putTime(block: Block, from: number, to: number, into: Received, put: PutInstant): boolean {
  const { bytes } = block
  const begin = bytes[from] === openSquare ? from + 1 : from
  const length = to - begin
  if (length >= commonBytes && bytes[begin + 2] === slash) return putCommonTime(bytes, begin, into)
  if (length >= isoBytes && bytes[begin + 4] === dash)
    return putDate(bytes, begin, into) && putClock(bytes, begin + 11, into)
  return putEpoch(decimal(bytes, begin, to), into, put)
}

function putEpoch(time: number, into: Received, put: PutInstant): boolean {
  if (time < 1e11) return put(time, into)
  if (time < 1e14) return put(time / 1e3, into)
  return put(time < 1e17 ? time / 1e6 : time / 1e9, into)
}

/** An address: IPv4 as a number beside its text, IPv6 without its brackets. */
export function putAddress({ bytes }: Block, from: number, to: number, into: Received): void {
  const isBracketed = bytes[from] === openSquare
  into.addressFrom = isBracketed ? from + 1 : from
  into.addressTo = isBracketed && bytes[to - 1] === 93 ? to - 1 : to
  let [address, octet, dots, length] = [0, 0, 0, 0]
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === dot) {
      if (length === 0) return
      address = (address << 8) | octet
      octet = length = 0
      dots++
      continue
    }
    const digit = byte - zero
    octet = octet * 10 + digit
    if (digit < 0 || digit > 9 || octet > 255 || ++length > 3 || dots > 3) return
  }
  into.isV4 = dots === 3 && length > 0
  into.address4 = into.isV4 ? (address << 8) | octet : 0
}

const methodKey = (bytes: Uint8Array, from: number, to: number): number =>
  to - from < 3
    ? 0
    : ((bytes[from] ?? 0) << 16) |
      ((bytes[from + 1] ?? 0) << 8) |
      (bytes[from + 2] ?? 0) |
      ((to - from) << 24)
/** No two of the closed list begin with the same three letters and have the same length. */
const methodKeys: ReadonlyMap<number, number> = new Map(
  methods.map((name, at) => [methodKey(Buffer.from(name), 0, name.length), at]),
)

function methodAt(bytes: Uint8Array, from: number, to: number): number {
  const found = methodKeys.get(methodKey(bytes, from, to)) ?? 0
  const name = methods[found] ?? ''
  for (let at = 3; at < to - from && found > 0; at++) if (bytes[from + at] !== name.charCodeAt(at)) return 0
  return found
}

export function putMethod({ bytes }: Block, from: number, to: number, into: Received): void {
  into.method = methodAt(bytes, from, to)
}

/** A path with what stands behind its `?`. */
export function putTarget({ bytes }: Block, from: number, to: number, into: Received): void {
  let at = from
  while (at < to && bytes[at] !== question) at++
  into.pathFrom = from
  into.pathTo = at
  if (at === to) return
  into.queryFrom = at + 1
  into.queryTo = to
}

/**
 * `GET /path?query HTTP/1.1`. Whatever is not of the form »method address protocol« is one path as it stands: the rule of
 * combined.ts, so that a request counts the same in whatever format it was written.
 */
export function putRequest(block: Block, from: number, to: number, into: Received): void {
  const { bytes } = block
  let methodTo = from
  while (methodTo < to && bytes[methodTo] !== space) methodTo++
  let protocolAt = to - 1
  while (protocolAt > methodTo && bytes[protocolAt] !== space) protocolAt--
  if (
    protocolAt > methodTo &&
    startsWith(bytes, protocolAt + 1, to, 'HTTP') &&
    isName(bytes, from, methodTo)
  ) {
    into.method = methodAt(bytes, from, methodTo)
    putTarget(block, methodTo + 1, protocolAt, into)
  } else {
    into.pathFrom = from
    into.pathTo = to
  }
}

/** Of a method: 1 to 20 letters. */
function isName(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 20) return false
  for (let at = from; at < to; at++) {
    const upper = (bytes[at] ?? 0) & ~32
    if (upper < 65 || upper > 90) return bytes[at] === dash
  }
  return true
}

export function startsWith(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from < text.length) return false
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text.charCodeAt(at)) return false
  return true
}
