// PostgreSQL 15 or newer: a server named by DATABASE_URL, binaries of this machine, or a package fetched once.
// The package lies in .tools/postgresql-<version>/native with pg-symlinks.json; the store copies it into the home, where
// the server's own user can read it, and makes the links. Proven by test/clones.test.ts.

import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { bring, tools } from './fetch.mjs'
import { entries, findProgram, isExecutable } from './programs.mjs'

const oldestMajor = 15
/** `18.4` of `18.4.0-beta.17`: the package numbers its own attempts. */
const release = tools.postgresql.version.split('.').slice(0, 2).join('.')

/** @param {string} root */
export const placeOf = root => join(root, '.tools', `postgresql-${release}`)

/** @param {string} root */
export const isBrought = root => isExecutable(join(placeOf(root), 'native', 'bin', 'postgres'))

/**
 * The folder of this machine's own server binaries, or null: Debian keeps them off the PATH, others on it.
 * @param {NodeJS.ProcessEnv} env
 */
export function findLocal(env = process.env, debianRoot = '/usr/lib/postgresql') {
  const majors = entries(debianRoot)
    .map(Number)
    .filter(major => major >= oldestMajor)
  const newestFirst = majors.sort((a, b) => b - a).map(major => join(debianRoot, String(major), 'bin'))
  return newestFirst.find(folder => isExecutable(join(folder, 'postgres'))) ?? findOnPath(env)
}

/** @param {NodeJS.ProcessEnv} env */
function findOnPath(env) {
  const program = findProgram('postgres', env)
  if (program === null) return null
  const major = /\s(\d+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1]
  return Number(major) >= oldestMajor ? dirname(program) : null
}

/** @param {string} root */
export async function bringPostgresql(root) {
  await bring({
    title: `PostgreSQL ${release}`,
    tool: tools.postgresql,
    members: ['native', 'package.json'],
    folder: placeOf(root),
    missing: `install PostgreSQL ${oldestMajor} or newer, or name a server by DATABASE_URL`,
  })
}
