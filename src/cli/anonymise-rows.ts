// The rows of a table on disk, as often as they are asked for, told as they are read. Proven by test/journeys/anonymise.test.ts.

import { createReadStream, type ReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import type { Batch, LargeTable } from '../anonymise/large/met.ts'
import { type CsvRows, type Delimiter, readCsv } from '../anonymise/tables/csv.ts'
import type { RowNumbers } from '../anonymise/tables/row-numbers.ts'
import { readXlsx } from '../anonymise/tables/xlsx.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { delimiterOf } from './anonymise-asked.ts'
import type { Given } from './arguments.ts'
import { inLanguage, type Terminal } from './terminal.ts'

/** What is written of a workbook is CSV with commas. */
export interface OpenTable extends LargeTable, RowNumbers {
  rowOf(told: number): number
  readonly delimiter: Delimiter
  /** How much of the file was read of what is being read, from 0 to 1; null where that is not known. */
  share(): number | null
}

export async function openTable(given: Given, file: string): Promise<OpenTable> {
  const found = await stat(file).catch(() => null)
  if (found === null) throw new Refusal('not-found', `expected the file ${file}, got none there`)
  if (!found.isFile())
    throw new Refusal('not-found', {
      message: `expected a file at ${file}, got ${found.isDirectory() ? 'a folder' : 'what can be read only once'}`,
      hint: 'a table is read more than once: save it as a file first',
    })
  const delimiter = delimiterOf(given)
  const sheet = given.values.get('sheet') ?? null
  if (await isWorkbook(file)) return openWorkbook(file, sheet, delimiter ?? ',')
  if (sheet !== null) throw new Refusal('usage', `expected a workbook for --sheet, got ${file}`)
  return openText(file, file, delimiter)
}

/** `name` stands in messages. */
export async function openText(name: string, file: string, asked: Delimiter | null): Promise<OpenTable> {
  const { size } = await stat(file)
  let stream: ReadStream | null = null
  const rowsOf = (): Promise<CsvRows> =>
    readCsv({
      ...{ name, delimiter: asked },
      open: () => {
        stream = createReadStream(file)
        return stream
      },
    })
  const first = await rowsOf()
  const { columns, delimiter } = first
  let next: CsvRows | null = first
  let latest = first
  return {
    ...{ columns, delimiter, rowOf: told => latest.rowOf(told), leftOut: () => latest.leftOut() },
    share: () => (stream === null || size === 0 ? null : Math.min(1, stream.bytesRead / size)),
    async *read() {
      const rows = next ?? (await rowsOf())
      next = null
      latest = rows
      if (rows.columns.join('\n') !== columns.join('\n'))
        throw new Refusal('format-invalid', `${name}: expected the columns it had before, got others`)
      yield* rows.batches
    },
  }
}

/** A workbook is held whole: its limits are those of its format. */
async function openWorkbook(file: string, sheet: string | null, delimiter: Delimiter): Promise<OpenTable> {
  const bytes = await readFile(file)
  const { batches, ...known } = await readXlsx({ name: file, bytes, sheet, now: () => performance.now() })
  const held: Batch[] = []
  for await (const batch of batches) held.push(batch)
  return {
    ...{ ...known, delimiter, share: () => null },
    async *read() {
      yield* held
    },
  }
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

export const toldEveryMs = 100

/** Each row is used as it goes by, and how far it is is told now and then. */
export async function* watched(
  terminal: Terminal,
  table: OpenTable,
  says: (rows: number, share: number | null) => Words,
  use: (row: readonly string[]) => void,
): AsyncGenerator<Batch> {
  const tell = every(toldEveryMs)
  let rows = 0
  for await (const batch of table.read()) {
    for (const row of batch) use(row)
    rows += batch.length
    tell(() => terminal.progress(inLanguage(terminal, says(rows, table.share()))))
    yield batch
  }
  terminal.progress(null)
}

export async function eachRow(...watching: Parameters<typeof watched>): Promise<void> {
  for await (const _ of watched(...watching)) {
  }
}

/** At most once in a while: who looks cannot read faster. */
export function every(ms: number): (tell: () => void) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return tell => {
    if (performance.now() - toldAt < ms) return
    toldAt = performance.now()
    tell()
  }
}
