// What two registers say differently, entry by entry, by the paths edits are named with: for the history of a register, and
// for whoever's save was refused. Proven by changes.test.ts.

import { isDeepStrictEqual } from 'node:util'

import { limits } from '../../core/limits.ts'
import type { Register } from '../schema.ts'
import { nameOf } from './spot.ts'

/** One thing that is new (`before` is null), gone (`after` is null) or another. */
export interface RegisterChange {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

/** The deepest entries that differ, in the order of the later register; at most `limits.lintFindings`. */
export const registerChanges = (before: Register, after: Register): readonly RegisterChange[] =>
  changesAt('', before, after).slice(0, limits.lintFindings)

function changesAt(path: string, before: unknown, after: unknown): readonly RegisterChange[] {
  if (isDeepStrictEqual(before, after)) return []
  const [old, now] = [membersOf(before), membersOf(after)]
  if (old === null || now === null) return [{ path, before: before ?? null, after: after ?? null }]
  const names = new Set([...now.keys(), ...old.keys()])
  return [...names].flatMap(name =>
    changesAt(path === '' ? name : `${path}/${name}`, old.get(name), now.get(name)),
  )
}

/** The members of a map by key, or of a list by name; null for words. Of equal names the later ones get their number. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  const members = new Map<string, unknown>()
  for (const [index, entry] of value.entries()) {
    const name = nameOf(entry, index)
    members.set(members.has(name) ? `#${index + 1}` : name, entry)
  }
  return members
}
