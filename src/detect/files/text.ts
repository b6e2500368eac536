// Plain text of any size, as it stands: UTF-8 and latin-1 untouched, UTF-16 turned to UTF-8 as it passes. Positions are bytes of the
// file in all of them. Nothing is held but the piece at hand. Proven by text.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Places, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'
import { type Encoding, encodingOf, isText, Utf16 } from './encoding.ts'

/** How much of each piece is looked at to tell whether it is text still. */
const sampleBytes = 4_096

const asItStands: Places = { kind: 'bytes', fileOffset: at => at }

export async function* readText(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const encoding = encodingOf(await source.read(0, limits.detectHeadBytes))
  if (encoding === null) {
    yield inside.unread('unknown-format', 'expected text or a known format, got other bytes')
    return
  }
  const seen = { noTextAt: -1 }
  yield { kind: 'text', path: inside.path, part: 'whole', ...scannable(source, encoding, seen) }
  if (seen.noTextAt >= 0)
    yield inside.unread('unknown-format', `text at first, and other bytes from byte ${seen.noTextAt} on`)
}

type Scannable = Pick<Text, 'pieces' | 'places'>

function scannable(source: Source, encoding: Encoding, seen: { noTextAt: number }): Scannable {
  if (encoding === 'utf-8' || encoding === 'latin-1')
    return { pieces: watched(source, seen), places: asItStands }
  const turned = new Utf16(encoding)
  return {
    pieces: turned.pieces(piecesOf(source)),
    places: { kind: 'bytes', fileOffset: at => turned.fileOffset(at) },
  }
}

async function* watched(source: Source, seen: { noTextAt: number }): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of piecesOf(source)) {
    if (seen.noTextAt < 0 && !isText(piece.subarray(0, sampleBytes))) seen.noTextAt = at
    yield piece
    at += piece.length
  }
}
