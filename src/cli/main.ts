// `ordholden`: reads the command line, opens the app, runs one command, answers with an exit code.
// Ends at once on Ctrl-C: everything is written so that it may be cut off anywhere.
// Proven by test/transcripts.

import type { App, Setting } from '../app.ts'
import { systemClock, systemRandom } from '../core/clock.ts'
import type { Words } from '../core/language.ts'
import { formatFault } from '../core/refusal.ts'
import { programVersion } from '../core/version.ts'
import { type Given, readArguments, readLanguage } from './arguments.ts'
import { printCompletion } from './completion.ts'
import { type ExitCode, exitOfRefusal } from './exit.ts'
import { formatHelp } from './help.ts'
import { refusalOf } from './machine.ts'
import { inLanguage, openTerminal, type Streams, type Terminal } from './terminal.ts'

export interface World {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly streams: Streams
  /** Settles when the person asks a server to stop. */
  readonly stopped: Promise<void>
}

export async function main(world: World): Promise<ExitCode> {
  const fallback = openTerminal(world.streams, readLanguage(undefined, world.env), true)
  try {
    const asked = readArguments(world.argv)
    if (asked.kind === 'version') fallback.out(`ordholden ${programVersion}`)
    if (asked.kind === 'help') fallback.out(formatHelp(fallback, asked.command))
    if (asked.kind !== 'run') return 0
    const noColor = asked.given.switches.has('no-color') || Boolean(world.env['NO_COLOR'])
    const language = readLanguage(asked.given.values.get('language'), world.env)
    return await run(world, asked.given, openTerminal(world.streams, language, noColor))
  } catch (fault) {
    return explain(fallback, fault)
  }
}

// Each command brings what it needs when it runs, so that help and typing errors answer at once.
async function run(world: World, given: Given, terminal: Terminal): Promise<ExitCode> {
  const json = given.switches.has('json')
  const setting = settingOf(world, given, terminal)
  switch (given.command.name) {
    case 'completion':
      return printCompletion(terminal, given.operands)
    case 'init':
      return (await import('./init.ts')).startPolicy(terminal, given, setting.outside)
    case 'import':
      return (await import('./import.ts')).importDocument(terminal, given, json)
    case 'verify':
      return (await import('./verify.ts')).verifyFiles(terminal, given, world.env)
    case 'serve':
      return (await import('./serve.ts')).serve(terminal, given, publishing(setting), world.stopped)
    case 'check': {
      const { checkNow } = await import('./board.ts')
      return withApp(publishing(setting), app => checkNow(app, terminal, given.operands, json))
    }
    case 'board': {
      const { showBoard } = await import('./board.ts')
      return withApp(setting, app => showBoard(app, terminal, json))
    }
    case 'lint':
      return (await import('./lint.ts')).showLint(terminal, setting.policyFolder, json)
    case 'notice':
      return (await import('./notice.ts')).noticeCommand(terminal, given, setting)
    case 'export': {
      const { exportBundle } = await import('./export.ts')
      return withApp(setting, app => exportBundle(app, terminal, given))
    }
    case 'access': {
      const { giveAccess } = await import('./access.ts')
      // On a new home too, where no purpose is in force until the first edition is.
      return withApp(publishing(setting), app => giveAccess(app, terminal))
    }
    case 'site':
      return (await import('./site.ts')).siteCommand(terminal, given, setting, world.stopped)
    case 'traffic':
      return (await import('./traffic.ts')).trafficCommand(terminal, given, setting, world.stopped)
    case 'anonymise':
      return (await import('./anonymise.ts')).anonymiseCommand(terminal, given)
    case 'detect':
      return (await import('./detect.ts')).detectCommand(terminal, given, process.stdin)
    case 'redact':
      return (await import('./redact.ts')).redactCommand(terminal, given, process.stdin)
    case 'doctor':
      return (await import('./doctor.ts')).diagnose(terminal, setting, json)
  }
}

async function withApp(setting: Setting, use: (app: App) => Promise<ExitCode>): Promise<ExitCode> {
  const { openApp } = await import('../app/open.ts')
  const app = await openApp(setting)
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}

// Whoever serves or looks lets an edit through the gate; whoever only shows leaves things as they are.
const publishing = (setting: Setting): Setting => ({ ...setting, publishes: true })

function settingOf(world: World, given: Given, terminal: Terminal): Setting {
  return {
    policyFolder: given.values.get('policy') ?? world.env['ORDHOLDEN_POLICY'] ?? '.',
    home: given.values.get('home') ?? null,
    outside: given.switches.has('outside') || world.env['ORDHOLDEN_OUTSIDE'] === 'yes',
    servedAt: null,
    publishes: false,
    env: world.env,
    clock: systemClock,
    random: systemRandom,
    notify: (words: Words) => terminal.say(inLanguage(terminal, words)),
  }
}

function explain(terminal: Terminal, fault: unknown): ExitCode {
  const refusal = refusalOf(fault)
  if (refusal !== null) {
    for (const each of refusal.faults) terminal.say(`error: ${formatFault(each)}`)
    return exitOfRefusal(refusal.code)
  }
  terminal.say(
    `error: ordholden failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`,
  )
  terminal.say('  hint: this is a fault of the program, not of your input; nothing was left half done')
  return 1
}

function askedToStop(): Promise<void> {
  return new Promise(resolve => {
    // SIGHUP is a terminal that was closed: PostgreSQL must not be left running behind it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** Output that nobody reads any more (`| head`, a closed terminal) is no fault; output that is lost ends with 1. */
function watchOutput({ stdout, stderr }: NodeJS.Process): { lost: boolean } {
  const output = { lost: false }
  stderr.on('error', () => undefined)
  stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE' || fault.code === 'EIO') return
    output.lost = true
    process.exitCode = 1
    stderr.write(`error: expected to write to stdout, got ${fault.message}\n`)
  })
  return output
}

if (import.meta.main) {
  const { argv, env, stdout, stderr } = process
  // Who has other programs running stops in order; every other command ends at once, as a signal by default does.
  const stopped = ['serve', 'site'].includes(argv[2] ?? '') ? askedToStop() : new Promise<void>(() => {})
  const output = watchOutput(process)
  const code = await main({ argv: argv.slice(2), env, streams: { stdout, stderr }, stopped })
  process.exitCode = output.lost ? 1 : code
}
