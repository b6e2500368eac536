// Where the files of a log lie: the one that grows, those it was turned into (`access.log.1`, `access.log.2.gz`,
// `access.log-20260531`), and those a pattern names. Oldest first, so that a day is counted in its order.
// Proven by logs.test.ts.

import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'

/** Files a path or a pattern (`*` in its last part) names, oldest first. Refuses with `not-found` where there is none. */
export function logsAt(pattern: string): readonly string[] {
  if (!basename(pattern).includes('*')) return [pattern]
  const found = beside(pattern, matcher(basename(pattern)))
  if (found.length === 0)
    throw new Refusal('not-found', {
      message: `expected a file by the name ${pattern}, got none`,
      hint: 'look at the folder, and whether this user may read it',
    })
  return found
}

/** What a log that grows may have been turned into, oldest first. */
export const turnedOf = (path: string): readonly string[] =>
  beside(path, name => name !== basename(path) && name.startsWith(`${basename(path)}`))

/** Everything beside a log that it may be called by now, oldest first: which of them it is, its first line tells. */
export function besideOf(path: string): readonly string[] {
  const stem = basename(path).replace(/[.-].*$/, '')
  return beside(path, name => name.startsWith(stem))
}

function beside(path: string, isAsked: (name: string) => boolean): readonly string[] {
  const folder = dirname(path)
  const found = namesIn(folder)
    .filter(isAsked)
    .map(name => ({ path: join(folder, name), at: changedAt(join(folder, name)) }))
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
  if (found.length > limits.trafficFiles)
    throw new Refusal(
      'limit',
      `expected at most ${limits.trafficFiles} files by the name ${path}, got ${found.length}`,
    )
  return found.map(each => each.path)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function changedAt(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.mtimeMs : null
}

function matcher(pattern: string): (name: string) => boolean {
  const pieces = pattern.split('*').map(piece => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const whole = new RegExp(`^${pieces.join('[^/]*')}$`)
  return name => whole.test(name)
}
