// What a line of an access log may say, as a closed list of fields, and how `Received` is filled with each. A reader of a format
// says which key, column or directive is which field. Proven by fields.test.ts.

import { type Block, hashSpan, type Received, what } from '../received.ts'
import {
  decimal,
  durationOf,
  isNone,
  putAddress,
  putClock,
  putDate,
  putMethod,
  putRequest,
  putTarget,
  putTime,
  startsWith,
} from './values.ts'
import type { PutInstant } from './zone.ts'

/** Fills in what a span says; false where it cannot be that. */
type Put = (block: Block, from: number, to: number, into: Received, putInstant: PutInstant) => boolean

const gives = Object.freeze({ time: 1, date: 2, clock: 4, asked: 8, status: 16 })

export interface FieldReader {
  /** Of `gives`: what a line must say to be a request. */
  readonly gives: number
  readonly put: Put
}

const always =
  (put: (block: Block, from: number, to: number, into: Received) => void): Put =>
  (block, from, to, into) => {
    put(block, from, to, into)
    return true
  }

/** How long the answer took, in a unit of so many microseconds. */
const lasting = (unitMicros: number): FieldReader => ({
  gives: 0,
  put: ({ bytes }, from, to, into) => {
    if (isNone(bytes, from, to)) return true
    const value = decimal(bytes, from, to)
    if (value >= 0) into.micros = durationOf(value * unitMicros)
    return value >= 0
  },
})

const count = (bytes: Uint8Array, from: number, to: number): number => {
  const value = isNone(bytes, from, to) ? 0 : decimal(bytes, from, to)
  return Number.isSafeInteger(value) ? value : -1
}

const readers = {
  address: { gives: 0, put: always(putAddress) },
  /** Of several addresses the first: the client, where proxies each added theirs. */
  addresses: {
    gives: 0,
    put: always((block, from, to, into) => {
      const comma = block.bytes.subarray(from, to).indexOf(44)
      putAddress(block, from, comma < 0 ? to : from + comma, into)
    }),
  },
  time: { gives: gives.time, put: putTime },
  date: {
    gives: gives.date,
    put: ({ bytes }, from, to, into) => to - from === 10 && putDate(bytes, from, into),
  },
  clock: {
    gives: gives.clock,
    put: ({ bytes }, from, to, into) => to - from >= 8 && putClock(bytes, from, into),
  },
  request: { gives: gives.asked, put: always(putRequest) },
  method: { gives: 0, put: always(putMethod) },
  target: { gives: gives.asked, put: always(putTarget) },
  query: {
    gives: 0,
    put: ({ bytes }, from, to, into) => {
      if (isNone(bytes, from, to)) return true
      into.queryFrom = bytes[from] === 63 ? from + 1 : from
      into.queryTo = to
      return true
    },
  },
  status: {
    gives: gives.status,
    put: ({ bytes }, from, to, into) => {
      const status = count(bytes, from, to)
      if (status < 0 || status > 999) return false
      into.status = status
      return true
    },
  },
  bytes: {
    gives: 0,
    put: ({ bytes }, from, to, into) => {
      const sentBytes = count(bytes, from, to)
      if (sentBytes >= 0) into.sentBytes = sentBytes
      return sentBytes >= 0
    },
  },
  referrer: {
    gives: 0,
    put: always((_, from, to, into) => {
      into.referrerFrom = from
      into.referrerTo = to
    }),
  },
  agent: {
    gives: 0,
    put: always((_, from, to, into) => {
      into.agentFrom = from
      into.agentTo = to
    }),
  },
  seconds: lasting(1_000_000),
  millis: lasting(1_000),
  micros: lasting(1),
  nanos: lasting(0.001),
  /** Caddy tells a request that failed twice: by its access log and by that of its errors. */
  logger: {
    gives: 0,
    put: ({ bytes }, from, to, into) => {
      if (startsWith(bytes, from, to, 'http.log.error')) into.what = what.aside
      return true
    },
  },
} as const satisfies Readonly<Record<string, FieldReader>>

export type Field = keyof typeof readers
export const fieldReader = (field: Field): FieldReader => readers[field]

/** Empties what the line before has filled. */
export function beginLine(into: Received): void {
  into.what = what.web
  into.isV4 = false
  into.address4 = into.addressFrom = into.addressTo = 0
  into.method = into.status = into.sentBytes = 0
  into.pathFrom = into.pathTo = into.queryFrom = into.queryTo = 0
  into.referrerFrom = into.referrerTo = into.agentFrom = into.agentTo = 0
  into.micros = -1
  into.event = null
}

/** What came of a line that gave so much. `isKnown`: even a line without a request was understood. */
export function endLine(block: Block, given: number, isKnown: boolean, into: Received): void {
  const isTimed = (given & gives.time) !== 0 || (given & (gives.date | gives.clock)) === 6
  const isAsked = (given & (gives.asked | gives.status)) === (gives.asked | gives.status)
  if (into.what === what.aside) return
  if (!isTimed || !isAsked) into.what = isKnown && isTimed ? what.aside : what.unread
  else {
    into.pathHash = hashSpan(block, into.pathFrom, into.pathTo)
    into.referrerHash = hashSpan(block, into.referrerFrom, into.referrerTo)
    into.agentHash = hashSpan(block, into.agentFrom, into.agentTo)
  }
}

/** Where the next line begins. */
export function nextLine({ bytes, to }: Block, at: number): number {
  const end = bytes.indexOf(10, at)
  return end < 0 || end >= to ? to : end + 1
}
