// The files of one save, all of them or none, as far as a disk allows. Each is written whole beside its place and made
// durable; then a journal that names them appears in one step: with it the save has happened, without it, it has not.
// The renames that follow can be finished by anybody who finds the journal (`recover`), from any point a machine dies at.
// A reader in between may see one file new and another old, as with any editor that saves two files; the gate then judges
// that edition as it stands, and the next reading has both. Proven by test/contracts/editing.test.ts.

import { link, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { fromUtf8, sha256, toHex, utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { SourceFile } from '../register/text.ts'

const journalName = '.ordholden-edit.json'

/** Told before each step that a disk keeps; a test ends the process there. */
export type Step = (name: 'write' | 'journal' | 'rename' | 'clean') => void

interface Entry {
  readonly path: string
  /** The file beside it that takes its place. */
  readonly from: string
  /** SHA-256 of what is replaced, and of what replaces it. */
  readonly before: string
  readonly after: string
}

export const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes))

/**
 * Puts the files in place; `before` has the hash of each as it was judged. Answers false, with nothing changed, where one
 * is not that any more. Throws a Refusal `disk-refused`.
 */
export async function writeTogether(
  folder: string,
  files: readonly SourceFile[],
  before: ReadonlyMap<string, string>,
  random: Random,
  step: Step = () => undefined,
): Promise<boolean> {
  const mark = `.${toHex(random.bytes(8))}.new`
  const entries = files.map(({ path, bytes }) => ({
    path,
    from: `${path}${mark}`,
    before: before.get(path) ?? '',
    after: hashOf(bytes),
  }))
  const own = join(folder, `${journalName}${mark}`)
  try {
    await prepare(folder, files, entries, own, step)
    step('journal')
    await claim(own, folder)
    return await finish(folder, entries, step)
  } catch (fault) {
    throw diskFault(folder, fault)
  } finally {
    await rm(own, { force: true })
    if (!(await isThere(join(folder, journalName)))) await dropAll(folder, entries)
  }
}

async function prepare(
  folder: string,
  files: readonly SourceFile[],
  entries: readonly Entry[],
  own: string,
  step: Step,
): Promise<void> {
  for (const [index, { path, bytes }] of files.entries()) {
    step('write')
    const { mode } = await stat(join(folder, path))
    await writeWhole(join(folder, entries[index]?.from ?? ''), bytes, mode & 0o777)
  }
  await writeWhole(own, utf8(JSON.stringify(entries)), 0o600)
}

/** Makes the journal appear. Two saves cannot both: the later one first finishes what it finds. */
async function claim(own: string, folder: string): Promise<void> {
  for (let tries = 0; tries < limits.editionTries; tries++) {
    try {
      await link(own, join(folder, journalName))
      return await syncFolder(folder)
    } catch (fault) {
      if (codeOf(fault) !== 'EEXIST') throw fault
      await recover(folder)
    }
  }
  throw new Refusal('disk-refused', {
    message: `expected to save in ${limits.editionTries} tries, got another save before each`,
    hint: 'other programs write to this policy folder: save again',
  })
}

/**
 * Finishes a save that was cut off after its journal, and takes the journal away. Answers true where there was one to
 * finish. Throws a Refusal `disk-refused`.
 */
export async function recover(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, journalName)).catch(() => null)
  if (text === null) return false
  try {
    return await finish(folder, entriesIn(fromUtf8(new Uint8Array(text))), () => undefined)
  } catch (fault) {
    throw diskFault(folder, fault)
  }
}

// Files that somebody changed by hand since are theirs: then none is put in place.
async function finish(folder: string, entries: readonly Entry[], step: Step): Promise<boolean> {
  const hashes = await Promise.all(entries.map(({ path }) => hashAt(join(folder, path))))
  const isOurs = entries.every(({ before, after }, at) => hashes[at] === before || hashes[at] === after)
  if (isOurs) await putInPlace(folder, entries, step)
  step('clean')
  await rm(join(folder, journalName), { force: true })
  await syncFolder(folder)
  if (!isOurs) await dropAll(folder, entries)
  return isOurs
}

async function putInPlace(folder: string, entries: readonly Entry[], step: Step): Promise<void> {
  for (const { path, from } of entries) {
    step('rename')
    // Not there: it was put in place before.
    await rename(join(folder, from), join(folder, path)).catch(fault => {
      if (codeOf(fault) !== 'ENOENT') throw fault
    })
    await syncFolder(dirname(join(folder, path)))
  }
}

const hashAt = (path: string): Promise<string | null> =>
  readFile(path).then(
    bytes => hashOf(new Uint8Array(bytes)),
    () => null,
  )

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function dropAll(folder: string, entries: readonly Entry[]): Promise<void> {
  for (const { from } of entries) await rm(join(folder, from), { force: true })
}

async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await using handle = await open(path, 'wx', mode)
  await handle.writeFile(bytes)
  await handle.sync()
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

// Only what this program wrote: a name out of the folder is none of ours.
function entriesIn(text: string): readonly Entry[] {
  const found: unknown = JSON.parse(text)
  if (Array.isArray(found) && found.every(isEntry)) return found
  throw new Refusal('disk-refused', {
    message: `expected ${journalName} to be the journal of a save, got something else`,
    hint: 'take the file away',
  })
}

const isEntry = (each: unknown): each is Entry =>
  typeof each === 'object' &&
  each !== null &&
  ['path', 'from', 'before', 'after'].every(key => typeof Reflect.get(each, key) === 'string') &&
  !/(?:^|\/)\.\.(?:\/|$)|^\//.test(`${Reflect.get(each, 'path')}`) &&
  `${Reflect.get(each, 'from')}`.startsWith(`${Reflect.get(each, 'path')}.`)

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault)

const diskFault = (folder: string, fault: unknown): unknown =>
  fault instanceof Refusal || !(fault instanceof Error && 'code' in fault)
    ? fault
    : new Refusal('disk-refused', {
        message: `expected to save the policy in ${folder}, got ${codeOf(fault)}`,
        hint: 'see that the user Ordholden runs as may write there, and that the disk has room; nothing you typed is lost',
      })
