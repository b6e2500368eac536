// What becomes of each column of a table: every one is decided on, none is released that no recoding of others hides, and those that are
// recoded have a hierarchy, given or made. Proven by test/journeys/anonymise.test.ts.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hierarchy, QuasiIdentifier } from '../anonymise/ask.ts'
import { parseHierarchy } from '../anonymise/hierarchies/given-hierarchy.ts'
import { makeHierarchy } from '../anonymise/hierarchies/hierarchies.ts'
import type { Met } from '../anonymise/large/met.ts'
import { placesOf } from '../anonymise/named-columns.ts'
import { type FindDirect, findDirect } from '../anonymise/unfit/direct.ts'
import { openUnfit, type Unfit, type UnfitSearch } from '../anonymise/unfit/unfit.ts'
import type { Criteria } from '../anonymise/verify/verified.ts'
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

export const searchUnfit = (
  columns: readonly string[],
  released: readonly string[],
  k: number,
): UnfitSearch => openUnfit(columns, released, k, inPieces)

const pieceCells = 50_000

/** A column may have millions of different values: they are looked into some at a time. */
const inPieces: FindDirect = (column, cells) => {
  const found: ReturnType<FindDirect>[number][] = []
  for (let from = 0; from < cells.length; from += pieceCells)
    for (const each of findDirect(column, cells.slice(from, from + pieceCells))) found.push(each)
  return found
}

/** `rowOf` tells where in its file the row stands that was told after so many others. */
export function refuseUnfit(unfit: readonly Unfit[], rowOf: (told: number) => number): void {
  const [first, ...more] = unfit.map(each => faultOf({ ...each, firstRow: rowOf(each.firstRow - 2) }))
  if (first !== undefined) throw new Refusal('release-refused', first, ...more)
}

function faultOf({ column, reason, found, firstRow, cells, of }: Unfit): Fault {
  const what = found === null ? words.unfit[reason].en : `${words.unfit[reason].en} (${found})`
  return {
    message: `row ${firstRow}, column ${column}: expected values many have, got a column that ${what}: ${cells} of ${of} cells`,
    hint:
      reason === 'direct-identifier'
        ? `leave it out with --drop ${column}: no range of it is anonymous; where it may be said more broadly, say how in ${column}.csv in --hierarchies DIR`
        : `leave it out with --drop ${column}, or make it broader: name it in --quasi, with ${column}.csv in --hierarchies DIR`,
  }
}

export function hierarchiesIn(given: Given): string | null {
  const folder = given.values.get('hierarchies')
  if (folder === undefined) return null
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder
  throw new Refusal('not-found', `expected the folder ${folder} with a hierarchy for each column, got none`)
}

/** Quasi-identifiers without a given hierarchy: what is made for them is ranges and beginnings of what they say. */
export const madeIn = (folder: string | null, quasi: readonly string[]): readonly string[] =>
  quasi.filter(column => fileOf(folder, column) === null)

/** A file that is nearly named as a column is a slip: the column would be recoded by a hierarchy that was made. */
export function refuseNearly(folder: string | null, columns: readonly string[]): void {
  const names = folder === null ? [] : readdirSync(folder)
  for (const column of columns) {
    const near = names.find(name => name !== nameOf(column) && plain(name) === plain(nameOf(column)))
    if (near !== undefined && !columns.some(other => nameOf(other) === near))
      throw new Refusal('usage', {
        message: `expected ${nameOf(column)} in ${folder}, got ${near}`,
        hint: 'a hierarchy is named as its column is, letter by letter',
      })
  }
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')
const nameOf = (column: string): string => `${column.replaceAll('/', '_')}.csv`

function fileOf(folder: string | null, column: string): string | null {
  const file = folder === null ? null : join(folder, nameOf(column))
  return file !== null && existsSync(file) ? file : null
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
  const file = fileOf(folder, column)
  if (file !== null) return parseHierarchy(await readFile(file, 'utf8'), file)
  return makeHierarchy(column, values)
}
