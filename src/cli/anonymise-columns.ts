// What becomes of each column of a table: every one is decided on, none is released that no recoding of others hides, and those that are
// recoded have a hierarchy, given or made. Proven by test/journeys/anonymise.test.ts.

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hierarchy, QuasiIdentifier } from '../anonymise/ask.ts'
import { type FindDirect, findDirect } from '../anonymise/direct.ts'
import { parseHierarchy } from '../anonymise/given-hierarchy.ts'
import { makeHierarchy } from '../anonymise/hierarchies.ts'
import type { Met } from '../anonymise/large/met.ts'
import { placesOf } from '../anonymise/named-columns.ts'
import { openUnfit, type Unfit, type UnfitSearch } from '../anonymise/unfit.ts'
import type { Criteria } from '../anonymise/verified.ts'
import { type Fault, Refusal } from '../core/refusal.ts'
import { anonymiseWords as words } from '../language/anonymise.ts'
import { columnsOf } from './anonymise-asked.ts'
import type { Given } from './arguments.ts'

export interface Named {
  readonly sensitive: readonly string[]
  readonly dropped: readonly string[]
  readonly kept: readonly string[]
}

/** Every column is decided on: one nobody thought of is what gives a person away. */
export function namedOf(given: Given, columns: readonly string[], criteria: Criteria): Named {
  const sensitive = criteria.sensitive.map(({ column }) => column)
  const [dropped, kept] = [columnsOf(given, 'drop'), columnsOf(given, 'keep')]
  const named = [...criteria.quasi, ...sensitive, ...dropped, ...kept]
  placesOf(columns, named)
  const left = columns.filter(column => !named.includes(column))
  if (left.length === 0) return { sensitive, dropped, kept }
  throw new Refusal('usage', {
    message: `row 1: expected every column in --quasi, --sensitive, --drop or --keep, got in none of them: ${left.join(', ')}`,
    hint: `--drop ${left.join(',')} leaves them out; --keep releases a column as it stands, untested`,
  })
}

export const searchUnfit = (columns: readonly string[], { sensitive, kept }: Named, k: number): UnfitSearch =>
  openUnfit(columns, [...sensitive, ...kept], k, inPieces)

const pieceCells = 50_000

/** A column may have millions of different values: they are looked into some at a time. */
const inPieces: FindDirect = (column, cells) => {
  const found: ReturnType<FindDirect>[number][] = []
  for (let from = 0; from < cells.length; from += pieceCells)
    for (const each of findDirect(column, cells.slice(from, from + pieceCells))) found.push(each)
  return found
}

/** `rowOf` tells where in its file the row stands that was told after so many others. */
export function refuseUnfit(search: UnfitSearch, rowOf: (told: number) => number): void {
  const [first, ...more] = search
    .end()
    .map(unfit => faultOf({ ...unfit, firstRow: rowOf(unfit.firstRow - 2) }))
  if (first !== undefined) throw new Refusal('release-refused', first, ...more)
}

function faultOf({ column, reason, found, firstRow, cells, of }: Unfit): Fault {
  const what = found === null ? words.unfit[reason].en : `${words.unfit[reason].en} (${found})`
  return {
    message: `row ${firstRow}, column ${column}: expected values many have, got a column that ${what}: ${cells} of ${of} cells`,
    hint: `leave it out with --drop ${column}, or make it broader: name it in --quasi, with ${column}.csv in --hierarchies DIR`,
  }
}

export function hierarchiesIn(given: Given): string | null {
  const folder = given.values.get('hierarchies')
  if (folder === undefined || existsSync(folder)) return folder ?? null
  throw new Refusal('not-found', `expected the folder ${folder} with a hierarchy for each column, got none`)
}

/** The ones that are given as `COLUMN.csv`, else made of the values there are. */
export async function quasiOf(
  folder: string | null,
  met: Met,
  quasi: readonly string[],
): Promise<readonly QuasiIdentifier[]> {
  const made: QuasiIdentifier[] = []
  for (const [at, column] of quasi.entries()) {
    const values = met.dictionaries[at]?.values() ?? []
    made.push({ column, hierarchy: await hierarchyOf(folder, column, values) })
  }
  return made
}

async function hierarchyOf(
  folder: string | null,
  column: string,
  values: readonly string[],
): Promise<Hierarchy> {
  const file = folder === null ? null : join(folder, `${column.replaceAll('/', '_')}.csv`)
  if (file !== null && existsSync(file)) return parseHierarchy(await readFile(file, 'utf8'), file)
  return makeHierarchy(column, values)
}
