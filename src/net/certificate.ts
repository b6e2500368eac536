// The names a server's certificate lists: one TLS handshake with a judged address, and nothing sent beyond it. No trust is needed
// to read names: a certificate nobody trusts lists them all the same, and whether it is trusted is not asked here.
// Only dNSName counts (RFC 5280 §4.2.1.6): what else a certificate says of its subject names no host (RFC 9525 §2).
// Proven by test/contracts/certificate.test.ts.

import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { limits } from '../core/limits.ts'
import type { LookFailure } from '../core/ports.ts'
import { Failure, failureOf } from './failure.ts'
import type { Names } from './names.ts'

export type CertificateRead =
  /** Lower case, as DNS has them (IDNA), each once; `*.firma.dk` as it stands. */
  | { readonly kind: 'answered'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly because: LookFailure; readonly detail: string }

/** `timeoutMs` is for all addresses together. */
export async function certificateNames(
  host: string,
  port: number,
  names: Pick<Names, 'way'>,
  signal: AbortSignal,
  timeoutMs: number = limits.certificateMs,
): Promise<CertificateRead> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  try {
    const way = await names.way(host, port)
    if (way.kind === 'closed') throw new Failure(way.because, way.detail)
    return { kind: 'answered', names: namesIn(await firstAnswer(host, way.at, deadline)) }
  } catch (error) {
    return { kind: 'failed', ...failureOf(error, deadline) }
  }
}

type At = { readonly address: string; readonly port: number }

/** Of the first address that shows a certificate; rejects with what the last one did. */
async function firstAnswer(host: string, at: readonly At[], deadline: AbortSignal): Promise<string> {
  let last: unknown = new Failure('not-found', 'expected an address, got none')
  for (const each of at) {
    deadline.throwIfAborted()
    try {
      return await shakeHands(host, each, deadline)
    } catch (error) {
      last = error
    }
  }
  throw last
}

/** The alternative names of the certificate that was shown, as Node writes them. */
function shakeHands(host: string, { address, port }: At, deadline: AbortSignal): Promise<string> {
  const named = isIP(host) === 0 ? { servername: host } : {}
  const socket = connect({ host: address, port, rejectUnauthorized: false, ...named })
  const stop = () => socket.destroy()
  return new Promise<string>((done, fail) => {
    deadline.addEventListener('abort', stop, { once: true })
    socket.once('secureConnect', () => done(socket.getPeerX509Certificate()?.subjectAltName ?? ''))
    socket.once('error', error => fail(asFailure(error)))
    socket.once('close', () => fail(new Failure('unreachable', 'expected a certificate, got the end')))
  }).finally(() => {
    deadline.removeEventListener('abort', stop)
    socket.destroy()
  })
}

// What OpenSSL could not read is the peer's, not the way's.
function asFailure(error: NodeJS.ErrnoException): Error {
  const isTls = error.code === 'EPROTO' || error.code?.startsWith('ERR_SSL_') === true
  return isTls ? new Failure('malformed', 'expected a TLS handshake') : error
}

// `DNS:a, IP Address:b, DNS:"c\u002c d"`: Node writes what could be taken for several values as a JSON string and its commas as
// escapes, so none is cut in two, and a quoted one is no host name.
function namesIn(list: string): readonly string[] {
  const values = list.split(', ').flatMap(each => (each.startsWith('DNS:') ? [each.slice(4)] : []))
  const names = new Set(values.map(value => value.toLowerCase().replace(/\.$/, '')).filter(isName))
  if (names.size > limits.certificateNames)
    throw new Failure('limit', `expected at most ${limits.certificateNames} names in a certificate`)
  return Object.freeze([...names])
}

/** A host name, or one for every name below (RFC 9525 §6.3). */
const isName = (name: string): boolean =>
  name.length <= 253 && /^(?:\*\.)?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/.test(name)
