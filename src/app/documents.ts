// The published edition as a file of one of the formats of core/formats.ts. Proven by test/journeys/output.test.ts.

import type { FormatName, Which } from '../core/formats.ts'
import type { Language } from '../core/language.ts'
import { writeFormat } from '../register/formats/formats.ts'
import { latestEdition } from '../store/editions.ts'
import { nothingPublished } from './edition.ts'
import type { Opened } from './opened.ts'

/** Refuses with `not-found` before the first publication. */
export async function writeDocument(
  on: Opened,
  format: FormatName,
  language: Language,
  which: Which,
): Promise<Uint8Array> {
  const { edition } = await on.inForce.refresh()
  const last = await latestEdition(on.store.owner)
  if (last === null) throw nothingPublished()
  const { register } = edition.file
  const official = register.notices
    .flatMap(({ published }) => published ?? [])
    .find(({ status }) => which === 'all' || status !== 'proposed')
  const servedAt = on.setting.env['ORDHOLDEN_URL'] ?? on.setting.servedAt
  const home = servedAt === null ? null : new URL('/', servedAt).href
  const url = official?.url ?? home ?? 'http://localhost/'
  const published = { at: last.at, edition: last.number, url, servedAt: home, language }
  return writeFormat(format, register, published, which)
}
