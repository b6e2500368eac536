// The ways a table can be coarsened as a whole: for each quasi-identifier a step of its hierarchy. They are gone through from the
// least loss to the most. Up to ten quasi-identifiers all of them are; beyond that there are too many, and a beam is held instead:
// from each depth the best go on to the next. Held by test/hostile/anonymise.test.ts.

import { limits } from '../../core/limits.ts'
import type { QuasiColumn } from './columns.ts'
import type { Tuples } from './distinct.ts'

export interface Node {
  /** The step of each quasi-identifier. */
  readonly levels: readonly number[]
  /** Σ over the quasi-identifiers of what a row loses, on average. */
  readonly loss: number
}

type Levels = readonly number[]

export function orderNodes(columns: readonly QuasiColumn[], tuples: Tuples): readonly Node[] {
  const losses = columns.map((column, at) => lossesOf(column, tuples, at))
  const lossOf = (levels: Levels) => levels.reduce((sum, level, at) => sum + (losses[at]?.[level] ?? 0), 0)
  const tops = columns.map(({ levels }) => levels.length - 1)
  const all = tops.reduce((product, top) => product * (top + 1), 1)
  const nodes = all <= limits.latticeNodes ? everyNode(tops) : beamOf(tops, lossOf)
  return nodes.map(levels => ({ levels, loss: lossOf(levels) })).sort((a, b) => a.loss - b.loss)
}

/** What each step of a column loses of the table's rows, on average. */
function lossesOf(
  { levels, lossOf }: QuasiColumn,
  { codes, weights }: Tuples,
  at: number,
): readonly number[] {
  return levels.map(nodes => {
    const { low, high } = spans(nodes)
    let [sum, rows] = [0, 0]
    codes[at]?.forEach((code, tuple) => {
      const node = nodes[code] ?? 0
      const weight = weights[tuple] ?? 0
      sum += weight * lossOf(low[node] ?? 0, high[node] ?? 0)
      rows += weight
    })
    return sum / Math.max(1, rows)
  })
}

function spans(nodes: Int32Array): { readonly low: Int32Array; readonly high: Int32Array } {
  const [low, high] = [new Int32Array(nodes.length), new Int32Array(nodes.length)]
  nodes.forEach((node, code) => {
    if (code === 0 || nodes[code - 1] !== node) low[node] = code
    high[node] = code
  })
  return { low, high }
}

function everyNode(tops: readonly number[]): readonly Levels[] {
  let nodes: readonly Levels[] = [[]]
  for (const top of tops)
    nodes = nodes.flatMap(node => Array.from({ length: top + 1 }, (_, level) => [...node, level]))
  return nodes
}

function beamOf(tops: readonly number[], lossOf: (node: Levels) => number): readonly Levels[] {
  const depth = tops.reduce((sum, top) => sum + top, 0)
  const width = Math.max(1, Math.floor(limits.latticeNodes / (depth + 1)))
  const found: Levels[] = []
  let beam: readonly Levels[] = [tops.map(() => 0)]
  for (let step = 0; step <= depth; step++) {
    found.push(...beam)
    const next = new Map(beam.flatMap(node => above(node, tops)).map(node => [node.join(), node]))
    beam = [...next.values()]
      .map(node => ({ node, loss: lossOf(node) }))
      .sort((a, b) => a.loss - b.loss)
      .slice(0, width)
      .map(({ node }) => node)
  }
  return found
}

const above = (node: Levels, tops: readonly number[]): readonly Levels[] =>
  node.flatMap((level, at) => (level < (tops[at] ?? 0) ? [node.with(at, level + 1)] : []))
