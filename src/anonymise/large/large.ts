// A table larger than memory: read once for its values and a sample, cut into parts by its quasi-identifiers, read again to put each row
// away with its part, sealed; then each part is recoded as a small table is, in threads. In memory are never more than the values
// of the columns that are recoded, the sample, and the parts underway. Rows come out part by part: whoever sees that sees smaller classes
// than the cells say, but each satisfies what is asked by itself. Held by large.test.ts; figures in docs/bench-anonymise.md.

import type { Random } from '../../core/clock.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ask } from '../ask.ts'
import { openScale, type Steps } from '../hierarchies/scale.ts'
import type { NotPossible, Utility } from '../outcome.ts'
import { readSteps } from '../recode/columns.ts'
import type { ClassSize } from '../verify/verified.ts'
import { cutParts, type Parts } from './cut.ts'
import type { Dictionary } from './dictionary.ts'
import { type Batch, impossibleOf, type LargeTable, type Met, meetTable, sensitiveOf } from './met.ts'
import { type Plan, packRow, type RecodedPart } from './part.ts'
import { PartedRows } from './parted-rows.ts'
import { Spill } from './spill.ts'
import { Tally } from './tally.ts'
import { Threads } from './threads.ts'

export interface Means {
  /** A folder of a disk with room for a copy of the table. */
  readonly scratch: string
  readonly random: Random
  readonly threads: number
  /** About as many rows of a part, if not `limits.partRows`: fewer are recoded with less memory, and at more loss. */
  readonly partRows?: number
  /** Gets the rows of the result, without the dropped columns, class by class. */
  write(rows: Batch): void | Promise<void>
}

export interface AnonymisedLarge {
  readonly kind: 'anonymised'
  readonly columns: readonly string[]
  readonly rows: number
  readonly parts: number
  /** Classes of two parts that say the same count as two: those who read the table see them as one. */
  readonly utility: Utility
  readonly suppressedRows: number
  /** How many classes of each size there were before, smallest first: rows alike in every quasi-identifier. */
  readonly before: readonly ClassSize[]
}

/** The whole of it: what is asked is asked of the whole table, and holds in every part of it. */
export async function anonymiseLarge(
  table: LargeTable,
  ask: Ask,
  means: Means,
): Promise<AnonymisedLarge | NotPossible> {
  return anonymiseMet(table, await meetTable(table, ask), ask, means)
}

/** What follows the first reading. */
export async function anonymiseMet(
  table: LargeTable,
  met: Met,
  ask: Ask,
  means: Means,
): Promise<AnonymisedLarge | NotPossible> {
  const impossible = impossibleOf(met, ask)
  if (impossible !== null) return impossible
  const coded = codeValues(table, met, ask, means.partRows ?? limits.partRows)
  const spill = new Spill(means.scratch, means.random)
  try {
    const parted = await partRows(
      table,
      ask,
      coded,
      new PartedRows(coded.plan, coded.parts, spill, means.random),
    )
    return await recodeParts(table, ask, coded, parted, means)
  } finally {
    spill.close()
  }
}

interface Coded {
  readonly plan: Plan
  readonly dictionaries: readonly Dictionary[]
  /** For each dictionary where the values stand in the order of the codes. */
  readonly places: readonly Int32Array[]
  readonly parts: Parts
  readonly rows: number
}

function codeValues(table: LargeTable, met: Met, { quasi, k }: Ask, partRows: number): Coded {
  const rowOfTable = (told: number) => table.rowOf?.(told) ?? told + 2
  const { dictionaries, sample, rows } = met
  const read = quasi.map((each, at) => {
    const dictionary = dictionaries[at]
    const values = dictionary?.values() ?? []
    const rowOf = (value: number) => rowOfTable(dictionary?.firstRows[value] ?? 0)
    return readSteps(each, { values, counts: dictionary?.counts ?? [], rowOf }, k)
  })
  const steps: readonly Steps[] = read.map(each => each.steps)
  const ofSensitive = sensitiveOf(met, quasi.length)
  const sampled = sample.columns.map((codes, at) =>
    codes.subarray(0, sample.rows).map(value => read[at]?.place[value] ?? 0),
  )
  const most = Math.max(1, Math.floor((partRows * sample.rows) / rows))
  return {
    plan: { steps, sensitive: ofSensitive.map(({ place: _, ...spread }) => spread), k },
    dictionaries,
    places: [...read.map(({ place }) => place), ...ofSensitive.map(({ place }) => place)],
    parts: cutParts(steps.map(openScale), sampled, most),
    rows,
  }
}

/** The second reading. */
async function partRows(table: LargeTable, ask: Ask, coded: Coded, parted: PartedRows): Promise<PartedRows> {
  const kept = keptPlaces(table, ask)
  const at = coded.dictionaries.map(({ name }) => table.columns.indexOf(name))
  let rows = 0
  for await (const batch of table.read())
    for (const row of batch) {
      const codes = coded.dictionaries.map((dictionary, each) => {
        const value = dictionary.numberOf(row[at[each] ?? -1] ?? '')
        return coded.places[each]?.[value] ?? -1
      })
      if (codes.includes(-1) || rows >= coded.rows) throw hasChanged()
      parted.add(codes, packRow(codes, JSON.stringify(kept.map(place => row[place] ?? ''))))
      rows++
    }
  if (rows !== coded.rows) throw hasChanged()
  parted.flush()
  return parted
}

const hasChanged = (): Refusal =>
  new Refusal('format-invalid', {
    message: 'expected the same rows when the table was read again, got others',
    hint: 'wait until nothing writes to it any more, and begin anew',
  })

/** Of the columns that are neither recoded nor dropped. */
function keptPlaces({ columns }: LargeTable, { quasi, dropped }: Ask): readonly number[] {
  const gone = new Set([...quasi.map(({ column }) => column), ...dropped])
  return columns.flatMap((name, at) => (gone.has(name) ? [] : [at]))
}

async function recodeParts(
  table: LargeTable,
  ask: Ask,
  coded: Coded,
  parted: PartedRows,
  means: Means,
): Promise<AnonymisedLarge> {
  const columns = table.columns.filter(name => !ask.dropped.includes(name))
  const quasi = columns.map(name => ask.quasi.findIndex(({ column }) => column === name))
  const groups = parted.joined()
  const tally = new Tally(ask.quasi.map(({ column }) => column))
  const threads = new Threads(coded.plan, Math.max(1, Math.min(means.threads, groups.length)))
  try {
    let at = 0
    for await (const part of threads.recodeAll(parted.read(groups))) {
      tally.add(part)
      if (!parted.isShare(groups[at++] ?? [])) tally.addBefore(part.before)
      await means.write(rowsOf(part, quasi))
    }
  } finally {
    await threads.close()
  }
  tally.addBefore(parted.shared(groups))
  return {
    ...{ kind: 'anonymised', columns, rows: coded.rows, parts: groups.length },
    ...{ suppressedRows: tally.suppressed(), utility: tally.utility(coded.rows), before: tally.before() },
  }
}

/** For each column of the result its place among the quasi-identifiers, or −1: then it is the next of the other cells. */
function rowsOf({ classes }: RecodedPart, quasi: readonly number[]): Batch {
  return classes.flatMap(({ values, rows }) =>
    rows.map(text => {
      const cells: readonly string[] = JSON.parse(text)
      let next = 0
      return quasi.map(at => (at < 0 ? cells[next++] : values[at]) ?? '')
    }),
  )
}
