// A mail, an appointment or a contact of Outlook as a file (.msg). Proven by msg.test.ts.

import type { Inside, Source, Text, Unread } from '../source.ts'
import { readApart } from './apart.ts'

export const readMsg = (source: Source, inside: Inside): AsyncIterable<Text | Unread> =>
  readApart('msg', source, inside)
