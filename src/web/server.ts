// Listens on this machine only (127.0.0.1 and ::1) and answers for the names it is known by. Elsewhere it stands behind a
// proxy that ends TLS, under the address given. Limits on connections, headers, times; every answer carries the same
// strict headers. Proven by server.test.ts.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { getRequestListener } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { ProblemKind } from '../core/problems.ts'
import { Refusal } from '../core/refusal.ts'
import { defaultZone } from '../language/dates.ts'
import { refusalWords } from '../language/pages.ts'
import { methodsAt } from './access.ts'
import { textType } from './answer.ts'
import { checkoutFolders, loadAssets } from './assets.ts'
import { hasMethodOverride } from './cross-site.ts'
import { onlyUnderTls, strictHeaders } from './headers.ts'
import { problemBody, problemType } from './problem.ts'
import { isForPrograms } from './refuse.ts'
import type { SiteOptions } from './site.ts'
import { openSite } from './web.ts'

export const defaultPort = 4411

export interface ServeOptions
  extends Pick<SiteOptions, 'app' | 'clock' | 'contact' | 'report' | 'who' | 'table' | 'scopes' | 'rooms'> {
  /** 0 takes any free port. */
  readonly port: number
  /** The public address behind a proxy (ORDHOLDEN_URL), `https://…`; null when only this machine is served. */
  readonly url: string | null
  readonly zone?: string
  /** Where style and fonts are; the packaged program has them beside itself. */
  readonly assetFolders?: readonly string[]
}

export interface Served {
  /** `http://localhost:4411/`: passkeys do not work on a bare address, so this is the one to open. */
  readonly address: string
  close(): Promise<void>
}

export async function serve(options: ServeOptions): Promise<Served> {
  const { url: named, assetFolders, ...given } = options
  const url = named === null ? null : readUrl(named)
  const assets = await loadAssets(assetFolders ?? checkoutFolders)
  let port = options.port
  const origin = () => url?.origin ?? `http://localhost:${port}`
  const zone = options.zone ?? defaultZone
  const site = openSite({ ...given, assets, origin, zone })
  const answer = getRequestListener(site.fetch)
  const always = new Map(
    Object.entries(url?.protocol === 'https:' ? { ...strictHeaders, ...onlyUnderTls } : strictHeaders),
  )
  const servers = await listen(options.port, (incoming, outgoing) => {
    outgoing.setHeaders(always)
    const refused = refuseEarly(incoming, site, port, url?.host ?? null)
    if (refused === null) void answer(incoming, outgoing)
    else sayNo(outgoing, refused, isForPrograms(incoming.url ?? '') ? origin() : null)
  })
  port = portOf(servers)
  return { address: `http://localhost:${port}/`, close: () => closeAll(servers) }
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/') return url
  throw new Refusal('usage', {
    message: `expected an address such as https://example.org, got ${JSON.stringify(text)}`,
    hint: 'set ORDHOLDEN_URL to the address the proxy in front is known by, without a path',
  })
}

interface No {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly says: Words | null
  /** For a program. */
  readonly kind: ProblemKind
}

/** What is refused before any page is asked: wrong host, wrong method, a body, an endless address. */
function refuseEarly(
  incoming: IncomingMessage,
  site: OpenAPIHono,
  port: number,
  publicHost: string | null,
): No | null {
  const { method = '', url = '/', headers: asked } = incoming
  const host = asked.host?.toLowerCase() ?? ''
  if (url.length > limits.webUrlCharacters)
    return {
      ...{ status: 414, kind: 'untaken', headers: { connection: 'close' } },
      says: refusalWords.notFoundTitle,
    }
  if (host === `127.0.0.1:${port}` || host === `[::1]:${port}`)
    return {
      ...{ status: 308, kind: 'foreign', says: null },
      headers: { location: `http://localhost:${port}${url}` },
    }
  // Two are refused: whoever stands before us may have gone by the other one (RFC 9112 §3.2).
  const isDoubled = (incoming.headersDistinct['host']?.length ?? 0) !== 1
  if (isDoubled || (host !== `localhost:${port}` && host !== publicHost))
    return { status: 421, kind: 'foreign', headers: {}, says: refusalWords.host }
  if (hasMethodOverride(asked))
    return { status: 400, kind: 'untaken', headers: { connection: 'close' }, says: refusalWords.override }
  const carries = asked['transfer-encoding'] !== undefined || Number(asked['content-length'] ?? 0) > 0
  const reads = method === 'GET' || method === 'HEAD'
  if (reads && !carries) return null
  const allow = methodsAt(site, url.split('?')[0] ?? '')
  if (!reads && allow.includes(method)) return null
  return refuseMethod(allow.length === 0 ? readOnly : allow)
}

const readOnly: readonly string[] = ['GET', 'HEAD']
const refuseMethod = (allow: readonly string[]): No => ({
  ...{ status: 405, kind: 'method' },
  headers: { allow: allow.join(', '), connection: 'close' },
  says: allow.every(method => readOnly.includes(method)) ? refusalWords.method : refusalWords.wrongMethod,
})

/** `origin` is ours, where a program asks. */
function sayNo(outgoing: ServerResponse, no: No, origin: string | null): void {
  const words = no.says === null ? '' : `${no.says.da}\n${no.says.en}\n`
  const text = origin === null ? words : problemBody(origin, no.kind, { status: no.status })
  outgoing.writeHead(no.status, {
    ...no.headers,
    'content-type': origin === null ? textType : problemType,
    'cache-control': 'no-store',
  })
  outgoing.end(text)
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** One server on each loopback address, on the same port. A machine without IPv6 has only the first. */
async function listen(port: number, listener: Listener): Promise<readonly Server[]> {
  const first = await listenOn('127.0.0.1', port, listener)
  try {
    return [first, await listenOn('::1', portOf([first]), listener)]
  } catch (error) {
    if (isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'EAFNOSUPPORT')) return [first]
    await closeAll([first])
    throw error
  }
}

function listenOn(host: string, port: number, listener: Listener): Promise<Server> {
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.webHeadersTimeoutMs,
      requestTimeout: limits.webRequestTimeoutMs,
      keepAliveTimeout: limits.webKeepAliveMs,
      connectionsCheckingInterval: 5_000,
    },
    listener,
  )
  server.maxConnections = limits.webConnections
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(isCode(error, 'EADDRINUSE') ? portTaken(host, port) : error))
    server.listen({ host, port, exclusive: true, ipv6Only: true }, () => resolve(server))
  })
}

const portTaken = (host: string, port: number): Refusal =>
  new Refusal('usage', {
    message: `expected port ${port} on ${host} to be free, got another program listening there`,
    hint: `stop it, or choose another port: ordholden serve --port ${port + 1}`,
  })

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function portOf(servers: readonly Server[]): number {
  const address = servers[0]?.address() as AddressInfo
  return address.port
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(server => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    }),
  )
}
