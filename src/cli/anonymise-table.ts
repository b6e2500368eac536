// `ordholden anonymise table`: reads a table of any size for what its columns have, refuses what no recoding hides, reads it again into
// parts, recodes them, writes the table beside its place, has it read again by the verifier and an attacker, and only then gives it its
// name; then reports. Proven by test/journeys/anonymise.test.ts.

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Ask } from '../anonymise/ask.ts'
import { type Attack, affordablePersons, openAttack } from '../anonymise/attack/attack.ts'
import type { Person } from '../anonymise/attack/learning.ts'
import { openDraw } from '../anonymise/attack/sample.ts'
import { type AnonymisedLarge, anonymiseMet } from '../anonymise/large/large.ts'
import { impossibleOf, type Met, meetTable } from '../anonymise/large/met.ts'
import { placesOf } from '../anonymise/named-columns.ts'
import type { NotPossible } from '../anonymise/outcome.ts'
import { formatHtml } from '../anonymise/report/html.ts'
import { formatJson } from '../anonymise/report/json.ts'
import { type AnonymityReport, type Looked, makeReport } from '../anonymise/report/report.ts'
import { formatText } from '../anonymise/report/text.ts'
import { tell } from '../anonymise/report/told.ts'
import { openValues } from '../anonymise/report/values.ts'
import { formatRow, fromText } from '../anonymise/tables/csv.ts'
import { riskOf } from '../anonymise/verify/risk.ts'
import type { Criteria, Verified } from '../anonymise/verify/verified.ts'
import { openVerifier } from '../anonymise/verify/verify.ts'
import { systemClock, systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { anonymiseWords as words } from '../language/anonymise.ts'
import { criteriaOf, partRowsOf, wholeOf } from './anonymise-asked.ts'
import {
  hierarchiesIn,
  madeIn,
  type Named,
  namedOf,
  quasiOf,
  refuseNearly,
  refuseUnfit,
  searchUnfit,
} from './anonymise-columns.ts'
import {
  eachRow,
  every,
  type OpenTable,
  openTable,
  openText,
  toldEveryMs,
  watched,
} from './anonymise-rows.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { PartFile, refuseNoFolder } from './part-file.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function tableCommand(terminal: Terminal, given: Given, file: string): Promise<ExitCode> {
  const asked = askedOf(given, file)
  try {
    return await makeTable(terminal, given, asked, file)
  } finally {
    terminal.progress(null)
  }
}

async function makeTable(terminal: Terminal, given: Given, asked: Asked, file: string): Promise<ExitCode> {
  terminal.progress(inLanguage(terminal, words.reading(0, 0)))
  const table = await openTable(given, file)
  const named = namedOf(given, table.columns, asked.criteria)
  refuseNearly(asked.hierarchies, table.columns)
  const first = await readFirst(terminal, table, asked, named)
  const { sensitive, k } = asked.criteria
  const quasi = await quasiOf(asked.hierarchies, first.met, asked.criteria.quasi)
  const ask: Ask = { quasi, sensitive, k, dropped: named.dropped }
  const part = await PartFile.open(asked.out)
  try {
    const { made, attack } = await recode(terminal, table, asked, ask, first, part)
    // The same persons, that both can be compared.
    const persons = first.persons.slice(0, attack.sampled)
    const after = await readAgain(terminal, table, asked, ask, persons, part)
    await part.keep(given.switches.has('force'))
    terminal.progress(null)
    terminal.say(inLanguage(terminal, words.wrote(asked.out, made.rows)))
    const { utility, suppressedRows } = made
    const { verified } = after
    const before = { sizes: made.before, attack, values: first.met.dictionaries.map(each => each.counted()) }
    const { population } = asked
    const report = makeReport(
      { ask, kept: named.kept, utility, suppressedRows, verified, population, before, after },
      systemClock.now(),
    )
    await giveReport(terminal, given, report)
    return 0
  } finally {
    await part.close()
  }
}

interface Asked {
  readonly criteria: Criteria
  readonly out: string
  readonly hierarchies: string | null
  readonly scratch: string
  readonly partRows: number
  readonly population: number | null
  /** How many persons the attacker looks for. */
  readonly persons: number
}

function askedOf(given: Given, file: string): Asked {
  const criteria = criteriaOf(given)
  const out = outOf(given, file)
  htmlOf(given, [file, out])
  return {
    ...{ criteria, out, hierarchies: hierarchiesIn(given), partRows: partRowsOf(given) },
    scratch: given.values.get('scratch') ?? dirname(resolve(out)),
    population: wholeOf(given, 'population', 1),
    persons: wholeOf(given, 'sample', 1) ?? limits.attackPersons,
  }
}

function outOf(given: Given, file: string): string {
  const out = given.values.get('out')
  if (out === undefined)
    throw new Refusal('usage', {
      message: 'expected --out with the file to write, got none',
      hint: '--out released.csv',
    })
  refuseTaken(given, 'out', out, [file])
  return out
}

function htmlOf(given: Given, others: readonly string[]): void {
  const html = given.values.get('html')
  if (html !== undefined) refuseTaken(given, 'html', html, others)
}

/** Before anything is read: the folder is there, and no file is written over that nobody meant. */
function refuseTaken(given: Given, option: string, path: string, others: readonly string[]): void {
  const same = others.find(other => resolve(other) === resolve(path))
  if (same !== undefined)
    throw new Refusal('usage', {
      message: `expected --${option} to be another file than ${same === others[0] ? 'the table itself' : same}, got ${path}`,
      hint: 'write to another name',
    })
  refuseNoFolder(path)
  if (existsSync(path) && !given.switches.has('force'))
    throw new Refusal('usage', {
      message: `expected no file at ${path}, got one`,
      hint: 'write to another name, or over it with --force',
    })
}

interface First {
  readonly met: Met
  readonly persons: readonly Person[]
}

/** What its columns have, and whom an attacker will look for; refused is what can be refused before anything is made. */
async function readFirst(terminal: Terminal, table: OpenTable, asked: Asked, named: Named): Promise<First> {
  const { criteria, population } = asked
  const unfit = searchUnfit(table.columns, [...named.sensitive, ...named.kept], criteria.k)
  const direct = searchUnfit(table.columns, madeIn(asked.hierarchies, criteria.quasi), criteria.k)
  const draw = openDraw<Person>(Math.min(asked.persons, limits.attackMostPersons), systemRandom)
  const [known, truths] = [criteria.quasi, named.sensitive].map(names => placesOf(table.columns, names))
  const cells = (row: readonly string[], places: readonly number[] = []) => places.map(at => row[at] ?? '')
  const read = () =>
    watched(terminal, table, words.reading, row => {
      unfit.add(row)
      direct.add(row)
      draw.offer(() => ({ known: cells(row, known), truths: cells(row, truths) }))
    })
  const ask = {
    ...{ quasi: criteria.quasi.map(column => ({ column })), sensitive: criteria.sensitive },
    ...{ k: criteria.k, dropped: named.dropped },
  }
  const met = await meetTable({ columns: table.columns, read }, ask)
  terminal.progress(inLanguage(terminal, words.judging))
  if (table.leftOut() > 0) terminal.say(inLanguage(terminal, words.leftOut(table.leftOut())))
  const pointing = direct.end().filter(({ reason }) => reason === 'direct-identifier')
  refuseUnfit([...unfit.end(), ...pointing], table.rowOf)
  refuseImpossible(impossibleOf(met, ask))
  if (population !== null) riskOf([{ rows: 1, classes: met.rows }], population)
  return { met, persons: draw.drawn(affordablePersons(asked.persons, met.rows)) }
}

function refuseImpossible(outcome: NotPossible | null): void {
  if (outcome === null) return
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

interface Recoded {
  readonly made: AnonymisedLarge
  /** On the table as it was. */
  readonly attack: Attack
}

async function recode(
  terminal: Terminal,
  table: OpenTable,
  asked: Asked,
  ask: Ask,
  { met, persons }: First,
  part: PartFile,
): Promise<Recoded> {
  const { columns, delimiter } = table
  const sensitive = ask.sensitive.map(({ column }) => column)
  const attack = openAttack({ columns, quasi: ask.quasi, sensitive, persons })
  const says = (rows: number) => words.parting(rows, met.rows)
  const read = async function* () {
    yield* watched(terminal, table, says, row => attack.add(row))
    terminal.progress(inLanguage(terminal, words.recoding(0, met.rows)))
  }
  await part.write(
    formatRow(
      columns.filter(name => !ask.dropped.includes(name)),
      delimiter,
    ),
  )
  const tell = every(toldEveryMs)
  let rows = 0
  const made = await anonymiseMet({ columns, read, rowOf: table.rowOf }, met, ask, {
    ...{ scratch: asked.scratch, random: systemRandom, partRows: asked.partRows },
    threads: Math.min(availableParallelism(), limits.partThreads),
    write: async batch => {
      await part.write(batch.map(row => formatRow(row, delimiter)).join(''))
      rows += batch.length
      tell(() => terminal.progress(inLanguage(terminal, words.recoding(rows, met.rows))))
    },
  })
  await part.written()
  if (made.kind === 'anonymised') return { made, attack: attack.end() }
  throw new Error(`expected a table that is possible, got one that is not: ${made.why}`)
}

/** The file that was written, by those who know nothing of how it was made. */
async function readAgain(
  terminal: Terminal,
  { delimiter }: OpenTable,
  { criteria }: Asked,
  { quasi, sensitive }: Ask,
  persons: readonly Person[],
  part: PartFile,
): Promise<Looked & { readonly verified: Verified }> {
  terminal.progress(inLanguage(terminal, words.reviewing(0, 0)))
  const written = await openText(part.path, part.path, delimiter)
  const { columns } = written
  const verifier = openVerifier(columns, criteria)
  const attack = openAttack({ columns, quasi, sensitive: sensitive.map(({ column }) => column), persons })
  const values = openValues(columns, criteria.quasi)
  await eachRow(terminal, written, words.reviewing, row => {
    verifier.add(row)
    attack.add(row.map(fromText))
    values.add(row)
  })
  const verified = verifier.end()
  if (verified.kind === 'no-rows' || !verified.isHeld)
    throw new Error(`what was made does not satisfy what was asked: ${JSON.stringify(verified)}`)
  return { verified, attack: attack.end(), values: values.counted() }
}

async function giveReport(terminal: Terminal, given: Given, report: AnonymityReport): Promise<void> {
  const told = tell(report)
  const html = given.values.get('html')
  if (html !== undefined) await writeFile(html, formatHtml(told, terminal.language))
  const isJson = given.switches.has('json')
  terminal.out((isJson ? formatJson(report) : formatText(told, terminal.language)).trimEnd())
}
