// Which format a log has, by how it begins: every format reads the first lines, and the one that understands most of them is it.
// A log of which no format reads at least half is refused, with the place and what it looks most like; a log that changes its
// format later, or has lines of another in between, is read all the same, and those lines are counted as unread.
// Proven by detect.test.ts.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import type { Clock } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import type { LogFormat } from '../../core/log-formats.ts'
import { Refusal } from '../../core/refusal.ts'
import { packingOf } from '../read/blocks.ts'
import { type Block, blockMargin, type LineReader, Received, what } from '../received.ts'
import { openAlb } from './alb.ts'
import { CombinedReader } from './combined.ts'
import { openCustom } from './custom.ts'
import { JournalReader } from './journald.ts'
import { openJson, usualKeys } from './json.ts'
import { openNginxError } from './nginx-error.ts'
import { SyslogReader } from './syslog.ts'
import { openW3c } from './w3c.ts'
import { instantsIn } from './zone.ts'

/** What is known of a log before it is read. */
export interface FormatAsked {
  /** Null where it is to be found out. */
  readonly format: LogFormat | null
  /** A line of configuration of Apache or nginx, before any format with a name. */
  readonly custom: string | null
  /** Instants are shown in it: `Europe/Copenhagen`. */
  readonly zone: string
}

/** What some formats need to be read. */
export interface Opening {
  readonly zone: string
  /** When the log was last written: the year of lines that write none. */
  readonly clock: Clock
}

/** A reader of each format, made anew for each log: some remember what stood before. In the order they are asked. */
export const readers: ReadonlyMap<LogFormat, (opening: Opening) => LineReader> = new Map<
  LogFormat,
  (opening: Opening) => LineReader
>([
  ['combined', () => new CombinedReader('combined')],
  ['vhost-combined', () => new CombinedReader('vhost-combined')],
  ['common', () => new CombinedReader('common')],
  ['nginx-error', openNginxError],
  ['json', ({ zone }) => openJson(usualKeys)(instantsIn(zone))],
  ['w3c', ({ zone }) => openW3c(instantsIn(zone))],
  ['alb', ({ zone }) => openAlb(instantsIn(zone))],
  ['syslog', opening => new SyslogReader(opening)],
  ['journald', ({ zone }) => new JournalReader(zone)],
])

/** How well a reader understands a sample. */
interface Score {
  readonly format: LogFormat
  readonly lines: number
  readonly read: number
  /** More for a line that was counted than for one that was set aside, and more where its address is one. */
  readonly points: number
  /** Counted from 1; 0 where every line was read. */
  readonly firstUnread: number
}

/**
 * A reader for the log at a path (`-`: a stream), of which `sample` is the next to be read. Throws a Refusal (`log-refused`) where
 * less than half of its first lines can be read.
 */
export function openReader(asked: FormatAsked, path: string, sample: Uint8Array, clock: Clock): LineReader {
  if (asked.custom !== null) return openCustom(asked.custom)(instantsIn(asked.zone))
  const { head, writtenAt } = path === '-' ? unwritten : headOf(path)
  const opening = { zone: asked.zone, clock: writtenAt === null ? clock : { now: () => writtenAt } }
  try {
    return chosen(asked, path, sample, head, opening)
  } finally {
    head.fill(0)
  }
}

function chosen(
  asked: FormatAsked,
  path: string,
  sample: Uint8Array,
  head: Uint8Array,
  opening: Opening,
): LineReader {
  const ofHead = scores(head, head, opening)
  const ofSample = choose(asked, ofHead) === null ? scores(sample, head, opening) : []
  const found = choose(asked, ofHead) ?? choose(asked, ofSample)
  if (found !== null) return primed(found, head, opening)
  const all = ofHead.length > 0 ? ofHead : ofSample
  // Of a log without a line yet, who named its format has it.
  if (all.length === 0 && asked.format !== null) return primed(asked.format, head, opening)
  throw refusal(asked, path, all)
}

/** The format of a log, of the best of those that read at least half of what they were given; null where there is none. */
export function formatOf(sample: Uint8Array, opening: Opening): LogFormat | null {
  const best = bestOf(scores(sample, sample, opening))
  return best !== null && isMostlyRead(best) ? best.format : null
}

function choose({ format }: FormatAsked, all: readonly Score[]): LogFormat | null {
  const score = format === null ? bestOf(all) : (all.find(each => each.format === format) ?? null)
  return score !== null && isMostlyRead(score) ? score.format : null
}

const isMostlyRead = ({ lines, read }: Score): boolean => lines > 0 && read * 2 >= lines

const bestOf = (all: readonly Score[]): Score | null =>
  all.reduce<Score | null>(
    (best, score) => (best === null || score.points > best.points ? score : best),
    null,
  )

/** None where there is no whole line. `head`: how the log begins, where the sample is from its middle. */
function scores(sample: Uint8Array, head: Uint8Array, opening: Opening): readonly Score[] {
  const block = blockOf(sample)
  if (block.to === 0) return []
  const all = [...readers.keys()].map(format => score(format, primed(format, head, opening), block))
  block.bytes.fill(0)
  return all
}

function score(format: LogFormat, reader: LineReader, block: Block): Score {
  const into = new Received()
  let [lines, read, points, firstUnread, place] = [0, 0, 0, 0, 0]
  for (let at = 0; at < block.to && place < limits.trafficHeadLines; ) {
    const next = reader.read(block, at, into)
    place++
    if (next - at > 2) {
      lines++
      if (into.what !== what.unread) read++
      else if (firstUnread === 0) firstUnread = place
      points += pointsOf(block, into)
    }
    at = next
  }
  return { format, lines, read, points, firstUnread }
}

function pointsOf({ bytes }: Block, into: Received): number {
  if (into.what === what.unread) return 0
  if (into.what === what.aside) return 1
  return into.what === what.event || isAddress(bytes, into) ? 3 : 2
}

/** Whether the client is an address and no name: a host before it would be taken for the client otherwise. */
function isAddress(bytes: Uint8Array, { isV4, addressFrom, addressTo }: Received): boolean {
  if (isV4) return true
  let hasColon = false
  for (let at = addressFrom; at < addressTo; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 58) hasColon = true
    else if (!isHexOrDot(byte)) return false
  }
  return hasColon
}

const isHexOrDot = (byte: number): boolean =>
  (byte >= 46 && byte <= 57 && byte !== 47) || ((byte | 32) >= 97 && (byte | 32) <= 102)

/** A reader that knows what the log says of itself at its beginning: the columns of W3C. */
function primed(format: LogFormat, head: Uint8Array, opening: Opening): LineReader {
  const open = readers.get(format)
  if (open === undefined) throw new Error(`expected a reader of ${format}`)
  const reader = open(opening)
  const block = blockOf(head)
  const into = new Received()
  for (let at = 0; format === 'w3c' && at < block.to && block.bytes[at] === 35; )
    at = reader.read(block, at, into)
  block.bytes.fill(0)
  return reader
}

/** Whole lines of a sample. */
function blockOf(sample: Uint8Array): Block {
  const to = sample.lastIndexOf(10) + 1
  const bytes = new Uint8Array(to + blockMargin)
  bytes.set(sample.subarray(0, to))
  return { bytes, view: new DataView(bytes.buffer), from: 0, to }
}

interface Head {
  /** The first bytes of a log, unpacked. */
  readonly head: Uint8Array
  readonly writtenAt: Date | null
}
const unwritten: Head = { head: new Uint8Array(), writtenAt: null }

/** Nothing where there is no such file: whoever reads it says why. */
function headOf(path: string): Head {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return unwritten
  }
  try {
    const stands = fstatSync(file)
    return stands.isFile() ? { head: startOf(file), writtenAt: stands.mtime } : unwritten
  } catch {
    return unwritten
  } finally {
    closeSync(file)
  }
}

function startOf(file: number): Uint8Array {
  const bytes = new Uint8Array(limits.trafficHeadBytes)
  const start = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
  if (packingOf(start) !== 'gzip') return start
  return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, limits.trafficHeadBytes)
}

function refusal({ format }: FormatAsked, file: string, all: readonly Score[]): Refusal {
  const best = bestOf(all)
  const asked = all.find(each => each.format === format) ?? best
  const { lines, read, firstUnread } = asked ?? { lines: 0, read: 0, firstUnread: 0 }
  const likely = best !== null && best.read > 0 && best.format !== format ? best : null
  const wanted = format ?? `one of ${[...readers.keys()].join(', ')}`
  return new Refusal('log-refused', {
    message: `expected lines of ${wanted}, got ${read} of ${lines} that could be read`,
    place: { file, line: Math.max(1, firstUnread), column: 1 },
    hint:
      likely === null
        ? 'name its format, or write it as a line of configuration (custom)'
        : `it looks most like ${likely.format} (${likely.read} of ${likely.lines} lines): name that, or write its format (custom)`,
  })
}
