// What is inside a tar (POSIX.1-2017 pax, GNU and ustar). Entries that fit are read as they pass; larger ones afterwards, from where
// they stand. Proven by archives.test.ts.

import { Readable } from 'node:stream'
import { type ExtractEvents, extract } from 'tar-stream'
import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'
import { slicesOf } from './inflate.ts'
import { namesOf } from './names.ts'

type Entry = ExtractEvents['entry'][1]

interface Later {
  readonly name: string
  readonly at: number
  readonly bytes: number
}

export async function* readTar(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const names: string[] = []
  const later: Later[] = []
  let damaged: Unread | null = null
  try {
    for await (const entry of entriesOf(source)) {
      names.push(entry.header.name)
      yield* fileOf(entry, inside, later)
      const over = inside.over()
      if (over !== null) return yield over
    }
  } catch {
    damaged = inside.unread('damaged', `expected one more entry, got other bytes after ${names.length}`)
  }
  for (const { name, at, bytes } of later)
    yield* inside.unpack(name, bytes, () => slicesOf(source, at, bytes))
  yield* namesOf(names, inside)
  if (damaged !== null) yield damaged
}

async function* entriesOf(source: Source): AsyncGenerator<Entry> {
  const into = extract()
  const from = Readable.from(piecesOf(source))
  from.once('error', error => into.destroy(error))
  from.pipe(into)
  try {
    yield* into
  } finally {
    from.destroy()
    into.destroy()
  }
}

async function* fileOf(entry: Entry, inside: Inside, later: Later[]): AsyncGenerator<Text | Unread> {
  const { name, size, type } = entry.header
  if (type !== 'file' && type !== 'contiguous-file') entry.resume()
  else if (size > limits.detectWholeBytes) {
    later.push({ name, at: entry.offset, bytes: size })
    entry.resume()
  } else {
    const pieces: Uint8Array[] = []
    for await (const piece of entry) pieces.push(piece as Uint8Array)
    const over = inside.spend(size, size)
    if (over !== null) yield over
    else yield* inside.open(name, Buffer.concat(pieces))
  }
}
