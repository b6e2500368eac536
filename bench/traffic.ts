// Lines of a log counted per second of processor, ours and Debian's GoAccess in turns on the same file, with DuckDB and AWStats once
// beside them and `wc -l` as the floor. `npm run bench traffic`, or `node bench/traffic.ts [rounds] [lines] [file]`; without a file the
// lines are made of the public sample (test/practice/access-log.ts). Totals must be equal, or nothing is compared. Exit 1 where a
// goal is missed. Ours is bundled first, as it is for people; DuckDB is installed from bench/traffic/package.json.

import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { runNpm } from '../setup/npm.mjs'
import { writeLog } from '../test/practice/access-log.ts'
import { isReached, machine, median, megabytes, row, seconds, times } from './figures.ts'
import { type Measured, measure } from './measure.ts'
import { bundleOurs } from './traffic/bundle.ts'

const folder = join(import.meta.dirname, 'traffic')
const goals = {
  visitorsTimes: 14,
  operationsTimes: 18,
  linesPerSecond: 1e6,
  threadsTimes: 1.6,
  oneBytes: 150e6,
  twoBytes: 200e6,
  jsonPerSecond: 400e3,
  gzipTimes: 1.5,
}

interface Totals {
  readonly lines: number
  readonly bytes: number
  readonly visitors: number
}

const node = process.execPath
const goaccess = (log: string, out: string): readonly string[] => [
  ...[
    'goaccess',
    log,
    '--no-global-config',
    '--log-format=COMBINED',
    '--no-progress',
    '--4xx-to-unique-count',
    '-o',
    out,
  ],
]

interface Round {
  readonly goaccess: Measured
  readonly visitors: Measured
  readonly operations: Measured
  readonly two: Measured
  readonly floor: Measured
  readonly gzip: Measured
  readonly json: Measured
}

/** The same lines in other clothes. */
interface Logs {
  readonly log: string
  readonly gzip: string
  readonly json: string
}

async function round(ours: string, { log, gzip, json }: Logs, out: string): Promise<Round> {
  const measured = {
    goaccess: await measure(...goaccess(log, out)),
    visitors: await measure(node, ours, log),
    operations: await measure(node, ours, log, '--operations'),
    two: await measure(node, ours, log, '--threads=2'),
    floor: await measure('wc', '-l', log),
    gzip: await measure(node, ours, gzip, '--blocks'),
    json: await measure(node, ours, json, '--blocks', '--json'),
  }
  const theirs = readGoAccess(out)
  for (const { output } of [measured.visitors, measured.two])
    assertEqual(JSON.parse(output), theirs, 'GoAccess')
  return measured
}

function readGoAccess(out: string): Totals {
  const { general } = JSON.parse(readFileSync(out, 'utf8'))
  return { lines: general.total_requests, bytes: general.bandwidth, visitors: general.unique_visitors }
}

function assertEqual(own: Totals, theirs: Totals, who: string): void {
  const [a, b] = [own, theirs].map(({ lines, bytes, visitors }) => JSON.stringify({ lines, bytes, visitors }))
  if (a !== b) throw new Error(`expected the totals of ${who}, ${b}, got ${a}`)
}

/** Written as nginx writes JSON where it is told to (`log_format … escape=json`), with its usual names. */
async function dress(log: string, scratch: string): Promise<Logs> {
  const gzip = join(scratch, 'access.log.gz')
  await pipeline(createReadStream(log), createGzip(), createWriteStream(gzip))
  const json = join(scratch, 'access.json')
  const to = createWriteStream(json)
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') }))
    if (!to.write(`${jsonOf(line)}\n`)) await once(to, 'drain')
  to.end()
  await once(to, 'close')
  return { log, gzip, json }
}

const shape =
  /^(\S+) \S+ (.*?) \[(.*?)\] "((?:\\.|[^"\\])*)" (\d+) (\d+|-) "((?:\\.|[^"\\])*)" "((?:\\.|[^"\\])*)"?$/

function jsonOf(line: string): string {
  const [, remote_addr, remote_user, time_local, request, status, bytes, http_referer, http_user_agent] =
    shape.exec(line) ?? []
  return JSON.stringify({
    ...{
      time_local,
      remote_addr,
      remote_user,
      request,
      status,
      body_bytes_sent: bytes === '-' ? '0' : bytes,
    },
    ...{ http_referer, http_user_agent },
  })
}

const thousands = (value: number): string => `${Math.round(value / 1_000).toLocaleString('en')} k`

function printRow(what: string, runs: readonly Measured[], lines: number): void {
  const cpu = median(runs.map(({ cpuSeconds }) => cpuSeconds))
  const wall = median(runs.map(({ wallSeconds }) => wallSeconds))
  const most = Math.max(...runs.map(({ rssBytes }) => rssBytes))
  row(what, seconds(cpu), seconds(wall), thousands(lines / cpu), thousands(lines / wall), megabytes(most))
}

function printGoals(rounds: readonly Round[], lines: number): boolean {
  const cpu = (of: keyof Round) => median(rounds.map(each => each[of].cpuSeconds))
  const wall = (of: keyof Round) => median(rounds.map(each => each[of].wallSeconds))
  const most = (of: keyof Round) => Math.max(...rounds.map(each => each[of].rssBytes))
  const ratio = (of: keyof Round) =>
    median(rounds.map(each => each.goaccess.cpuSeconds / each[of].cpuSeconds))
  const goal = (what: string, value: number, least: number, format: (value: number) => string) =>
    isReached({ what, value, least, format })
  const limit = (what: string, value: number, most: number, format: (value: number) => string) =>
    isReached({ what, value, most, format })
  return [
    goal(
      'visitors counted, lines per CPU-second, GoAccess = 1',
      ratio('visitors'),
      goals.visitorsTimes,
      times,
    ),
    goal('operations only, the same', ratio('operations'), goals.operationsTimes, times),
    goal('one thread, lines per CPU-second', lines / cpu('visitors'), goals.linesPerSecond, thousands),
    goal(
      'two threads, seconds on the clock, one = 1',
      wall('visitors') / wall('two'),
      goals.threadsTimes,
      times,
    ),
    goal('JSON, lines per CPU-second', lines / cpu('json'), goals.jsonPerSecond, thousands),
    limit('gzip, CPU-seconds, plain = 1', cpu('gzip') / cpu('visitors'), goals.gzipTimes, times),
    limit('memory, one thread', most('visitors'), goals.oneBytes, megabytes),
    limit('memory, two threads', most('two'), goals.twoBytes, megabytes),
  ].every(reached => reached)
}

async function install(): Promise<void> {
  if (existsSync(join(folder, 'node_modules', '@duckdb', 'node-api'))) return
  // No lock: a registry that lacks DuckDB's other platforms leaves one that `npm ci` refuses. Every version is exact all the same.
  const asked = ['install', '--no-package-lock', '--ignore-scripts']
  const ended = await runNpm(asked, { cwd: folder, env: process.env })
  if (ended.code !== 0) throw new Error(`expected DuckDB to be installed, got:\n${ended.output}`)
}

/** AWStats reads a configuration, and writes each visitor's address into its own file. */
async function awstats(log: string, lines: number, scratch: string): Promise<void> {
  const program = '/usr/lib/cgi-bin/awstats.pl'
  if (!existsSync(program)) return console.log('  AWStats: not on this machine')
  const few = Math.min(lines, 50_000)
  const part = join(scratch, 'part.log')
  execFileSync('bash', ['-c', 'head -n "$1" "$2" > "$3"', 'part', `${few}`, log, part])
  const settings = {
    LogFile: part,
    LogType: 'W',
    LogFormat: '1',
    SiteDomain: 'example.com',
    DirData: scratch,
    DNSLookup: '0',
  }
  const text = Object.entries(settings)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('')
  writeFileSync(join(scratch, 'awstats.bench.conf'), text)
  const taken = await measure('perl', program, '-config=bench', `-configdir=${scratch}`, '-update')
  printRow(`AWStats, the first ${few.toLocaleString('en')} lines`, [taken], few)
}

async function compare(rounds: number, lines: number, log: string, scratch: string): Promise<boolean> {
  await install()
  const out = join(scratch, 'goaccess.json')
  const measured: Round[] = []
  const logs = await dress(log, scratch)
  const ours = await bundleOurs(scratch)
  for (let each = 0; each < rounds; each++) measured.push(await round(ours, logs, out))
  const duckdb = await measure(node, join(folder, 'duckdb.ts'), log)
  assertEqual(JSON.parse(duckdb.output), readGoAccess(out), 'DuckDB')
  const version = execFileSync('goaccess', ['--version'], { encoding: 'utf8' }).split('\n')[0]
  console.log(machine())
  console.log(
    `${lines.toLocaleString('en')} lines, ${rounds} rounds in turns, medians, memory at its most; totals equal`,
  )
  row('', 'CPU', 'clock', 'lines/CPU-s', 'lines/s', 'memory')
  const runs = (of: keyof Round) => measured.map(each => each[of])
  printRow(`${version}`, runs('goaccess'), lines)
  printRow('ours, visitors counted', runs('visitors'), lines)
  printRow('ours, operations only', runs('operations'), lines)
  printRow('ours, visitors counted, two threads', runs('two'), lines)
  printRow('ours, visitors counted, gzip', runs('gzip'), lines)
  printRow('ours, visitors counted, JSON', runs('json'), lines)
  printRow('DuckDB 1.5.6, one thread, once', [duckdb], lines)
  await awstats(log, lines, scratch)
  printRow('wc -l', runs('floor'), lines)
  return printGoals(measured, lines)
}

const [rounds = '5', lines = '5000000', given] = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'ordholden-bench-'))
try {
  const log = given ?? join(scratch, 'access.log')
  if (given === undefined) writeLog(log, Number(lines))
  process.exitCode = (await compare(Number(rounds), Number(lines), log, scratch)) ? 0 : 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
