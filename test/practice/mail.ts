// A mail server of our own for tests: real SMTP on 127.0.0.1 with a certificate made for the occasion, behaving as asked.
// What it was handed is kept as it came over the wire, and read back by the few rules of MIME our letters use.

import type { TestContext } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Carrier } from '../../src/mail/mail.ts'
import { type Certificate, selfSigned } from './certificate.ts'

export interface MailServer {
  /** The way to it, TLS demanded, its certificate trusted. */
  readonly carrier: Carrier
  /** Whole messages, oldest first. */
  readonly messages: readonly string[]
  readonly recipients: readonly string[]
}

/** An answer a server gives instead of taking something; it quotes the address, as servers do. */
export const answer = (code: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode: code })

export async function mailServer(
  t: TestContext,
  behaviour: SMTPServerOptions = {},
  certificate: Certificate = selfSigned('localhost', new Date()),
): Promise<MailServer> {
  const messages: string[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    ...{ ...certificate, authOptional: true, logger: false, closeTimeout: 50 },
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address)
      done()
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks).toString('latin1'))
        done()
      })
    },
    ...behaviour,
  })
  server.on('error', () => undefined) // A client that hangs up at a wrong certificate is one of the tests.
  await new Promise<void>(done => void server.listen(0, '127.0.0.1', done))
  t.after(() => new Promise<void>(done => void server.close(() => done())))
  const address = server.server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const way = { host: 'localhost', port, login: null, authorities: certificate.cert }
  return { carrier: { ...way, tls: 'demanded' }, messages, recipients }
}

export interface Message {
  /** By lower-case name; folded lines joined. */
  readonly headers: ReadonlyMap<string, string>
  /** Decoded, by content type. */
  readonly parts: ReadonlyMap<string, string>
}

/** Headers and both parts of a letter (RFC 5322, RFC 2045-2047), as far as ours go. */
export function readMessage(raw: string): Message {
  const { headers, body } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? ''
  const pieces = body.split(`--${boundary}`).slice(1, -1)
  const parts = pieces.map((piece): [string, string] => {
    const part = split(piece.replace(/^\r\n/, ''))
    const [kind = ''] = (part.headers.get('content-type') ?? '').split(';')
    return [kind, fromQuotedPrintable(part.body)]
  })
  return { headers, parts: new Map(parts) }
}

function split(raw: string): { readonly headers: Map<string, string>; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), fromWords(line.slice(colon + 1).trim())]
  })
  return { headers: new Map(headers), body: raw.slice(end + 4) }
}

const fromBytes = (text: string): string => Buffer.from(text, 'latin1').toString('utf8')

const fromQuotedPrintable = (text: string): string =>
  fromBytes(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )

/** Encoded words of a header: =?UTF-8?Q?…?= and =?UTF-8?B?…?=. */
const fromWords = (text: string): string =>
  text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : fromQuotedPrintable(word.replaceAll('_', ' ')),
    )
