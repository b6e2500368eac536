// Builds a text that was made of something else, with marks that tell where each stretch of it came from. A long one comes out as
// several texts, cut between two lines, so that neither its letters nor its marks are held all at once. Proven by office.test.ts.

import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import type { Mark, Text, TextPart } from '../source.ts'

export class Lines {
  readonly #path: readonly string[]
  readonly #part: TextPart
  #pieces: Uint8Array[] = []
  #marks: Mark[] = []
  #at = 0
  #label: string | null = null

  constructor(path: readonly string[], part: TextPart) {
    this.#path = path
    this.#part = part
  }

  add(text: string): void {
    const bytes = utf8(text)
    this.#pieces.push(bytes)
    this.#at += bytes.length
  }

  /** The same, marked where it comes from another place than what was added before. */
  addAt(label: string, text: string): void {
    if (text === '') return
    if (label !== this.#label) this.mark(label)
    this.add(text)
  }

  /** Ends the line, where one was begun. */
  endLine(end = '\n'): void {
    if (this.#at > 0 && this.#pieces.at(-1)?.at(-1) !== 0x0a) this.add(end)
  }

  /** What is added from here on came from there. */
  mark(label: string, isHeading = false): void {
    this.#label = isHeading ? null : label
    this.#marks.push(isHeading ? { at: this.#at, label, isHeading } : { at: this.#at, label })
  }

  /** A text, where there is enough for one. Asked between two lines. */
  *full(): Generator<Text> {
    if (this.#at >= limits.detectPieceBytes) yield* this.end()
  }

  *end(): Generator<Text> {
    if (this.#at === 0) return
    const [piece, marks] = [Buffer.concat(this.#pieces), this.#marks]
    this.#pieces = []
    this.#marks = []
    this.#at = 0
    this.#label = null
    yield {
      kind: 'text',
      path: this.#path,
      part: this.#part,
      pieces: [piece],
      places: { kind: 'marks', marks },
    }
  }
}
