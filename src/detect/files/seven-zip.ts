// What is inside 7z and rar, by libarchive in WebAssembly. It holds the whole archive, so there is a limit to that; each entry is
// unpacked in steps, so that a bomb ends at the budget. Letters of a name beyond ASCII come out of it as `*`. Proven by archives.test.ts.

import { ArchiveReader, libarchiveWasm } from 'libarchive-wasm'
import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { readWhole } from './bytes.ts'
import { namesOf } from './names.ts'

type ArchiveEntry = NonNullable<ReturnType<ArchiveReader['nextEntry']>>

export async function* readSevenZip(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const bytes = await readWhole(source)
  if (bytes === null) {
    yield inside.unread('too-large', `at most ${limits.detectWholeBytes} bytes, got ${source.bytes}`)
    return
  }
  const names: string[] = []
  try {
    // One module for each archive: its memory grows, and is given back with it.
    yield* readArchive(new ArchiveReader(await libarchiveWasm(), new Int8Array(bytes)), inside, names)
  } catch {
    yield inside.unread('damaged', `expected one more entry, got other bytes after ${names.length}`)
  }
  yield* namesOf(names, inside)
}

async function* readArchive(
  archive: ArchiveReader,
  inside: Inside,
  names: string[],
): AsyncGenerator<Text | Unread> {
  if (archive.hasEncryptedData() === true) return yield locked(inside)
  for (let entry = archive.nextEntry(); entry !== null; entry = archive.nextEntry()) {
    const name = entry.getPathname()
    names.push(name)
    const over = inside.over()
    if (over !== null) return yield over
    if (entry.isEncrypted()) yield locked(inside, name)
    else if (entry.getFiletype() === 'File') yield* readEntry(archive, entry, inside)
  }
  if (names.length === 0 && archive.hasEncryptedData() === true) yield locked(inside)
  // The end and a fault look the same but for what libarchive says of them.
  else if (archive.libarchive.error_string(archive.archive) !== '')
    throw new Error('expected the end of the archive, got a fault')
}

const locked = (inside: Inside, name?: string): Unread =>
  inside.unread('encrypted', 'expected an open archive, got a locked one', name)

async function* readEntry(
  archive: ArchiveReader,
  entry: ArchiveEntry,
  inside: Inside,
): AsyncGenerator<Text | Unread> {
  const name = entry.getPathname()
  const pieces: Uint8Array[] = []
  // What it packs to is not said of each: what it says it unpacks to is not believed.
  const spend = inside.meter(Number.POSITIVE_INFINITY, name)
  let bytes = 0
  for (;;) {
    const piece = archive.readData(limits.detectPieceBytes)
    if (piece.length === 0) break
    bytes += piece.length
    const over = spend(piece.length)
    if (over !== null) return yield over
    if (bytes > limits.detectWholeBytes)
      return yield inside.unread(
        'too-large',
        `at most ${limits.detectWholeBytes} bytes in an entry, got more`,
        name,
      )
    pieces.push(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength))
  }
  yield* inside.open(name, Buffer.concat(pieces))
}
