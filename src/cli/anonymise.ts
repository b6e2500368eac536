// `ordholden anonymise table IN.csv …` and `ordholden anonymise verify OUT.csv …`: needs no home and no database. `table` writes a file only
// when the verifier, reading it again, finds it held; `verify` trusts nobody. Proven by test/journeys/anonymise.test.ts.

import { Refusal } from '../core/refusal.ts'
import type { Given } from './arguments.ts'
import { anonymiseActs } from './commands.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

export async function anonymiseCommand(terminal: Terminal, given: Given): Promise<ExitCode> {
  const [act, file, ...more] = given.operands
  const isKnown = anonymiseActs.some(each => each === act)
  if (!isKnown || file === undefined || more.length > 0)
    throw new Refusal('usage', {
      message: `expected ordholden anonymise ${anonymiseActs.join('|')} and one file, got ${JSON.stringify(given.operands.join(' '))}`,
      hint: 'ordholden anonymise table persons.csv --quasi age,postcode --sensitive illness --k 5 --out released.csv',
    })
  if (act === 'verify') return (await import('./anonymise-verify.ts')).verifyCommand(terminal, given, file)
  return (await import('./anonymise-table.ts')).tableCommand(terminal, given, file)
}
