// What a supervisory authority, or a lawyer, is handed: one zip with the register, the record of Art. 30, every published
// edition, the promises with what was seen, and the log that anybody recomputes; on top a document that says what it is,
// how to check it and what is missing. Pure: equal content gives equal bytes. docs/reference/authority.md.
// Proven by authority.test.ts and test/journeys/authority.test.ts.

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import type { Language, Words } from '../../core/language.ts'
import { authorityFiles as names, authorityWords as words } from '../../language/authority.ts'
import { formatZip, type ZipEntry } from '../../ledger/zip.ts'
import { writePdf } from '../../paper/pdf.ts'
import { writeSheet } from '../../paper/sheet.ts'
import { writeRecord } from '../record/paper.ts'
import type { Handed } from './handed.ts'
import { type Lacking, lackingIn } from './missing.ts'
import { readMeOf } from './read-me.ts'

interface File extends ZipEntry {
  readonly says: Words
}

export async function formatAuthority(handed: Handed, language: Language): Promise<Uint8Array> {
  const lacking = lackingIn(handed.register, handed.record, handed.board)
  const files = await filesOf(handed, language)
  const own = [
    { name: names.readMe[language], says: words.files.readMe },
    { name: names.tables[language], says: words.files.tables },
    { name: names.contents[language], says: words.files.contents },
  ]
  const paper = readMeOf(handed, [...own, ...files], lacking, language)
  const read = [
    { name: names.readMe[language], bytes: await writePdf(paper) },
    { name: names.tables[language], bytes: writeSheet(paper) },
  ]
  const contents = formatContents(handed, [...read, ...files], lacking, language)
  return formatZip([...read, ...files, { name: names.contents[language], bytes: contents }])
}

async function filesOf(handed: Handed, language: Language): Promise<readonly File[]> {
  const file = (name: Words, bytes: Uint8Array, says: Words): File => ({ name: name[language], bytes, says })
  const { files } = words
  return [
    file(names.register, utf8(handed.registerText), files.register),
    ...(await recordFiles(handed, language)),
    ...handed.editions.flatMap(edition =>
      edition.files.map(({ name, bytes }, index) =>
        file(names.edition(edition.number, entryName(name, index)), bytes, files.edition(edition.number)),
      ),
    ),
    file(names.board, formatJson(handed.board), files.board),
    file(names.lawFindings, formatJson(handed.lawFindings), files.lawFindings),
    file(names.ledger, handed.ledger, files.ledger),
    file(names.verifier, handed.verifier, files.verifier),
  ]
}

const recordFiles = ({ record }: Handed, language: Language): Promise<readonly File[]> =>
  Promise.all(
    (['pdf', 'xlsx', 'json'] as const).map(async ending => ({
      name: names.record(ending)[language],
      bytes: await writeRecord(record, `record-${ending}`, language),
      says: words.files.record[ending],
    })),
  )

/** A name within the zip has small letters, digits, dots and hyphens; another is numbered and keeps how it ends. */
const entryName = (name: string, index: number): string =>
  /^[a-z0-9][a-z0-9.-]{0,59}$/.test(name) ? name : `${index + 1}${/\.[a-z0-9]{1,9}$/.exec(name)?.[0] ?? ''}`

const formatJson = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`)

/** For programs: each file with its hash, and what is missing. */
function formatContents(
  { at, number, editions }: Handed,
  files: readonly ZipEntry[],
  lacking: readonly Lacking[],
  language: Language,
): Uint8Array {
  return formatJson({
    v: 1,
    at,
    language,
    edition: number,
    files: files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: toHex(sha256(bytes)) })),
    editions: editions.map(edition => ({
      number: edition.number,
      at: edition.at,
      files: edition.files.map(({ name, hash }, index) => ({
        path: name,
        name: names.edition(edition.number, entryName(name, index))[language],
        sha256: hash,
      })),
    })),
    missing: lacking.map(({ provision, key, says }) => ({ provision, key, says: says[language] })),
  })
}
