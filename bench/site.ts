// One visit to one page, ours and Blacklight's in turns on one machine: how many of the hosts that were reached each tells of, what it
// finds on a page without a spot, and what it takes. Every host is played here and logs who reached it (test/practice).
// `npm run bench site`, or `node bench/site.ts [rounds]`. The goals are ours alone; exit 1 where one is missed. Blacklight is
// installed by this file, from bench/site/package.json. Other Chromiums on the machine share its program and make PSS look smaller.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from '../setup/npm.mjs'
import { findChromium } from '../src/site/chromium.ts'
import { judge } from '../src/site/judge.ts'
import { type Hosts, PracticeHosts } from '../test/practice/hosts.ts'
import { spotlessCdn, spotlessSite, spotlessUrl } from '../test/practice/spotless-site.ts'
import { trackedSite, trackedUrl } from '../test/practice/tracked-site.ts'
import { declaredOf, party } from '../test/site-seen.ts'
import { machine, median, megabytes, seconds } from './figures.ts'
import type { Asked, Looked } from './site/looks.ts'
import { type Weighed, weigh } from './site/weigh.ts'

const settleMs = 1_500
const pagesAtOnce = 4
const goals = { onTopMs: 2_000, pssBytes: 600e6 }
const peer = 'blacklight-collector 3.11.0'
const folder = join(import.meta.dirname, 'site')

interface Run extends Looked, Weighed {
  readonly seconds: number
  /** Hosts that reached the server because of the page. */
  readonly reached: readonly string[]
  readonly missed: readonly string[]
}

type Ask = Pick<Asked, 'who' | 'url'> & Partial<Pick<Asked, 'pages' | 'atOnce'>>

async function run(hosts: Hosts, ask: Ask): Promise<Run> {
  const web = await PracticeHosts.start(hosts, new Date())
  const { cert, trustedKey } = web.certificate
  const chromium = findChromium(process.env)
  if (chromium === null) throw new Error('expected Chromium, got none')
  const asked: Asked = {
    ...{ pages: 1, atOnce: 1, settleMs, chromium, cert, trustedKey, port: web.route().port },
    ...ask,
  }
  try {
    const { looked, ...taken } = await look(asked)
    const reached = web.reached.filter(host => !ownOfChromium.test(host))
    return { ...looked, ...taken, reached, missed: reached.filter(host => !looked.hosts.includes(host)) }
  } finally {
    await web.close()
  }
}

/** What Chromium asks for by itself: no page is to be blamed for it. */
const ownOfChromium =
  /^(?:(?:accounts|clients\d)\.google\.com|(?:update|content-autofill|optimizationguide-pa)\.googleapis\.com)$/

async function look(asked: Asked): Promise<Weighed & { readonly seconds: number; readonly looked: Looked }> {
  const startedAt = performance.now()
  // Blacklight tells its own story on standard output.
  const child = fork(join(folder, 'looks.ts'), [JSON.stringify(asked)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    said = `${said}${bytes}`.slice(-4_000)
  })
  const stop = weigh(child.pid ?? 0)
  const answer = new Promise<Looked>(done => child.once('message', done as (message: unknown) => void))
  const ended = once(child, 'exit')
  const looked = await Promise.race([answer, ended.then(() => null)])
  const taken = { ...stop(), seconds: (performance.now() - startedAt) / 1_000 }
  await ended
  if (looked === null) throw new Error(`expected ${asked.who} to look at ${asked.url}, got:\n${said}`)
  return { ...taken, looked }
}

async function install(): Promise<void> {
  if (existsSync(join(folder, 'node_modules', '@themarkup', 'blacklight-collector'))) return
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' }
  const ended = await runNpm(['ci'], { cwd: folder, env })
  if (ended.code !== 0) throw new Error(`expected ${peer} to be installed, got:\n${ended.output}`)
}

const onTopMs = ({ audit }: Run): number => Math.max(...(audit?.pages ?? []).map(({ ms }) => ms - settleMs))

function row(what: string, ours: string, theirs = '', goal = ''): void {
  console.log(`  ${what.padEnd(44)}${ours.padEnd(28)}${theirs.padEnd(28)}${goal}`.trimEnd())
}

type Pair = Readonly<Record<Asked['who'], readonly Run[]>>

async function inTurns(hosts: Hosts, url: string, rounds: number): Promise<Pair> {
  const ours: Run[] = []
  const blacklight: Run[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await run(hosts, { who: 'ours', url }))
    blacklight.push(await run(hosts, { who: 'blacklight', url }))
  }
  return { ours, blacklight }
}

function printTaken({ ours, blacklight }: Pair): void {
  const both = (what: string, of: (run: Run) => number, format: (value: number) => string) =>
    row(what, format(median(ours.map(of))), format(median(blacklight.map(of))))
  both('the whole look', run => run.seconds, seconds)
  both('processor', run => run.cpuSeconds, seconds)
  both('memory of all processes, PSS', run => run.pssBytes, megabytes)
  both('  of it Node', run => run.nodeBytes, megabytes)
  both('  of it files of programs', run => run.fileBytes, megabytes)
}

/** Whether every host that was reached was seen, in every round. */
function printSeen({ ours, blacklight }: Pair): boolean {
  const worst = (runs: readonly Run[]) => runs.toSorted((a, b) => b.missed.length - a.missed.length)[0]
  const told = (run: Run | undefined) =>
    run === undefined ? '' : `${run.reached.length - run.missed.length} of ${run.reached.length}`
  row('hosts seen of hosts reached, worst round', told(worst(ours)), told(worst(blacklight)), 'goal: all')
  for (const [who, runs] of Object.entries({ ours, [peer]: blacklight })) {
    const missed = worst(runs)?.missed ?? []
    if (missed.length > 0) console.log(`    not seen by ${who}: ${missed.join(' ')}`)
  }
  return ours.every(({ missed }) => missed.length === 0)
}

/** Who hosts the site is not judged: every host is played here. */
function findingsOf({ audit }: Run): readonly string[] {
  if (audit === null) return []
  const declared = declaredOf({ declared: { url: spotlessUrl, host: null, parties: [party(spotlessCdn)] } })
  return judge(audit, declared).flatMap(({ rule }) => (rule.startsWith('host/') ? [] : [rule]))
}

function printFound({ ours, blacklight }: Pair): boolean {
  const found = ours.flatMap(findingsOf)
  const theirs = blacklight.flatMap(({ reports }) => reports)
  row('findings, all rounds', String(found.length), String(theirs.length), 'goal: none')
  if (found.length + theirs.length > 0)
    console.log(`    ours: ${found.join(' ')}; theirs: ${theirs.join(' ')}`)
  return found.length === 0
}

/** The same page at four addresses, all known from the start. */
function fourPages(): Hosts {
  const host = new URL(trackedUrl).hostname
  const site = trackedSite[host] ?? {}
  const paths = ['/', '/b', '/c', '/d']
  const pages = Object.fromEntries(paths.map(path => [path, site['/'] ?? {}]))
  const entries = paths.map(path => `<url><loc>https://${host}${path}</loc></url>`).join('')
  const sitemap = { type: 'application/xml', body: `<urlset>${entries}</urlset>` }
  return { ...trackedSite, [host]: { ...site, ...pages, '/sitemap.xml': sitemap } }
}

async function printFour(): Promise<boolean> {
  const four = await run(fourPages(), {
    ...{ who: 'ours', url: trackedUrl, pages: pagesAtOnce, atOnce: pagesAtOnce },
  })
  const seen = four.audit?.pages.filter(({ because }) => because === null).length
  if (seen !== pagesAtOnce) throw new Error(`expected ${pagesAtOnce} pages seen whole, got ${seen}`)
  console.log(`${pagesAtOnce} such pages at once, ours`)
  row(
    'memory of all processes, PSS',
    megabytes(four.pssBytes),
    '',
    `goal: at most ${megabytes(goals.pssBytes)}`,
  )
  row('  of it Node', megabytes(four.nodeBytes))
  row('  of it files of programs', megabytes(four.fileBytes))
  row('longest page on top of the settle window', seconds(onTopMs(four) / 1_000))
  row('the whole look', seconds(four.seconds))
  row('processor', seconds(four.cpuSeconds))
  return four.pssBytes <= goals.pssBytes
}

async function compare(rounds: number): Promise<boolean> {
  await install()
  const tracked = await inTurns(trackedSite, trackedUrl, rounds)
  const chromium = tracked.ours[0]?.audit?.browser ?? ''
  console.log(machine(`Chromium ${chromium}`))
  console.log(`a page that does all a site should not, ${rounds} rounds, medians, ${settleMs} ms to settle`)
  row('', 'ours', peer)
  const sees = printSeen(tracked)
  const onTop = median(tracked.ours.map(onTopMs))
  row(
    'on top of the settle window',
    seconds(onTop / 1_000),
    '',
    `goal: at most ${seconds(goals.onTopMs / 1_000)}`,
  )
  printTaken(tracked)
  console.log('a page without a spot')
  const spotless = await inTurns(spotlessSite, spotlessUrl, rounds)
  const isClean = printFound(spotless)
  printTaken(spotless)
  const fits = await printFour()
  return sees && isClean && fits && onTop <= goals.onTopMs
}

process.exitCode = (await compare(Number(process.argv[2] ?? 3))) ? 0 : 1
