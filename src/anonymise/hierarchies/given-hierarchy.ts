// A hierarchy somebody gives, as ARX writes them: a line for each value, itself first, each next step broader, `*` last, with `;` between
// and a cell in quotes where it has one. Whatever is wrong is said with file, line and column. Held by hierarchies.test.ts.

import { CsvError, parse } from 'csv-parse/sync'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Hierarchy } from '../ask.ts'
import { anything } from './scale.ts'

/** As csv-parse says it where it is asked for `info`. */
interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

/** Throws a `Refusal` with every fault there is, up to a limit. */
export function parseHierarchy(text: string, file: string): Hierarchy {
  const lines = readLines(text, file)
  const faults = [...faultsOf(lines)].slice(0, limits.faults)
  const [first, ...more] = faults.map(({ line, column, message, hint }) => ({
    message,
    hint,
    place: { file, line, column },
  }))
  if (first !== undefined) throw new Refusal('format-invalid', first, ...more)
  const paths = new Map(lines.map(({ cells }) => [cells[0] ?? '', cells]))
  return {
    origin: file,
    kind: 'given',
    height: (lines[0]?.cells.length ?? 1) - 1,
    values: [...paths.keys()],
    ancestors: value => paths.get(value) ?? null,
  }
}

function readLines(text: string, file: string): readonly Line[] {
  try {
    const found: unknown = parse(text, {
      ...{ bom: true, delimiter: ';', info: true, relax_column_count: true, skip_empty_lines: true },
      to: limits.hierarchyLines + 1,
    })
    return (found as readonly Parsed[]).map(({ record, info }) => ({
      cells: record.map(cell => cell.trim()),
      line: info.lines,
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    throw new Refusal('format-invalid', {
      message: 'expected cells with ; between, and a cell with quotes to end with one, got something else',
      place: { file, line, column: 1 },
    })
  }
}

interface Found {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint: string
}

function* faultsOf(lines: readonly Line[]): Generator<Found> {
  const [first] = lines
  if (first === undefined) {
    const hint = 'write a line for each value, such as: Copenhagen;Zealand;*'
    yield { line: 1, column: 1, message: 'expected a value and its steps, got an empty file', hint }
    return
  }
  if (lines.length > limits.hierarchyLines) yield tooLong(limits.hierarchyLines)
  const known = new Map<string, number>()
  const above = new Map<string, { readonly next: string; readonly line: number }>()
  for (const each of lines) {
    yield* faultsOfLine(each, first)
    yield* twice(each, known)
    yield* crossed(each, above)
  }
}

const tooLong = (most: number): Found => ({
  ...{ line: most + 1, column: 1 },
  message: `expected at most ${most} lines, got more`,
  hint: 'leave out values that do not occur',
})

function* faultsOfLine({ cells, line }: Line, first: Line): Generator<Found> {
  const last = cells.at(-1) ?? ''
  if (cells.length !== first.cells.length)
    yield {
      ...{ line, column: 1 },
      message: `expected ${first.cells.length} cells as in line ${first.line}, got ${cells.length}`,
      hint: 'repeat a step where a value has fewer',
    }
  else if (cells.length < 2 || last !== anything)
    yield {
      ...{ line, column: columnOf(cells, cells.length - 1) },
      message: `expected the last step to be ${anything}, got another`,
      hint: `end each line with ;${anything}`,
    }
}

function* twice({ cells, line }: Line, known: Map<string, number>): Generator<Found> {
  const value = cells[0] ?? ''
  const before = known.get(value)
  if (before !== undefined)
    yield {
      ...{ line, column: 1 },
      message: `expected each value once, got one that stands in line ${before} already`,
      hint: 'leave one of the two lines out',
    }
  known.set(value, before ?? line)
}

/** One broader value cannot itself lie in two: what it stands for would depend on who reads it. */
function* crossed(
  { cells, line }: Line,
  above: Map<string, { readonly next: string; readonly line: number }>,
): Generator<Found> {
  for (let step = 1; step + 1 < cells.length; step++) {
    const [own = '', next = ''] = [cells[step], cells[step + 1]]
    const key = `${step} ${own}`
    const before = above.get(key) ?? { next, line }
    above.set(key, before)
    if (before.next !== next)
      yield {
        ...{ line, column: columnOf(cells, step + 1) },
        message: `expected step ${step + 1} to be the same as in line ${before.line}, where step ${step} is the same, got another`,
        hint: 'let each broader value lie in one that is broader still',
      }
  }
}

const columnOf = (cells: readonly string[], at: number): number =>
  cells.slice(0, at).reduce((sum, cell) => sum + cell.length + 1, 1)
