// `ordholden access`: a new way in for the owner who lost theirs, for whoever can run a command where the program runs. Beside a
// running server or without one; a token stands in the address and is shown here alone. Proven by
// test/journeys/lost-access.test.ts.

import type { App } from '../app.ts'
import { cliWords } from '../language/cli.ts'
import { defaultPort } from '../web/server.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function giveAccess(app: App, terminal: Terminal): Promise<ExitCode> {
  const otherwise = `http://localhost:${defaultPort}`
  const given = await app.desk.firstAccess.renew({ language: terminal.language, otherwise })
  terminal.say(inLanguage(terminal, given.kind === 'start' ? cliWords.access.start : cliWords.access.renewed))
  terminal.out(given.address)
  return 0
}
