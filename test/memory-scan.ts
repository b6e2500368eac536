// The memory of a process, searched: every mapping it may write to, as Linux shows it (proc_pid_mem(5)).

import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/**
 * Calls `look` with pieces of the memory of a process; each begins some bytes before the last one ended. What processes share is
 * searched once: `shared` holds what was. It ends where `look` has seen enough.
 */
export function searchMemory(
  pid: number,
  look: (bytes: Buffer) => boolean,
  shared = new Set<string>(),
): number {
  const overlap = 256
  const buffer = Buffer.alloc(4 << 20)
  const memory = openMemory(pid)
  let searched = 0
  if (memory === null) return searched
  try {
    for (const [from, to] of writable(pid, shared))
      for (let at = from; at < to; at += buffer.length - overlap) {
        const read = readSome(memory, buffer, Math.min(buffer.length, to - at), at)
        searched += read
        if (read > 0 && look(buffer.subarray(0, read))) return searched
      }
  } finally {
    closeSync(memory)
    buffer.fill(0)
  }
  return searched
}

/** Null where the process has ended meanwhile, and its memory with it. */
function openMemory(pid: number): number | null {
  try {
    return openSync(`/proc/${pid}/mem`, 'r')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ESRCH'))
      return null
    throw fault
  }
}

type Mapping = readonly [from: number, to: number]

function writable(pid: number, shared: Set<string>): readonly Mapping[] {
  const mappings: Mapping[] = []
  for (const line of mapsOf(pid).split('\n')) {
    const [, from, to, kind, file] = /^([0-9a-f]+)-([0-9a-f]+) rw.([ps]) (.*)$/.exec(line) ?? []
    if (from === undefined || to === undefined || file === undefined) continue
    if (kind === 's' && shared.has(file)) continue
    if (kind === 's') shared.add(file)
    mappings.push([Number.parseInt(from, 16), Number.parseInt(to, 16)])
  }
  return mappings
}

function mapsOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/maps`, 'utf8')
  } catch {
    return ''
  }
}

/** 0 where a mapping went meanwhile, or holds nothing. */
function readSome(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at)
  } catch {
    return 0
  }
}

/** Processes whose command line holds a text, and all below them. */
export function processesOf(table: string, text: string): readonly number[] {
  const rows = table.split('\n').flatMap(line => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return args === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), args }]
  })
  const found = new Set(rows.filter(({ args }) => args.includes(text)).map(({ pid }) => pid))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const { pid, parent } of rows) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}
