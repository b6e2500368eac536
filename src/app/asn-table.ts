// The user's own table of autonomous systems, where the environment names one. Proven by asn-table.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { readSystemTable, type SystemTable } from '../site/systems.ts'

/** Null where no file is named. Refuses with `usage` a file that is not there, too large, or no such table. */
export async function openAsnTable(env: NodeJS.ProcessEnv): Promise<SystemTable | null> {
  const file = env['ORDHOLDEN_ASN_MMDB'] ?? ''
  if (file === '') return null
  const size = await stat(file).then(
    found => (found.isFile() ? found.size : null),
    () => null,
  )
  if (size !== null && size <= limits.asnTableBytes) return readSystemTable(await readFile(file), file)
  const got = size === null ? 'no file' : `${size} bytes`
  throw new Refusal('usage', {
    message: `expected a table of autonomous systems of at most ${limits.asnTableBytes} bytes at ${file}, got ${got}`,
    hint: 'ORDHOLDEN_ASN_MMDB is the path of a file such as GeoLite2-ASN.mmdb',
  })
}
