// Access logs of AWS load balancers: application (docs: »Access logs for your Application Load Balancer«), whose lines begin with the
// kind of connection, and classic, whose lines begin with the time. Times are UTC and are kept as written; how long an answer took
// is the sum of the three times the balancer measured. Proven by alb.test.ts.

import { type Block, type LineReader, type Received, what } from '../received.ts'
import { Columns } from './columns.ts'
import { beginLine, endLine, type Field, fieldReader } from './fields.ts'
import { decimal, durationOf, startsWith } from './values.ts'
import type { PutInstant } from './zone.ts'

const colon = 58
const slash = 47
const [one, two] = [49, 50]
/** Places of columns behind the time. */
const places: readonly (readonly [Field, number])[] = [
  ['time', 0],
  ['status', 7],
  ['bytes', 10],
  ['request', 11],
  ['agent', 12],
]
const clientAt = 2
const timesAt = [4, 5, 6] as const
const fewest = 15

export const openAlb = (putInstant: PutInstant): LineReader => new AlbReader(putInstant)

class AlbReader implements LineReader {
  readonly #columns = new Columns()
  readonly #putInstant: PutInstant

  constructor(putInstant: PutInstant) {
    this.#putInstant = putInstant
  }

  read(block: Block, at: number, into: Received): number {
    beginLine(into)
    this.#columns.split(block, at)
    const first = block.bytes[at]
    const timeAt = first === one || first === two ? 0 : 1
    const given = this.#columns.count < fewest + timeAt ? 0 : this.#fill(block, timeAt, into)
    if (given !== 0 && this.#isConnection(block, timeAt)) into.what = what.aside
    endLine(block, given, false, into)
    return this.#columns.end + 1
  }

  #fill(block: Block, timeAt: number, into: Received): number {
    const { from, to } = this.#columns
    let given = 0
    for (const [field, place] of places) {
      const reader = fieldReader(field)
      const at = timeAt + place
      if (!reader.put(block, from[at] ?? 0, to[at] ?? 0, into, this.#putInstant)) return 0
      given |= reader.gives
    }
    if (!this.#putClient(block, timeAt + clientAt, into)) return 0
    this.#putMicros(block, timeAt, into)
    putPathAlone(block, into)
    return given
  }

  /** `192.0.2.1:2817`. */
  #putClient(block: Block, at: number, into: Received): boolean {
    const [from, to] = [this.#columns.from[at] ?? 0, this.#columns.to[at] ?? 0]
    const port = block.bytes.subarray(from, to).lastIndexOf(colon)
    return fieldReader('address').put(block, from, port < 0 ? to : from + port, into, this.#putInstant)
  }

  /** -1 in any of them: the target gave no answer. */
  #putMicros({ bytes }: Block, timeAt: number, into: Received): void {
    let micros = 0
    for (const place of timesAt) {
      const at = timeAt + place
      const seconds = decimal(bytes, this.#columns.from[at] ?? 0, this.#columns.to[at] ?? 0)
      if (seconds < 0) return
      micros += Math.round(seconds * 1_000_000)
    }
    into.micros = durationOf(micros)
  }

  /** A listener that passes bytes on, of which nothing is known: its request is `- - - `. */
  #isConnection({ bytes }: Block, timeAt: number): boolean {
    const at = timeAt + 11
    return startsWith(bytes, this.#columns.from[at] ?? 0, this.#columns.to[at] ?? 0, '- - -')
  }
}

/** `GET https://www.example.com:443/path`: what was asked for is the path. */
function putPathAlone({ bytes }: Block, into: Received): void {
  const { pathFrom, pathTo } = into
  if (!startsWith(bytes, pathFrom, pathTo, 'http://') && !startsWith(bytes, pathFrom, pathTo, 'https://'))
    return
  let at = Math.min(pathTo, pathFrom + 'https://'.length)
  while (at < pathTo && bytes[at] !== slash) at++
  into.pathFrom = at
}
