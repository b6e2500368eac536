// The published edition as a file of one of the formats of core/formats.ts. Proven by test/journeys/output.test.ts.

import type { FormatName } from '../core/formats.ts'
import type { Language } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { writeFormat } from '../register/formats/formats.ts'
import { latestEdition } from '../store/editions.ts'
import type { Opened } from './opened.ts'

/** Refuses with `not-found` before the first publication. */
export async function writeDocument(on: Opened, format: FormatName, language: Language): Promise<Uint8Array> {
  const { edition } = await on.inForce.refresh()
  const last = await latestEdition(on.store.owner)
  if (last === null)
    throw new Refusal('not-found', {
      message: 'expected a published edition, got none yet',
      hint: 'publish it here first: ordholden check',
    })
  const { register } = edition.file
  const official = register.notices.find(notice => notice.published !== undefined)
  const url = official?.published?.url ?? on.setting.servedAt ?? 'http://localhost/'
  return writeFormat(format, register, { at: last.at, edition: last.number, url, language })
}
