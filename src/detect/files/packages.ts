// Which zips are documents of office programs, told by the names in them: ECMA-376 (docx, xlsx, pptx) and OpenDocument 1.3.

import type { Inside, Text, Unread } from '../source.ts'
import { readOpenDocument } from './open-document.ts'
import { readPresentation } from './presentation.ts'
import { readWordDocument } from './word-document.ts'
import { readWorkbook } from './workbook.ts'
import type { ZipArchive } from './zip-archive.ts'

export type PackageReader = (archive: ZipArchive, inside: Inside) => AsyncIterable<Text | Unread>

/** A file that every document of a kind has. */
const kinds: readonly (readonly [string, PackageReader])[] = [
  ['word/document.xml', readWordDocument],
  ['xl/workbook.xml', readWorkbook],
  ['ppt/presentation.xml', readPresentation],
  ['content.xml', readOpenDocument],
]

export function packageOf({ entries }: ZipArchive): PackageReader | null {
  const names = new Set(entries.map(({ name }) => name))
  return kinds.find(([name]) => names.has(name))?.[1] ?? null
}
