// One setup at a time in one checkout: two `npm ci` in the same folder would spoil each other's work.
// A file made with O_EXCL and holding a process id; one whose process is gone is taken over.
// Decided against flock: Node has none. Proven by test/setup.test.ts and test/clones.test.ts.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Trouble } from './say.mjs'

const waitMs = 15 * 60_000
const pollMs = 200

/**
 * Runs `work` while no other process of this checkout does.
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(path, work) {
  await take(path)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** @param {string} path */
async function take(path) {
  mkdirSync(dirname(path), { recursive: true })
  const until = Date.now() + waitMs
  while (!make(path)) {
    const holder = readHolder(path)
    if (holder !== null && !isAlive(holder)) setAside(path, holder)
    else if (Date.now() > until)
      throw new Trouble(
        `another setup of this checkout still runs (process ${holder}) after ${waitMs / 60_000} minutes`,
        `end it, or remove ${path}, and start again`,
      )
    else await sleep(pollMs)
  }
}

/** @param {string} path */
function make(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * The process that holds the lock; null where the file has just gone or is not written yet.
 * @param {string} path
 */
function readHolder(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || null
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Moves a dead process's lock away. Two may try at once: the rename tells whose it was, and a live one is put back.
 * @param {string} path
 * @param {number} holder
 */
function setAside(path, holder) {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readHolder(aside) === holder) rmSync(aside)
  else renameSync(aside, path)
}
