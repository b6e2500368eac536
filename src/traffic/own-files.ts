// The files of a folder of ours, read one at a time within limits. A link is not followed: what it leads to is not ours.
// Proven by own-files.test.ts.

import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { limits } from '../core/limits.ts'

export type OwnFile =
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'unread'; readonly name: string }

/** Every file below `folder`, by its name from there; `except` are names of files and folders in it that are left out. */
export function* ownFiles(folder: string, except: readonly string[]): Generator<OwnFile> {
  const left = { files: limits.ownFiles, bytes: limits.ownBytes }
  for (const path of pathsBelow(folder, new Set(except.map(each => join(folder, each))))) {
    const name = relative(folder, path)
    left.files -= 1
    const file = left.files < 0 ? ({ kind: 'too-large', name } as const) : readWithin(path, name, left.bytes)
    if (file === null) continue
    if (file.kind === 'read') left.bytes -= file.bytes.length
    yield Object.freeze(file)
    if (left.files < 0) return
  }
}

/** Null for what is no file, and for one that was taken away meanwhile. */
function readWithin(path: string, name: string, leftBytes: number): OwnFile | null {
  try {
    const found = lstatSync(path)
    // One that could not be opened: the others are walked through.
    if (found.isDirectory()) return { kind: 'unread', name }
    if (!found.isFile()) return null
    if (found.size > Math.min(limits.ownFileBytes, leftBytes)) return { kind: 'too-large', name }
    return { kind: 'read', name, bytes: readFileSync(path) }
  } catch (error) {
    return isGone(error) ? null : { kind: 'unread', name }
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

function* pathsBelow(folder: string, except: ReadonlySet<string>): Generator<string> {
  let names: readonly string[]
  try {
    names = readdirSync(folder).toSorted()
  } catch (error) {
    if (!isGone(error)) yield folder
    return
  }
  for (const name of names) {
    const path = join(folder, name)
    if (except.has(path)) continue
    if (isFolder(path)) yield* pathsBelow(path, except)
    else yield path
  }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}
