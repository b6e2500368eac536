// Fetch for everyone (core/ports.ts): GET of a page or document, with one deadline over all of it (redirects, headers,
// body), limits before and after decompression, and every hop judged by destination.ts.
// What a peer does wrong is data, never thrown. Proven by test/contracts/net.test.ts against a web server with faults.
//
// Decided against: global fetch (its connections cannot be pinned without undici's dispatcher) and keep-alive (a reused
// connection would skip the judging of its address).

import type { LookupAddress } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { rootCertificates } from 'node:tls'
import { limits } from '../core/limits.ts'
import type { Fetch, Fetched, Request } from '../core/ports.ts'
import { readBody } from './body.ts'
import { destinationOf, hostOf, type Reach } from './destination.ts'
import { Failure, failureOf } from './failure.ts'

export interface FetchOptions extends Reach {
  /** `ordholden/<version>` */
  readonly userAgent: string
  /** For one look-up as a whole, redirects included. Default: limits.fetchTimeoutMs. */
  readonly timeoutMs?: number
  /** Certificates (PEM) trusted besides the machine's own. */
  readonly ca?: string
}

type Answer = { readonly response: IncomingMessage; readonly close: () => void }

const plainGet: Request = Object.freeze({ method: 'GET', headers: {}, body: null })

export function webFetch(options: FetchOptions): Fetch {
  return {
    async get(url, signal) {
      const deadline = AbortSignal.any([
        signal,
        AbortSignal.timeout(options.timeoutMs ?? limits.fetchTimeoutMs),
      ])
      try {
        return await follow(url, options, deadline)
      } catch (error) {
        return { kind: 'failed', url, ...failureOf(error, deadline) }
      }
    },
  }
}

async function follow(first: string, options: FetchOptions, deadline: AbortSignal): Promise<Fetched> {
  let url = first
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const { response, close } = await open(url, options, deadline)
    try {
      const next = redirectOf(url, response)
      if (next === null) return await answer(url, response)
      url = next
    } finally {
      close()
    }
  }
  throw new Failure('limit', `expected at most ${limits.redirects} redirects`)
}

/** One request to one judged address. Whoever asks closes the answer. */
export async function open(
  address: string,
  options: FetchOptions,
  deadline: AbortSignal,
  { method, headers, body }: Request = plainGet,
): Promise<Answer> {
  const destination = await orAbort(destinationOf(address, options), deadline)
  if (destination.kind === 'closed') throw new Failure(destination.because, destination.detail)
  const { url, addresses, port } = destination
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const request = send(url, {
    agent: false,
    method,
    headers: {
      accept: '*/*',
      ...headers,
      ...(body === null ? {} : { 'content-length': body.length }),
      'accept-encoding': 'gzip',
      connection: 'close',
      host: url.host,
      'user-agent': options.userAgent,
    },
    host: hostOf(url),
    ...(port === null ? {} : { port }),
    ...(options.ca === undefined ? {} : { ca: [...rootCertificates, options.ca] }),
    lookup: pinnedTo(addresses),
    maxHeaderSize: limits.headerBytes,
    signal: deadline,
  })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve)
    request.on('error', reject)
    request.once('upgrade', (_message, socket) => {
      socket.destroy()
      reject(new Failure('malformed', 'expected an answer, got a change of protocol'))
    })
    request.end(body ?? undefined)
  })
  return { response, close: () => request.destroy() }
}

type LookupCallback = (error: null, address: string | LookupAddress[], family?: number) => void

// The connection asks this instead of the DNS: it can only ever reach what was judged.
function pinnedTo(addresses: readonly LookupAddress[]) {
  const [first] = addresses
  return (_host: string, wants: { readonly all?: boolean | undefined }, done: LookupCallback): void => {
    if (wants.all === true || first === undefined) done(null, [...addresses])
    else done(null, first.address, first.family)
  }
}

// The system's look-up of a name cannot be called off; it is left to end by itself.
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

const redirects = new Set([301, 302, 303, 307, 308])

/** Where an answer sends us; null where it is an answer in itself. The next hop is judged like the first. */
function redirectOf(from: string, response: IncomingMessage): string | null {
  const { location } = response.headers
  if (!redirects.has(response.statusCode ?? 0) || location === undefined) return null
  const next = URL.parse(location, from)
  if (next === null) throw new Failure('malformed', 'expected a redirect to a URL')
  if (from.startsWith('https:') && next.protocol === 'http:')
    throw new Failure('refused', 'expected https after https, got a redirect to http')
  next.hash = ''
  return next.href
}

export async function answer(url: string, response: IncomingMessage): Promise<Fetched> {
  const body = await readBody(response)
  const headers = Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  )
  return Object.freeze({
    kind: 'answered',
    url,
    status: response.statusCode ?? 0,
    headers: Object.freeze(headers),
    body,
  })
}
