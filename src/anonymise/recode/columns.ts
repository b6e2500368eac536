// A quasi-identifier as numbers: every value a code, codes so ordered that whatever a hierarchy puts together lies side by side.
// What a class of rows has in common is then two codes, its lowest and its highest, and joining is a minimum and a maximum.
// Held by test/hostile/anonymise.test.ts.

import { Refusal } from '../../core/refusal.ts'
import type { Hierarchy, QuasiIdentifier } from '../ask.ts'
import { type NumberForm, numberOf, plainForm } from '../hierarchies/numbers.ts'
import { endsOf, type RangeEnds } from '../hierarchies/range-ends.ts'
import { anything, openScale, type Scale, type Steps } from '../hierarchies/scale.ts'
import type { Table } from '../outcome.ts'

export interface QuasiColumn extends Scale {
  /** The code of each row. */
  readonly codes: Int32Array
}

interface Coded {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

/** What is met in a column, each value once. */
export interface MetValues {
  readonly values: readonly string[]
  /** How many rows say each. */
  readonly counts: ArrayLike<number>
  /** The first row that says it, as a spreadsheet counts: the names of the columns stand in row 1. */
  rowOf(at: number): number
}

/** Throws a `Refusal` with row and column where a value does not stand in the hierarchy; never with the value. */
export function readColumn(table: Table, quasi: QuasiIdentifier, k: number): QuasiColumn {
  const met = codeColumn(table, quasi.column)
  const { values, codes } = met
  const rowOf = (code: number) => codes.indexOf(code) + 2
  const { steps, place } = readSteps(quasi, { values, counts: countRows(met), rowOf }, k)
  return { ...openScale(steps), codes: codes.map(code => place[code] ?? 0) }
}

interface Read {
  readonly steps: Steps
  /** Where each of the values stands now. */
  readonly place: Int32Array
}

/** No range of numbers ends where fewer than `k` rows would be told from others by it. */
export function readSteps({ column, hierarchy }: QuasiIdentifier, met: MetValues, k: number): Read {
  const known = new Set(met.values)
  const values = [...met.values, ...(hierarchy.values ?? []).filter(value => !known.has(value))]
  const paths = values.map((value, at) => {
    const path = hierarchy.ancestors(value)
    if (path === null) throw notInHierarchy(column, met.rowOf(at), hierarchy)
    return padTo(hierarchy.height + 1, path)
  })
  const form = hierarchy.kind === 'numbers' ? (hierarchy.form ?? plainForm) : null
  const order = orderOf(values, paths, form)
  const steps = {
    name: column,
    paths: order.map(at => paths[at] ?? []),
    ends: readEnds(values, order, met, k, form),
  }
  return { steps, place: invert(order) }
}

function readEnds(
  values: readonly string[],
  order: readonly number[],
  { counts }: MetValues,
  k: number,
  form: NumberForm | null,
): RangeEnds | null {
  if (form === null) return null
  const numbers = order.filter(at => numberOf(values[at] ?? '', form) !== null)
  return endsOf(
    numbers.map(at => values[at] ?? ''),
    numbers.map(at => counts[at] ?? 0),
    k,
    form,
  )
}

/** Where each stands that an order puts there. */
function invert(order: readonly number[]): Int32Array {
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

/** How many rows say each value. */
export function countRows({ values, codes }: Coded): Int32Array {
  const counts = new Int32Array(values.length)
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

const notInHierarchy = (column: string, row: number, { origin }: Hierarchy): Refusal =>
  new Refusal('format-invalid', {
    message: `row ${row}, column ${column}: expected a value of the hierarchy (${origin}), got one it does not have`,
    hint: 'add a line for it to the hierarchy, or leave the row out',
  })

/** A value that reaches `*` sooner than others stays there. */
function padTo(length: number, path: readonly string[]): readonly string[] {
  const top = path.at(-1) ?? anything
  const padded = Array.from({ length }, (_, level) => path[level] ?? top)
  return padded.with(length - 1, anything)
}

/** Numbers by their size, what is no number last; all else so that what has an ancestor in common lies together. */
function orderOf(
  values: readonly string[],
  paths: readonly (readonly string[])[],
  form: NumberForm | null,
): number[] {
  if (form !== null) return orderNumbers(values, form)
  return values.map((_, code) => code).sort((a, b) => comparePaths(paths[a] ?? [], paths[b] ?? []))
}

/** Where each value stands by its size; what is no number last, as text. */
export function orderNumbers(values: readonly string[], form: NumberForm): number[] {
  const numbers = values.map(value => numberOf(value, form) ?? Number.POSITIVE_INFINITY)
  const compare = (a: number, b: number): number => {
    const [left = 0, right = 0] = [numbers[a], numbers[b]]
    return left === right ? compareText(values[a] ?? '', values[b] ?? '') : left - right
  }
  return values.map((_, code) => code).sort(compare)
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let level = a.length - 1; level >= 0; level--) {
    const order = compareText(a[level] ?? '', b[level] ?? '')
    if (order !== 0) return order
  }
  return 0
}
