// An answer made ready once and sent many times: its bytes, plain and compressed, with the tag that says which they are.
// Proven by web.test.ts.

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import { sha256, toBase64 } from '../core/bytes.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Pages are asked for again each time (cheap, by their tag); what is named by its content is kept for good. */
export const freshness = {
  ask: 'public, no-cache',
  keep: 'public, max-age=31536000, immutable',
  never: 'no-store',
} as const

export type Freshness = keyof typeof freshness

export interface Form {
  readonly body: Uint8Array<ArrayBuffer>
  /** Strong entity tag (RFC 9110 §8.8.3). */
  readonly tag: string
  readonly headers: Readonly<Record<string, string>>
}

export type Prepared = Readonly<Record<Encoding, Form>>

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
// Quality 5 costs 2 ms for a policy page, the default 11 costs 80 ms for a tenth less.
const brotliQuality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export async function prepare(type: string, bytes: Uint8Array, fresh: Freshness = 'ask'): Promise<Prepared> {
  const worth = /^(?:text\/|application\/(?:json|ld\+json|problem\+json)|image\/svg)/.test(type)
  const [br, gz] = worth ? await Promise.all([brotli(bytes, brotliQuality), gzipped(bytes)]) : [bytes, bytes]
  const hash = toBase64(sha256(bytes)).slice(0, 22)
  const form = (encoding: Encoding, body: Uint8Array): Form => {
    const tag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`
    return Object.freeze({
      body: new Uint8Array(body),
      tag,
      headers: headersOf(type, fresh, encoding, tag, body.length),
    })
  }
  return Object.freeze({ br: form('br', br), gzip: form('gzip', gz), identity: form('identity', bytes) })
}

function headersOf(type: string, fresh: Freshness, encoding: Encoding, tag: string, length: number) {
  const plain = {
    'content-type': type,
    'cache-control': freshness[fresh],
    etag: tag,
    vary: 'accept-encoding',
  }
  const coded = encoding === 'identity' ? plain : { ...plain, 'content-encoding': encoding }
  return Object.freeze({ ...coded, 'content-length': String(length) })
}

/** The best form a browser takes (RFC 9110 §12.5.3). A weight of 0 forbids one. */
export function chooseForm(accept: string, prepared: Prepared): Form {
  if (prepared.br.body.length >= prepared.identity.body.length) return prepared.identity
  if (accepts(accept, 'br')) return prepared.br
  return accepts(accept, 'gzip') ? prepared.gzip : prepared.identity
}

const accepts = (accept: string, encoding: string): boolean =>
  accept.split(',').some(part => {
    const [name, weight = ''] = part.split(';').map(piece => piece.trim().toLowerCase())
    return name === encoding && !/^q=0(?:\.0*)?$/.test(weight)
  })

/** Whether a browser already has this answer (RFC 9110 §13.1.2). */
export const hasAlready = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
