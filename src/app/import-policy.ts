// A policy folder made of another company's document: TILT or a fides data map in, a proposed register with a drafted notice
// in each language out, and the report of what did not fit. Proven by test/journeys/formats.test.ts.

import { basename, dirname } from 'node:path'
import { utf8 } from '../core/bytes.ts'
import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Acceptance } from '../register/draft/complete.ts'
import { draftPolicy } from '../register/draft/draft.ts'
import { readForeign } from '../register/formats/read.ts'
import type { Unfit } from '../register/formats/unfit.ts'
import type { Edition } from '../register/gate.ts'
import { readPolicy } from '../register/register.ts'
import { refuseExisting, writeNewFolder } from './new-policy.ts'
import { readSource, registerPath } from './policy.ts'

export interface Imported {
  readonly activities: number
  readonly unfit: readonly Unfit[]
}

/**
 * `acceptance` lets the drafted sentences stand although nothing has checked them; null leaves that to a person.
 * Throws a Refusal (`not-found`, `limit`, `format-invalid`, `disk-refused`); then nothing was written.
 */
export async function importPolicy(
  file: string,
  folder: string,
  acceptance: Acceptance | null,
): Promise<Imported> {
  await refuseExisting(folder)
  const source = await readSource(dirname(file), basename(file), limits.importBytes)
  const { draft, unfitIn } = readForeign({ ...source, path: file })
  const files = draftPolicy(draft, languages, acceptance)
  const { register } = readBack(files).file
  await writeNewFolder(folder, files)
  return Object.freeze({ activities: register.activities.length, unfit: unfitIn(register) })
}

/** Reads what is about to be written as the program will: what it cannot read is a fault of ours. */
function readBack(files: ReadonlyMap<string, string>): Edition {
  const sources = [...files].map(([path, text]) => ({ path, bytes: utf8(text) }))
  const register = sources.find(({ path }) => path === registerPath)
  if (register === undefined) throw new Error('expected a register among the drafted files')
  return readPolicy(register, sources)
}
