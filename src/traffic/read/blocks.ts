// Blocks of whole lines of a log: of a file from a byte on, packed with gzip or plain, and of a stream. A line that has no end
// yet is left for a next reading, unless nothing more is to come (`isFinal`). Proven by blocks.test.ts.

import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { unpack } from './gunzip.ts'
import { LineCutter, type Portion } from './portions.ts'

export interface Reading {
  /** Where a line begins: 0, or where a portion ended. Counted in bytes of the log, unpacked. */
  readonly from: number
  /** Takes a last line without a line feed: the log will not grow. */
  readonly isFinal: boolean
}

export const fromTheStart: Reading = Object.freeze({ from: 0, isFinal: true })

type Packing = 'plain' | 'gzip' | 'zstd' | 'bzip2' | 'xz'
const marks: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58]],
]
const markBytes = 4

/** How bytes are packed, by how they begin. */
export const packingOf = (start: Uint8Array): Packing =>
  marks.find(([, mark]) => mark.every((byte, at) => start[at] === byte))?.[0] ?? 'plain'

/**
 * The portions of a log at a path or of a stream such as stdin, each alive until the next is asked for.
 * Throws a Refusal where there is no log that could be read.
 */
export async function* openBlocks(
  log: string | AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<Portion> {
  if (typeof log !== 'string') return yield* streamBlocks(log, reading, 'the stream')
  const file = openLog(log)
  if (!fstatSync(file).isFile()) return yield* streamBlocks(createReadStream(log, { fd: file }), reading, log)
  try {
    yield* fileBlocks(file, reading, log)
  } finally {
    closeSync(file)
  }
}

/** The same of an open file, plain or packed: of a log that is followed while it is renamed. */
export async function* fileBlocks(file: number, reading: Reading, name: string): AsyncGenerator<Portion> {
  const packing = refuseUnknown(packingOf(startOf(file)), name)
  if (packing === 'plain') yield* plainBlocks(file, reading)
  else yield* unpackedBlocks(bytesOf(file), reading)
}

/** The same of a plain file, without a wait. */
export function* plainBlocks(file: number, { from, isFinal }: Reading): Generator<Portion> {
  const cutter = new LineCutter(from)
  try {
    for (;;) {
      const count = readSync(file, cutter.room, 0, limits.trafficReadBytes, cutter.takenTo)
      if (count === 0) break
      yield* cutter.took(count)
    }
    if (isFinal) yield* cutter.finish()
  } finally {
    cutter.wipe()
  }
}

async function* streamBlocks(
  stream: AsyncIterable<Uint8Array>,
  reading: Reading,
  name: string,
): AsyncGenerator<Portion> {
  const { start, all } = await peek(stream)
  const packing = refuseUnknown(packingOf(start), name)
  if (packing === 'gzip') return yield* unpackedBlocks(all, reading)
  const cutter = new PassingCutter(reading.from)
  try {
    for await (const bytes of all) yield* cutter.take(bytes)
    if (reading.isFinal) yield* cutter.lines.finish()
  } finally {
    cutter.lines.wipe()
  }
}

/** A packed file does not grow, but one that is cut off may come whole later: its last line is left, and counted then. */
async function* unpackedBlocks(
  packed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { from, isFinal }: Reading,
): AsyncGenerator<Portion> {
  const cutter = new PassingCutter(from)
  try {
    for await (const piece of unpack(packed)) {
      if (piece.kind === 'bytes') yield* cutter.take(piece.bytes)
      else return yield cutter.lines.damaged(piece.kind, piece.packedAt)
    }
    if (isFinal) yield* cutter.lines.finish()
  } finally {
    cutter.lines.wipe()
  }
}

/** Passes over what was read before, where nothing can be asked for from a place on. What it takes is overwritten. */
class PassingCutter {
  readonly lines: LineCutter
  #passing: number

  constructor(from: number) {
    this.lines = new LineCutter(from)
    this.#passing = from
  }

  *take(bytes: Uint8Array): Generator<Portion> {
    const passed = Math.min(this.#passing, bytes.length)
    this.#passing -= passed
    for (let at = passed; at < bytes.length; at += limits.trafficReadBytes) {
      const piece = bytes.subarray(at, at + limits.trafficReadBytes)
      this.lines.room.set(piece)
      yield* this.lines.took(piece.length)
    }
    bytes.fill(0)
  }
}

function openLog(path: string): number {
  try {
    const file = openSync(path, 'r')
    if (!fstatSync(file).isDirectory()) return file
    closeSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}` : 'no answer'
    throw new Refusal(
      code === 'ENOENT' ? 'not-found' : 'disk-refused',
      `expected a log, got ${code}: ${path}`,
    )
  }
  throw new Refusal('usage', {
    message: `expected a log, got a folder: ${path}`,
    hint: 'name the files in it',
  })
}

function refuseUnknown(packing: Packing, name: string): 'plain' | 'gzip' {
  if (packing === 'plain' || packing === 'gzip') return packing
  throw new Refusal('format-invalid', {
    message: `expected a plain log or gzip, got ${packing}: ${name}`,
    hint: `unpack it first, and hand it over on stdin: ${unpackers[packing]} FILE | ordholden traffic ingest -`,
  })
}
const unpackers = { zstd: 'zstdcat', bzip2: 'bzcat', xz: 'xzcat' } as const

function startOf(file: number): Uint8Array {
  const start = new Uint8Array(markBytes)
  return start.subarray(0, readSync(file, start, 0, markBytes, 0))
}

function* bytesOf(file: number): Generator<Uint8Array> {
  const bytes = new Uint8Array(limits.trafficReadBytes)
  for (let at = 0; ; ) {
    const count = readSync(file, bytes, 0, bytes.length, at)
    if (count === 0) return
    at += count
    yield bytes.subarray(0, count)
  }
}

/** How a stream begins, and all of it. */
async function peek(stream: AsyncIterable<Uint8Array>): Promise<{
  readonly start: Uint8Array
  readonly all: AsyncIterable<Uint8Array>
}> {
  const pieces = stream[Symbol.asyncIterator]()
  let start: Uint8Array = new Uint8Array()
  while (start.length < markBytes) {
    const next = await pieces.next()
    if (next.done === true) break
    start = Buffer.concat([start, next.value])
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield start
    yield* { [Symbol.asyncIterator]: () => pieces }
  }
  return { start, all: all() }
}
