// Which cells of a column point directly at somebody, by what src/detect finds in them: numbers of persons, addresses, accounts, names.
// The column's name stands before each cell, as it does for whoever reads the table; names are looked for in the cell alone
// (person-cells.ts). Proven by direct.test.ts.

import { utf8 } from '../../core/bytes.ts'
import type { HitKind } from '../../detect/hit.ts'
import { kinds } from '../../detect/kinds/kinds.ts'
import { prepareRules, Scan } from '../../detect/scan/scan.ts'
import { keywordRules, keywordShapes } from '../../detect/words/words.ts'
import { ownPersonCells, type PersonCells, personsOf } from './person-cells.ts'

/** For each cell its kind of direct identifier; null for none. Only what is at least likely. */
export type FindDirect = (column: string, cells: readonly string[]) => readonly (HitKind | null)[]

/** What is of a company, of a sort of persons, or a sensitive value itself is no identifier of one. */
const notDirect: ReadonlySet<HitKind> = new Set(['cvr', 'ean', 'special-category', 'birth-date'])

const ready = prepareRules({ shapes: { ...keywordShapes, ...kinds }, keywords: keywordRules })

export const findDirect: FindDirect = (column, cells) => openDirect(ownPersonCells())(column, cells)

/** Whether names of persons are among what `findDirect` finds: not so where the weights for Danish names were left out. */
export const findsNames = (): boolean => ownPersonCells().isKnown

const openDirect =
  (cells: PersonCells): FindDirect =>
  (column, texts) => {
    const persons = personsOf(cells, texts)
    return findNumbers(column, texts).map((kind, at) => kind ?? (persons[at] === true ? 'person' : null))
  }

const findNumbers: FindDirect = (column, cells) => {
  const label = `${column.replaceAll(/\s+/g, ' ')}: `
  const lines = cells.map(cell => utf8(`${label}${cell.replaceAll(/[\r\n]+/g, ' ')}\n`))
  const found = cells.map((): HitKind | null => null)
  const ends = new Float64Array(lines.length)
  let length = 0
  for (const [index, line] of lines.entries()) {
    length += line.length
    ends[index] = length
  }
  let at = 0
  const scan = new Scan(ready, ({ kind, confidence, start }) => {
    while (start >= (ends[at] ?? length + 1)) at += 1
    if (confidence !== 'possible' && !notDirect.has(kind)) found[at] ??= kind
  })
  for (const line of lines) scan.push(line)
  scan.end()
  return found
}
