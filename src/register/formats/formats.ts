// The register in open formats, for other people's programs. Each is text of one stable form.
// Proven by tilt.test.ts, dpv.test.ts and schema-org.test.ts.

import { utf8 } from '../../core/bytes.ts'
import type { FormatName, Which } from '../../core/formats.ts'
import type { Register } from '../schema.ts'
import { formatDpv } from './dpv.ts'
import { formatSchemaOrg } from './schema-org.ts'
import { choose, type Shown } from './settled.ts'
import { formatTilt, type Published } from './tilt.ts'

const writers: Readonly<Record<FormatName, (register: Shown, published: Published) => unknown>> = {
  tilt: formatTilt,
  dpv: formatDpv,
  'schema-org': formatSchemaOrg,
}

/** The register as a document of the format: JSON with two spaces and a line feed at the end. */
export const writeFormat = (
  name: FormatName,
  register: Register,
  published: Published,
  which: Which,
): Uint8Array => utf8(`${JSON.stringify(writers[name](choose(register, which), published), null, 2)}\n`)
