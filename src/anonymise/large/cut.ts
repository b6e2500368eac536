// The table cut into parts by its quasi-identifiers, so that rows which are alike lie in one part and no class lies in two: always the
// part with most rows, there where it is widest, at the middle of its rows, along its hierarchy (Mondrian's median cut: LeFevre et al.
// 2006). Rows that are all alike are many parts by chance: each says the same as the others. Decided on a sample of the rows.
// Held by cut.test.ts and large.test.ts.

import type { Scale } from '../hierarchies/scale.ts'

/** A part, several into which alike rows go by chance, or two on either side of a code. */
export type Cut =
  | { readonly kind: 'part'; readonly numbers: readonly number[] }
  | {
      readonly kind: 'cut'
      readonly column: number
      /** Rows with this code or one above it go to the second. */
      readonly at: number
      readonly below: Cut
      readonly above: Cut
    }

export interface Parts {
  readonly root: Cut
  readonly count: number
}

/** `sample` has for each column the codes of its rows; parts of more than `most` of those are cut again. */
export function cutParts(scales: readonly Scale[], sample: readonly Int32Array[], most: number): Parts {
  let count = 0
  const cut = (rows: Int32Array): Cut => {
    const place = rows.length > most ? findCut(scales, sample, rows) : null
    if (place === null) {
      const parts = Math.max(1, Math.ceil(rows.length / most))
      return { kind: 'part', numbers: Array.from({ length: parts }, () => count++) }
    }
    const codes = sample[place.column]
    const isBelow = (row: number) => (codes?.[row] ?? 0) < place.at
    const below = cut(rows.filter(isBelow))
    return { kind: 'cut', ...place, below, above: cut(rows.filter(row => !isBelow(row))) }
  }
  const all = Int32Array.from({ length: sample[0]?.length ?? 0 }, (_, row) => row)
  return { root: cut(all), count: Math.max(1, count) }
}

interface Place {
  readonly column: number
  readonly at: number
}

/** In the column that is widest in proportion to how evenly it can be cut; null where all rows are alike. */
function findCut(scales: readonly Scale[], sample: readonly Int32Array[], rows: Int32Array): Place | null {
  let [best, found]: [number, Place | null] = [0, null]
  for (const [column, scale] of scales.entries()) {
    const codes = rows.map(row => sample[column]?.[row] ?? 0).sort()
    const [low = 0, high = 0] = [codes[0], codes.at(-1)]
    if (low === high) continue
    const at = middleOf(scale, codes, low, high)
    const share = codes.findIndex(code => code >= at) / codes.length
    const worth = scale.lossOf(low, high) * Math.min(share, 1 - share)
    if (worth > best) [best, found] = [worth, { column, at }]
  }
  return found
}

/** The boundary nearest to the middle row, of those between the broadest nodes that lie in the part; of numbers any. */
function middleOf({ levels }: Scale, codes: Int32Array, low: number, high: number): number {
  const broadest = levels.findLast(nodes => nodes[low] !== nodes[high])
  const middle = Math.floor(codes.length / 2)
  let [nearest, at] = [Number.POSITIVE_INFINITY, high]
  for (let row = 1; row < codes.length; row++) {
    const [before = 0, code = 0] = [codes[row - 1], codes[row]]
    if (before === code || broadest?.[before] === broadest?.[code]) continue
    if (Math.abs(row - middle) < nearest) [nearest, at] = [Math.abs(row - middle), code]
  }
  return at
}

/** `below` is of chance: a number below another. */
export function partOf(
  root: Cut,
  codeOf: (column: number) => number,
  below: (limit: number) => number,
): number {
  let cut = root
  while (cut.kind === 'cut') cut = codeOf(cut.column) < cut.at ? cut.below : cut.above
  const { numbers } = cut
  return numbers[numbers.length > 1 ? below(numbers.length) : 0] ?? 0
}

/** For each part of alike rows the others of them. */
export function* sharesOf(cut: Cut): Generator<readonly number[]> {
  if (cut.kind === 'cut') {
    yield* sharesOf(cut.below)
    yield* sharesOf(cut.above)
  } else if (cut.numbers.length > 1) yield cut.numbers
}

/** Parts that satisfy what is asked as they are stay; one that does not is taken together with what lies on the other side of its cut. */
export function joinParts(
  root: Cut,
  holds: (parts: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  const join = (cut: Cut): readonly (readonly number[])[] => {
    const apart =
      cut.kind === 'part' ? cut.numbers.map(number => [number]) : [...join(cut.below), ...join(cut.above)]
    return apart.every(holds) ? apart : [apart.flat()]
  }
  return join(root)
}
