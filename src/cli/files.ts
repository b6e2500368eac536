// Files as commands that look into them take them: paths, folders with all that is in them, and `-` for what comes on stdin.
// Proven by files.test.ts.

import type { Dirent } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Passing, sourceOf } from '../detect/files/bytes.ts'
import type { Source, UnreadReason } from '../detect/source.ts'

export interface OpenFile {
  readonly source: Source
  close(): Promise<void>
}

/** A file to look into, or what was met instead of one. */
export type Met =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'unread'; readonly path: string; readonly reason: UnreadReason; readonly detail: string }

/** Every file below the operands, in one order. Links are not followed; what is no file, or may not be read, is met as unread. */
export async function filesAt(operands: readonly string[], hint: string): Promise<readonly Met[]> {
  if (operands.length === 0)
    throw new Refusal('usage', { message: 'expected files or folders, or - for stdin, got none', hint })
  if (operands.filter(path => path === '-').length > 1)
    throw new Refusal('usage', { message: 'expected stdin once, got - twice', hint })
  const all: Met[] = []
  for (const path of operands)
    all.push(...(path === '-' ? [{ kind: 'file', path } as const] : await at(path)))
  if (all.length > limits.filesOfCommand)
    throw new Refusal('limit', {
      message: `expected at most ${limits.filesOfCommand} files, got ${all.length}`,
      hint: 'name a folder inside it',
    })
  return all
}

/** An operand. What somebody names has to be there. */
async function at(path: string): Promise<readonly Met[]> {
  const found = await stat(path).catch(error => codeOf(error))
  if (found === 'ENOENT' || found === 'ENOTDIR')
    throw new Refusal('not-found', {
      message: `expected a file or a folder, got nothing at ${path}`,
      hint: 'names are given as they stand, with their ending; quote one that has blanks in it',
    })
  if (typeof found === 'string') return [notOpened(path, found)]
  if (found.isFile()) return [{ kind: 'file', path }]
  if (found.isDirectory()) return below(path)
  throw new Refusal('usage', {
    message: `expected a file or a folder, got something else at ${path}`,
    hint: `a stream is read from stdin: ordholden detect - < ${path}`,
  })
}

async function below(folder: string): Promise<readonly Met[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(error => codeOf(error))
  if (typeof entries === 'string') return [notOpened(folder, entries)]
  const found: Met[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await below(path)))
    else if (entry.isFile()) found.push({ kind: 'file', path })
    else found.push({ kind: 'unread', path, reason: 'not-a-file', detail: sortOf(entry) })
    if (found.length > limits.filesOfCommand) break
  }
  return found
}

const sortOf = (entry: Dirent): string =>
  entry.isSymbolicLink() ? 'a link, and links are not followed' : 'a pipe, a socket or a device'

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? 'unknown'

const notOpened = (path: string, code: string): Extract<Met, { kind: 'unread' }> => ({
  kind: 'unread',
  path,
  reason: code === 'EACCES' || code === 'EPERM' ? 'not-permitted' : 'damaged',
  detail: `the system does not open it (${code})`,
})

/** What a file is read through; `Met` where the system does not open it. */
export async function openMet(path: string): Promise<OpenFile | Extract<Met, { kind: 'unread' }>> {
  try {
    return await openFile(path)
  } catch (error) {
    if (isSystemError(error)) return notOpened(path, error.code)
    throw error
  }
}

const isSystemError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'

async function openFile(path: string): Promise<OpenFile> {
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
