// What is inside a zip: its names, each of its files; or, where its names say it is a document of an office program, that.
// Proven by archives.test.ts.

import type { Inside, Source, Text, Unread } from '../source.ts'
import { namesOf } from './names.ts'
import { packageOf } from './packages.ts'
import { openZip, readEntry, type ZipArchive } from './zip-archive.ts'

export async function* readZip(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const archive = await openZip(source, inside)
  const reader = packageOf(archive)
  if (reader !== null) yield* reader(archive, inside)
  else {
    yield* namesOf(
      archive.entries.map(({ name }) => name),
      inside,
    )
    yield* filesOf(archive, inside)
  }
  if (archive.unread !== null) yield archive.unread
}

async function* filesOf(archive: ZipArchive, inside: Inside): AsyncGenerator<Text | Unread> {
  for (const entry of archive.entries) {
    if (entry.name.endsWith('/') && entry.packed <= 2) continue
    yield* readEntry(entry, inside)
    const over = inside.over()
    if (over !== null) return yield over
  }
}
