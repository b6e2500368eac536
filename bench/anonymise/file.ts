// So many invented rows as a file to run the command on: `node bench/anonymise/file.ts <rows> <file>`.

import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { columns, madeRows } from './rows.ts'

function* linesOf(rows: number): Generator<string> {
  yield `${columns.join(',')}\n`
  for (const batch of madeRows(rows)) yield batch.map(row => `${row.join(',')}\n`).join('')
}

const [rows = '2000000', file = 'persons.csv'] = process.argv.slice(2)
await pipeline(Readable.from(linesOf(Number(rows))), createWriteStream(file))
