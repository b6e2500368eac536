// Sources: bytes in memory, and bytes that are unpacked again for each reading. What is read of a source, whole or in pieces.

import { limits } from '../../core/limits.ts'
import type { Source } from '../source.ts'

/** A source that may only be read from its beginning to its end, any number of times. */
export interface Passing extends Source {
  readonly isPassing: true
}
export const isPassing = (source: Source): boolean => 'isPassing' in source

export function sourceOf(name: string, bytes: Uint8Array): Source {
  return {
    name,
    bytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  }
}

/** All of it, or null where it is longer than what is read whole. */
export async function readWhole(
  source: Source,
  most: number = limits.detectWholeBytes,
): Promise<Buffer | null> {
  if (source.bytes > most) return null
  const bytes = await source.read(0, source.bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export async function* piecesOf(source: Source, from = 0): AsyncGenerator<Uint8Array> {
  for (let at = from; at < source.bytes; ) {
    const piece = await source.read(at, limits.detectPieceBytes)
    if (piece.length === 0) return
    yield piece
    at += piece.length
  }
}

/** Bytes that begin anew with `again`; `bytes` of them, as counted before. Reading backwards begins anew. */
export function passing(name: string, bytes: number, again: () => AsyncIterable<Uint8Array>): Passing {
  let from = 0
  let held: Uint8Array = new Uint8Array(0)
  let coming: AsyncIterator<Uint8Array> | null = null
  const restart = async (): Promise<AsyncIterator<Uint8Array>> => {
    await coming?.return?.()
    from = 0
    held = new Uint8Array(0)
    return again()[Symbol.asyncIterator]()
  }
  return {
    name,
    bytes,
    isPassing: true,
    read: async (offset, length) => {
      if (coming === null || offset < from) coming = await restart()
      while (from + held.length < offset + length) {
        const next = await coming.next()
        if (next.done === true) break
        const past = Math.min(Math.max(offset - from, 0), held.length)
        held = Buffer.concat([held.subarray(past), next.value])
        from += past
      }
      return Uint8Array.from(held.subarray(offset - from, offset - from + length))
    },
  }
}
