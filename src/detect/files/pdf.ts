// A PDF (ISO 32000): what its pages say, seen or not, and what else it carries. Proven by pdf.test.ts.

import type { Inside, Source, Text, Unread } from '../source.ts'
import { readApart } from './apart.ts'

export const readPdf = (source: Source, inside: Inside): AsyncIterable<Text | Unread> =>
  readApart('pdf', source, inside)
