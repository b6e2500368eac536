// Looks into bytes as detection does, and gathers what came: the texts with their letters, and what was not read. For tests.

import { sourceOf } from '../src/detect/files/bytes.ts'
import { type TextsOptions, textsOf } from '../src/detect/files/files.ts'
import type { Text, Unread } from '../src/detect/source.ts'

export interface Gathered {
  readonly text: Text
  readonly letters: string
}

export interface Looked {
  readonly texts: readonly Gathered[]
  readonly unread: readonly Unread[]
}

export async function lookInto(
  name: string,
  bytes: Uint8Array,
  options: Partial<TextsOptions> = {},
): Promise<Looked> {
  const texts: Gathered[] = []
  const unread: Unread[] = []
  const all = textsOf(sourceOf(name, bytes), { pictures: null, now: () => performance.now(), ...options })
  for await (const found of all)
    if (found.kind === 'unread') unread.push(found)
    else texts.push({ text: found, letters: await lettersOf(found) })
  return { texts, unread }
}

/** One letter a byte, so that positions in it are positions of the text. */
async function lettersOf(text: Text): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of text.pieces) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

export interface Place {
  readonly path: string
  readonly part: string
  /** The byte of the file, or the mark before it. */
  readonly at: number | string
}

/** Where something stands in all that was found: its UTF-8, or its latin-1. */
export function placesOf(looked: Looked, planted: string): readonly Place[] {
  const wanted = Buffer.from(planted, 'utf8').toString('latin1')
  return looked.texts.flatMap(({ text, letters }) => {
    const starts = [...letters.matchAll(new RegExp(escaped(wanted), 'g'))]
    return starts.map(({ index }) => ({
      path: text.path.join('/'),
      part: text.part,
      at: placeOf(text, index),
    }))
  })
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function placeOf({ places }: Text, at: number): number | string {
  if (places.kind === 'bytes') return places.fileOffset(at)
  return places.marks.findLast(mark => mark.at <= at)?.label ?? ''
}
