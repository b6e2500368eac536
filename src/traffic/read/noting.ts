// A reader that notes what could not be read, by its shape and without its text: what is told of a log that is counted.
// Proven by noting.test.ts.

import { limits } from '../../core/limits.ts'
import { type Block, type LineReader, type Received, what } from '../received.ts'
import { sampleShape } from './shape.ts'

/** Lines that could not be read and look alike: the first of them by its number, and how many there were. */
export interface UnreadShape {
  readonly shape: string
  readonly line: number
  readonly count: number
}

/** A reader that notes what it could not read, by its shape. */
export class NotingReader implements LineReader {
  readonly #reader: LineReader
  readonly #shapes = new Map<string, { line: number; count: number }>()
  /** Lines that were read. */
  lines = 0

  constructor(reader: LineReader) {
    this.#reader = reader
  }

  read(block: Block, at: number, into: Received): number {
    const next = this.#reader.read(block, at, into)
    this.lines++
    if (into.what === what.unread) this.#note(block, at)
    return next
  }

  #note(block: Block, at: number): void {
    const shape = sampleShape(block, at)
    const known = this.#shapes.get(shape)
    if (known !== undefined) known.count++
    else if (this.#shapes.size < limits.trafficShapes) this.#shapes.set(shape, { line: this.lines, count: 1 })
  }

  /** The most frequent first. Lines are counted from where reading began. */
  shapes(): readonly UnreadShape[] {
    return [...this.#shapes]
      .map(([shape, { line, count }]) => ({ shape, line, count }))
      .toSorted((a, b) => b.count - a.count)
  }
}
