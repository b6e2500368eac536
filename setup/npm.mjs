// npm as setup uses it: the one that started us where there is one, with short waits, and its failures in plain words.

import { run } from './programs.mjs'
import { Trouble } from './say.mjs'

const timeoutMs = 10 * 60_000
// Errors are read from its output, so a person's own `--silent` must not reach it.
const patience = [
  '--loglevel=error',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=2000',
  '--no-audit',
  '--no-fund',
]

/** @typedef {import('./programs.mjs').Ended} Ended */

/**
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, node?: string }} options
 * @returns {Promise<Ended>}
 */
export async function runNpm(args, { cwd, env, node = process.execPath }) {
  const script = env['npm_execpath']
  const [program, first] = script?.endsWith('.js') === true ? [node, [script]] : ['npm', []]
  try {
    return await run(program, [...first, ...args, '--ignore-scripts', ...patience], { cwd, env, timeoutMs })
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error
    throw new Trouble(
      'expected npm beside node, got none',
      'install npm (Debian: apt-get install npm), then start again',
    )
  }
}

/** What npm's error codes mean to a person. The first that occurs in its output is said. */
const meanings = /** @type {const} */ ([
  [/ENOSPC/, 'the disk is full', 'free 1 GB and start again'],
  [
    /EINTEGRITY/,
    'what was fetched is not what the lockfile pins',
    'run `npm cache verify`, then start again',
  ],
  [
    /E404|ETARGET|notarget/,
    'the registry does not have it',
    'see which registry `npm config get registry` names',
  ],
  [/EACCES|EPERM|EROFS/, 'a folder cannot be written to', 'use a checkout and an npm cache that are yours'],
  [
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|network|FETCH_ERROR/,
    'the package registry does not answer',
    'check the network and `npm config get registry`, then start again',
  ],
])

/**
 * @param {string} what
 * @param {Ended} ended
 * @param {string} [otherWay] what else can be done
 */
export function npmFailure(what, ended, otherWay) {
  if (ended.timedOut)
    return new Trouble(`${what}: npm did not end within ${timeoutMs / 60_000} minutes`, 'start again')
  const known = meanings.find(([pattern]) => pattern.test(ended.output))
  if (known === undefined)
    return new Trouble(`${what}: npm failed: ${lastWords(ended.output)}`, 'run `npm ci` to see more')
  const hint = otherWay === undefined ? known[2] : `${known[2]}; or ${otherWay}`
  return new Trouble(`${what}: ${known[1]}`, hint)
}

/** @param {string} output */
const lastWords = output => output.trim().split('\n').slice(-3).join(' | ')
