// A 32-bit number for each tuple and way of looking at it, the same for tuples that look alike: a sum of one number for each node a
// value stands below. Columns are taken together in blocks, and the sum of a block is kept for every combination of its steps, so that
// a way of looking costs two or three additions for a tuple instead of one for each column. Should two sums ever meet by chance, a
// class is coarser than it had to be, and nothing else. Held by test/hostile/anonymise.test.ts.

import { limits } from '../../core/limits.ts'
import type { QuasiColumn } from './columns.ts'
import { mixed, type Tuples } from './distinct.ts'

/** For each block of columns the sums of all tuples. */
export type Signs = readonly Int32Array[]

interface Block {
  /** The columns of it. */
  readonly from: number
  readonly to: number
  readonly sums: Map<string, Int32Array>
}

export function signTuples(
  columns: readonly QuasiColumn[],
  tuples: Tuples,
): (levels: readonly number[]) => Signs {
  const single = columns.map(({ levels }, at) =>
    levels.map(nodes =>
      (tuples.codes[at] ?? new Int32Array()).map(code => mixed(mixed(nodes[code] ?? 0) ^ mixed(at + 1))),
    ),
  )
  const blocks = blocksOf(columns, tuples.count)
  const sumsOf = ({ from, to, sums }: Block, levels: readonly number[]): Int32Array => {
    const key = levels.slice(from, to).join()
    const known = sums.get(key)
    if (known !== undefined) return known
    const made = addSigns(
      single.slice(from, to).map((each, at) => each[levels[from + at] ?? 0] ?? new Int32Array()),
    )
    sums.set(key, made)
    return made
  }
  return levels => blocks.map(block => sumsOf(block, levels))
}

function addSigns(signs: Signs): Int32Array {
  const [first = new Int32Array(), ...others] = signs
  if (others.length === 0) return first
  const sums = first.slice()
  for (const other of others)
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (other[at] ?? 0)
  return sums
}

/** As many columns in one as the memory for all their combinations allows. */
function blocksOf(columns: readonly QuasiColumn[], count: number): readonly Block[] {
  const most = Math.max(1, limits.signBytes / 4 / Math.max(1, count))
  const blocks: Block[] = []
  let [from, combinations] = [0, 1]
  for (const [at, { levels }] of columns.entries()) {
    if (at > from && (combinations * levels.length > most || at - from >= Math.ceil(columns.length / 2))) {
      blocks.push({ from, to: at, sums: new Map() })
      from = at
      combinations = 1
    }
    combinations *= levels.length
  }
  return [...blocks, { from, to: columns.length, sums: new Map() }]
}
