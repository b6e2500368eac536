// The W3C Extended Log File Format (w3.org/TR/WD-logfile): IIS, and CloudFront's standard logs. `#Fields:` says which columns the
// lines behind it have, and may stand again in the middle of a file. Times are UTC and are kept as written. Texts keep their
// escapes: `+` for a space (IIS), %-encoding (CloudFront). Proven by w3c.test.ts.

import { type Block, type LineReader, type Received, what } from '../received.ts'
import { Columns } from './columns.ts'
import { beginLine, endLine, type FieldReader, fieldReader, nextLine } from './fields.ts'
import { startsWith } from './values.ts'
import type { PutInstant } from './zone.ts'

const hash = 35
const fieldsMark = '#Fields:'

const byName: ReadonlyMap<string, FieldReader> = new Map([
  ['date', fieldReader('date')],
  ['time', fieldReader('clock')],
  ['c-ip', fieldReader('address')],
  ['cs-method', fieldReader('method')],
  ['cs-uri', fieldReader('target')],
  ['cs-uri-stem', fieldReader('target')],
  ['cs-uri-query', fieldReader('query')],
  ['sc-status', fieldReader('status')],
  ['sc-bytes', fieldReader('bytes')],
  ['cs(referer)', fieldReader('referrer')],
  ['cs(user-agent)', fieldReader('agent')],
  ['time-taken', fieldReader('millis')],
])
/** A text of a column as it was sent: without spaces, `+` stands for one (IIS), or `%20` and `%2520` (CloudFront). */
export function plainText(text: string): string {
  if (text.includes(' ')) return text
  if (/%(?:25)*20/.test(text)) return text.replaceAll('%25', '%').replaceAll('%20', ' ')
  return /\+[(\w]/.test(text) ? text.replaceAll('+', ' ') : text
}

/** CloudFront writes seconds where IIS writes milliseconds. */
const cloudFrontMark = 'x-edge-location'

export const openW3c = (putInstant: PutInstant): LineReader => new W3cReader(putInstant)

class W3cReader implements LineReader {
  readonly #columns = new Columns()
  readonly #putInstant: PutInstant
  #readers: readonly (FieldReader | null)[] = []

  constructor(putInstant: PutInstant) {
    this.#putInstant = putInstant
  }

  read(block: Block, at: number, into: Received): number {
    beginLine(into)
    if (block.bytes[at] === hash) return this.#directive(block, at, into)
    this.#columns.split(block, at)
    const { count, end } = this.#columns
    if (count === this.#readers.length && count > 0) endLine(block, this.#fill(block, into), false, into)
    else into.what = what.unread
    return end + 1
  }

  /** What the columns gave; -1 would be nothing: a column that cannot be what its name says gives an empty line. */
  #fill(block: Block, into: Received): number {
    const { from, to, count } = this.#columns
    let given = 0
    for (let at = 0; at < count; at++) {
      const reader = this.#readers[at]
      if (reader === null || reader === undefined) continue
      if (!reader.put(block, from[at] ?? 0, to[at] ?? 0, into, this.#putInstant)) return 0
      given |= reader.gives
    }
    return given
  }

  #directive(block: Block, at: number, into: Received): number {
    into.what = what.aside
    const next = nextLine(block, at)
    const begin = at + fieldsMark.length
    if (startsWith(block.bytes, at, next, fieldsMark)) this.#name(block.bytes.subarray(begin, next))
    return next
  }

  #name(line: Uint8Array): void {
    const names = Buffer.from(line).toString('latin1').trim().toLowerCase().split(/\s+/)
    const isCloudFront = names.includes(cloudFrontMark)
    this.#readers = names.map(name =>
      name === 'time-taken' && isCloudFront ? fieldReader('seconds') : (byName.get(name) ?? null),
    )
  }
}
