// Walks through one XML part of a packed document, as it is unpacked: names without their prefixes, text with its five entities.
// A document type that declares entities is refused: they would never be expanded (XML 1.0 §4.4). Proven by office.test.ts.

import { SaxesParser } from 'saxes'
import { limits } from '../../core/limits.ts'
import type { Inside, Text, Unread } from '../source.ts'
import { encodingOf } from './encoding.ts'
import { isOpen, readEntry, type ZipEntry } from './zip-archive.ts'

export type Attributes = Readonly<Record<string, string>>

export interface Walker {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(letters: string): void
  /** Texts that are ready, asked for now and then, never within a row or a paragraph that is begun. */
  ready?(): Iterable<Text>
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Throws for anything but well-formed XML of a reasonable depth. */
export class XmlWalk {
  readonly #parser = new SaxesParser()
  #decoder: InstanceType<typeof TextDecoder> | null = null
  #depth = 0

  constructor(walker: Walker) {
    this.#parser.on('doctype', declared => {
      if (/<!ENTITY/i.test(declared)) throw new Error('expected no entities of its own')
    })
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#depth++
      if (this.#depth > limits.detectMarkupDepth) throw new Error('expected fewer elements in each other')
      walker.open?.(withoutPrefix(name), attributes)
    })
    this.#parser.on('closetag', ({ name }) => {
      this.#depth--
      walker.close?.(withoutPrefix(name))
    })
    this.#parser.on('text', letters => walker.text?.(letters))
    this.#parser.on('cdata', letters => walker.text?.(letters))
  }

  write(piece: Uint8Array): void {
    this.#decoder ??= new TextDecoder(encodingNamed(piece), { fatal: true })
    this.#parser.write(this.#decoder.decode(piece, { stream: true }))
  }

  end(): void {
    this.#parser.write(this.#decoder?.decode() ?? '')
    this.#parser.close()
  }
}

/** XML is UTF-8 or UTF-16, or says what else it is. */
function encodingNamed(head: Uint8Array): string {
  const encoding = encodingOf(head)
  if (encoding === 'utf-16be' || encoding === 'utf-16le') return encoding
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1')
  const named = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(start)?.[1]
  return /^(?:iso-8859-1|latin-?1|windows-1252|us-ascii)$/i.test(named ?? '') ? 'latin1' : 'utf-8'
}

/** Never throws: what cannot be walked to its end is Unread. */
export async function* walkPart(
  entry: ZipEntry,
  inside: Inside,
  walker: Walker,
): AsyncGenerator<Text | Unread> {
  if (!isOpen(entry)) return yield* readEntry(entry, inside)
  const walk = new XmlWalk(walker)
  const spend = inside.meter(entry.packed, entry.name)
  try {
    for await (const piece of entry.again()) {
      const over = spend(piece.length)
      if (over !== null) return yield over
      walk.write(piece)
      yield* walker.ready?.() ?? []
    }
    walk.end()
  } catch {
    yield inside.unread('damaged', 'expected well-formed XML to the end', entry.name)
  }
}
