// Looks through every file of a folder for traces of erased rows, once for all of them. A copy that a page border of the
// write-ahead log cuts in two is not found: the segment that held it is removed before, and this is a second look.
// Proven by trace-search.test.ts and test/contracts/erasing.test.ts.

import { open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { limits } from '../core/limits.ts'
import { traceDigits, traceHead } from './trace.ts'

export interface TraceFound {
  /** From the folder that was looked through. */
  readonly file: string
  readonly copies: number
}

export interface Search {
  readonly files: number
  /** Files that hold a trace; none where the disk is rid of them. */
  readonly found: readonly TraceFound[]
}

export async function findTraces(folder: string, traces: ReadonlySet<string>): Promise<Search> {
  const files = await filesBelow(folder)
  const found: TraceFound[] = []
  // One for all: to make and clear another for each of some thousand files took longer than reading them.
  const piece = Buffer.alloc(limits.searchBytes + traceBytes - 1)
  for (const file of files) {
    const copies = await countIn(file, traces, piece)
    if (copies > 0) found.push({ file: relative(folder, file), copies })
  }
  return { files: files.length, found }
}

const traceBytes = traceHead.length + traceDigits

async function filesBelow(folder: string): Promise<readonly string[]> {
  const files: string[] = []
  // Grows while it is gone through: each folder adds those in it.
  const folders = [folder]
  for (const each of folders) {
    const read = readdir(each, { withFileTypes: true })
    const entries = await (each === folder ? read : read.catch(nullIfGone))
    for (const entry of entries ?? []) {
      if (entry.isDirectory()) folders.push(join(each, entry.name))
      if (entry.isFile()) files.push(join(each, entry.name))
    }
  }
  return files
}

// What the server removed meanwhile, a file or all of a dropped database, holds nothing any more.
function nullIfGone(fault: NodeJS.ErrnoException): null {
  if (fault.code === 'ENOENT') return null
  throw fault
}

async function countIn(file: string, traces: ReadonlySet<string>, piece: Buffer): Promise<number> {
  const handle = await open(file, 'r').catch(nullIfGone)
  if (handle === null) return 0
  try {
    return await countThrough(handle, traces, piece)
  } finally {
    await handle.close()
  }
}

/** Reads in pieces that overlap by one trace less a byte, so that none is missed and none counted twice. */
async function countThrough(
  handle: Awaited<ReturnType<typeof open>>,
  traces: ReadonlySet<string>,
  piece: Buffer,
): Promise<number> {
  let copies = 0
  for (let at = 0; ; at += limits.searchBytes) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, at)
    copies += countInPiece(piece.subarray(0, bytesRead), traces)
    if (bytesRead < piece.length) return copies
  }
}

function countInPiece(piece: Buffer, traces: ReadonlySet<string>): number {
  let copies = 0
  for (let at = piece.indexOf(traceHead); at !== -1; at = piece.indexOf(traceHead, at + 1))
    if (traces.has(piece.toString('latin1', at, at + traceBytes))) copies += 1
  return copies
}
