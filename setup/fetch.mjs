// Brings one pinned package of the npm registry into a folder: fetch, compare with the pin, unpack, rename.
// The pin (setup/tools.json) is the registry's own sha512, so a changed byte anywhere on the way is refused.
// Fetching is `npm pack`: it obeys the person's own registry, proxy and cache. ORDHOLDEN_TARBALLS names a folder to take
// the tarballs from instead, for machines without a registry. Proven by test/setup.test.ts and test/clones.test.ts.

import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npmFailure, runNpm } from './npm.mjs'
import { entries, run } from './programs.mjs'
import { megabytes, step, Trouble } from './say.mjs'

/**
 * @typedef {object} Pin
 * @property {string} name
 * @property {string} integrity `sha512-` and base64, as npm writes it
 * @property {number} bytes of the tarball
 *
 * @typedef {{ version: string, packages: Record<string, Pin | undefined> }} Tool
 */

const unpackTimeoutMs = 120_000
const staleMs = 60 * 60_000

/** @type {{ node: Tool, postgresql: Tool }} */
export const tools = JSON.parse(readFileSync(new URL('tools.json', import.meta.url), 'utf8'))

/** The name of this kind of machine in tools.json. */
export const platform = `${process.platform}-${process.arch}`

/**
 * Brings the members of a tool's tarball into `<folder>`, whole or not at all.
 * @param {{ title: string, tool: Tool, members: readonly string[], folder: string, missing: string, env?: NodeJS.ProcessEnv }} order
 *   `members` are paths inside the tarball, `missing` the hint where this kind of machine has no package
 */
export async function bring({ title, tool, members, folder, missing, env = process.env }) {
  const pin = tool.packages[platform]
  if (pin === undefined)
    throw new Trouble(`${title}: expected a package for this machine, got none for ${platform}`, missing)
  const work = join(dirname(folder), `part-${process.pid}-${randomBytes(4).toString('hex')}`)
  sweep(dirname(folder))
  mkdirSync(work, { recursive: true })
  try {
    const share = shareFetched(pin, env)
    await step(`${title}, ${megabytes(pin.bytes)}`, () => fetchInto(work, tool, pin, members, env), share)
    // Setups of one checkout run one at a time (lock.mjs): what stands there now is a damaged copy.
    rmSync(folder, { recursive: true, force: true })
    renameSync(join(work, 'package'), folder)
  } catch (error) {
    throw diskTrouble(error, pin)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} work
 * @param {Tool} tool
 * @param {Pin} pin
 * @param {readonly string[]} members
 * @param {NodeJS.ProcessEnv} env
 */
async function fetchInto(work, tool, pin, members, env) {
  const tarball = await getTarball(work, tool, pin, env)
  await compare(tarball, pin)
  const names = members.map(member => `package/${member}`)
  const ended = await run('tar', ['-xzf', tarball, '-C', work, '--no-same-owner', ...names], {
    timeoutMs: unpackTimeoutMs,
  })
  if (ended.code !== 0) throw new Error(`tar: ${ended.output.trim()}`)
}

/**
 * @param {string} work
 * @param {Tool} tool
 * @param {Pin} pin
 * @param {NodeJS.ProcessEnv} env
 */
async function getTarball(work, tool, pin, env) {
  const file = `${pin.name.replace('@', '').replace('/', '-')}-${tool.version}.tgz`
  if (env['ORDHOLDEN_TARBALLS'] !== undefined) return join(env['ORDHOLDEN_TARBALLS'], file)
  const ended = await runNpm(['pack', `${pin.name}@${tool.version}`, '--pack-destination', work], {
    cwd: work,
    env,
  })
  if (ended.code !== 0)
    throw npmFailure(
      `${pin.name}@${tool.version}`,
      ended,
      `put ${file} into a folder and name it by ORDHOLDEN_TARBALLS`,
    )
  return join(work, file)
}

/**
 * Refuses a tarball that is not the pinned one, byte for byte.
 * @param {string} tarball
 * @param {Pin} pin
 */
async function compare(tarball, pin) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const got = `sha512-${hash.digest('base64')}`
  if (got !== pin.integrity)
    throw new Trouble(
      `${pin.name}: expected ${pin.integrity}, got ${got}: the tarball is not the one that was pinned, and nothing of it was unpacked`,
      'fetch again; if it stays so, the registry or something on the way to it serves another file',
    )
}

/**
 * @param {unknown} error
 * @param {Pin} pin
 */
function diskTrouble(error, pin) {
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (error)
  if (error instanceof Trouble) return error
  if (code === 'ENOSPC' || /No space left|ENOSPC/.test(message))
    return new Trouble(`${pin.name}: the disk is full`, `free ${megabytes(pin.bytes * 5)} and start again`)
  if (code === 'EACCES' || code === 'EROFS')
    return new Trouble(
      `${pin.name}: expected a folder to write to, got ${code} for ${path}`,
      'use a checkout that is yours',
    )
  if (code === 'ENOENT' && path?.endsWith('.tgz'))
    return new Trouble(
      `${pin.name}: expected ${path}, got no such file`,
      'ORDHOLDEN_TARBALLS names the folder that holds it',
    )
  if (code === 'ENOENT')
    return new Trouble(`${message}: a program is missing`, 'install tar and npm, then start again')
  return error
}

/**
 * What an earlier setup left when it was killed.
 * @param {string} folder
 */
function sweep(folder) {
  for (const name of entries(folder).filter(entry => entry.startsWith('part-'))) {
    const path = join(folder, name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > staleMs) rmSync(path, { recursive: true, force: true })
  }
}

/**
 * The share of a tarball npm has fetched: how much it has written below its cache, the only progress `npm pack` gives
 * away. Null where the cache is not known (`npm start` says where it is).
 * @param {Pin} pin
 * @param {NodeJS.ProcessEnv} env
 */
function shareFetched(pin, env) {
  const cache = env['npm_config_cache']
  if (cache === undefined) return () => null
  const folder = join(cache, '_cacache', 'tmp')
  let most = 0
  return () => {
    const sizes = entries(folder).map(
      name => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
    )
    // What is whole is moved away: the share stays where it was while the rest is done.
    most = Math.max(most, sizes.reduce((sum, size) => sum + size, 0) / pin.bytes)
    return most
  }
}
