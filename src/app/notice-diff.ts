// `ordholden notice diff`: the policy folder as it lies against what is published here, or against another folder, which
// needs no database. Proven by test/journeys/notice.test.ts.

import { Refusal } from '../core/refusal.ts'
import { diffEditions, isEmptyDiff, type NoticeDiff } from '../register/diff/diff.ts'
import { publishedEdition } from './edition.ts'
import { openStore } from './open.ts'
import { type ReadEdition, readPolicyFolder } from './policy.ts'
import type { Setting } from './setting.ts'

export interface FolderDiff extends NoticeDiff {
  readonly isEmpty: boolean
}

/** Throws a Refusal where either cannot be read, or where nothing is published yet. */
export async function diffNotice(setting: Setting, from: string | null): Promise<FolderDiff> {
  const edit = await readPolicyFolder(setting.policyFolder)
  const before = from === null ? await published(setting, edit) : await readPolicyFolder(from)
  const diff = diffEditions(before, edit)
  return Object.freeze({ isEmpty: isEmptyDiff(diff), ...diff })
}

async function published(setting: Setting, edit: ReadEdition): Promise<ReadEdition> {
  await using opened = new AsyncDisposableStack()
  const { store } = await openStore(setting, edit, opened)
  const last = await publishedEdition(store, setting.notify)
  if (last !== null) return last
  throw new Refusal('not-found', {
    message: 'expected a published edition to compare with, got none yet',
    hint: 'publish it here first: ordholden check; or name the folder of before: --from DIR',
  })
}
