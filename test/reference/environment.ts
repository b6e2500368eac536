// Which variables of the environment the program reads: taken from its sources, held against docs/reference/configuration.md.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { read, root } from './documents.ts'

/** Names read as `env['NAME']` in the files below some folders; unit tests apart. */
export function namesRead(...folders: readonly string[]): readonly string[] {
  const files = folders.flatMap(folder =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1)),
  )
  const found = files.flatMap(path => [...read(path).matchAll(readName)].flatMap(([, name]) => name ?? []))
  return [...new Set(found)].toSorted()
}

/** As the house writes it; a name in a variable would not be found, and none is. */
const readName = /\benv(?:\.|\[['"])([A-Za-z_]+)/g
