// A plain file counted by one thread or by two, each with its half: days of which both have lines are handed over as they are and
// become one, so that the numbers are those one thread comes to. Only a report is counted so: what is kept is counted by the process
// that has the keys. Proven by file.test.ts.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Random } from '../../core/clock.ts'
import { CombinedReader, type LineForm } from '../formats/combined.ts'
import { plainBlocks } from '../read/blocks.ts'
import type { HourTally } from '../tally.ts'
import type { ClosedDay } from './closed-day.ts'
import type { PackedDay } from './open-day.ts'
import { type Counted, WholeCount } from './whole.ts'

export interface FileAsked {
  readonly form: LineForm
  readonly visitors: boolean
  readonly threads: 1 | 2
  readonly random: Random
}

/** What a thread is told, and what it answers. */
export interface HalfAsked extends Pick<FileAsked, 'form' | 'visitors'> {
  readonly path: string
  readonly from: number
  readonly to: number
  /** Made for this count alone: both halves have it, and it is gone with them. */
  readonly secret: Uint8Array
}
export interface Half {
  readonly hours: readonly HourTally[]
  readonly days: readonly ClosedDay[]
  readonly packed: readonly PackedDay[]
}

/** As many days as may be open at once may begin in one half and end in the other. */
const daysShared = 3

export async function countFile(path: string, asked: FileAsked): Promise<Counted> {
  const size = sizeOf(path)
  const middle = asked.threads === 1 ? size : lineAfter(path, Math.floor(size / 2))
  const { form, visitors } = asked
  const whole = { path, form, visitors, secret: asked.random.bytes(16) }
  if (middle >= size) return countHalf({ ...whole, from: 0, to: size }, 0).finish()
  const answer = inThread({ ...whole, from: middle, to: size })
  const first = countHalf({ ...whole, from: 0, to: middle }, 0)
  const second = await answer
  const both = [...second.days, ...second.packed].filter(({ day }) => first.closed.has(day))
  const open = first.counting.openDays()
  const isTorn = both.length > 0 || second.days.some(({ day }) => open.includes(day))
  // A log this far out of order is counted by one: then it is known which lines came too late.
  if (isTorn) return countHalf({ ...whole, from: 0, to: size }, 0).finish()
  for (const packed of second.packed) first.counting.absorb(packed)
  first.addDays(second.days)
  first.add(second.hours)
  return first.finish()
}

/** Counts the lines of a part of a file; `from` and `to` are where lines begin. */
export function countHalf(
  { path, form, visitors, from, to, secret }: HalfAsked,
  daysPacked: number,
): WholeCount {
  // The same key for every day: nothing is kept, and each day is told by itself.
  const whole = new WholeCount({ visitors, daysPacked, random: { bytes: size => secret.slice(0, size) } })
  const reader = new CombinedReader(form)
  const file = openSync(path, 'r')
  for (const portion of plainBlocks(file, { from, isFinal: true })) {
    const over = Math.max(0, portion.endsAt - to)
    const { block } = portion
    whole.count(reader, over === 0 ? portion : { ...portion, block: { ...block, to: block.to - over } })
    if (portion.endsAt >= to) break
  }
  closeSync(file)
  return whole
}

/** The second half, ready to be handed over: its first days as they are, since the other half may have lines of them; others closed. */
export function halfOf(asked: HalfAsked): Half {
  const whole = countHalf(asked, daysShared)
  const { counting } = whole
  const open = counting.openDays().slice(0, daysShared - whole.packed.length)
  const packed = [...whole.packed, ...open.map(day => counting.detach(day))]
  const { hours, days } = whole.finish()
  return { hours, days, packed }
}

function inThread(asked: HalfAsked): Promise<Half> {
  // Beside the program's one file the package has another for this.
  const name = import.meta.url.endsWith('.ts') ? './half.ts' : './traffic-half.js'
  const worker = new Worker(new URL(name, import.meta.url), { workerData: asked })
  return new Promise<Half>((done, fail) => {
    worker.once('message', done)
    worker.once('error', fail)
  })
}

function sizeOf(path: string): number {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  closeSync(file)
  return size
}

/** Where a line begins at or behind a byte; the size of the file where none does. */
function lineAfter(path: string, from: number): number {
  const bytes = new Uint8Array(64 * 1024)
  const file = openSync(path, 'r')
  let at = from
  for (;;) {
    const count = readSync(file, bytes, 0, bytes.length, at)
    const end = bytes.subarray(0, count).indexOf(10)
    at += end < 0 ? count : end + 1
    if (end >= 0 || count === 0) break
  }
  closeSync(file)
  return at
}
