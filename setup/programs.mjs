// Starting other programs: with a time limit, with what they said kept for the error, and looking them up without a shell.

import { spawn } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** How much of a program's output is kept: enough for its last words. */
const keptCharacters = 64 * 1024

/**
 * @typedef {object} Ended
 * @property {number | null} code null where a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {string} output the end of what it wrote, both streams
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end and keeps what it said. A program that cannot be started at all is an error.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs: number }} options
 * @returns {Promise<Ended>}
 */
export function run(program, args, { cwd, env = process.env, timeoutMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let timedOut = false
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-keptCharacters)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const timer = setTimeout(() => {
      timedOut = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref()
    }, timeoutMs)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code, signal, output, timedOut })
    })
  })
}

/**
 * Runs a program in the person's own terminal, hands signals on to it and answers its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runHere(program, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: 'inherit' })
    // A terminal sends its interrupt to the child as well: here it is only kept from ending us first.
    process.on('SIGINT', () => {})
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
      process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/**
 * Where a program lies, or null. Looks where PATH points, and where Debian keeps what is not on an ordinary person's PATH.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null}
 */
export function findProgram(name, env = process.env) {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  const places = folders.filter(folder => folder !== '').map(folder => join(folder, name))
  return places.find(isExecutable) ?? null
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The entries of a folder; none where it is not there.
 * @param {string} folder
 */
export function entries(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
