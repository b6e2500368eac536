// What both commands do first: bring what is missing, in order, and answer with what to run the rest.
// Looking takes a few milliseconds; only what is missing is brought, and only then is the lock taken.
// Proven by test/clones.test.ts.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as debian from './debian.mjs'
import { alone } from './lock.mjs'
import { bringPackages, missingPackages } from './packages.mjs'
import * as postgresql from './postgresql.mjs'
import { bringRuntime, findRuntime, withRuntime } from './runtime.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

/**
 * @typedef {object} Prepared
 * @property {string} node the Node to run everything with
 * @property {NodeJS.ProcessEnv} env the environment to run it in
 * @property {string | null} advice the one command that would bring the programs still missing
 *
 * @typedef {object} Wish
 * @property {'start' | 'test' | null} programs which command's programs of the machine are wanted
 * @property {boolean} asIs nothing of the machine is changed
 * @property {boolean} bothServers the fetched PostgreSQL is wanted even where the machine has one
 */

/** Under this every program a test needs must be there. */
export const everythingRequired = process.env['ORDHOLDEN_TOOLS'] === 'required'

/**
 * @param {Wish} wish
 * @returns {Promise<Prepared>}
 */
export async function prepare({ programs, asIs, bothServers }) {
  const advice = programs === null ? null : await preparePrograms(programs, asIs)
  const node = await prepareRuntime()
  const env = withRuntime(node)
  await unless(
    () => missingPackages(root).length === 0,
    () => bringPackages(root, node, env),
  )
  await unless(
    () => !wantsPostgresql(bothServers),
    () => postgresql.bringPostgresql(root),
  )
  if (postgresql.isBrought(root)) env['ORDHOLDEN_POSTGRES'] = postgresql.placeOf(root)
  return { node, env, advice }
}

/**
 * @param {'start' | 'test'} command
 * @param {boolean} asIs
 */
async function preparePrograms(command, asIs) {
  const missing = debian.missingFor(command)
  if (missing.length === 0) return null
  if (asIs || !debian.mayInstall()) return debian.installCommand(missing)
  await unless(
    () => debian.missingFor(command).length === 0,
    () => debian.install(debian.missingFor(command)),
  )
  return null
}

async function prepareRuntime() {
  await unless(
    () => findRuntime(root) !== null,
    () => bringRuntime(root),
  )
  const node = findRuntime(root)
  if (node === null) throw new Error('the runtime was brought and is not there')
  return node
}

/** @param {boolean} bothServers */
function wantsPostgresql(bothServers) {
  if (postgresql.isBrought(root)) return false
  return bothServers || (!process.env['DATABASE_URL'] && postgresql.findLocal() === null)
}

/**
 * Brings something while no other setup of this checkout does; another may have brought it while we waited.
 * @param {() => boolean} isThere
 * @param {() => Promise<void>} bringIt
 */
async function unless(isThere, bringIt) {
  if (isThere()) return
  await alone(join(root, '.tools', 'setup.lock'), async () => {
    if (!isThere()) await bringIt()
  })
}

/**
 * Splits the words after the command into what setup understands and what it hands on.
 * @param {readonly string[]} args
 */
export const readArguments = args => ({
  asIs: args.includes('--as-is'),
  rest: args.filter(word => word !== '--as-is'),
})
