// Looks into every file of a folder in a process of its own, and writes a line of JSON for each: what came, how long it took, and how
// much memory the process has had by then. Run by detect-files.test.ts.

import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textsOf } from '../../src/detect/files/files.ts'
import type { Source, Text } from '../../src/detect/source.ts'

export interface Told {
  readonly name: string
  readonly ms: number
  readonly rssMiB: number
  readonly texts: number
  readonly bytes: number
  readonly reasons: readonly string[]
  readonly threw: string | null
}

async function tell(folder: string, name: string): Promise<Told> {
  const file = await open(join(folder, name))
  const { size } = await file.stat()
  const source: Source = {
    name,
    bytes: size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    },
  }
  const began = performance.now()
  const seen = { texts: 0, bytes: 0, reasons: [] as string[], threw: null as string | null }
  try {
    for await (const found of textsOf(source, { pictures: null, now: () => performance.now() }))
      if (found.kind === 'unread') seen.reasons.push(found.reason)
      else {
        seen.texts++
        seen.bytes += await lengthOf(found)
      }
  } catch (error) {
    seen.threw = String(error)
  } finally {
    await file.close()
  }
  const rssMiB = await most()
  return { name, ms: performance.now() - began, rssMiB, ...seen }
}

/** What the kernel calls the high-water mark: `maxRSS` would begin with that of the process this one was forked from. */
async function most(): Promise<number> {
  const status = await readFile('/proc/self/status', 'latin1').catch(() => '')
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return (mark === undefined ? process.memoryUsage.rss() / 1024 : Number(mark)) / 1024
}

async function lengthOf(text: Text): Promise<number> {
  let bytes = 0
  for await (const piece of text.pieces) bytes += piece.length
  return bytes
}

const [folder = '.'] = process.argv.slice(2)
for (const name of (await readdir(folder)).sort())
  process.stdout.write(`${JSON.stringify(await tell(folder, name))}\n`)
