// Opens editing on what the app was opened with: the folder, the published editions, the gate.
// Proven by test/contracts/editing-desk.test.ts and test/journeys/editing.test.ts.

import { allEditions } from '../../store/editions.ts'
import { proofOfEdition } from '../../store/proofs.ts'
import { publishedEdition } from '../edition.ts'
import type { Opened } from '../opened.ts'
import type { Asked, Editing, FolderState, PublishedEdition } from './editing-desk.ts'
import { entryOf, sectionsOf } from './entries.ts'
import { gateOf, shownBetween } from './judged.ts'
import { Known, readable } from './known.ts'
import { cannotSaveIn, Saving } from './saving.ts'
import { noticeOf } from './sentence-rows.ts'

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
    cannotSave: () => cannotSaveIn(on.setting.policyFolder),
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
