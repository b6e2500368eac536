// Editing the policy behind sign-in: the register entry by entry and the notice sentence by sentence, each change judged before
// it is saved, and saved only where nobody else saved meanwhile. The files stay the truth: whoever likes edits them by hand at
// the same time. Proven by test/contracts/editing-desk.test.ts and test/journeys/editing.test.ts.

import type { Words } from '../../core/language.ts'
import { allEditions } from '../../store/editions.ts'
import { type EditionProof, proofOfEdition } from '../../store/proofs.ts'
import { publishedEdition } from '../edition.ts'
import type { Folder } from '../in-force.ts'
import type { Opened } from '../opened.ts'
import type { Asked } from './asked.ts'
import { type Entry, entryOf, type Section, sectionsOf } from './entries.ts'
import { gateOf, type Shown, shownBetween } from './judged.ts'
import { Known, readable } from './known.ts'
import { cannotSaveIn, type Judged, type Saved, Saving } from './saving.ts'
import { type NoticeText, noticeOf } from './sentence-rows.ts'

/** How the folder stands. */
export interface FolderState {
  readonly folder: Folder
  readonly path: string
  /** Why nothing can be saved here; null where it can. */
  readonly cannotSave: Words | null
  /** What it has that is not published, and why; null where all is. */
  readonly waiting: { readonly shown: Shown; readonly refused: readonly Words[] } | null
}

/** One published edition. `changes` is null for the first, and beside one that this program cannot read. */
export interface PublishedEdition {
  readonly number: number
  readonly at: string
  readonly registerHash: string
  readonly noticeHash: string
  readonly changes: Shown | null
}

export interface Editing {
  state(): Promise<FolderState>
  sections(): Promise<readonly Section[]>
  /** Null where there is no such entry, or no such list to add one to. */
  entry(path: string, isNew: boolean): Promise<Entry | null>
  notice(): Promise<NoticeText>
  judge(asked: Asked, base: string): Promise<Judged>
  save(asked: Asked, base: string): Promise<Saved>
  /** The latest first. */
  history(): Promise<readonly PublishedEdition[]>
  /** Null while no published checkpoint covers it, or where there is no such edition. */
  proof(edition: number): Promise<EditionProof | null>
}

async function historyOf({ store }: Opened): Promise<readonly PublishedEdition[]> {
  const editions = (await allEditions(store.owner)).map(each => ({ ...each, edition: readable(each.files) }))
  return editions
    .map(({ number, at, registerHash, noticeHash, edition }, index) => {
      const before = editions[index - 1]?.edition ?? null
      const changes = before === null || edition === null ? null : shownBetween(before, edition)
      return Object.freeze({ number, at, registerHash, noticeHash, changes })
    })
    .toReversed()
}

export function openEditing(on: Opened): Editing {
  const known = new Known(on)
  const saving = new Saving(on, known)
  return Object.freeze({
    state: () => stateOf(on, known),
    sections: () => sectionsOf(known),
    entry: (path: string, isNew: boolean) => entryOf(known, path, isNew),
    notice: () => noticeOf(known),
    judge: (asked: Asked, base: string) => saving.judge(asked, base),
    save: (asked: Asked, base: string) => saving.save(asked, base),
    history: () => historyOf(on),
    proof: (edition: number) => proofOfEdition(on.store.owner, edition),
  })
}

async function stateOf(on: Opened, known: Known): Promise<FolderState> {
  const { setting, inForce, store, ground } = on
  const { edition } = await known.read()
  const last = await publishedEdition(store, setting.notify)
  const shown = last === null ? null : shownBetween(last, edition)
  const cannotSave = await cannotSaveIn(setting.policyFolder)
  const waiting =
    shown === null || shown.isEmpty ? null : { shown, refused: await gateOf(last, edition, ground) }
  return Object.freeze({ folder: inForce.folder, path: setting.policyFolder, cannotSave, waiting })
}
