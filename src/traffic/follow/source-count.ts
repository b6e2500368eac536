// One source being counted: a file is read on from where it stopped, and what was counted is kept together with how far it was
// read, so that a line is counted once wherever this is cut off. Days that are open are counted anew after a restart, since the
// key they were counted under is gone with the process that held it.
// Proven by test/contracts/traffic-ingest.test.ts and test/crash/traffic.test.ts (kill -9).

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { equalBytes, toHex } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { FileStanding, OpenDay } from '../book.ts'
import { fileBlocks } from '../read/blocks.ts'
import { NotingReader, type UnreadShape } from '../read/noting.ts'
import type { Portion } from '../read/portions.ts'
import type { Block, LineReader } from '../received.ts'
import { Accrued } from './accrued.ts'
import { besideOf } from './logs.ts'
import { firstLine, lastLine } from './marks.ts'
import type { FileReport, Progress, SourceAsked, SourceGround } from './reading.ts'

type OnProgress = (progress: Progress) => void

export class SourceCount {
  readonly #asked: SourceAsked
  readonly #ground: SourceGround
  readonly #accrued: Accrued
  /** Days that were counted under a key that is gone, and can be counted anew. */
  #recounted: OpenDay[] = []
  /** Marks of files that are none of ours to count. */
  readonly #leftOut = new Set<string>()
  /** Of lines that are taken as they come. */
  #reader: LineReader | null = null
  #isTaken = false

  constructor(asked: SourceAsked, ground: SourceGround) {
    this.#asked = asked
    this.#ground = ground
    this.#accrued = new Accrued(asked, ground)
  }

  /** Counts anew what of the days that are open was counted before, as far as its files are still there. */
  async recall(): Promise<void> {
    const { book } = this.#ground
    const open = await book.openDays(this.#asked.source)
    if (open.length === 0) return
    const files = await book.files(this.#asked.source)
    const days = new Set(open.map(({ day }) => day))
    const lost = new Set<number>()
    for (const standing of files.toReversed()) {
      const inIt = Object.keys(standing.days)
        .map(Number)
        .filter(day => days.has(day))
      if (inIt.length === 0) continue
      const isThere = await this.#recallFile(standing, Math.min(...inIt.map(day => standing.days[day] ?? 0)))
      if (!isThere) for (const day of inIt) lost.add(day)
    }
    const streamed = files.length === 0
    this.#recounted = streamed ? [] : open.filter(({ day }) => !lost.has(day))
    for (const { day } of open) if (streamed || lost.has(day)) this.#accrued.restarted.add(day)
  }

  async #recallFile(standing: FileStanding, from: number): Promise<boolean> {
    const path = await this.#find(standing)
    if (path === null) return false
    const { counting } = this.#ground
    counting.mode = 'visitors'
    const file = openSync(path, 'r')
    try {
      let reader: LineReader | null = null
      for await (const { block, endsAt } of fileBlocks(file, { from, isFinal: true }, path)) {
        reader ??= this.#open(path, block)
        const over = Math.max(0, endsAt - standing.readTo)
        counting.read(reader, { ...block, to: block.to - over })
        if (over > 0) break
      }
      return true
    } finally {
      closeSync(file)
      counting.mode = 'all'
    }
  }

  /** Where a file lies by now: it may have been turned, and packed. */
  async #find({ path, file: mark }: FileStanding): Promise<string | null> {
    for (const each of [path, ...besideOf(path)]) if (await this.#isMarked(each, mark)) return each
    return null
  }

  async #isMarked(path: string, mark: Uint8Array): Promise<boolean> {
    const found = await this.#markOf(path)
    return found !== null && equalBytes(found, mark)
  }

  async #markOf(path: string): Promise<Uint8Array | null> {
    const file = openOrNull(path)
    if (file === null) return null
    try {
      const line = await firstLine(file, path, true).catch(() => null)
      return line === null ? null : await this.#mark(line)
    } finally {
      closeSync(file)
    }
  }

  /** Reads a file on from where it stopped. `isFinal`: its last line is whole though it has no end. */
  async readFile(path: string, isFinal: boolean, onProgress: OnProgress): Promise<FileReport> {
    const file = openLog(path)
    try {
      const line = await firstLine(file, path, isFinal)
      if (line === null) return this.#accrued.report(path, 0, 0, [])
      const mark = await this.#mark(line)
      const files = await this.#ground.book.files(this.#asked.source)
      const known = files.find(each => equalBytes(each.file, mark)) ?? null
      const { from, rewritten } = await this.#resumeAt(file, known)
      const before = {
        file: mark,
        path,
        readTo: known?.readTo ?? 0,
        tail: known?.tail ?? null,
        days: known?.days ?? {},
      }
      this.#accrued.begin(before, from, rewritten)
      const shapes = await this.#readOn(file, path, { from, isFinal }, onProgress)
      return this.#accrued.report(path, from, fstatSync(file).size, shapes)
    } finally {
      closeSync(file)
    }
  }

  /** Where reading goes on. A file that became shorter, or is another than it was where we stopped, was rewritten. */
  async #resumeAt(file: number, known: FileStanding | null) {
    if (known === null) return { from: 0, rewritten: false }
    const { readTo, tail } = known
    if (beginsPacked(file)) return { from: readTo, rewritten: false }
    const { size } = fstatSync(file)
    if (size < readTo) return { from: size, rewritten: true }
    const isOther = tail !== null && !equalBytes(await this.#mark(lineBefore(file, readTo)), tail)
    return { from: readTo, rewritten: isOther }
  }

  async #readOn(
    file: number,
    path: string,
    reading: { readonly from: number; readonly isFinal: boolean },
    onProgress: OnProgress,
  ): Promise<readonly UnreadShape[]> {
    let reader: NotingReader | null = null
    let keptAt = reading.from
    let last: Uint8Array | null = null
    for await (const portion of fileBlocks(file, reading, path)) {
      const { block, endsAt } = portion
      reader ??= this.#noting(path, block)
      this.#count(reader, portion)
      last = block.to > block.from ? lastLine(block) : last
      onProgress({ path, bytes: endsAt, lines: this.#accrued.lines })
      if (endsAt - keptAt < this.#ground.keepBytes) continue
      keptAt = endsAt
      await this.#keep(last)
      last = null
    }
    await this.#keep(last)
    return reader?.shapes() ?? []
  }

  #open(path: string, { bytes, from, to }: Block): LineReader {
    const { reader, format } = this.#ground.reader(path, bytes.subarray(from, to))
    this.#accrued.format = format
    return reader
  }

  #noting(path: string, block: Block): NotingReader {
    return new NotingReader(this.#open(path, block))
  }

  #count(reader: LineReader, portion: Portion): void {
    const { counting } = this.#ground
    const before = new Set(counting.openDays())
    counting.read(reader, portion.block)
    this.#accrued.took(
      portion,
      counting.openDays().filter(day => !before.has(day)),
    )
  }

  /** The line itself is overwritten. */
  async #mark(line: Uint8Array): Promise<Uint8Array> {
    const mark = this.#ground.book.mark(line)
    line.fill(0)
    return mark
  }

  async #keep(last: Uint8Array | null): Promise<void> {
    const tail = last === null ? null : await this.#mark(last)
    await this.#accrued.keep(tail, this.#recounted)
    this.#recounted = []
  }

  /** Leaves alone what lay there before and was never counted: whoever follows a log does not ask for last year's. */
  async leaveOut(paths: readonly string[]): Promise<void> {
    const known = await this.#ground.book.files(this.#asked.source)
    for (const path of paths) {
      const mark = await this.#markOf(path)
      if (mark !== null && !known.some(each => equalBytes(each.file, mark))) this.#leftOut.add(toHex(mark))
    }
  }

  /** Reads to their end files that a log was turned into, whatever they are called. */
  async finish(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const mark = await this.#markOf(path)
      if (mark !== null && !this.#leftOut.has(toHex(mark))) await this.readFile(path, true, () => undefined)
    }
  }

  /** Lines of a receiver; kept by `settle`. */
  take(block: Block): void {
    this.#reader ??= this.#open('-', block)
    this.#ground.counting.read(this.#reader, block)
    this.#isTaken = true
  }

  async settle(): Promise<void> {
    if (!this.#isTaken) return
    this.#isTaken = false
    this.#accrued.begin(null, 0, false)
    await this.#keep(null)
  }

  /** Counts lines that come and are not to be had again. */
  async readStream(portions: AsyncIterable<Portion>, onProgress: OnProgress): Promise<FileReport> {
    const { now, keepBytes } = this.#ground
    let reader: NotingReader | null = null
    this.#accrued.begin(null, 0, false)
    let bytes = 0
    let keptAt = { bytes: 0, ms: now().getTime() }
    for await (const portion of portions) {
      const { block, endsAt } = portion
      reader ??= this.#noting('-', block)
      this.#count(reader, portion)
      bytes = endsAt
      onProgress({ path: '-', bytes, lines: this.#accrued.lines })
      const isDue = now().getTime() - keptAt.ms >= limits.trafficPollMs
      if (!isDue && bytes - keptAt.bytes < keepBytes) continue
      await this.#keep(null)
      keptAt = { bytes, ms: now().getTime() }
    }
    await this.#keep(null)
    return this.#accrued.report('-', 0, bytes, reader?.shapes() ?? [])
  }

  /** Keeps what is left of attacks: this counting ends. */
  async end(): Promise<void> {
    await this.#ground.guard?.keep()
  }

  /** Closes days before `day` for good: what enough visitors share is told, and what was in memory is wiped. */
  async closeBefore(day: number): Promise<readonly number[]> {
    const { counting } = this.#ground
    const over = counting.openDays().filter(each => each < day)
    for (const each of over) this.#ground.closed.push(counting.close(each))
    if (over.length > 0) await this.#keep(null)
    return over
  }
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch {
    return null
  }
}

function openLog(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    throw new Refusal(code === 'ENOENT' ? 'not-found' : 'disk-refused', {
      message: `expected to read ${path}, got ${code}`,
      hint: code === 'EACCES' ? 'let the user Ordholden runs as read it' : 'look at the path',
    })
  }
}

function beginsPacked(file: number): boolean {
  const start = Buffer.alloc(2)
  readSync(file, start, 0, 2, 0)
  return start[0] === 0x1f && start[1] === 0x8b
}

/** The line that ends at a place. */
function lineBefore(file: number, at: number): Uint8Array {
  const size = Math.min(at, limits.trafficLineBytes)
  const bytes = Buffer.alloc(size)
  readSync(file, bytes, 0, size, at - size)
  const line = Uint8Array.from(bytes.subarray(size < 2 ? 0 : bytes.lastIndexOf(10, size - 2) + 1))
  bytes.fill(0)
  return line
}
