// What `npm test` and `npm run …` do once everything is there: the type check, the lint, and which test files make up
// which command, and in which order: what takes its time first, so that no long file is left to run alone at the end.
// Proven by test/setup.test.ts.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'
import { run, runHere } from './programs.mjs'
import { step } from './say.mjs'

/** @typedef {import('./prepare.mjs').Prepared} Prepared */

const staticTimeoutMs = 5 * 60_000
const sources = ['src', 'test', 'bench', 'setup']

/**
 * The types and the lint, each with a line; what they found is printed. Answers the names of those that failed.
 * @param {Prepared} prepared
 */
export async function checkStatically(prepared) {
  const types = await runTool('types', 'typescript/bin/tsc', [], prepared)
  const lint = await runTool(
    'lint',
    '@biomejs/biome/bin/biome',
    ['ci', '--colors=off', '--max-diagnostics=50', '--diagnostic-level=warn', ...sources],
    prepared,
  )
  return [...(types ? [] : ['types']), ...(lint ? [] : ['lint'])]
}

/**
 * @param {string} title
 * @param {string} program inside node_modules
 * @param {readonly string[]} args
 * @param {Prepared} prepared
 */
async function runTool(title, program, args, { node, env }) {
  const words = [join(root, 'node_modules', program), ...args]
  const ended = await step(title, () => run(node, words, { cwd: root, env, timeoutMs: staticTimeoutMs }))
  if (ended.code !== 0) console.log(ended.output.trim())
  return ended.code === 0
}

/** Two files leave two cores idle a third of the time: the heavy ones, in a folder below test/, mostly wait for a server or a browser. */
const places = 3
/** Whether a page of a visited website is shown in time is what these are about: beside them runs one other file. */
const isTimed = (/** @type {string} */ file) => /^test\/(?:contracts|hostile|journeys)\/site[^/]*$/.test(file)
const isHeavy = (/** @type {string} */ file) => /^test\/[^/]+\//.test(file)
/** Half a minute of a processor or more each: begun last, one of them would end alone. */
export const long = [
  'src/register/draft/format-notice.test.ts',
  'test/crash/people.test.ts',
  'test/hostile/ledger.test.ts',
  'test/journeys/desk.test.ts',
  'test/journeys/editing.test.ts',
  'test/journeys/matrix.test.ts',
  'test/journeys/pages.test.ts',
  'test/clones.test.ts',
  'test/learned.test.ts',
  'test/proposal.test.ts',
]

/**
 * Test files in the order they are begun, and how many of the places each takes: those that are held to a time, the long ones,
 * the other heavy ones, and the light ones last.
 * @param {readonly string[]} files
 */
export function groupTests(files) {
  const kinds = [isTimed, (/** @type {string} */ file) => long.includes(file), isHeavy, () => true]
  const kindOf = (/** @type {string} */ file) => kinds.findIndex(is => is(file))
  return kinds.map((is, kind) => ({
    files: files.filter(file => kindOf(file) === kind),
    places: is === isTimed ? 2 : 1,
  }))
}

/**
 * Runs test files, three at a time.
 * @param {readonly string[]} files relative to the root
 * @param {Prepared} prepared
 * @param {readonly string[]} failedBefore
 */
export function runTests(files, { node, env }, failedBefore = []) {
  const groups = groupTests(files).map(group => ({
    ...group,
    files: group.files.map(file => join(root, file)),
  }))
  const order = JSON.stringify({ groups, places, root, failedBefore })
  // Types are stripped and code is compiled once for all files and all programs they start: half of what a start costs.
  const cached = { NODE_COMPILE_CACHE: join(root, '.tools', 'compile-cache'), ...env }
  return runHere(node, [join(root, 'setup', 'suite.mjs'), order], { cwd: root, env: cached })
}

/**
 * All test files below some folders, in one order on every machine.
 * @param {...string} folders relative to the root
 */
export function findTests(...folders) {
  return folders.flatMap(folder => filesBelow(folder).filter(file => file.endsWith('.test.ts'))).sort()
}

/** @param {string} folder */
function filesBelow(folder) {
  const found = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  const files = found.filter(entry => entry.isFile())
  return files.map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}
