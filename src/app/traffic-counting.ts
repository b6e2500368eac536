// Counting logs into a home: one process at a time holds the keys of the open days, and everybody else hands it what is to be
// counted. Who finds nobody counts by itself for as long as it runs.
// Proven by test/contracts/traffic-follow.test.ts and test/crash/traffic.test.ts (kill -9).

import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sha256 } from '../core/bytes.ts'
import type { Clock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { claim } from '../keyring/lock.ts'
import { closedDaysOf, filesOf, keepTraffic, openDaysOf } from '../store/traffic.ts'
import type { Book } from '../traffic/book.ts'
import { countryOfLine, readCountryTable } from '../traffic/countries.ts'
import { Counter } from '../traffic/follow/counter.ts'
import { type FollowedSource, follow } from '../traffic/follow/follow.ts'
import { type Handed, handOver, receiveHanded } from '../traffic/follow/hand.ts'
import type { IngestReport, OpenedReader, Progress, SourceAsked } from '../traffic/follow/reading.ts'
import { formatOf, openReader, readers } from '../traffic/formats/detect.ts'
import type { OpenedAttackers } from './attackers.ts'
import type { Opened } from './opened.ts'
import { declaredTraffic, followedOf, visitorsOf } from './traffic-declared.ts'
import { attackersOf, guardBookOf } from './traffic-guard.ts'

export interface Ingested {
  readonly report: IngestReport
  /** Whether a program that was counting already did it. */
  readonly handed: boolean
  /** Whether visitors were counted. */
  readonly visitors: boolean
}

type OnProgress = (progress: Progress) => void

/** What is done with logs by whoever holds this machine. */
export interface LogCounting {
  /** The sources of the register in force. */
  declared(): readonly FollowedSource[]
  ingest(handed: Handed, stream: AsyncIterable<Uint8Array> | null, onProgress: OnProgress): Promise<Ingested>
  /** Who attacked, opened for a reason that stands in the log. */
  attackers(reason: string): Promise<OpenedAttackers>
  follow(
    sources: readonly FollowedSource[],
    stopped: Promise<void>,
    onTrouble: (source: string, fault: unknown) => void,
  ): Promise<'stopped' | 'day-closed'>
}

export const logCounting = (on: Opened): LogCounting =>
  Object.freeze({
    declared: () => declaredTraffic(on).sources.map(followedOf),
    ingest: (handed: Handed, stream: AsyncIterable<Uint8Array> | null, onProgress: OnProgress) =>
      ingestLog(on, handed, stream, onProgress),
    attackers: (reason: string) => attackersOf(on, reason),
    follow: (
      sources: readonly FollowedSource[],
      stopped: Promise<void>,
      onTrouble: (source: string, fault: unknown) => void,
    ) => followLogs(on, sources, stopped, onTrouble),
  })

async function ingestLog(
  on: Opened,
  handed: Handed,
  stream: AsyncIterable<Uint8Array> | null,
  onProgress: OnProgress,
): Promise<Ingested> {
  const visitors = visitorsOf(on).isAllowed
  const folder = await folderOf(on)
  const given = await handOver(join(folder, 'socket'), handed, stream, onProgress)
  if (given !== null) return { report: given, handed: true, visitors }
  const report = await asCounter(on, folder, counter => ingestBy(counter, handed, stream, onProgress))
  return { report, handed: false, visitors }
}

const ingestBy = (
  counter: Counter,
  { asked, paths }: Handed,
  stream: AsyncIterable<Uint8Array> | null,
  onProgress: OnProgress,
): Promise<IngestReport> =>
  paths === null
    ? counter.ingestStream(asked, stream ?? nothing(), onProgress)
    : counter.ingest(asked, paths, onProgress)

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Follows sources until it is told to stop, or a day was closed: then what was in memory is to end with this process. */
async function followLogs(
  on: Opened,
  sources: readonly FollowedSource[],
  stopped: Promise<void>,
  onTrouble: (source: string, fault: unknown) => void,
): Promise<'stopped' | 'day-closed'> {
  const folder = await folderOf(on)
  return asCounter(on, folder, async counter => {
    const receiver = { take: (...what: Parameters<typeof take>) => take(...what) }
    const take = (handed: Handed, stream: AsyncIterable<Uint8Array> | null, onProgress: OnProgress) =>
      ingestBy(counter, handed, stream, onProgress)
    const server = await receiveHanded(join(folder, 'socket'), receiver, fault => onTrouble('-', fault))
    try {
      return await follow(counter, sources, stopped, onTrouble)
    } finally {
      server.close()
      await rm(join(folder, 'socket'), { force: true })
    }
  })
}

async function folderOf({ home }: Opened): Promise<string> {
  const folder = join(home.path, 'traffic')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

async function asCounter<T>(on: Opened, folder: string, use: (counter: Counter) => Promise<T>): Promise<T> {
  const release = await holdLock(on, folder)
  const counter = new Counter({
    ...{ book: bookOf(on), clock: on.setting.clock, random: on.setting.random },
    ...{ visitors: visitorsOf(on).isAllowed, k: declaredTraffic(on).k },
    guards: guardBookOf(on),
    countryOf: await countriesOf(on),
    openReader: (...log) => openLog(on.setting.clock, ...log),
  })
  try {
    return await use(counter)
  } finally {
    await counter.end().finally(release)
  }
}

/** What is received is what it is declared to be: a first line that says nothing must not turn the rest away. */
function openLog(clock: Clock, asked: SourceAsked, path: string, sample: Uint8Array): OpenedReader {
  const { zone, custom } = asked
  const received = asked.kind === 'syslog' && custom === null ? (asked.format ?? 'syslog') : null
  const reader = received === null ? null : readers.get(received)?.({ zone, clock })
  if (reader !== null && reader !== undefined) return { reader, format: received }
  const opened = openReader(asked, path, sample, clock)
  return {
    reader: opened,
    format: custom === null ? (asked.format ?? formatOf(sample, { zone, clock })) : null,
  }
}

/** The table of countries the register names; a table that cannot be read stops the counting before it begins. */
async function countriesOf(on: Opened) {
  const { countries } = declaredTraffic(on)
  return countries === null
    ? undefined
    : countryOfLine(readCountryTable(await readFile(countries), countries))
}

/** Waits for a short count to end; who counts for long takes what is handed over instead. */
async function holdLock(on: Opened, folder: string): Promise<() => Promise<void>> {
  let holder = 0
  for (let waitedMs = 0; waitedMs < limits.trafficTurnMs; waitedMs += limits.trafficRetryMs) {
    const claimed = await claim(folder, on.setting.random)
    if (claimed.kind === 'taken') return claimed.release
    holder = claimed.pid
    await pause(limits.trafficRetryMs)
  }
  throw new Refusal('log-refused', {
    message: `expected nobody else to be counting, got process ${holder}`,
    hint: 'wait until it has ended; nothing is lost meanwhile',
  })
}

/** What the counter needs kept, bound to the store. */
const bookOf = ({ store, keys }: Opened): Book => ({
  files: source => filesOf(store.owner, source),
  openDays: source => openDaysOf(store.owner, source),
  closedDays: (source, since) => closedDaysOf(store.owner, source, since),
  keep: entry => keepTraffic(store.owner, entry),
  // No line goes to the process that holds the keys, only what it comes to.
  mark: line => keys.mac('traffic', sha256(line)),
})

export type { FollowedSource, IngestReport, Progress, SourceAsked }
