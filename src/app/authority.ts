// What a supervisory authority is handed, gathered at one moment: the edition in force and all before it, the record, the
// board, the log and the second verifier. Proven by test/journeys/authority.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import type { Language } from '../core/language.ts'
import { dayOf } from '../language/dates.ts'
import type { Board } from '../pledge/board.ts'
import { formatAuthority } from '../register/authority/authority.ts'
import type { HandedEdition } from '../register/authority/handed.ts'
import { recordOf } from '../register/record/record.ts'
import { allEditions, type Edition } from '../store/editions.ts'
import { nothingPublished } from './edition.ts'
import type { Opened } from './opened.ts'
import { registerPath } from './policy.ts'

/** The zip. `ledger` is the bundle of the log, taken before the board. Refuses with `not-found` before an edition. */
export async function writeAuthority(
  on: Opened,
  board: Board,
  ledger: Uint8Array,
  language: Language,
): Promise<Uint8Array> {
  const { edition, lawFindings } = await on.inForce.refresh()
  const editions = await allEditions(on.store.owner)
  const last = editions.at(-1)
  if (last === undefined) throw nothingPublished()
  const { register } = edition.file
  const handed = {
    at: board.at,
    number: last.number,
    register,
    registerText: last.files.find(({ path }) => path === registerPath)?.text ?? '',
    record: recordOf(register, dayOf(new Date(board.at))),
    editions: editions.map(handedEdition),
    board,
    lawFindings,
    ledger,
    verifier: readVerifier(),
  }
  return formatAuthority(handed, language)
}

const handedEdition = ({ number, at, files }: Edition): HandedEdition => ({
  number,
  at,
  files: files.map(({ path, text }) => {
    const bytes = utf8(text)
    return { name: path, hash: toHex(sha256(bytes)), bytes }
  }),
})

/** Beside the packaged program, or in the checkout. */
function readVerifier(): Uint8Array {
  const places = [import.meta.dirname, join(import.meta.dirname, '../..')]
  const file = places.map(place => join(place, 'verifier/verify.html')).find(existsSync)
  if (file === undefined) throw new Error(`expected verifier/verify.html in ${places.join(' or ')}, got none`)
  return new Uint8Array(readFileSync(file))
}
