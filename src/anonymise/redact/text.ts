// Masks a plain text: UTF-8, UTF-16 with its mark, or one byte a letter. What is written is UTF-8. Proven by redact.test.ts.

import { utf8 } from '../../core/bytes.ts'
import { maskText, type NotRedactable, type Redactable, type Stretch } from './redactable.ts'

export function openRedactableText(bytes: Uint8Array): Redactable | NotRedactable {
  if (isLocked(bytes))
    return { kind: 'not-redactable', reason: 'encrypted', detail: 'expected a document without a password' }
  const text = decode(bytes)
  if (text === null) return notText('expected a text, a Word document (.docx) or a PDF')
  // Its letters are escaped: what is masked as it is written may be said elsewhere in another way.
  if (text.startsWith('{\\rtf'))
    return notText('expected a text, a Word document or a PDF, got RTF: save it as .docx')
  return Object.freeze({
    ...{ kind: 'redactable', format: 'text', leavesOut: [], pictures: [] },
    texts: [{ label: 'text', text }],
    mask: async (stretches: readonly Stretch[]) => utf8(maskIn(text, stretches)),
    close: () => {},
  })
}

/** MS-OFFCRYPTO §2.3.4.4: a compound file with the document as a stream of this name. */
const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1' &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')

const notText = (detail: string): NotRedactable => ({
  kind: 'not-redactable',
  reason: 'unknown-format',
  detail,
})

/** A letter 0 is in no text. */
function decode(bytes: Uint8Array): string | null {
  const text = decoders(bytes)
  return text.includes('\u0000') ? null : text
}

function decoders(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = new TextDecoder('utf-8').decode(bytes)
  return isUtf8(text) ? text : new TextDecoder('windows-1252').decode(bytes)
}

/** With a few bytes spoiled it is UTF-8 still: as one byte a letter its words would be others, and found by nobody. */
function isUtf8(text: string): boolean {
  const spoiled = text.match(/\ufffd/g)?.length ?? 0
  return spoiled === 0 || spoiled * 2 <= (text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0)
}

function maskIn(text: string, stretches: readonly Stretch[]): string {
  let [written, at] = ['', 0]
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    if (start >= at) written += text.slice(at, start) + maskText
    at = Math.max(at, end)
  }
  return written + text.slice(at)
}
