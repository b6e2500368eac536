// XML (1.0, fifth edition): scanned as it stands, with its names beside its values; text and attributes in which there are references
// once more as what they say, behind their name. It is walked as well: a document type that declares entities, and what is not
// well-formed, are said; nothing declared is ever expanded. Proven by markup.test.ts.

import type { Inside, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'
import { Stretches } from './stretches.ts'
import { plainOf, readPlain, readText } from './text.ts'
import { XmlWalk } from './xml-part.ts'

export async function* readXml(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const plain = await plainOf(source)
  if (plain === null) return yield* readText(source, inside)
  yield* readPlain(plain, inside)
  const references = new Referring(inside.path)
  const walk = new XmlWalk({})
  let isWhole = true
  for await (const piece of piecesOf(source)) {
    if (!plain.isTurned) references.write(piece)
    isWhole &&= walked(() => walk.write(piece))
    yield* references.lines.full()
  }
  yield* references.lines.end()
  if (!isWhole || !walked(() => walk.end()))
    yield inside.unread('damaged', 'expected well-formed XML without entities of its own, got other')
}

function walked(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}

const [less, more, ampersand] = [0x3c, 0x3e, 0x26]
/** A stretch longer than this is told in parts. */
const stretchBytes = 1024 * 1024

/** Finds stretches with references in them: between two tags, or one tag with its attributes. */
class Referring {
  readonly lines: Stretches
  #at = 0
  #startAt = 0
  #held: Uint8Array[] = []
  #heldBytes = 0
  #refers = false
  #name = ''

  constructor(path: readonly string[]) {
    this.lines = new Stretches(path, 'whole')
  }

  write(piece: Uint8Array): void {
    let from = 0
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at]
      if (byte === ampersand) this.#refers = true
      else if (byte === less || byte === more) {
        this.#end(piece.subarray(from, at), byte === more)
        from = at + 1
        this.#startAt = this.#at + from
      }
    }
    this.#held.push(piece.subarray(from))
    this.#heldBytes += piece.length - from
    if (this.#heldBytes > stretchBytes) {
      const next = this.#startAt + this.#heldBytes
      this.#end(new Uint8Array(0), false)
      this.#startAt = next
    }
    this.#at += piece.length
  }

  #end(rest: Uint8Array, isTag: boolean): void {
    const stretch = this.#held.length === 0 ? rest : Buffer.concat([...this.#held, rest])
    if (this.#refers) this.#tell(stretch)
    if (isTag)
      this.#name = /^[^\s/>]{0,100}/.exec(Buffer.from(stretch.subarray(0, 100)).toString())?.[0] ?? ''
    this.#held = []
    this.#heldBytes = 0
    this.#refers = false
  }

  #tell(stretch: Uint8Array): void {
    const bytes = Buffer.from(stretch.buffer, stretch.byteOffset, stretch.byteLength)
    this.lines.said(`${this.#name}: `, this.#startAt)
    let at = 0
    while (at < bytes.length) {
      const found = bytes.indexOf(ampersand, at)
      const end = found < 0 ? bytes.length : found
      this.lines.raw(bytes.subarray(at, end), this.#startAt + at)
      at = end
      if (end === bytes.length) break
      const { letters, length } = referred(bytes.subarray(end, end + 12).toString('latin1'))
      this.lines.said(letters, this.#startAt + end)
      at += length
    }
    this.lines.said('\n', this.#startAt + bytes.length)
  }
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** §4.1: characters by number, and the five names every document has. */
function referred(text: string): { readonly letters: string; readonly length: number } {
  const [whole, name = '', decimal, hexadecimal] =
    /^&(?:([a-z]+)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));/.exec(text) ?? []
  if (whole === undefined) return { letters: '&', length: 1 }
  const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10)
  if (Number.isNaN(code)) return { letters: predefined[name] ?? whole, length: whole.length }
  return { letters: code <= 0x10ffff ? String.fromCodePoint(code) : ' ', length: whole.length }
}
