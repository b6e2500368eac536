// What `npm test` and `npm run …` do once everything is there: the type check, the lint, and which test files make up
// which command. Two files run at a time, the light ones first; heavy ones (in a folder below test/) start servers and browsers.
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

/**
 * Runs test files, two at a time: the light ones, then the heavy ones, which mostly wait for a server or a browser.
 * @param {readonly string[]} files relative to the root
 * @param {Prepared} prepared
 * @param {readonly string[]} failedBefore
 */
export function runTests(files, { node, env }, failedBefore = []) {
  const isHeavy = (/** @type {string} */ file) => /^test\/[^/]+\//.test(file)
  const absolute = (/** @type {string} */ file) => join(root, file)
  const groups = [
    { files: files.filter(file => !isHeavy(file)).map(absolute), atOnce: 2 },
    { files: files.filter(isHeavy).map(absolute), atOnce: 2 },
  ]
  const suite = join(root, 'setup', 'suite.mjs')
  return runHere(node, [suite, JSON.stringify({ groups, root, failedBefore })], { cwd: root, env })
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
