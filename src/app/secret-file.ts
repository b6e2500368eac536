// A secret that comes from outside: the only line of a file the environment names, or a credential systemd hands over. Never
// from the environment itself, which every process started by us could read. Proven by mail-setup.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

export interface SecretPlace {
  /** The variable that named the file, for the hint, and what it said. */
  readonly variable: string
  readonly file: string | undefined
  /** The name of systemd's credential, looked for where no file is named, and the folder they are in. */
  readonly credential: string
  readonly folder: string | undefined
}

/** Null where no file is named and systemd handed over none. Refuses with `usage` a file that is not a secret alone. */
export async function readSecret(place: SecretPlace): Promise<string | null> {
  const { variable, credential, file: named = '', folder = '' } = place
  const file = named === '' && folder !== '' ? join(folder, credential) : named
  if (file === '') return null
  const size = await stat(file).then(
    found => found.size,
    () => null,
  )
  if (size === null && named === '') return null // systemd may hand over other credentials only.
  const text = size === null || size > limits.credentialBytes ? '' : await readFile(file, 'utf8')
  const line = text.replace(/\r?\n$/, '')
  if (line !== '' && !/[\r\n]/.test(line)) return line
  throw new Refusal('usage', {
    message: `expected a password on the only line of ${file}, got ${size === null ? 'no file' : 'something else'}`,
    hint: `${variable}, or the credential ${credential} of systemd, holds the password alone`,
  })
}
