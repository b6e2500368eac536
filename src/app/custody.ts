// Where the key-encryption key comes from: a passphrase in a file, a credential of systemd, or the disk itself.
// Secrets never stand in arguments or in the environment itself. Proven by custody.test.ts.

import { readFile } from 'node:fs/promises'
import type { Random } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import {
  type Custody,
  type CustodyKind,
  fileCustody,
  passphraseCustody,
  systemdCustody,
} from '../keyring/custody.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Which custody the environment asks for. A word it does not know is refused: the keys would lie unprotected unseen. */
export function custodyOf(env: Env): CustodyKind {
  if ((env['ORDHOLDEN_PASSPHRASE_FILE'] ?? '') !== '') return 'passphrase'
  const asked = env['ORDHOLDEN_CUSTODY'] ?? ''
  if (asked === '') return 'file'
  if (asked === 'systemd' || asked === 'file') return asked
  throw new Refusal('custody-refused', {
    message: `expected ORDHOLDEN_CUSTODY to be systemd or file, got ${JSON.stringify(asked)}`,
    hint: 'a passphrase is named with ORDHOLDEN_PASSPHRASE_FILE',
  })
}

export async function openCustody(env: Env, random: Random): Promise<Custody> {
  switch (custodyOf(env)) {
    case 'passphrase':
      return passphraseCustody(await readPassphrase(env['ORDHOLDEN_PASSPHRASE_FILE'] ?? ''), random)
    case 'systemd':
      return systemdCustody(env['CREDENTIALS_DIRECTORY'], random)
    case 'file':
      return fileCustody
  }
}

async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('custody-refused', {
      message: `expected a passphrase in ${file}, got no file to read`,
      hint: 'ORDHOLDEN_PASSPHRASE_FILE names a file with the passphrase on its only line',
    })
  })
  return text.replace(/\r?\n$/, '')
}
