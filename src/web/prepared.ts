// An answer made ready once and sent many times: its bytes, plain and compressed, with the tag that says which they are.
// Proven by prepared.test.ts.

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import { sha256, toBase64 } from '../core/bytes.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

export interface Prepared {
  readonly type: string
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
  /** Strong entity tags (RFC 9110 §8.8.3), one for each encoding. */
  readonly tags: Readonly<Record<Encoding, string>>
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
// Quality 5 costs 2 ms for a policy page, the default 11 costs 80 ms for a tenth less.
const brotliQuality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export async function prepare(type: string, bytes: Uint8Array): Promise<Prepared> {
  const worth = /^(?:text\/|application\/(?:json|problem\+json)|image\/svg)/.test(type)
  const [br, gz] = worth ? await Promise.all([brotli(bytes, brotliQuality), gzipped(bytes)]) : [bytes, bytes]
  const hash = toBase64(sha256(bytes)).slice(0, 22)
  return Object.freeze({
    type,
    bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gz), identity: new Uint8Array(bytes) },
    tags: { br: `"${hash}-br"`, gzip: `"${hash}-gz"`, identity: `"${hash}"` },
  })
}

/** The best encoding a browser takes (RFC 9110 §12.5.3). A weight of 0 forbids one. */
export function chooseEncoding(accept: string, prepared: Prepared): Encoding {
  if (prepared.bodies.br.length >= prepared.bodies.identity.length) return 'identity'
  if (accepts(accept, 'br')) return 'br'
  return accepts(accept, 'gzip') ? 'gzip' : 'identity'
}

const accepts = (accept: string, encoding: string): boolean =>
  accept.split(',').some(part => {
    const [name, weight = ''] = part.split(';').map(piece => piece.trim().toLowerCase())
    return name === encoding && !/^q=0(?:\.0*)?$/.test(weight)
  })

/** Whether a browser already has this answer (RFC 9110 §13.1.2). */
export const hasAlready = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
