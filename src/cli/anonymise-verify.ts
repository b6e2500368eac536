// `ordholden anonymise verify`: whether a table satisfies k, l and t, row by row and trusting nobody; 0 held, 2 not held, 3 where it
// cannot be known. Proven by test/journeys/anonymise.test.ts.

import { formatBlock } from '../anonymise/report/text.ts'
import { tableOfCriteria } from '../anonymise/report/told.ts'
import type { RowNumbers } from '../anonymise/tables/row-numbers.ts'
import type { NoRows, Verified } from '../anonymise/verify/verified.ts'
import { openVerifier } from '../anonymise/verify/verify.ts'
import { Refusal } from '../core/refusal.ts'
import { anonymiseWords as words } from '../language/anonymise.ts'
import { criteriaOf, refuseOthers } from './anonymise-asked.ts'
import { eachRow, openTable } from './anonymise-rows.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

const ofTable = [
  ...['out', 'html', 'drop', 'keep', 'hierarchies', 'population', 'sample', 'scratch', 'part-rows', 'force'],
]

export async function verifyCommand(terminal: Terminal, given: Given, file: string): Promise<ExitCode> {
  refuseOthers(given, 'verify', ofTable)
  const criteria = criteriaOf(given)
  const rows = await openTable(given, file)
  const verifier = openVerifier(rows.columns, criteria)
  terminal.progress(inLanguage(terminal, words.checking(0, 0)))
  try {
    await eachRow(terminal, rows, words.checking, row => verifier.add(row))
  } catch (fault) {
    terminal.progress(null)
    // Too large to be grouped is neither held nor not.
    if (!(fault instanceof Refusal) || fault.code !== 'limit') throw fault
    terminal.say(`error: ${fault.message}`)
    return 3
  }
  if (rows.leftOut() > 0) terminal.say(inLanguage(terminal, words.leftOut(rows.leftOut())))
  const told = inFile(verifier.end({ values: given.switches.has('values') }), rows)
  if (told.kind === 'no-rows') {
    if (given.switches.has('json')) terminal.out(JSON.stringify(told, null, 2))
    terminal.say(inLanguage(terminal, words.noRows))
    return 3
  }
  if (given.switches.has('json')) terminal.out(JSON.stringify(told, null, 2))
  else tellVerified(terminal, told)
  return told.isHeld ? 0 : 2
}

/** Classes with the row of the file they begin in, where rows were left out before. */
function inFile<T extends Verified | NoRows>(told: T, { rowOf }: RowNumbers): T {
  if (told.kind === 'no-rows') return told
  const measured = told.measured.map(each => ({
    ...each,
    worstClasses: each.worstClasses.map(worst => ({ ...worst, firstRow: rowOf(worst.firstRow - 2) })),
  }))
  return { ...told, measured }
}

function tellVerified(terminal: Terminal, told: Verified): void {
  const { language } = terminal
  terminal.out(words.verdict(told.isHeld, told.rows, told.classes)[language])
  for (const line of formatBlock(tableOfCriteria(told), language)) terminal.out(line)
  for (const { criterion, column, isHeld, classes, rows, worstClasses } of told.measured) {
    if (isHeld !== false) continue
    terminal.out('')
    terminal.out(`${words.criterion(criterion, column)[language]}: ${words.failing(classes, rows)[language]}`)
    for (const each of worstClasses)
      terminal.out(`  ${words.worstClass(each.rows, each.firstRow, each.measured, each.values)[language]}`)
  }
}
