// The rows of a table on disk, told as they are read. Proven by test/journeys/anonymise.test.ts.

import { createReadStream, existsSync } from 'node:fs'
import type { Table } from '../anonymise/outcome.ts'
import { type CsvRows, readCsv } from '../anonymise/tables/csv.ts'
import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { delimiterOf } from './anonymise-asked.ts'
import type { Given } from './arguments.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export function openTable(given: Given, file: string): Promise<CsvRows> {
  if (!existsSync(file)) throw new Refusal('not-found', `expected the file ${file}, got none there`)
  return readCsv({ name: file, open: () => createReadStream(file), delimiter: delimiterOf(given) })
}

/** Each row, with progress told now and then. */
export async function eachRow(
  terminal: Terminal,
  { batches }: CsvRows,
  says: (rows: number) => Words,
  use: (row: readonly string[]) => void,
): Promise<void> {
  let rows = 0
  for await (const batch of batches) {
    for (const row of batch) use(row)
    rows += batch.length
    terminal.progress(inLanguage(terminal, says(rows)))
  }
  terminal.progress(null)
}

/** Values of a column that are held once; a column of more different ones is held as it comes. */
const heldOnce = 100_000

export async function readAll(
  terminal: Terminal,
  rows: CsvRows,
  says: (rows: number) => Words,
): Promise<Table> {
  const known = rows.columns.map(() => new Map<string, string>())
  const once = (text: string, at: number): string => {
    const values = known[at]
    const held = values?.get(text)
    if (held !== undefined || values === undefined) return held ?? text
    if (values.size < heldOnce) values.set(text, text)
    return text
  }
  const all: (readonly string[])[] = []
  await eachRow(terminal, rows, says, row => all.push(row.map(once)))
  return { columns: rows.columns, rows: all }
}
