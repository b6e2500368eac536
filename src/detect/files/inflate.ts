// What is packed as one stream: bytes through one of Node's unpackers, and gzip (RFC 1952) and brotli (RFC 7932) as files.
// Proven by archives.test.ts.

import { Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'

export async function* slicesOf(source: Source, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < start + length; ) {
    const piece = await source.read(at, Math.min(limits.detectPieceBytes, start + length - at))
    if (piece.length === 0) throw new Error('expected more bytes, got the end')
    yield piece
    at += piece.length
  }
}

/** Throws where the bytes are not what the unpacker reads; stops unpacking where nobody reads on. */
export async function* inflating(
  unpacker: Transform,
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const from = Readable.from(packed)
  from.once('error', error => unpacker.destroy(error))
  from.pipe(unpacker)
  try {
    for await (const piece of unpacker) yield piece
  } finally {
    from.destroy()
    unpacker.destroy()
  }
}

export const readGzip = (source: Source, inside: Inside): AsyncIterable<Text | Unread> =>
  inside.unpack(nameWithout(source.name, /\.(?:gz|gzip|z)$/i), source.bytes, () =>
    inflating(createGunzip(), piecesOf(source)),
  )

export const readBrotli = (source: Source, inside: Inside): AsyncIterable<Text | Unread> =>
  inside.unpack(nameWithout(source.name, /\.br$/i), source.bytes, () =>
    inflating(createBrotliDecompress(), piecesOf(source)),
  )

/** A name without the ending its packing gave it. */
function nameWithout(name: string, ending: RegExp): string {
  const tar = name.replace(/\.tgz$/i, '.tar')
  return tar.replace(ending, '')
}
