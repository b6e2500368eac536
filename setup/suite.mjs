// Runs test files and says how it went: one line per file, every failure in full at the end, every skip by name with its
// reason, and last `N passed, N failed, N skipped`. Runs under the Node that setup brought.
// Our own printing, since the spec reporter prints a line per test: unreadable where there are thousands.
// Proven by test/suite.test.ts.

import { relative, sep } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

const testTimeoutMs = 10 * 60_000
const keptCharacters = 20_000

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {{ file: string, name: string, error: unknown, output: string }[]} failed
 * @property {{ file: string, name: string, reason: string }[]} skipped
 */

/**
 * Runs groups of files one after the other and answers the exit code.
 * @param {object} order
 * @param {readonly { files: readonly string[], atOnce: number }[]} order.groups
 * @param {string} order.root
 * @param {readonly string[]} [order.failedBefore] what failed before the tests (types, lint) and has been shown
 */
export async function runSuite({ groups, root, failedBefore = [] }) {
  /** @type {Tally} */
  const tally = { passed: 0, failed: [], skipped: [] }
  for (const name of failedBefore)
    tally.failed.push({ file: name, name: 'see above', error: new Error(`${name} failed`), output: '' })
  for (const { files, atOnce } of groups) if (files.length > 0) await runFiles(files, atOnce, root, tally)
  printSkipped(tally)
  for (const failure of tally.failed) printFailure(failure)
  console.log(`\n${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`)
  // A run that ran nothing has shown nothing.
  return tally.failed.length > 0 || tally.passed === 0 ? 1 : 0
}

/**
 * @param {readonly string[]} files
 * @param {number} atOnce
 * @param {string} root
 * @param {Tally} tally
 */
async function runFiles(files, atOnce, root, tally) {
  const stream = run({ files: [...files], concurrency: atOnce, timeout: testTimeoutMs, cwd: root })
  /** @type {Map<string, string>} */
  const outputs = new Map()
  for await (const event of stream) {
    const file = nameOf(event.data, root)
    if (event.type === 'test:stdout' || event.type === 'test:stderr' || event.type === 'test:diagnostic')
      outputs.set(file, ((outputs.get(file) ?? '') + event.data.message).slice(-keptCharacters))
    if (event.type === 'test:pass' || event.type === 'test:fail')
      count(event, file, outputs.get(file) ?? '', tally)
    if (event.type === 'test:summary' && event.data.file !== undefined) printFile(event.data, file)
  }
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
    // What contains a failed test has not failed once more.
    if (!isOnlyOfChildren(event.data.details.error)) fail(event.data.details.error)
  } else if (name === event.data.file) fail(new Error('expected tests in the file, got none'))
  else if (details.type !== 'suite') tally.passed += 1
}

/** @param {Error & { failureType?: string }} error */
const isOnlyOfChildren = error => error?.failureType === 'subtestsFailed'

/**
 * @param {import('node:test').EventData.TestSummary} data
 * @param {string} file
 */
function printFile({ counts, duration_ms: ms, success }, file) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  console.log(
    `${success ? 'ok  ' : 'FAIL'} ${file} · ${counts.passed} passed${skipped} · ${(ms / 1000).toFixed(1)} s`,
  )
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
  process.exitCode = await runSuite(JSON.parse(process.argv[2] ?? '{}'))
}
