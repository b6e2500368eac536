// A text as the block of lines a reader is handed: with bytes before and behind that say nothing.

import { type Block, blockMargin, type LineReader, Received } from '../../src/traffic/received.ts'

const before = 7

export function blockOf(text: string | Uint8Array): Block {
  const lines = typeof text === 'string' ? Buffer.from(text) : text
  const bytes = new Uint8Array(before + lines.length + blockMargin).fill(0x20)
  bytes.set(lines, before)
  const view = new DataView(bytes.buffer)
  return { bytes, view, from: before, to: before + lines.length }
}

/** What a reader says of each line, told by `tell` while it is alive. */
export function readAll<T>(
  reader: LineReader,
  text: string | Uint8Array,
  tell: (received: Received, block: Block) => T,
): readonly T[] {
  const block = blockOf(text)
  const received = new Received()
  const told: T[] = []
  for (let at = block.from; at < block.to; ) {
    at = reader.read(block, at, received)
    told.push(tell(received, block))
  }
  return told
}
