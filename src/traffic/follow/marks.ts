// What a log is known again by when it was renamed, packed or rewritten: its first line, and the last one that was read, each as
// a mark under a key of this installation. Lines that begin with # are the same in many logs and mark none.
// Proven by test/contracts/traffic-ingest.test.ts.

import { fileBlocks } from '../read/blocks.ts'
import type { Block } from '../received.ts'

const lineFeed = 10
const hash = 35

/** The first line that is a line of this log; null while there is none. */
export async function firstLine(file: number, name: string, isFinal: boolean): Promise<Uint8Array | null> {
  for await (const { block } of fileBlocks(file, { from: 0, isFinal }, name)) {
    const line = firstIn(block)
    if (line !== null) return line
  }
  return null
}

function firstIn({ bytes, from, to }: Block): Uint8Array | null {
  for (let at = from; at < to; ) {
    const end = bytes.indexOf(lineFeed, at)
    if (bytes[at] !== hash && end > at) return Uint8Array.from(bytes.subarray(at, end))
    at = end + 1
  }
  return null
}

/** The last line of a block, with its end. */
export function lastLine({ bytes, from, to }: Block): Uint8Array {
  const before = to - 2 < from ? -1 : bytes.lastIndexOf(lineFeed, to - 2)
  return Uint8Array.from(bytes.subarray(before < from ? from : before + 1, to))
}
