// Runs test files and says how it went: one line per file that took its time, every failure in full at the end, every skip by name with its
// reason, and last `N passed, N failed, N skipped`. Runs under the Node that setup brought.
// Our own printing, since the spec reporter prints a line per test: unreadable where there are thousands.
// It ends whatever happens: a file and the whole run have their time, and what a test left running is ended and told.
// Proven by test/suite.test.ts.

import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { run } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import { entries } from './programs.mjs'

const fileTimeoutMs = 8 * 60_000
/** Longer than any run that is well: a run that is cut from outside could not say what held it. */
const suiteTimeoutMs = 60 * 60_000
/** What a test stopped on its way out has this long to be gone. */
const leavingMs = 10_000
const keptCharacters = 20_000
/** A file that went well in less is not told by itself. */
const shownFromMs = 1_000

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {{ file: string, name: string, error: unknown, output: string }[]} failed
 * @property {{ file: string, name: string, reason: string }[]} skipped
 */

/**
 * @typedef {object} Group
 * @property {readonly string[]} files
 * @property {number} places how many of the places each of them takes
 *
 * Runs groups of files and answers the exit code. A file is begun as soon as there is room for it, the first that fits before others.
 * @param {object} order
 * @param {readonly Group[]} order.groups
 * @param {number} order.places how many there are in all
 * @param {string} order.root
 * @param {readonly string[]} [order.failedBefore] what failed before the tests (types, lint) and has been shown
 * @param {{ file?: number, suite?: number, leaving?: number }} [order.timesMs] other limits than ours: only tests set them
 */
export async function runSuite({ groups, places, root, failedBefore = [], timesMs = {} }) {
  const mark = markProcesses()
  const signal = AbortSignal.timeout(timesMs.suite ?? suiteTimeoutMs)
  const fileMs = timesMs.file ?? fileTimeoutMs
  /** @type {Tally} */
  const tally = { passed: 0, failed: [], skipped: [] }
  const fail = (/** @type {string} */ file, /** @type {string} */ name, /** @type {string} */ why) =>
    tally.failed.push({ file, name, error: new Error(why), output: '' })
  for (const name of failedBefore) fail(name, 'see above', `${name} failed`)
  await runFiles({ groups, places }, { root, fileMs, signal }, tally)
  if (signal.aborted)
    fail('the run', 'has its time', 'expected every file to be run in time, and some were not')
  for (const left of await endWhatIsLeft(mark, timesMs.leaving ?? leavingMs))
    fail('the run', 'leaves nothing running', `still ran: ${left}`)
  printSkipped(tally)
  for (const failure of tally.failed) printFailure(failure)
  console.log(`\n${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`)
  // A run that ran nothing has shown nothing.
  return tally.failed.length > 0 || tally.passed === 0 ? 1 : 0
}

/**
 * @param {{ groups: readonly Group[], places: number }} order
 * @param {{ root: string, fileMs: number, signal: AbortSignal }} how
 * @param {Tally} tally
 */
async function runFiles({ groups, places }, how, tally) {
  const waiting = groups.flatMap(group =>
    group.files.map(file => ({ file, takes: Math.min(group.places, places) })),
  )
  /** @type {Set<Promise<void>>} */
  const running = new Set()
  let free = places
  while (waiting.length > 0 && !how.signal.aborted) {
    const fits = waiting.findIndex(({ takes }) => takes <= free)
    const [next] = fits < 0 ? [] : waiting.splice(fits, 1)
    if (next === undefined) {
      await Promise.race(running)
      continue
    }
    free -= next.takes
    const ended = runFile(next.file, how, tally).finally(() => {
      free += next.takes
      running.delete(ended)
    })
    running.add(ended)
  }
  await Promise.all(running)
}

/**
 * One file under a limit of its own: node:test limits a test, and waits without end for a file whose tests have ended while
 * something of it still runs.
 * @param {string} path
 * @param {{ root: string, fileMs: number, signal: AbortSignal }} how
 * @param {Tally} tally
 */
async function runFile(path, { root, fileMs, signal }, tally) {
  const own = AbortSignal.timeout(fileMs)
  const stream = run({ files: [path], timeout: fileMs, cwd: root, signal: AbortSignal.any([own, signal]) })
  const file = nameOf({ file: path }, root)
  let output = ''
  for await (const event of stream) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr' || event.type === 'test:diagnostic')
      output = (output + event.data.message).slice(-keptCharacters)
    if (event.type === 'test:pass' || event.type === 'test:fail') count(event, file, output, tally)
    if (event.type === 'test:summary' && event.data.file !== undefined) printFile(event.data, file)
  }
  if (!own.aborted && !signal.aborted) return
  const limit = own.aborted ? `${fileMs / 1000} s` : 'the time of the run'
  console.log(`FAIL ${file} · no end within ${limit}`)
  const error = new Error(`expected the file to end within ${limit}, got something of it that still runs`)
  tally.failed.push({ file, name: 'ends', error, output })
}

/**
 * @typedef {Extract<import('node:test/reporters').TestEvent, { type: 'test:pass' | 'test:fail' }>} Outcome
 *
 * A group of tests is not counted beside the tests in it, unless it failed by itself (a hook, a time-out).
 * @param {Outcome} event
 * @param {string} file
 * @param {string} output
 * @param {Tally} tally
 */
function count(event, file, output, tally) {
  const { name, skip, todo, details } = event.data
  const reason = skip ?? todo
  const fail = (/** @type {Error} */ error) => tally.failed.push({ file, name, error, output })
  if (reason !== undefined) tally.skipped.push({ file, name, reason: String(reason) })
  else if (event.type === 'test:fail') {
    // What contains a failed test has not failed once more; what our limit ended is told by who set it.
    const { error } = event.data.details
    if (!isOnlyOfChildren(error) && !isOurLimit(error)) fail(error)
  } else if (name === event.data.file) fail(new Error('expected tests in the file, got none'))
  else if (details.type !== 'suite') tally.passed += 1
}

/** @param {Error & { failureType?: string }} error */
const isOnlyOfChildren = error => error?.failureType === 'subtestsFailed'

/** @param {Error} error */
const isOurLimit = error =>
  [error, error?.cause].some(each => each instanceof Error && each.name === 'TimeoutError')

/**
 * @param {import('node:test').EventData.TestSummary} data
 * @param {string} file
 */
function printFile({ counts, duration_ms: ms, success }, file) {
  // Hundreds of files take no time; the line a reader looks for stands among those that do.
  if (success && ms < shownFromMs && counts.skipped === 0) return
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(
    `${success ? 'ok  ' : 'FAIL'} ${file} · ${counts.passed} passed${skipped} · ${(ms / 1000).toFixed(1)} s`,
  )
}

const markName = 'ORDHOLDEN_SUITE'

/** Everything started from here on inherits the mark, however far down, and is found by it. */
function markProcesses() {
  const mark = `${process.pid}-${Date.now()}`
  process.env[markName] = mark
  return `${markName}=${mark}`
}

/**
 * Ends what still runs under our mark when all tests have ended, and answers what it was. Without /proc nobody can tell.
 * @param {string} mark
 * @param {number} timeMs
 */
async function endWhatIsLeft(mark, timeMs) {
  const until = Date.now() + timeMs
  while (running(mark).length > 0 && Date.now() < until) await wait(100)
  const left = running(mark)
  for (const { pid } of left) process.kill(pid, 'SIGKILL')
  return left.map(({ pid, command }) => `${pid} ${command}`)
}

/** @param {string} mark */
function running(mark) {
  const pids = entries('/proc')
    .map(Number)
    .filter(pid => pid > 0 && pid !== process.pid)
  return pids
    .filter(pid => read(pid, 'environ').split('\0').includes(mark))
    .map(pid => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ').trim().slice(0, 200) }))
}

/**
 * @param {number} pid
 * @param {string} what
 */
function read(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

/** @param {Tally} tally */
function printSkipped({ skipped }) {
  if (skipped.length > 0) console.log('\nskipped:')
  for (const { file, name, reason } of skipped)
    console.log(`  ${file}: ${name} (${reason || 'no reason given'})`)
}

/** @param {Tally['failed'][number]} failure */
function printFailure({ file, name, error, output }) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  console.log(`\nFAIL ${file}: ${name}\n${indent(text)}`)
  if (output.trim() !== '') console.log(indent(`what the file printed:\n${output.trim()}`))
}

/** @param {string} text */
const indent = text => text.slice(0, keptCharacters).replaceAll(/^/gm, '  ')

/**
 * @param {{ file?: string }} data
 * @param {string} root
 */
const nameOf = ({ file }, root) => (file === undefined ? '' : relative(root, file).split(sep).join('/'))

if (import.meta.main) {
  const code = await runSuite(JSON.parse(process.argv[2] ?? '{}'))
  // Whatever still holds a pipe of ours must not keep the run from ending.
  process.stdout.write('', () => process.exit(code))
}
