// The one process of a home that counts: it holds the keys of the open days, so that a visitor of two sources or two files is one.
// What it had in memory ends with it; what it has counted is in the book.
// Proven by test/contracts/traffic-ingest.test.ts.

import { statSync } from 'node:fs'
import type { Clock, Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import type { Book } from '../book.ts'
import type { ClosedDay } from '../count/closed-day.ts'
import { Counting, type OnSignal } from '../count/counting.ts'
import { DayKeys } from '../count/keys.ts'
import type { CountryOf } from '../count/open-day.ts'
import { fromTheStart, openBlocks } from '../read/blocks.ts'
import type { Block } from '../received.ts'
import { parseDay } from '../traffic.ts'
import { Guard, type GuardBook } from '../watch/guard.ts'
import type { FileReport, IngestReport, OpenedReader, Progress, SourceAsked } from './reading.ts'
import { SourceCount } from './source-count.ts'

export interface CounterGround {
  readonly book: Book
  readonly clock: Clock
  readonly random: Random
  /** Whether the notice carries statistics. */
  readonly visitors: boolean
  /** How many visitors must share a text. */
  readonly k: number
  /** Where what is seen of attacks is kept; null where nobody looks for them. */
  readonly guards: GuardBook | null
  /** Absent where there is no table of countries. */
  readonly countryOf?: CountryOf | undefined
  /** A reader for the log at a path, by how it begins where its format is not named. Refuses with `log-refused`. */
  openReader(asked: SourceAsked, path: string, sample: Uint8Array): OpenedReader
  /** What was counted is kept after so many bytes of a file. */
  readonly keepBytes?: number
}

type OnProgress = (progress: Progress) => void

export class Counter {
  readonly #ground: CounterGround
  readonly #keys: DayKeys
  readonly #sources = new Map<string, Promise<SourceCount>>()
  /** One reading of a source at a time. */
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #asked = new Map<string, SourceAsked>()

  constructor(ground: CounterGround) {
    this.#ground = ground
    this.#keys = new DayKeys(ground.random)
  }

  /** Reads files on from where they stopped, in their order, and closes the days that are over. */
  ingest(asked: SourceAsked, paths: readonly string[], onProgress: OnProgress): Promise<IngestReport> {
    return this.#inTurn(asked, async source => {
      const files: FileReport[] = []
      for (const path of paths) files.push(await source.readFile(path, this.#isQuiet(path), onProgress))
      return { source: asked.source, files, closed: await source.closeBefore(this.#closedBefore(asked)) }
    })
  }

  /** The same for lines that come and are not to be had again. */
  ingestStream(
    asked: SourceAsked,
    stream: AsyncIterable<Uint8Array>,
    onProgress: OnProgress,
  ): Promise<IngestReport> {
    return this.#inTurn(asked, async source => {
      const file = await source.readStream(openBlocks(stream, fromTheStart), onProgress)
      return {
        source: asked.source,
        files: [file],
        closed: await source.closeBefore(this.#closedBefore(asked)),
      }
    })
  }

  /** Reads on whatever of these files is new; quick where nothing is. */
  readOn(asked: SourceAsked, paths: readonly string[]): Promise<void> {
    return this.#inTurn(asked, async source => {
      for (const path of paths) await source.readFile(path, false, () => undefined)
    })
  }

  /** What lies beside a log before it is followed is left alone; what it is turned into later is read to its end. */
  leaveOut(asked: SourceAsked, paths: readonly string[]): Promise<void> {
    return this.#inTurn(asked, source => source.leaveOut(paths))
  }

  finish(asked: SourceAsked, paths: readonly string[]): Promise<void> {
    return this.#inTurn(asked, source => source.finish(paths))
  }

  /** What takes the lines of a receiver, at once: they are kept by the next `settle`. */
  async receiver(asked: SourceAsked): Promise<(block: Block) => void> {
    const source = await this.#sourceOf(asked)
    return block => source.take(block)
  }

  /** Keeps what was taken, and closes the days that are over. Answers whether any was closed. */
  async settle(): Promise<boolean> {
    let closed = 0
    for (const asked of this.#asked.values())
      closed += await this.#inTurn(asked, async source => {
        await source.settle()
        return (await source.closeBefore(this.#closedBefore(asked))).length
      })
    return closed > 0
  }

  /** Ends all counting: what is open is counted anew by the next, and what is in memory is overwritten. */
  async end(): Promise<void> {
    for (const asked of this.#asked.values()) await this.#inTurn(asked, source => source.end())
    this.#keys.wipeAll()
  }

  async #inTurn<T>(asked: SourceAsked, use: (source: SourceCount) => Promise<T>): Promise<T> {
    const before = this.#turns.get(asked.source) ?? Promise.resolve()
    const turn = before.catch(() => undefined).then(async () => use(await this.#sourceOf(asked)))
    this.#turns.set(asked.source, turn)
    return turn
  }

  #sourceOf(asked: SourceAsked): Promise<SourceCount> {
    const known = this.#sources.get(asked.source)
    if (known !== undefined) return known
    const opened = this.#open(asked)
    this.#sources.set(asked.source, opened)
    this.#asked.set(asked.source, asked)
    opened.catch(() => this.#sources.delete(asked.source))
    return opened
  }

  async #open(asked: SourceAsked): Promise<SourceCount> {
    const {
      book,
      visitors,
      guards,
      k,
      clock,
      random,
      countryOf,
      keepBytes = limits.trafficKeepBytes,
    } = this.#ground
    const today = dayIn(asked.zone, clock.now())
    const closedDays = await book.closedDays(asked.source, today - limits.trafficRecallDays)
    const closed: ClosedDay[] = []
    const onClosed = (day: ClosedDay) => void closed.push(day)
    const guard = guards === null ? null : await Guard.open(guards, asked.source, random)
    const onSignal: OnSignal = (attack, received, block, times) => guard?.saw(attack, received, block, times)
    const counting = new Counting({
      ...(countryOf === undefined ? {} : { countryOf }),
      onSignal,
      visitors,
      keys: this.#keys,
      closedDays,
      onClosed,
    })
    const reader = (path: string, sample: Uint8Array) => this.#ground.openReader(asked, path, sample)
    const source = new SourceCount(asked, {
      book,
      counting,
      closed,
      guard,
      reader,
      now: () => clock.now(),
      k,
      keepBytes,
    })
    if (visitors) await source.recall()
    return source
  }

  /** A day is over two hours after its midnight: late lines, and clocks that differ. */
  #closedBefore({ zone }: SourceAsked): number {
    return dayIn(zone, new Date(this.#ground.clock.now().getTime() - limits.trafficGraceMs))
  }

  #isQuiet(path: string): boolean {
    const found = statSync(path, { throwIfNoEntry: false })
    return found !== undefined && this.#ground.clock.now().getTime() - found.mtimeMs > limits.trafficQuietMs
  }
}

/** Days since 1970-01-01 of a moment, as a clock on the wall of that zone shows it. */
function dayIn(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at)
  const day = parseDay(parts)
  if (day === null) throw new Error(`no date of ${parts}`)
  return day
}
