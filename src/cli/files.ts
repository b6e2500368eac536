// Files as commands that look into them take them: paths, folders with all that is in them, and `-` for what comes on stdin.
// Proven by files.test.ts.

import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Passing, sourceOf } from '../detect/files/bytes.ts'
import type { Source } from '../detect/source.ts'

export interface OpenFile {
  readonly source: Source
  close(): Promise<void>
}

/** Every file below the operands, in one order; links are not followed, and what is no file is refused by name. */
export async function filesAt(operands: readonly string[], hint: string): Promise<readonly string[]> {
  if (operands.length === 0)
    throw new Refusal('usage', { message: 'expected files or folders, or - for stdin, got none', hint })
  const all: string[] = []
  for (const path of operands) all.push(...(path === '-' ? [path] : await below(path)))
  if (all.length > limits.filesOfCommand)
    throw new Refusal('limit', `expected at most ${limits.filesOfCommand} files, got ${all.length}`)
  return all
}

async function below(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new Refusal('not-found', `expected a file or a folder, got nothing at ${path}`)
  if (found.isFile()) return [path]
  if (!found.isDirectory())
    throw new Refusal('usage', `expected a file or a folder, got something else at ${path}`)
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

export async function openFile(path: string): Promise<OpenFile> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  const source = { name: path, bytes: size, read: (at: number, length: number) => readAt(handle, at, length) }
  return { source, close: () => handle.close() }
}

/** Whole pieces: a file may answer fewer bytes than it has. */
async function readAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, at + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}

/** What comes on stdin: held whole where it is short; where it is long, read once from its beginning to its end. */
export async function openStream(stream: AsyncIterable<Uint8Array>): Promise<OpenFile> {
  const pieces = stream[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const next = await pieces.next()
    if (next.done === true) return { source: sourceOf('-', Buffer.concat(held)), close: async () => {} }
    held.push(next.value)
    bytes += next.value.length
    if (bytes > limits.streamHeldBytes) break
  }
  return { source: forward(Buffer.concat(held), pieces), close: async () => void (await pieces.return?.()) }
}

/** Its beginning may be asked for again; what came after it comes once, in order. */
function forward(head: Uint8Array, rest: AsyncIterator<Uint8Array>): Passing {
  let [now, nowAt]: [Uint8Array, number] = [new Uint8Array(), head.length]
  const read = async (at: number, length: number): Promise<Uint8Array> => {
    if (at < head.length) return head.subarray(at, at + length)
    while (at >= nowAt + now.length) {
      nowAt += now.length
      const next = await rest.next()
      if (next.done === true) return new Uint8Array()
      now = next.value
    }
    if (at < nowAt) throw new Error('expected a stream to be read forwards')
    return now.subarray(at - nowAt, at - nowAt + length)
  }
  return { name: '-', bytes: Number.POSITIVE_INFINITY, isPassing: true, read }
}
