// Node 24 or newer: the one that runs us, one brought earlier, or one fetched now.
// Ordholden is TypeScript that Node runs as it is, which needs 24; setup itself runs from 18 on. Node is not a dependency
// in package.json: npm would fetch it for everyone, also where it is there. Proven by test/clones.test.ts.

import { delimiter, dirname, join } from 'node:path'
import { bring, tools } from './fetch.mjs'
import { isExecutable } from './programs.mjs'
import { Trouble } from './say.mjs'

const wantedMajor = 24
const setupMajor = 18
const byHand = `install Node ${wantedMajor} or newer by hand, then start again`

/** @param {string} version as process.versions.node says it */
export function readMajor(version) {
  return Number.parseInt(version, 10)
}

/**
 * The path of a Node that is new enough.
 * @param {string} root of the checkout
 */
export function findRuntime(root, running = process.versions.node) {
  if (readMajor(running) < setupMajor)
    throw new Trouble(`expected Node ${setupMajor} or newer to set up with, got ${running}`, byHand)
  if (readMajor(running) >= wantedMajor) return process.execPath
  const brought = placeOf(root)
  return isExecutable(brought) ? brought : null
}

/** @param {string} root */
export async function bringRuntime(root) {
  const libc = process.platform === 'linux' && !usesGlibc() ? 'a C library it is not built for (musl)' : null
  if (libc !== null) throw new Trouble(`expected a machine that Node's builds run on, got ${libc}`, byHand)
  const folder = dirname(dirname(placeOf(root)))
  await bring({
    title: `Node.js ${tools.node.version}`,
    tool: tools.node,
    members: ['bin/node'],
    folder,
    missing: byHand,
  })
}

/** @param {string} root */
const placeOf = root => join(root, '.tools', `node-${tools.node.version}`, 'bin', 'node')

function usesGlibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport())
  return report.header?.glibcVersionRuntime !== undefined
}

/**
 * The environment in which every `node` is that one: npm, and every program it starts, finds it first.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const withRuntime = (node, env = process.env) => ({
  ...env,
  PATH: `${dirname(node)}${delimiter}${env['PATH'] ?? ''}`,
})
