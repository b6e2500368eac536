// `ordholden traffic report|ingest|follow|attackers`: figures of logs. `report` needs no database and keeps nothing; `ingest` and
// `follow` count into the home, through the program that is counting already where there is one. Data to stdout, progress and
// messages to stderr. Proven by test/journeys/traffic.test.ts and test/transcripts.

import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Ingested, Progress, SourceAsked } from '../app/traffic-counting.ts'
import { logsAt } from '../app/traffic-logs.ts'
import type { LogRead } from '../app/traffic-report.ts'
import type { App, Setting } from '../app.ts'
import type { Words } from '../core/language.ts'
import { type LogFormat, logFormats } from '../core/log-formats.ts'
import { Refusal } from '../core/refusal.ts'
import { trafficCommandWords as words } from '../language/traffic-command.ts'
import type { Given } from './arguments.ts'
import { trafficActs } from './commands.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function trafficCommand(
  terminal: Terminal,
  given: Given,
  setting: Setting,
  stopped: Promise<void>,
): Promise<ExitCode> {
  const [act, ...files] = given.operands
  switch (act) {
    case 'report':
      return report(terminal, given, setting, files)
    case 'ingest':
      return ingest(terminal, given, setting, files)
    case 'follow':
      return follow(terminal, given, setting, files, stopped)
    case 'attackers':
      return attackers(terminal, given, setting)
    default:
      throw new Refusal('usage', {
        message: `expected ordholden traffic ${trafficActs.join('|')}, got ${JSON.stringify(act ?? '')}`,
        hint: 'ordholden traffic report /var/log/nginx/access.log',
      })
  }
}

/** What is told of a log that the first lines may not tell. */
function askedOf(given: Given, source: string): SourceAsked {
  return {
    ...{ source, kind: 'files', format: formatOf(given), custom: given.values.get('custom') ?? null },
    ...{ zone: zoneOf(given), practice: given.switches.has('practice') },
  }
}

function formatOf(given: Given): LogFormat | null {
  const name = given.values.get('format')
  if (name === undefined) return null
  const format = logFormats.find(each => each === name)
  if (format !== undefined) return format
  throw new Refusal('usage', {
    message: `expected --format ${logFormats.join('|')}, got ${name}`,
    hint: 'a format of your own: --custom \'%h %l %u %t "%r" %>s %b\'',
  })
}

function zoneOf(given: Given): string {
  const zone = given.values.get('zone') ?? 'Europe/Copenhagen'
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    throw new Refusal('usage', `expected --zone such as Europe/Copenhagen, got ${zone}`)
  }
}

function filesOf(operands: readonly string[]): readonly string[] {
  if (operands.length === 0)
    throw new Refusal('usage', {
      message: 'expected the path of a log, or - for lines on stdin, got none',
      hint: 'ordholden traffic report /var/log/nginx/access.log',
    })
  const paths = operands.flatMap(path => (path === '-' ? [path] : logsAt(resolve(path))))
  return paths.toSorted((a, b) => writtenAt(a) - writtenAt(b))
}

/** The name a log is counted under: `access` of /var/log/nginx/access.log.2.gz. */
function nameOf(given: Given, [first = '-']: readonly string[]): string {
  const name =
    given.values.get('source') ?? (first === '-' ? 'stdin' : basename(first).replace(/[.-].*$/, ''))
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(name)) return name
  throw new Refusal('usage', {
    message: `expected a name of letters, digits, . _ and -, got ${JSON.stringify(name)}`,
    hint: 'name it: --source www',
  })
}

async function report(
  terminal: Terminal,
  given: Given,
  { clock, random }: Setting,
  operands: readonly string[],
): Promise<ExitCode> {
  const files = filesOf(operands)
  const isStream = isStdin(files)
  const { formatTraffic, reportOnLogs } = await import('../app/traffic-report.ts')
  const { report: made, logs } = await reportOnLogs(
    {
      ...{ asked: askedOf(given, 'report'), paths: isStream ? null : files, stream: process.stdin },
      ...{ countries: given.values.get('countries') ?? null, threads: threadsOf(given), clock, random },
    },
    progressOf(terminal, files),
  )
  terminal.progress(null)
  for (const log of logs) tellRead(terminal, log)
  for (const format of ['html', 'csv'] as const) {
    const file = given.values.get(format)
    if (file === undefined) continue
    await writeFile(file, formatTraffic(made, format, terminal.language))
    terminal.say(inLanguage(terminal, words.wrote(file)))
  }
  terminal.out(formatTraffic(made, given.switches.has('json') ? 'json' : 'text', terminal.language).trimEnd())
  return 0
}

function threadsOf(given: Given): 1 | 2 {
  const threads = given.values.get('threads') ?? '1'
  if (threads === '1') return 1
  if (threads === '2') return 2
  throw new Refusal('usage', `expected --threads 1 or 2, got ${threads}`)
}

function isStdin(files: readonly string[]): boolean {
  if (!files.includes('-')) return false
  if (files.length === 1) return true
  throw new Refusal('usage', 'expected either files or - for stdin, got both')
}

/** What could not be read of a log: where it ended early, and the shapes of lines nobody knows. */
function tellRead(terminal: Terminal, { damage, shapes }: Pick<LogRead, 'damage' | 'shapes'>): void {
  if (damage !== null) terminal.say(inLanguage(terminal, words.cutOff(damage.kind, damage.at)))
  if (shapes.length === 0) return
  terminal.say(inLanguage(terminal, words.unread(shapes.reduce((sum, { count }) => sum + count, 0))))
  for (const { shape, line, count } of shapes)
    terminal.say(`  ${inLanguage(terminal, words.shape(line, count, shape))}`)
}

async function ingest(
  terminal: Terminal,
  given: Given,
  setting: Setting,
  operands: readonly string[],
): Promise<ExitCode> {
  const files = filesOf(operands)
  const asked = askedOf(given, nameOf(given, files))
  const isStream = isStdin(files)
  const handed = isStream
    ? { asked: { ...asked, kind: 'stream' as const }, paths: null }
    : { asked, paths: files }
  return withApp({ ...setting, publishes: true }, async app => {
    const onProgress = progressOf(terminal, files)
    const ingested = await app.counting.ingest(handed, isStream ? process.stdin : null, onProgress)
    terminal.progress(null)
    tellIngested(terminal, ingested, given.switches.has('json'))
    return 0
  })
}

function tellIngested(terminal: Terminal, { report, handed, visitors }: Ingested, json: boolean): void {
  if (json) {
    terminal.out(JSON.stringify({ kind: 'traffic-ingested', ...report, handed, visitors }, null, 2))
    return
  }
  const say = (said: Words) => terminal.say(inLanguage(terminal, said))
  for (const file of report.files) {
    terminal.out(
      inLanguage(
        terminal,
        file.lines === 0 ? words.nothingNew(file.path) : words.counted(file.path, file.lines),
      ),
    )
    if (file.rewritten) say(words.rewritten)
    tellRead(terminal, file)
  }
  say(visitors ? words.visitorsOn(report.closed.length) : words.visitorsOff)
  if (handed) say(words.handed)
}

/** The line of progress: how far, how many lines, how fast. */
function progressOf(terminal: Terminal, files: readonly string[]): (progress: Progress) => void {
  const sizes = new Map(files.map(path => [path, path === '-' || path.endsWith('.gz') ? null : sizeOf(path)]))
  const begun = performance.now()
  return ({ path, bytes, lines }) => {
    const size = sizes.get(path) ?? null
    const perSecond = Math.round(lines / Math.max(0.001, (performance.now() - begun) / 1000))
    terminal.progress(
      inLanguage(
        terminal,
        words.progress(path, size === null ? null : (100 * bytes) / size, lines, perSecond),
      ),
    )
  }
}

async function follow(
  terminal: Terminal,
  given: Given,
  setting: Setting,
  operands: readonly string[],
  stopped: Promise<void>,
): Promise<ExitCode> {
  const files = operands.map(path => resolve(path))
  return withApp({ ...setting, publishes: true }, async app => {
    const named = files.map(path => ({
      asked: askedOf(given, nameOf(given, [path])),
      pattern: path,
      listen: null,
    }))
    const sources = named.length > 0 ? named : app.counting.declared()
    if (sources.length === 0)
      throw new Refusal('usage', {
        message: 'expected the path of a log, or sources in the register, got neither',
        hint: 'ordholden traffic follow /var/log/nginx/access.log, or add traffic: sources: to register.yaml',
      })
    terminal.say(inLanguage(terminal, words.following(sources.length)))
    const told = new Set<string>()
    const ended = await app.counting.follow(sources, untilAlone(setting, stopped), (source, fault) => {
      const said = `${source}: ${fault instanceof Error ? fault.message : String(fault)}`
      if (!told.has(said)) terminal.say(`error: ${said}`)
      told.add(said)
    })
    if (ended === 'stopped') terminal.say(inLanguage(terminal, words.stopped))
    return 0
  })
}

async function attackers(terminal: Terminal, given: Given, setting: Setting): Promise<ExitCode> {
  const { attackersCommand } = await import('./traffic-attackers.ts')
  return withApp({ ...setting, publishes: true }, app =>
    attackersCommand(
      terminal,
      given,
      reason => app.counting.attackers(reason),
      () => setting.clock.now(),
    ),
  )
}

/** A process that counts for another ends with it: what it reads from there ends. */
function untilAlone({ env }: Setting, stopped: Promise<void>): Promise<void> {
  if (env['ORDHOLDEN_PARENT'] !== 'stdin') return stopped
  const { stdin } = process
  const alone = new Promise<void>(resolve => {
    stdin
      .once('end', resolve)
      .once('error', () => resolve())
      .resume()
  })
  // It keeps no process alive that has nothing more to do.
  stdin.unref()
  return Promise.race([stopped, alone])
}

/** Days are counted in their order: the log that was written last comes last. */
const writtenAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null

async function withApp(setting: Setting, use: (app: App) => Promise<ExitCode>): Promise<ExitCode> {
  const { openApp } = await import('../app/open.ts')
  const app = await openApp(setting)
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}
