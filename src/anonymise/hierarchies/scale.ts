// What there is to know of a column's values, whatever rows there are: what stands above each, and what is lost where all from one code to
// another is said as one. Loss of a value is (leaves below it − 1) / (leaves of the column − 1), leaves being the values of a given
// hierarchy, or else of the table. Held by test/hostile/anonymise.test.ts.

import { formatRange, type RangeEnds } from './range-ends.ts'

/** Where nothing else holds a class together. */
export const anything = '*'

/** What there is to know of a column's values, whatever rows there are. */
export interface Scale {
  readonly name: string
  /** How many values there are. */
  readonly size: number
  /** For each step of the hierarchy, from the value itself to `*`: for each code the node above it. */
  readonly levels: readonly Int32Array[]
  /** What is lost where all from one code to another is said as one. */
  readonly lossOf: (low: number, high: number) => number
  /** How that is said. */
  readonly labelOf: (low: number, high: number) => string
}

/** The same as plain data, to be handed to a thread. */
export interface Steps {
  readonly name: string
  /** For each code what is said of it at each step, itself first. */
  readonly paths: readonly (readonly string[])[]
  /** Of numbers where a range may end; they stand first. */
  readonly ends: RangeEnds | null
}

/** A column up to this many values has the loss of every two of them in a table. */
const tabled = 512

export function openScale({ name, paths, ends }: Steps): Scale {
  const size = paths.length
  const levels = levelsOf(paths)
  const leaves = levels.map(countLeaves)
  const values = paths.map(path => path[0] ?? '')
  const scale = size > 1 ? 1 / (size - 1) : 0
  const rangeLoss = (low: number, high: number): number | null => {
    const [from, to] = [ends?.firsts[low], ends?.lasts[high]]
    if (ends === null || from === undefined || to === undefined) return null
    return ends.lows[low] === null && ends.highs[high] === null ? (size - 1) * scale : (to - from) * scale
  }
  const lossOf = (low: number, high: number): number => {
    if (low === high) return 0
    const level = commonLevel(levels, low, high)
    return rangeLoss(low, high) ?? ((leaves[level]?.[levels[level]?.[low] ?? 0] ?? size) - 1) * scale
  }
  const labelOf = (low: number, high: number): string => {
    if (low === high) return values[low] ?? anything
    if (ends !== null && high < ends.lows.length)
      return formatRange(ends.lows[low] ?? null, ends.highs[high] ?? null) ?? anything
    return paths[low]?.[commonLevel(levels, low, high)] ?? anything
  }
  return { name, size, levels, lossOf: tabulate(size, lossOf), labelOf }
}

/** Nodes are told apart by all that stands above them, so that two of one name below different ones stay two. */
function levelsOf(paths: readonly (readonly string[])[]): readonly Int32Array[] {
  const height = paths[0]?.length ?? 1
  let above = new Int32Array(paths.length)
  const levels = [above]
  for (let level = height - 2; level >= 0; level--) {
    const nodes = new Int32Array(paths.length)
    for (let code = 1; code < paths.length; code++) {
      const isSame = above[code] === above[code - 1] && paths[code]?.[level] === paths[code - 1]?.[level]
      nodes[code] = (nodes[code - 1] ?? 0) + (isSame ? 0 : 1)
    }
    levels.unshift(nodes)
    above = nodes
  }
  return levels
}

function countLeaves(nodes: Int32Array): Int32Array {
  const counts = new Int32Array(nodes.length)
  for (const node of nodes) counts[node] = (counts[node] ?? 0) + 1
  return counts
}

/** The first level where two codes have one node above them: all codes between them have the same. */
function commonLevel(levels: readonly Int32Array[], low: number, high: number): number {
  const level = levels.findIndex(nodes => nodes[low] === nodes[high])
  return level < 0 ? levels.length - 1 : level
}

function tabulate(
  size: number,
  lossOf: (low: number, high: number) => number,
): (low: number, high: number) => number {
  if (size > tabled) return lossOf
  const table = new Float64Array(size * size)
  for (let low = 0; low < size; low++)
    for (let high = low; high < size; high++) table[low * size + high] = lossOf(low, high)
  return (low, high) => table[low * size + high] ?? 0
}
