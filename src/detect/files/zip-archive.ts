// A zip (PKWARE APPNOTE 6.3.10) as a list of entries whose bytes are read where they are asked for. The directory is read by yauzl,
// which never looks at a name we mean to open: nothing is written, so a name that climbs is only shown. Sizes are not believed.
// Proven by archives.test.ts.

import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl'
import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { inflating, slicesOf } from './inflate.ts'

export interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly isEncrypted: boolean
  /** APPNOTE §4.4.5: 0 stored, 8 deflated; no other is read. */
  readonly method: number
  /** Its bytes from the beginning; throws in the middle where they are not what the directory says. */
  again(): AsyncIterable<Uint8Array>
}

export interface ZipArchive {
  readonly entries: readonly ZipEntry[]
  /** Why there may be more entries than these. */
  readonly unread: Unread | null
}

/** Never throws: what cannot be read of the directory is said. */
export async function openZip(source: Source, inside: Inside): Promise<ZipArchive> {
  const entries: ZipEntry[] = []
  const ended = (unread: Unread | null): ZipArchive => ({ entries, unread })
  try {
    const options = { decodeStrings: false, autoClose: false, validateEntrySizes: false }
    const zip = await fromRandomAccessReaderPromise(new Windowed(source), source.bytes, options)
    for await (const entry of zip.eachEntry()) {
      const over = inside.over()
      if (over !== null) return ended(over)
      if (entries.length >= limits.detectEntries)
        return ended(inside.unread('too-many', `at most ${limits.detectEntries} entries, got more`))
      entries.push(entryOf(zip, entry, source))
    }
    return ended(null)
  } catch {
    return ended(inside.unread('damaged', `expected a directory, got ${entries.length} entries of one`))
  }
}

export const isOpen = ({ isEncrypted, method }: ZipEntry): boolean =>
  !isEncrypted && (method === 0 || method === 8)

/** What is inside an entry, or why nobody can tell. */
export async function* readEntry(entry: ZipEntry, inside: Inside): AsyncGenerator<Text | Unread> {
  if (entry.isEncrypted)
    yield inside.unread('encrypted', 'expected an open entry, got a locked one', entry.name)
  else if (!isOpen(entry))
    yield inside.unread(
      'unknown-format',
      `expected stored or deflated, got method ${entry.method}`,
      entry.name,
    )
  else yield* inside.unpack(entry.name, entry.packed, entry.again)
}

function entryOf(zip: ZipFile, entry: Entry, source: Source): ZipEntry {
  return {
    name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
    packed: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    method: entry.compressionMethod,
    again: () => unpacked(zip, entry, source),
  }
}

async function* unpacked(zip: ZipFile, entry: Entry, source: Source): AsyncGenerator<Uint8Array> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  let bytes = 0
  let sum = 0
  for await (const piece of inflated(entry, source, fileDataStart)) {
    bytes += piece.length
    sum = crc32(piece, sum)
    yield piece
  }
  if (bytes !== entry.uncompressedSize) throw new Error('expected the size the directory says')
  if (sum !== entry.crc32) throw new Error('expected the checksum the directory says')
}

/** What is small both ways is inflated at once: streams cost more than they carry there. */
const smallBytes = 256 * 1024

async function* inflated(entry: Entry, source: Source, start: number): AsyncGenerator<Uint8Array> {
  const packed = entry.compressedSize
  if (entry.compressionMethod === 0) yield* slicesOf(source, start, packed)
  else if (packed <= smallBytes && entry.uncompressedSize <= smallBytes)
    yield inflateRawSync(await source.read(start, packed), { maxOutputLength: smallBytes })
  else yield* inflating(createInflateRaw(), slicesOf(source, start, packed))
}

/** The directory is read in steps of 46 bytes: a window of the source saves going to it for each. */
class Windowed extends RandomAccessReader {
  readonly #source: Source
  #from = 0
  #held: Uint8Array = new Uint8Array(0)

  constructor(source: Source) {
    super()
    this.#source = source
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#window(position, length).then(
      bytes => {
        buffer.set(bytes, offset)
        callback(bytes.length < length ? new Error('expected more bytes, got the end') : null)
      },
      () => callback(new Error('could not be read')),
    )
  }

  async #window(position: number, length: number): Promise<Uint8Array> {
    if (position < this.#from || position + length > this.#from + this.#held.length) {
      this.#held = await this.#source.read(position, Math.max(length, limits.detectHeadBytes))
      this.#from = position
    }
    return this.#held.subarray(position - this.#from, position - this.#from + length)
  }
}
