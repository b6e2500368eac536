// What setup tells the person who started it: one line per step with its size, its progress and its time.
// On a terminal the line is rewritten while the step runs; elsewhere it is printed once, when the step is done.
// Proven by test/setup.test.ts.

/** Something the person can put right: shown without a stack, with what to do about it. */
export class Trouble extends Error {
  /**
   * @param {string} message lower case, expected then got
   * @param {string} hint what to do about it
   */
  constructor(message, hint) {
    super(message)
    this.name = 'Trouble'
    this.hint = hint
  }
}

/** @param {number} bytes */
export const megabytes = bytes => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`

/** @param {number} ms */
export const seconds = ms => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs one step and keeps its line up to date. What the step returns is handed on.
 * @template T
 * @param {string} title what is brought, with its size where it is known
 * @param {() => Promise<T>} work
 * @param {() => number | null} done the share that is done, 0 to 1; null where it cannot be known
 * @returns {Promise<T>}
 */
export async function step(title, work, done = () => null) {
  const startedAt = performance.now()
  const elapsed = () => seconds(performance.now() - startedAt)
  const ticker = process.stdout.isTTY
    ? setInterval(() => rewrite(progressLine(title, done(), elapsed())), 200)
    : undefined
  try {
    const result = await work()
    finish(`${title} · ${elapsed()}`)
    return result
  } catch (error) {
    finish(`${title} · failed after ${elapsed()}`)
    throw error
  } finally {
    clearInterval(ticker)
  }
}

/**
 * @param {string} title
 * @param {number | null} share
 * @param {string} elapsed
 */
function progressLine(title, share, elapsed) {
  const percent = share === null ? '' : ` · ${Math.floor(Math.min(share, 0.99) * 100)} %`
  return `${title}${percent} · ${elapsed}`
}

/** @param {string} line */
const rewrite = line => process.stdout.write(`\r\x1b[K${line}`)

/** @param {string} line */
const finish = line => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`)

/**
 * The outermost frame of each command: what a person can put right is said in two lines, our own bugs keep their stack.
 * @param {() => Promise<number>} command answers the exit code
 */
export async function main(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    process.stderr.write(`\n${error.message}\n  hint: ${error.hint}\n`)
    process.exitCode = 1
  }
}
