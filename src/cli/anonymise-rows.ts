// The rows of a table on disk, told as they are read. Proven by test/journeys/anonymise.test.ts.

import { createReadStream, existsSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import type { Table } from '../anonymise/outcome.ts'
import { type Delimiter, type Rows, readCsv } from '../anonymise/tables/csv.ts'
import { readXlsx } from '../anonymise/tables/xlsx.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { delimiterOf } from './anonymise-asked.ts'
import type { Given } from './arguments.ts'
import { inLanguage, type Terminal } from './terminal.ts'

/** What is written of a workbook is CSV with commas. */
export interface OpenTable extends Rows {
  readonly delimiter: Delimiter
}

export async function openTable(given: Given, file: string): Promise<OpenTable> {
  if (!existsSync(file)) throw new Refusal('not-found', `expected the file ${file}, got none there`)
  const delimiter = delimiterOf(given)
  const sheet = given.values.get('sheet') ?? null
  if (await isWorkbook(file)) {
    const bytes = await readFile(file)
    const rows = await readXlsx({ name: file, bytes, sheet, now: () => performance.now() })
    return { ...rows, delimiter: delimiter ?? ',' }
  }
  if (sheet !== null) throw new Refusal('usage', `expected a workbook for --sheet, got ${file}`)
  return readCsv({ name: file, open: () => createReadStream(file), delimiter })
}

/** By its first bytes: it is a zip. */
async function isWorkbook(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(new Uint8Array(4), 0, 4, 0)
    if (!Buffer.from(buffer).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return false
  } finally {
    await handle.close()
  }
  const { size } = await stat(file)
  if (size <= limits.workbookBytes) return true
  throw new Refusal('limit', {
    message: `${file}: expected a workbook of at most ${limits.workbookBytes} bytes, got ${size}`,
    hint: 'save its sheet as CSV UTF-8: a table as text may be of any size',
  })
}

/** Each row, with progress told now and then. */
export async function eachRow(
  terminal: Terminal,
  { batches }: Rows,
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

export async function readAll(terminal: Terminal, rows: Rows, says: (rows: number) => Words): Promise<Table> {
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
