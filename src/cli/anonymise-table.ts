// `ordholden anonymise table`: reads a table, refuses what no recoding hides, recodes the rest, writes it beside its place, has it read
// again by the verifier, and only then gives it its name; then attacks it and reports. Proven by test/journeys/anonymise.test.ts.

import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { anonymise } from '../anonymise/anonymise.ts'
import type { Ask, Hierarchy } from '../anonymise/ask.ts'
import { findDirect } from '../anonymise/direct.ts'
import { parseHierarchy } from '../anonymise/given-hierarchy.ts'
import { makeHierarchy } from '../anonymise/hierarchies.ts'
import type { Anonymised, NotPossible, Table } from '../anonymise/outcome.ts'
import { formatHtml } from '../anonymise/report/html.ts'
import { formatJson } from '../anonymise/report/json.ts'
import { makeReport } from '../anonymise/report/report.ts'
import { formatText } from '../anonymise/report/text.ts'
import { tell } from '../anonymise/report/told.ts'
import { type Delimiter, formatRow, readCsv } from '../anonymise/tables/csv.ts'
import { openUnfit, type Unfit } from '../anonymise/unfit.ts'
import { type Criteria, openVerifier, placesOf, type Verified } from '../anonymise/verify.ts'
import { systemClock, systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { anonymiseWords as words } from '../language/anonymise.ts'
import { columnsOf, criteriaOf, wholeOf } from './anonymise-asked.ts'
import { eachRow, openTable, readAll } from './anonymise-rows.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function tableCommand(terminal: Terminal, given: Given, file: string): Promise<ExitCode> {
  const criteria = criteriaOf(given)
  const out = outOf(given, file)
  const population = wholeOf(given, 'population', 1)
  const persons = wholeOf(given, 'sample', 1) ?? limits.attackPersons
  const rows = await openTable(given, file)
  const named = namedOf(given, rows.columns, criteria)
  const original = await readAll(terminal, rows, words.reading)
  refuseUnfit(original, named, criteria.k)
  const ask = await askOf(given, original, criteria, named.dropped)
  terminal.progress(inLanguage(terminal, words.recoding(original.rows.length)))
  const made = madeOf(anonymise(original, ask))
  const verified = await writeVerified(terminal, given, made.table, criteria, out, rows.delimiter)
  terminal.say(inLanguage(terminal, words.wrote(out, made.table.rows.length)))
  terminal.progress(inLanguage(terminal, words.attacking))
  const { table: result, utility, suppressedRows } = made
  const report = makeReport(
    { original, result, ask, kept: named.kept, utility, suppressedRows, verified, population, persons },
    systemClock.now(),
    systemRandom,
  )
  terminal.progress(null)
  const told = tell(report)
  const html = given.values.get('html')
  if (html !== undefined) await writeFile(html, formatHtml(told, terminal.language))
  const isJson = given.switches.has('json')
  terminal.out((isJson ? formatJson(report) : formatText(told, terminal.language)).trimEnd())
  return 0
}

function outOf(given: Given, file: string): string {
  const out = given.values.get('out')
  if (out === undefined)
    throw new Refusal('usage', {
      message: 'expected --out with the file to write, got none',
      hint: '--out released.csv',
    })
  if (resolve(out) === resolve(file))
    throw new Refusal('usage', `expected --out to be another file than the table itself, got ${out}`)
  if (existsSync(out) && !given.switches.has('force'))
    throw new Refusal('usage', {
      message: `expected no file at ${out}, got one`,
      hint: 'write to another name, or over it with --force',
    })
  return out
}

interface Named {
  readonly sensitive: readonly string[]
  readonly dropped: readonly string[]
  readonly kept: readonly string[]
}

/** Every column is decided on: one nobody thought of is what gives a person away. */
function namedOf(given: Given, columns: readonly string[], criteria: Criteria): Named {
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

function refuseUnfit(original: Table, { sensitive, kept }: Named, k: number): void {
  const search = openUnfit(original.columns, [...sensitive, ...kept], k, findDirect)
  for (const row of original.rows) search.add(row)
  const [first, ...more] = search.end().map(faultOf)
  if (first !== undefined) throw new Refusal('release-refused', first, ...more)
}

function faultOf({ column, reason, found, firstRow, cells, of }: Unfit) {
  const what = found === null ? words.unfit[reason].en : `${words.unfit[reason].en} (${found})`
  return {
    message: `row ${firstRow}, column ${column}: expected values many have, got a column that ${what}: ${cells} of ${of} cells`,
    hint: `leave it out with --drop ${column}, or make it broader: name it in --quasi, with ${column}.csv in --hierarchies DIR`,
  }
}

async function askOf(
  given: Given,
  original: Table,
  { quasi, sensitive, k }: Criteria,
  dropped: readonly string[],
): Promise<Ask> {
  const folder = given.values.get('hierarchies')
  if (folder !== undefined && !existsSync(folder))
    throw new Refusal('not-found', `expected the folder ${folder} with a hierarchy for each column, got none`)
  const asked: { column: string; hierarchy: Hierarchy }[] = []
  for (const column of quasi) asked.push({ column, hierarchy: await hierarchyOf(folder, original, column) })
  return { quasi: asked, sensitive, k, dropped }
}

/** The one that is given as `COLUMN.csv`, else one made of the values there are. */
async function hierarchyOf(folder: string | undefined, original: Table, column: string): Promise<Hierarchy> {
  const at = original.columns.indexOf(column)
  const file = folder === undefined ? null : join(folder, `${column.replaceAll('/', '_')}.csv`)
  if (file !== null && existsSync(file)) return parseHierarchy(await readFile(file, 'utf8'), file)
  const values = new Set(original.rows.map(row => row[at] ?? ''))
  return makeHierarchy(column, values)
}

function madeOf(outcome: Anonymised | NotPossible): Anonymised {
  if (outcome.kind === 'anonymised') return outcome
  const { why, column, asked, there } = outcome
  const where = column === null ? '' : `column ${column}: `
  const expected = {
    'too-few-rows': `expected at least ${asked} rows to hide one among, got ${there}`,
    'too-few-values': `expected at least ${asked} different values, got ${there}`,
    'too-close': `expected classes at most ${asked} away from the table, got ${there}`,
  }[why]
  throw new Refusal('release-refused', {
    message: `${where}${expected}`,
    hint: 'ask for less (--k, --l, --t), or for a larger table',
  })
}

/** The file gets its name only when it was read again and found held. */
async function writeVerified(
  terminal: Terminal,
  given: Given,
  { columns, rows }: Table,
  criteria: Criteria,
  out: string,
  delimiter: Delimiter,
): Promise<Verified> {
  const part = `${out}.part`
  const lines = function* (): Generator<string> {
    for (const row of [columns, ...rows]) yield formatRow(row, delimiter)
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(part))
    const verified = await readAgain(terminal, part, delimiter, criteria)
    if (given.switches.has('force')) await rename(part, out)
    else await link(part, out)
    return verified
  } finally {
    await rm(part, { force: true })
  }
}

async function readAgain(
  terminal: Terminal,
  part: string,
  delimiter: Delimiter,
  criteria: Criteria,
): Promise<Verified> {
  const written = await readCsv({ name: part, open: () => createReadStream(part), delimiter })
  const verifier = openVerifier(written.columns, criteria)
  await eachRow(terminal, written, words.checking, row => verifier.add(row))
  const verified = verifier.end()
  if (verified.kind === 'no-rows' || !verified.isHeld)
    throw new Error(`what was made does not satisfy what was asked: ${JSON.stringify(verified)}`)
  return verified
}
