// One part of a table as bytes: for each row the codes of its quasi-identifiers and sensitive columns, then its other cells as JSON. And
// what comes of a part: its classes, each with what it says and the cells of its rows in an order of their own. Held by large.test.ts.

import { openScale, type Scale, type Steps } from '../hierarchies/scale.ts'
import { Classes } from '../recode/classes.ts'
import { compareText } from '../recode/columns.ts'
import type { Spread } from '../recode/criteria.ts'
import { recode } from '../recode/recode.ts'
import type { ClassSize } from '../verify/verified.ts'

/** What every part is recoded by; plain data, for a thread. */
export interface Plan {
  readonly steps: readonly Steps[]
  readonly sensitive: readonly Spread[]
  readonly k: number
}

export interface RecodedClass {
  readonly values: readonly string[]
  /** The cells of each row that are no quasi-identifier. */
  readonly rows: readonly string[]
}

export interface RecodedPart {
  readonly classes: readonly RecodedClass[]
  /** For each quasi-identifier what its rows lost, together. */
  readonly lost: readonly number[]
  /** How many classes of each size its rows were before. */
  readonly before: readonly ClassSize[]
}

const lengthBytes = 4

/** As the row is put away. */
export function packRow(codes: readonly number[], cells: string): Uint8Array {
  const text = Buffer.from(cells)
  const packed = Buffer.allocUnsafe((codes.length + 1) * lengthBytes + text.length)
  let at = 0
  for (const code of codes) at = packed.writeInt32LE(code, at)
  at = packed.writeInt32LE(text.length, at)
  packed.set(text, at)
  return packed
}

interface Unpacked {
  /** For each column the codes of the rows. */
  readonly codes: readonly Int32Array[]
  readonly cells: readonly string[]
}

function unpackRows(pieces: readonly Uint8Array[], rows: number, columns: number): Unpacked {
  const codes = Array.from({ length: columns }, () => new Int32Array(rows))
  const cells: string[] = []
  for (const piece of pieces) {
    const packed = Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    for (let at = 0; at < packed.length; ) {
      for (const column of codes) {
        column[cells.length] = packed.readInt32LE(at)
        at += lengthBytes
      }
      const end = at + lengthBytes + packed.readInt32LE(at)
      cells.push(packed.toString('utf8', at + lengthBytes, end))
      at = end
    }
  }
  return { codes, cells }
}

/** Opens the scales once, for all parts that come. */
export function recoder(plan: Plan): (pieces: readonly Uint8Array[], rows: number) => RecodedPart {
  const scales = plan.steps.map(openScale)
  return (pieces, rows) =>
    recodePart(plan, scales, unpackRows(pieces, rows, scales.length + plan.sensitive.length))
}

function recodePart(plan: Plan, scales: readonly Scale[], { codes, cells }: Unpacked): RecodedPart {
  const columns = scales.map((scale, at) => ({ ...scale, codes: codes[at] ?? new Int32Array() }))
  const sensitive = plan.sensitive.map((each, at) => ({
    ...each,
    codes: codes[scales.length + at] ?? new Int32Array(),
  }))
  const classes = recode(columns, sensitive, plan.k)
  if (!(classes instanceof Classes))
    throw new Error('expected a part that satisfies what is asked as one class, got one that does not')
  const byTuple = Map.groupBy(cells.keys(), row => classes.tuples.ofRow[row] ?? 0)
  const living = classes.living()
  return {
    classes: living.map(of => ({
      values: classes.labels(of),
      rows: (classes.members[of] ?? [])
        .flatMap(tuple => (byTuple.get(tuple) ?? []).map(row => cells[row] ?? ''))
        .sort(compareText),
    })),
    lost: scales.map(({ lossOf }, at) =>
      living.reduce(
        (sum, of) => sum + (classes.sizes[of] ?? 0) * lossOf(classes.low(at, of), classes.high(at, of)),
        0,
      ),
    ),
    before: sizesOf(classes.tuples.weights),
  }
}

function sizesOf(weights: Int32Array): readonly ClassSize[] {
  const sizes = new Map<number, number>()
  for (const rows of weights) sizes.set(rows, (sizes.get(rows) ?? 0) + 1)
  return [...sizes].map(([rows, classes]) => ({ rows, classes }))
}
