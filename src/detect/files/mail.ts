// A mail as a file (.eml): its headers, its bodies, what is attached. Proven by mail.test.ts.

import type { Inside, Source, Text, Unread } from '../source.ts'
import { readApart } from './apart.ts'

export const readMail = (source: Source, inside: Inside): AsyncIterable<Text | Unread> =>
  readApart('mail', source, inside)
