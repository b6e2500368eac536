// A table that keeps its own bytes, looked at once more with the heading of its column before each cell: a number under `CPR` is judged as
// one behind that word. What is found so is told where it stands in the text; what was found without its heading counts unless the
// heading names something else. Proven by headed.test.ts.

import { contextOf, rivals } from './context.ts'
import { type Context, confidences, type Hit, type HitKind } from './hit.ts'
import { type ReadyRules, Scan } from './scan/scan.ts'
import type { Cell, Columns } from './source.ts'

/** The kinds that words around them unmake; of the others a heading never speaks against what was found. */
const judgedByWords: ReadonlySet<HitKind> = new Set<HitKind>([
  // A passport is found by its word alone.
  ...rivals.filter(kind => kind !== 'passport'),
  ...(['ip', 'coordinates'] as const),
])

/** A scan tells a hit at most this many bytes later. */
const rememberedBytes = 1 << 20
/** Cells are scanned together up to here. */
const togetherBytes = 64 * 1024
/** Apart like paragraphs, so that no word speaks for the next cell. */
const apart = Buffer.from('\n\n')
const colon = Buffer.from(': ')
const [newline, tab] = [0x0a, 0x09]

interface Looked {
  readonly at: number
  readonly end: number
  readonly cells: readonly Cell[]
  readonly hits: readonly Hit[]
}

export class Headed {
  readonly #rules: ReadyRules
  readonly #columns: Columns
  readonly #contexts = new Map<Uint8Array, Map<HitKind, Context>>()
  #looked: Looked[] = []

  constructor(rules: ReadyRules, columns: Columns) {
    this.#rules = rules
    this.#columns = columns
  }

  /** Hits of the cells in a stretch, which stands at `at` in its text; positions are those of the text. Stretches come in order. */
  look(stretch: Uint8Array, at: number): readonly Hit[] {
    const end = at + stretch.length
    const cells = this.#columns.cellsIn(at, end)
    const hits = cells.length === 0 ? [] : scanCells(this.#rules, cells, stretch, at)
    this.#looked = this.#looked.filter(before => before.end + rememberedBytes > end)
    this.#looked.push({ at, end, cells, hits })
    return hits
  }

  /** Whether what was found without headings counts beside what was found with them. */
  keeps(hit: Hit): boolean {
    const looked = this.#looked.findLast(({ at }) => at <= hit.start)
    if (looked === undefined || looked.cells.length === 0) return true
    const cell = looked.cells[lastAt(looked.cells, hit.start)]
    if (cell === undefined || hit.start < cell.start || hit.end > cell.end) return true
    if (judgedByWords.has(hit.kind) && this.#contextUnder(hit.kind, cell.heading) === 'other') return false
    const same = looked.hits[lastAt(looked.hits, hit.start)]
    return same === undefined || !isAsSure(same, hit)
  }

  #contextUnder(kind: HitKind, heading: Uint8Array): Context {
    const known = this.#contexts.get(heading) ?? new Map<HitKind, Context>()
    this.#contexts.set(heading, known)
    const bytes = Buffer.concat([heading, colon])
    const context =
      known.get(kind) ?? contextOf(kind, { bytes, from: 0, to: bytes.length }, bytes.length, bytes.length)
    known.set(kind, context)
    return context
  }
}

/** The same find, at least as sure. */
const isAsSure = (headed: Hit, bare: Hit): boolean =>
  headed.kind === bare.kind &&
  headed.what === bare.what &&
  headed.start === bare.start &&
  headed.end === bare.end &&
  confidences.indexOf(headed.confidence) >= confidences.indexOf(bare.confidence)

/** The index of the last of them that begins at a place or before it; -1 where none does. */
function lastAt(sorted: readonly { readonly start: number }[], place: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A cell as it stands in what is scanned, behind its heading. */
interface Placed {
  readonly start: number
  readonly end: number
  /** Where it stands in the text. */
  readonly textAt: number
}

function scanCells(
  rules: ReadyRules,
  cells: readonly Cell[],
  stretch: Uint8Array,
  at: number,
): readonly Hit[] {
  const hits: Hit[] = []
  const placed: Placed[] = []
  const tell = (hit: Hit): void => {
    const cell = placed[lastAt(placed, hit.start)]
    // What begins in a heading, or reaches into the next one, is not of this place.
    if (cell === undefined || hit.start < cell.start || hit.end > cell.end) return
    const by = cell.textAt - cell.start
    hits.push({ ...hit, start: hit.start + by, end: hit.end + by })
  }
  const scan = new Scan(rules, tell)
  let [together, length]: [Uint8Array[], number] = [[], 0]
  let pushed = 0
  for (const { start, end, heading } of cells) {
    const value = stretch.subarray(start - at, end - at)
    const from = pushed + length + heading.length + colon.length
    placed.push({ start: from, end: from + value.length, textAt: start })
    together.push(heading, colon, oneLine(value), apart)
    length += heading.length + colon.length + value.length + apart.length
    if (length < togetherBytes) continue
    scan.push(Buffer.concat(together, length))
    pushed += length
    ;[together, length] = [[], 0]
  }
  scan.push(Buffer.concat(together, length))
  scan.end()
  return hits
}

/** The heading speaks for all lines of its cell. */
function oneLine(value: Uint8Array): Uint8Array {
  return value.includes(newline) ? value.map(byte => (byte === newline ? tab : byte)) : value
}
