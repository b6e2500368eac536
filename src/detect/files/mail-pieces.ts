// The pieces of one mail (RFC 5322, RFC 2045-2049) by postal-mime, in the thread of apart.ts: headers with their encoded words
// (RFC 2047) decoded, bodies, attachments. postal-mime forgives much; what it passed over in silence is told here as damage.
// Proven by mail.test.ts.

import PostalMime, { decodeWords, type Email } from 'postal-mime'
import { limits } from '../../core/limits.ts'
import type { Piece } from './apart.ts'

export async function* mailPieces(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Piece> {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const email = await parse(bytes)
  if (email === null) {
    // As it stands, so that what needs no decoding is found all the same.
    yield { kind: 'text', part: 'whole', place: 'undecoded', text: letters }
    yield { kind: 'unread', reason: 'too-deep', detail: tooMuch }
    return
  }
  yield { kind: 'text', part: 'headers', place: 'headers', text: headersOf(email) }
  if (email.text !== undefined) yield { kind: 'text', part: 'body', place: 'body', text: email.text }
  if (email.html !== undefined) yield { kind: 'inside', name: 'body.html', bytes: Buffer.from(email.html) }
  yield* attachmentsOf(email)
  const damage = damageOf(letters)
  if (damage !== null) yield { kind: 'unread', reason: 'damaged', detail: damage }
}

const tooMuch = `at most ${limits.mailNesting} parts in each other and ${limits.mailHeaderBytes} bytes of headers, got more`

/** Null where it is beyond a limit; nothing else makes the parser throw. */
const parse = (bytes: Uint8Array<ArrayBuffer>): Promise<Email | null> =>
  PostalMime.parse(bytes, {
    // A mail in a mail is looked into as an attachment, so that its depth counts.
    forceRfc822Attachments: true,
    maxNestingDepth: limits.mailNesting,
    maxHeadersSize: limits.mailHeaderBytes,
  }).catch(() => null)

/** An address list stays as it stood: `Name <address>` on one line is what a rule of names and addresses reads. */
const headersOf = (email: Email): string =>
  email.headers.map(({ originalKey, value }) => `${originalKey}: ${decodeWords(value)}\n`).join('')

function* attachmentsOf(email: Email): Generator<Piece> {
  for (const [index, { filename, content, mimeType, description }] of email.attachments.entries()) {
    const name = filename ?? `${index + 1}${mimeType === 'message/rfc822' ? '.eml' : ''}`
    if (description !== undefined) yield { kind: 'text', part: 'properties', place: name, text: description }
    if (typeof content === 'string') throw new Error('attachments are asked for as bytes')
    yield { kind: 'inside', name, bytes: new Uint8Array(content) }
  }
}

function damageOf(letters: string): string | null {
  if (!isClosed(letters)) return 'expected the end of every part, got the end of the mail'
  return isBase64Whole(letters) ? null : 'expected base64 in a part that says so, got other letters'
}

/** Whether each boundary that is named and used is closed. */
function isClosed(letters: string): boolean {
  const named = letters.matchAll(/\bboundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)
  let count = 0
  for (const [, quoted, bare] of named) {
    if (++count > limits.mailParts) return false
    const boundary = `--${quoted ?? bare}`
    if (letters.includes(`\n${boundary}`) && !letters.includes(`\n${boundary}--`)) return false
  }
  return true
}

function isBase64Whole(letters: string): boolean {
  let count = 0
  for (const { index } of letters.matchAll(/^content-transfer-encoding:[ \t]*base64\b/gim)) {
    if (++count > limits.mailParts) return false
    const blank = /\n\r?\n/g
    blank.lastIndex = index
    const start = blank.exec(letters) === null ? letters.length : blank.lastIndex
    const end = letters.indexOf('\n--', start - 1)
    if (/[^A-Za-z0-9+/=\s]/.test(letters.slice(start, end < 0 ? undefined : end))) return false
  }
  return true
}
