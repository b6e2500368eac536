// The register in open formats, for other people's programs: TILT and DPV. Each is text of one stable form.
// Proven by tilt.test.ts and dpv.test.ts.

import { utf8 } from '../../core/bytes.ts'
import type { FormatName } from '../../core/formats.ts'
import type { Register } from '../schema.ts'
import { formatDpv } from './dpv.ts'
import { formatTilt, type Published } from './tilt.ts'

const writers: Readonly<Record<FormatName, (register: Register, published: Published) => unknown>> = {
  tilt: formatTilt,
  dpv: formatDpv,
}

/** The register as a document of the format: JSON with two spaces and a line feed at the end. */
export const writeFormat = (name: FormatName, register: Register, published: Published): Uint8Array =>
  utf8(`${JSON.stringify(writers[name](register, published), null, 2)}\n`)
