// Compound files ([MS-CFB]) that are no mail: a document of an office program that is locked ([MS-OFFCRYPTO] §2.3.4.4), or one of a
// program older than 2007, which is not read. Proven by archives.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Source, Unread } from '../source.ts'
import { directoryOf } from './formats.ts'

export async function* readCompound(source: Source, inside: Inside): AsyncGenerator<Unread> {
  const names = await directoryOf(source, await source.read(0, limits.detectHeadBytes))
  yield names.includes('EncryptedPackage')
    ? inside.unread('encrypted', 'expected an open document, got a locked one')
    : inside.unread(
        'unknown-format',
        'expected a known format, got a compound file: save it as docx, xlsx or pptx',
      )
}
