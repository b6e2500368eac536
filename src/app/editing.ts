// Saving an edit of the policy folder from a form: judged like any register, refused where somebody saved meanwhile (with
// what each of the two changed, and all that was typed), written whole or not at all, then let through the gate.
// Proven by test/contracts/editing.test.ts.

import type { Random } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import { diffEditions, type NoticeDiff } from '../register/diff/diff.ts'
import { type RegisterChange, registerChanges } from '../register/edit/changes.ts'
import type { Edition } from '../register/gate.ts'
import { readPolicy } from '../register/register.ts'
import type { SourceFile } from '../register/text.ts'
import { allEditions } from '../store/editions.ts'
import { hashOf, recover, type Step, writeTogether } from './editing-files.ts'
import type { Folder } from './in-force.ts'
import type { Opened } from './opened.ts'
import { type ReadEdition, readPolicyFolder, registerPath, rereadEdition } from './policy.ts'

/** What one edition changes from another, in the notices and in the register. */
export interface Difference {
  readonly notice: NoticeDiff
  readonly register: readonly RegisterChange[]
}

/** The hashes of the files a form was made from: as `hashesOf` answers them. */
export type Base = ReadonlyMap<string, string>

export type Saved =
  | { readonly kind: 'saved'; readonly edition: ReadEdition }
  | {
      readonly kind: 'conflict'
      readonly refusal: Refusal
      /** From what both began with; null where that is neither published nor in the folder any more. */
      readonly mine: Difference | null
      readonly theirs: Difference | null
      /** From what the folder has now to what was to be saved. */
      readonly between: Difference
      /** The files as they were handed in. */
      readonly typed: readonly SourceFile[]
    }

export const hashesOf = ({ files }: ReadEdition): Base =>
  new Map(files.map(({ path, text }) => [path, hashOf(new TextEncoder().encode(text))]))

/** The folder as it lies, once a save that was cut off in it is finished. */
export async function readForEditing(
  folder: string,
): Promise<{ readonly edition: ReadEdition; readonly base: Base }> {
  await recover(folder)
  const edition = await readPolicyFolder(folder)
  return Object.freeze({ edition, base: hashesOf(edition) })
}

/** What a save needs besides the files. */
export interface Saving {
  readonly folder: string
  readonly random: Random
  /** Editions that a form may have been made from. */
  readonly earlier: () => Promise<readonly ReadEdition[]>
  readonly step?: Step
}

/**
 * Writes an edit of the files the form was made from. `files` are the register and every notice it names.
 * Throws a Refusal (`register-invalid`, `notice-invalid`, `not-found`, `limit`, `disk-refused`); then nothing was written.
 */
export async function savePolicy(saving: Saving, files: readonly SourceFile[], base: Base): Promise<Saved> {
  const edit = editionOf(files)
  const { edition: now, base: present } = await readForEditing(saving.folder)
  if (!isSame(base, present)) return conflict(saving, { edit, files, base, now })
  const changed = files.filter(({ path, bytes }) => present.get(path) !== hashOf(bytes))
  refuseNew(changed, present)
  const { folder, random, step } = saving
  if (changed.length === 0 || (await writeTogether(folder, changed, present, random, step)))
    return Object.freeze({ kind: 'saved', edition: await readPolicyFolder(folder) })
  return conflict(saving, { edit, files, base, now: await readPolicyFolder(folder) })
}

function editionOf(files: readonly SourceFile[]): Edition {
  const register = files.find(({ path }) => path === registerPath)
  if (register !== undefined) return readPolicy(register, files)
  throw new Refusal('not-found', `expected ${registerPath} among the files to save, got none`)
}

// A save changes what is there: a notice in another language begins with `ordholden notice write`.
function refuseNew(files: readonly SourceFile[], present: Base): void {
  for (const { path } of files)
    if (!present.has(path))
      throw new Refusal('not-found', {
        message: `expected a file of the policy folder, got ${path}`,
        hint: 'make the file first: ordholden notice write',
      })
}

const isSame = (a: Base, b: Base): boolean =>
  a.size === b.size && [...a].every(([path, hash]) => b.get(path) === hash)

interface Overtaken {
  readonly edit: Edition
  readonly files: readonly SourceFile[]
  readonly base: Base
  readonly now: ReadEdition
}

async function conflict(saving: Saving, { edit, files, base, now }: Overtaken): Promise<Saved> {
  const began = (await saving.earlier()).find(each => isSame(hashesOf(each), base)) ?? null
  const refusal = new Refusal('edit-conflict', {
    message: 'expected the policy folder as the form was made from it, got one that was changed since',
    hint: 'look at what the other changed, and save what you typed on top of it',
  })
  return Object.freeze({
    kind: 'conflict',
    refusal,
    mine: began === null ? null : differenceOf(began, edit),
    theirs: began === null ? null : differenceOf(began, now),
    between: differenceOf(now, edit),
    typed: files,
  })
}

export const differenceOf = (before: Edition, after: Edition): Difference =>
  Object.freeze({
    notice: diffEditions(before, after),
    register: registerChanges(before.file.register, after.file.register),
  })

/** Saves, then lets the edit through the gate as every edit of the folder; `folder` says whether it is published. */
export async function saveEdit(
  { setting, store, inForce }: Pick<Opened, 'setting' | 'store' | 'inForce'>,
  files: readonly SourceFile[],
  base: Base,
): Promise<{ readonly saved: Saved; readonly folder: Folder }> {
  const earlier = async () => (await readEditions(store)).flatMap(({ edition }) => edition ?? [])
  const saved = await savePolicy(
    { folder: setting.policyFolder, random: setting.random, earlier },
    files,
    base,
  )
  if (saved.kind === 'saved') await inForce.settle()
  return Object.freeze({ saved, folder: inForce.folder })
}

async function readEditions({ owner }: Pick<Opened['store'], 'owner'>) {
  return (await allEditions(owner)).map(each => ({ ...each, edition: readable(each.files) }))
}

function readable(files: ReadEdition['files']): ReadEdition | null {
  try {
    return rereadEdition(files)
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}
