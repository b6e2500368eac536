// Programs of the machine (debian.txt): as root on Debian they are installed, elsewhere what is missing is named.
// No service is started by it: while apt-get runs, policy-rc.d answers 101 (invoke-rc.d(8)), and what stood there is put
// back whatever happens, also by the next run where this one was killed. Proven by test/setup.test.ts.

import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findLocal } from './postgresql.mjs'
import { findProgram, run } from './programs.mjs'
import { step, Trouble } from './say.mjs'

/** @typedef {{ name: string, command: string, program: string, reason: string }} Package */

const updateTimeoutMs = 3 * 60_000
const installTimeoutMs = 10 * 60_000
const aptOptions = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1']

/** @returns {readonly Package[]} */
export function readList(text = readFileSync(new URL('debian.txt', import.meta.url), 'utf8')) {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return lines.map(line => {
    const [name = '', command = '', program = '', reason = ''] = line.split('|').map(field => field.trim())
    return { name, command, program, reason }
  })
}

/**
 * What a command needs and this machine lacks.
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 */
export const missingFor = (command, env = process.env) =>
  readList().filter(entry => entry.command === command && !isPresent(entry.program, env))

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function isPresent(program, env) {
  return program === 'postgres' ? findLocal(env) !== null : findProgram(program, env) !== null
}

/** Whether this process may install Debian packages. */
export const mayInstall = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== null

/** @param {readonly Package[]} packages */
export const installCommand = packages =>
  `apt-get install --no-install-recommends ${packages.map(entry => entry.name).join(' ')}`

/**
 * Installs packages one by one, each with its own line.
 * @param {readonly Package[]} packages
 * @param {{ root?: string, env?: NodeJS.ProcessEnv }} [options] `root` is where usr/sbin lies: only tests set it
 */
export async function install(packages, { root = '/', env = process.env } = {}) {
  await withoutServices(root, async () => {
    for (const entry of packages)
      await step(`Debian package ${entry.name}`, () => installOne(entry.name, env))
  })
}

/**
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
async function installOne(name, env) {
  const first = await apt(['install', '--no-install-recommends', name], env, installTimeoutMs)
  if (first.code === 0) return
  // Only a machine whose lists are missing or old needs them fetched: most installs save these seconds.
  await apt(['update'], env, updateTimeoutMs)
  const second = await apt(['install', '--no-install-recommends', name], env, installTimeoutMs)
  if (second.code === 0) return
  const reason = second.timedOut
    ? `no end within ${installTimeoutMs / 60_000} minutes`
    : lastLine(second.output)
  throw new Trouble(
    `Debian package ${name}: apt-get failed: ${reason}`,
    'run `apt-get update && apt-get install` by hand, or add `-- --as-is` to leave the machine as it is',
  )
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeoutMs
 */
const apt = (args, env, timeoutMs) =>
  run('apt-get', [...aptOptions, ...args], { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs })

/** @param {string} output */
const lastLine = output => output.trim().split('\n').at(-1) ?? ''

/**
 * @param {string} root
 * @param {() => Promise<void>} work
 */
async function withoutServices(root, work) {
  const policy = join(root, 'usr/sbin/policy-rc.d')
  const aside = `${policy}.before-ordholden`
  restore(policy, aside)
  if (existsSync(policy)) renameSync(policy, aside)
  writeFileSync(policy, `#!/bin/sh\n# ${mark}\nexit 101\n`)
  chmodSync(policy, 0o755)
  const stop = () => restore(policy, aside)
  process.once('exit', stop)
  try {
    await work()
  } finally {
    process.removeListener('exit', stop)
    stop()
  }
}

const mark = 'written by the setup of ordholden while it installs packages'

/**
 * Takes our policy away and puts back the one that stood there; does nothing where neither is there.
 * @param {string} policy
 * @param {string} aside
 */
function restore(policy, aside) {
  if (existsSync(policy) && readFileSync(policy, 'utf8').includes(mark)) rmSync(policy)
  if (existsSync(aside)) renameSync(aside, policy)
}
