// The official schemas and vocabularies the formats are held against. They are not part of the project: found through
// ORDHOLDEN_DATA; a missing one is a failure under ORDHOLDEN_TOOLS=required, else the tests are skipped with the reason.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../shared/data')
const folder = join(data, 'standards')
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'

export const skip: string | false =
  existsSync(folder) || required ? false : `no standards in ${data} (ORDHOLDEN_DATA)`

export const readStandard = (name: string): string => readFileSync(join(folder, name), 'utf8')
export const readJson = (name: string): unknown => JSON.parse(readStandard(name))
