// The packages of package-lock.json in node_modules, installed without running any of their scripts.
// What is there is read from npm's own record (node_modules/.package-lock.json), which it writes last: so a filled
// node_modules needs no registry, and one that was cut short is done again. Proven by test/clones.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmFailure, runNpm } from './npm.mjs'
import { step } from './say.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Package */

/**
 * The packages of the lockfile that are missing or of another version; those for other kinds of machine do not count.
 * @param {string} root
 */
export function missingPackages(root) {
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')))
  const there = readPackages(join(root, 'node_modules', '.package-lock.json'))
  return wanted
    .filter(([place, entry]) => place !== '' && !isThere(root, place, entry, there[place]))
    .map(([place]) => place)
}

/**
 * @param {string} root
 * @param {string} place
 * @param {Package} wanted
 * @param {Package | undefined} there
 */
function isThere(root, place, wanted, there) {
  if (there === undefined) return wanted.optional === true
  return (
    there.version === wanted.version && there.integrity === wanted.integrity && existsSync(join(root, place))
  )
}

/**
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
export async function bringPackages(root, node, env) {
  const total = missingPackages(root).length
  const share = () => 1 - missingOnDisk(root) / Math.max(1, total)
  await step(`packages, ${total} to install`, () => install(root, node, env), share)
}

/**
 * npm makes all folders first and fills them one by one.
 * @param {string} root
 */
function missingOnDisk(root) {
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')))
  return wanted.filter(
    ([place, entry]) => entry.optional !== true && !existsSync(join(root, place, 'package.json')),
  ).length
}

/**
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 */
async function install(root, node, env) {
  const ended = await runNpm(['ci', '--prefer-offline'], { cwd: root, env, node })
  if (ended.code !== 0) throw npmFailure('packages', ended)
}
