// `ordholden serve`: the pages at one address, looks on schedule, until somebody stops it.

import { openApp } from '../app/open.ts'
import type { App, Setting } from '../app.ts'
import { Refusal } from '../core/refusal.ts'
import { cliWords } from '../language/cli.ts'
import { defaultPort, serve as serveWeb } from '../web/server.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function serve(
  terminal: Terminal,
  given: Given,
  setting: Setting,
  stopped: Promise<void>,
): Promise<ExitCode> {
  const port = readPort(given.values.get('port'))
  const app = await openApp({ ...setting, servedAt: `http://localhost:${port}/`, program: process.argv[1] })
  try {
    const { clock, env } = setting
    const report = (fault: unknown) =>
      terminal.say(`error: ${fault instanceof Error ? fault.message : String(fault)}`)
    const url = env['ORDHOLDEN_URL'] ?? null
    const contact = env['ORDHOLDEN_SECURITY_CONTACT'] ?? app.contact
    const server = await serveWeb({ app, clock, contact, report, port, url, who: app.desk.accounts.who })
    try {
      app.start()
      terminal.say(inLanguage(terminal, cliWords.serve.address))
      terminal.out(url ?? server.address)
      await sayFirstAccess(terminal, app, server.address)
      await stopped
      terminal.say(inLanguage(terminal, cliWords.serve.stopping))
    } finally {
      await server.close()
    }
  } finally {
    await app.close()
  }
  return 0
}

/** While nobody has an account: the one place its token is shown. To the terminal, so that stdout stays one address. */
async function sayFirstAccess(terminal: Terminal, app: App, otherwise: string): Promise<void> {
  const begun = await app.desk.firstAccess.begin({ language: terminal.language, otherwise })
  if (begun.kind === 'invited') terminal.say(inLanguage(terminal, cliWords.access.invited))
  if (begun.kind !== 'start') return
  terminal.say(inLanguage(terminal, cliWords.access.start))
  terminal.say(`  ${begun.address}`)
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port > 0 && port < 65_536) return port
  throw new Refusal('usage', `expected --port to be a number from 1 to 65535, got ${JSON.stringify(text)}`)
}
