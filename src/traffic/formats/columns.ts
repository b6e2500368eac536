// Lines of columns between spaces or tabs, some of them in quotes. Where each column stands, and nothing else.
// Proven by w3c.test.ts and alb.test.ts.

import { limits } from '../../core/limits.ts'
import type { Block } from '../received.ts'

const tab = 9
const lineFeed = 10
const carriageReturn = 13
const space = 32
const quote = 34
const backslash = 92

export class Columns {
  readonly from = new Int32Array(limits.trafficColumns)
  readonly to = new Int32Array(limits.trafficColumns)
  count = 0
  /** The line feed that ended the line. */
  end = 0

  /** Finds the columns of the line that begins at `at`; what first separates two of them separates all. */
  split({ bytes }: Block, at: number): void {
    const separator = separatorOf(bytes, at)
    this.count = 0
    for (let from = at; ; from = this.end + 1) {
      const quoted = bytes[from] === quote ? quoteEnd(bytes, from + 1, separator) : -1
      this.end = quoted >= 0 ? quoted + 1 : columnEnd(bytes, from, separator)
      const isLast = bytes[this.end] !== separator
      this.#add(quoted >= 0 ? from + 1 : from, quoted >= 0 ? quoted : this.end)
      if (!isLast) continue
      if (bytes[this.end] === carriageReturn) this.end++
      return
    }
  }

  #add(from: number, to: number): void {
    if (this.count === limits.trafficColumns) return
    this.from[this.count] = from
    this.to[this.count++] = to
  }
}

function separatorOf(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at]; byte !== tab && byte !== space && byte !== lineFeed; byte = bytes[++at]);
  return bytes[at] === tab ? tab : space
}

const isEnd = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed)

function columnEnd(bytes: Uint8Array, from: number, separator: number): number {
  let at = from
  while (bytes[at] !== separator && !isEnd(bytes, at)) at++
  return at
}

/** The quote that ends a column; -1 where none does before the line ends. */
function quoteEnd(bytes: Uint8Array, from: number, separator: number): number {
  for (let at = from; bytes[at] !== lineFeed; at++) {
    if (bytes[at] === backslash && bytes[at + 1] !== lineFeed) at++
    else if (bytes[at] === quote) return bytes[at + 1] === separator || isEnd(bytes, at + 1) ? at : -1
  }
  return -1
}
