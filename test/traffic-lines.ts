// A text read by a reader of log lines, and told as plain values. Used by tests: it makes the strings readers do not.
// Behind the block stand bytes that look like more of a log: who reads past the end is seen to.

import assert from 'node:assert/strict'
import type { TrafficEvent } from '../src/traffic/event.ts'
import { type Block, blockMargin, type LineReader, methods, Received, what } from '../src/traffic/received.ts'
import { isoDay } from '../src/traffic/traffic.ts'

export interface ToldLine {
  readonly what: keyof typeof what
  readonly at: string
  readonly address: string
  readonly request: string
  readonly query: string
  readonly status: number
  readonly bytes: number
  readonly referrer: string
  readonly agent: string
  readonly micros: number
  readonly event: TrafficEvent | null
}

export function blockOf(bytes: Uint8Array): Block {
  const within = Buffer.alloc(bytes.length + blockMargin, '"} 7')
  within.set(bytes)
  const view = new DataView(within.buffer, within.byteOffset, within.length)
  return { bytes: within, view, from: 0, to: bytes.length }
}

/** What each line of a text comes to. */
export function tellLines(reader: LineReader, text: string): readonly ToldLine[] {
  const block = blockOf(Buffer.from(text.endsWith('\n') ? text : `${text}\n`))
  const told: ToldLine[] = []
  const into = new Received()
  for (let at = block.from; at < block.to; ) {
    const next = reader.read(block, at, into)
    assert.equal(next, block.bytes.indexOf(10, at) + 1, 'a line ends at its line feed')
    told.push(tell(block, into))
    at = next
  }
  return told
}

export const tellLine = (reader: LineReader, line: string): ToldLine =>
  tellLines(reader, line)[0] ?? assert.fail('no line')

const names = Object.keys(what) as readonly (keyof typeof what)[]

function tell({ bytes }: Block, into: Received): ToldLine {
  const text = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString()
  const clock = new Date(into.second * 1_000).toISOString().slice(11, 19)
  return {
    what: names.find(name => what[name] === into.what) ?? 'unread',
    at: `${isoDay(into.day)}T${clock}`,
    address: text(into.addressFrom, into.addressTo),
    request: `${methods[into.method]} ${text(into.pathFrom, into.pathTo)}`,
    query: text(into.queryFrom, into.queryTo),
    status: into.status,
    bytes: into.sentBytes,
    referrer: text(into.referrerFrom, into.referrerTo),
    agent: text(into.agentFrom, into.agentTo),
    micros: into.micros,
    event: into.event,
  }
}
