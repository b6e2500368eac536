// The policy folder as one edition: register.yaml and the notices it names, read, bound and hashed.
// Proven by test/journeys/publish.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize } from 'node:path'
import { fromUtf8, sha256, toHex, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { type Fault, type Place, Refusal } from '../core/refusal.ts'
import type { Edition } from '../register/gate.ts'
import { parseRegister } from '../register/parse.ts'
import { readPolicy } from '../register/register.ts'
import type { SourceFile } from '../register/text.ts'
import type { EditionFile } from '../store/edition-tables.ts'

export const registerPath = 'register.yaml'

/** An edition with the files it was read from and the hashes looks are kept under. */
export interface ReadEdition extends Edition {
  readonly files: readonly EditionFile[]
  readonly registerHash: string
  readonly noticeHash: string
}

/** Whether two editions are of the same register and notices. */
export const isSameEdition = (
  a: Pick<ReadEdition, 'registerHash' | 'noticeHash'>,
  b: Pick<ReadEdition, 'registerHash' | 'noticeHash'>,
): boolean => a.registerHash === b.registerHash && a.noticeHash === b.noticeHash

/** Reads the folder. Throws a Refusal with every fault and its place; nothing is changed. */
export async function readPolicyFolder(folder: string): Promise<ReadEdition> {
  const register = await readSource(folder, registerPath, limits.registerBytes)
  const file = parseRegister(register)
  const notices = await Promise.all(
    file.register.notices.map(({ path }, at) =>
      readSource(folder, path, limits.noticeBytes, file.place(['notices', at, 'path'])),
    ),
  )
  return readEdition([register, ...notices])
}

/** The edition of files that were published before. */
export const rereadEdition = (files: readonly EditionFile[]): ReadEdition =>
  readEdition(files.map(({ path, text }) => ({ path, bytes: utf8(text) })))

/** Files in the order register, then notices as the register names them. */
function readEdition([register, ...notices]: readonly SourceFile[]): ReadEdition {
  if (register === undefined) throw new Error('expected a register among the files of an edition')
  const edition = readPolicy(register, notices)
  const noticeHash = toHex(sha256(utf8(edition.notices.map(bound => bound.notice.hash).join('\n'))))
  const files = [register, ...notices].map(({ path, bytes }) => ({ path, text: fromUtf8(bytes) }))
  return Object.freeze({ ...edition, files, registerHash: edition.file.hash, noticeHash })
}

/** `named` is where the register names the file; absent for the register itself. */
export async function readSource(
  folder: string,
  path: string,
  limitBytes: number,
  named?: Place,
): Promise<SourceFile> {
  const inside = normalize(path)
  if (isAbsolute(inside) || inside.startsWith('..'))
    throw new Refusal('register-invalid', {
      message: `expected a file inside the policy folder, got ${path}`,
      ...(named === undefined ? {} : { place: named }),
      hint: 'put the notice beside register.yaml, or in a folder beside it',
    })
  const full = join(folder, inside)
  const size = await stat(full).then(
    found => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size === null)
    throw new Refusal('not-found', { message: `expected the file ${full}, got none`, ...whereTo(named) })
  if (size > limitBytes)
    throw new Refusal('limit', `expected ${full} to have at most ${limitBytes} bytes, got ${size}`)
  const bytes = await readFile(full).catch((fault: NodeJS.ErrnoException) => {
    throw new Refusal('not-found', {
      message: `expected to read ${full}, got ${fault.code}`,
      hint: 'see that the user Ordholden runs as may read it, and that its disk works',
    })
  })
  return { path, bytes: new Uint8Array(bytes) }
}

const whereTo = (named: Place | undefined): Pick<Fault, 'place' | 'hint'> =>
  named === undefined
    ? {
        hint: 'name the folder of register.yaml with --policy, or try the example: --policy examples/welcomesecurity',
      }
    : {
        place: named,
        hint: 'write the notice there, or correct its path (folders are parted by /); ordholden notice write drafts it from the register',
      }
