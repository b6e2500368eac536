// Rows that have the same value in every quasi-identifier, taken as one with a count: they can only be released together or not
// at all, and there are far fewer of them than rows. What is sensitive in them is counted beside. Held by test/hostile/anonymise.test.ts.

import type { QuasiColumn } from './columns.ts'

export interface Tuples {
  readonly count: number
  /** For each column the code of each tuple. */
  readonly codes: readonly Int32Array[]
  /** Rows of each. */
  readonly weights: Int32Array
  /** The tuple of each row. */
  readonly ofRow: Int32Array
}

export function findTuples(columns: readonly QuasiColumn[], rows: number): Tuples {
  const { ofRow, first } = inOrder(columns, hashRows(columns, rows))
  const weights = new Int32Array(first.length)
  for (const tuple of ofRow) weights[tuple] = (weights[tuple] ?? 0) + 1
  const codes = columns.map(column => Int32Array.from(first, row => column.codes[row] ?? 0))
  return { count: first.length, codes, weights, ofRow }
}

interface Found {
  readonly ofRow: Int32Array
  /** A row of each. */
  readonly first: readonly number[]
}

/** By their codes, so that nothing that follows knows in which order the rows stood. */
function inOrder(columns: readonly QuasiColumn[], { ofRow, first }: Found): Found {
  const compare = (a: number, b: number): number => {
    for (const { codes } of columns) {
      const order = (codes[a] ?? 0) - (codes[b] ?? 0)
      if (order !== 0) return order
    }
    return 0
  }
  const order = first.map((_, tuple) => tuple).sort((a, b) => compare(first[a] ?? 0, first[b] ?? 0))
  const place = new Int32Array(first.length)
  order.forEach((tuple, at) => {
    place[tuple] = at
  })
  return { ofRow: ofRow.map(tuple => place[tuple] ?? 0), first: order.map(tuple => first[tuple] ?? 0) }
}

function hashRows(columns: readonly QuasiColumn[], rows: number): Found {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, rows * 2))) - 1
  const slots = new Int32Array(mask + 1)
  const ofRow = new Int32Array(rows)
  const first: number[] = []
  for (let row = 0; row < rows; row++) {
    let slot = hashOf(columns, row) & mask
    for (let tuple = slots[slot] ?? 0; ; tuple = slots[slot] ?? 0) {
      if (tuple === 0) slots[slot] = first.push(row)
      else if (!isSame(columns, row, first[tuple - 1] ?? 0)) {
        slot = (slot + 1) & mask
        continue
      }
      ofRow[row] = (slots[slot] ?? 1) - 1
      break
    }
  }
  return { ofRow, first }
}

function hashOf(columns: readonly QuasiColumn[], row: number): number {
  let hash = 17
  for (const { codes } of columns) hash = mixed(hash ^ (codes[row] ?? 0))
  return hash
}

/** A 32-bit number in which every bit of another has a say (the finaliser of MurmurHash3). */
export function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) + 0x9e3779b9
}

const isSame = (columns: readonly QuasiColumn[], row: number, other: number): boolean =>
  columns.every(({ codes }) => codes[row] === codes[other])
