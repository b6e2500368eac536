// A quasi-identifier as numbers: every value a code, codes so ordered that whatever a hierarchy puts together lies side by side.
// What a class of rows has in common is then two codes, its lowest and its highest, and joining is a minimum and a maximum.
// Loss of a value is (leaves below it − 1) / (leaves of the column − 1), leaves being the values of
// a given hierarchy, or else of the table.
// Held by test/hostile/anonymise.test.ts.

import { Refusal } from '../core/refusal.ts'
import type { Hierarchy, QuasiIdentifier } from './ask.ts'
import type { Table } from './outcome.ts'

export interface QuasiColumn extends Scale {
  /** The code of each row. */
  readonly codes: Int32Array
}

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
  readonly isNumbers: boolean
}

/** Where nothing else holds a class together. */
export const anything = '*'

/** A column up to this many values has the loss of every two of them in a table. */
const tabled = 512

interface Coded {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

/** Throws a `Refusal` with row and column where a value does not stand in the hierarchy; never with the value. */
export function readColumn(table: Table, quasi: QuasiIdentifier): QuasiColumn {
  const met = codeColumn(table, quasi.column)
  const { steps, place } = readSteps(quasi, met.values, code => met.codes.indexOf(code))
  return { ...openScale(steps), codes: met.codes.map(code => place[code] ?? 0) }
}

interface Read {
  readonly steps: Steps
  /** Where each of the values stands now. */
  readonly place: Int32Array
}

/** `rowOf` answers for a value a row that has it. */
export function readSteps(
  { column, hierarchy }: QuasiIdentifier,
  met: readonly string[],
  rowOf: (at: number) => number,
): Read {
  const known = new Set(met)
  const values = [...met, ...(hierarchy.values ?? []).filter(value => !known.has(value))]
  const paths = values.map((value, at) => {
    const path = hierarchy.ancestors(value)
    if (path === null) throw notInHierarchy(column, rowOf(at), hierarchy)
    return padTo(hierarchy.height + 1, path)
  })
  const order = orderOf(values, paths, hierarchy.kind)
  const isNumbers = hierarchy.kind === 'numbers'
  return { steps: { name: column, paths: order.map(at => paths[at] ?? []), isNumbers }, place: invert(order) }
}

/** Where each stands that an order puts there. */
export function invert(order: readonly number[]): Int32Array {
  const place = new Int32Array(order.length)
  order.forEach((code, at) => {
    place[code] = at
  })
  return place
}

/** The codes of a column in the order its values are met. */
export function codeColumn(table: Table, name: string): Coded {
  const at = table.columns.indexOf(name)
  if (at < 0)
    throw new Refusal('usage', {
      message: `expected a column of the table, got ${JSON.stringify(name)}`,
      hint: `it has ${table.columns.join(', ')}`,
    })
  const known = new Map<string, number>()
  const codes = new Int32Array(table.rows.length)
  table.rows.forEach((row, index) => {
    const value = row[at] ?? ''
    const code = known.get(value) ?? known.size
    if (code === known.size) known.set(value, code)
    codes[index] = code
  })
  return { values: [...known.keys()], codes }
}

const notInHierarchy = (column: string, row: number, { origin }: Hierarchy): Refusal =>
  new Refusal('format-invalid', {
    message: `row ${row + 2}, column ${column}: expected a value of the hierarchy (${origin}), got one it does not have`,
    hint: 'add a line for it to the hierarchy, or leave the row out',
  })

/** A value that reaches `*` sooner than others stays there. */
function padTo(length: number, path: readonly string[]): readonly string[] {
  const top = path.at(-1) ?? anything
  const padded = Array.from({ length }, (_, level) => path[level] ?? top)
  return padded.with(length - 1, anything)
}

/** Numbers by their size, what is no number last; all else so that what has an ancestor in common lies together. */
function orderOf(values: readonly string[], paths: readonly (readonly string[])[], kind: Hierarchy['kind']) {
  const codes = values.map((_, code) => code)
  if (kind === 'numbers') return codes.sort((a, b) => compareNumbers(values[a] ?? '', values[b] ?? ''))
  return codes.sort((a, b) => comparePaths(paths[a] ?? [], paths[b] ?? []))
}

export function compareNumbers(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)]
  if (left === null || right === null)
    return Number(left === null) - Number(right === null) || compareText(a, b)
  return left - right || compareText(a, b)
}

/** A number as people write it in a table, with a point or a comma before its fraction; null for everything else. */
export function numberOf(text: string): number | null {
  if (!/^\s*[-+]?\d+(?:[.,]\d+)?\s*$/.test(text)) return null
  return Number(text.replace(',', '.'))
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let level = a.length - 1; level >= 0; level--) {
    const order = compareText(a[level] ?? '', b[level] ?? '')
    if (order !== 0) return order
  }
  return 0
}

export function openScale({ name, paths, isNumbers }: Steps): Scale {
  const size = paths.length
  const levels = levelsOf(paths)
  const leaves = levels.map(countLeaves)
  const values = paths.map(path => path[0] ?? '')
  const isMissing = values.map(value => isNumbers && numberOf(value) === null)
  const scale = size > 1 ? 1 / (size - 1) : 0
  const isRange = (low: number, high: number) => isNumbers && isMissing[low] === isMissing[high]
  const lossOf = (low: number, high: number): number => {
    if (isRange(low, high)) return (high - low) * scale
    const level = commonLevel(levels, low, high)
    return ((leaves[level]?.[levels[level]?.[low] ?? 0] ?? size) - 1) * scale
  }
  const labelOf = (low: number, high: number): string => {
    if (low === high) return values[low] ?? anything
    if (isRange(low, high) && !isMissing[low]) return `${values[low]}..${values[high]}`
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
