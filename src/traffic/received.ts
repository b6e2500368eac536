// What one line of a log said, as places in the bytes it stands in: alive until the next line is read, and never stored.
// Nothing below tally.ts can hold an address, a user agent, a user name or a query (house invariant 2).
// The stored types are tally.ts (counts) and release.ts (texts that enough visitors share).

import type { TrafficEvent } from './event.ts'

/** Bytes behind `to` that may be read, though they say nothing: readers look four at a time. */
export const blockMargin = 64

/** Whole lines, each ended by a line feed. */
export interface Block {
  readonly bytes: Uint8Array
  /** Over the same bytes. */
  readonly view: DataView
  readonly from: number
  /** Behind the last line feed. */
  readonly to: number
}

/** What came of a line. `aside`: understood, and nothing to count (a comment, a service nobody asked about). */
export const what = Object.freeze({ unread: 0, web: 1, event: 2, aside: 3 })

export const methods = [
  ...['OTHER', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'TRACE', 'PROPFIND'],
] as const

/**
 * One object is filled again for every line. Spans are [from, to) in the block; equal ends say that the line has none.
 * A span holds what the log wrote, escapes and all.
 */
export class Received {
  /** Of `what`. */
  what = 0
  /** Days since 1970-01-01, as the log writes its time. */
  day = 0
  /** Seconds of that day. */
  second = 0
  /** The client's address: as 32 bits where it is IPv4, else by its text alone. */
  isV4 = false
  address4 = 0
  addressFrom = 0
  addressTo = 0
  /** Index into `methods`. */
  method = 0
  /** What was asked for up to `?`; the whole request where it has no such form. */
  pathFrom = 0
  pathTo = 0
  pathHash = 0
  /** Behind `?`. */
  queryFrom = 0
  queryTo = 0
  status = 0
  sentBytes = 0
  referrerFrom = 0
  referrerTo = 0
  referrerHash = 0
  agentFrom = 0
  agentTo = 0
  agentHash = 0
  /** How long the answer took; -1 where the log does not say. */
  micros = -1
  /** Where `what` is event. */
  event: TrafficEvent | null = null
}

/** Reads lines of one format. Those with a state (the columns of W3C, continued lines) are made for one file. */
export interface LineReader {
  /** Reads the line that begins at `at`, fills `into`, and answers where the next one begins. Never throws. */
  read(block: Block, at: number, into: Received): number
}

/**
 * The hash spans are interned by: four bytes at a time, then one by one. Readers that scan a span anyway may compute it on
 * the way, and must come to the same.
 */
export function hashSpan({ bytes, view }: Block, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0
  let at = from
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash ^ (hash >>> 13)
}
