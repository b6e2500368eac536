// The practice web: one TLS server on 127.0.0.1 that plays every host of a map, and any other as a third party that answers what
// was asked for. It logs every request that reaches it: the ground truth an audit is held against. Nothing here is a real site.

import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { TLSSocket } from 'node:tls'
import { selfSignedFor, type TrustedCertificate } from './certificate.ts'
import type { PracticeDns } from './dns.ts'

export interface HostAnswer {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  /** An ETag of its own for every request that brings none. */
  readonly tags?: true
  /** Begun and never ended: a stream of events that stays open. */
  readonly open?: boolean
}

/** By host, then by path without the query. */
export type Hosts = Readonly<Record<string, Readonly<Record<string, HostAnswer>>>>

/** One request that reached the server. */
export interface Reached {
  readonly host: string
  readonly path: string
  readonly method: string
  readonly headers: IncomingHttpHeaders
}

export class PracticeHosts {
  readonly log: Reached[] = []
  /** Names that connections were opened for, in order, whether or not anything was asked for over them. */
  readonly greeted: string[] = []
  readonly certificate: TrustedCertificate
  readonly #server: Server
  readonly #hosts: Hosts
  readonly #dns: PracticeDns | null
  readonly #sockets = new Set<Socket>()

  private constructor(hosts: Hosts, certificate: TrustedCertificate, dns: PracticeDns | null) {
    this.#hosts = hosts
    this.#dns = dns
    this.certificate = certificate
    const { key, cert } = certificate
    this.#server = createServer({ key, cert }, (request, response) => {
      if (this.#dns !== null && request.url === dnsPath) void resolve(this.#dns, request, response)
      else this.#answer(request, response)
    })
    this.#server.on('upgrade', (request, socket) => this.#upgrade(request, socket as Socket))
    this.#server.on('secureConnection', ({ servername }: TLSSocket & { servername?: string | false }) => {
      if (typeof servername === 'string') this.greeted.push(servername)
    })
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.once('close', () => this.#sockets.delete(socket))
    })
  }

  /** With a DNS, that can be asked here as well, by HTTPS. */
  static async start(hosts: Hosts, now: Date, dns: PracticeDns | null = null): Promise<PracticeHosts> {
    const web = new PracticeHosts(hosts, selfSignedFor(Object.keys(hosts), now), dns)
    web.#server.listen(0, '127.0.0.1')
    await once(web.#server, 'listening')
    return web
  }

  /** Every host is reached here, so that no real one ever is. */
  readonly route = (): { readonly address: string; readonly port: number } => ({
    address: '127.0.0.1',
    port: (this.#server.address() as AddressInfo).port,
  })

  /** Hosts that were reached, each once, in order of name. */
  get reached(): readonly string[] {
    return [...new Set(this.log.map(({ host }) => host))].toSorted()
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  #note(request: IncomingMessage): Reached {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const { url: path = '/', method = 'GET', headers } = request
    const reached = { host, path, method, headers }
    this.log.push(reached)
    return reached
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { host, path } = this.#note(request)
    const paths = this.#hosts[host]
    const answer = paths?.[path.replace(/\?.*$/, '')] ?? (isOwn(paths) ? missing : thirdParty(request))
    const headers = { 'access-control-allow-origin': '*', ...answer.headers }
    for (const [name, value] of Object.entries(headers))
      response.setHeader(name, typeof value === 'string' ? value : [...value])
    if (answer.tags === true)
      response.setHeader('etag', request.headers['if-none-match'] ?? `"${randomUUID()}"`)
    response.setHeader('content-type', answer.type ?? 'text/html; charset=utf-8')
    response.writeHead(answer.status ?? 200).write(answer.body ?? '')
    if (answer.open !== true) response.end()
    request.resume()
  }

  // RFC 6455 §4.2.2; nothing is ever said over it.
  #upgrade(request: IncomingMessage, socket: Socket): void {
    this.#note(request)
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
    const accept = createHash('sha1').update(key).digest('base64')
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    socket.on('error', () => socket.destroy())
    socket.write(`${[...lines, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
  }
}

export const dnsPath = '/dns-query'

// RFC 8484 §4.1, by POST. Who asks is a browser and no page: it is not logged as a request.
async function resolve(dns: PracticeDns, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = dns.answerTo(await buffer(request), 'https')
  response.writeHead(answer === null ? 500 : 200, { 'content-type': 'application/dns-message' })
  response.end(answer)
}

// A host with a page of its own is the site: what it does not have is missing there.
const isOwn = (paths: Hosts[string] | undefined): boolean => paths?.['/'] !== undefined
const missing: HostAnswer = { status: 404, type: 'text/plain', body: 'not here' }

/** What third parties answer, by `Sec-Fetch-Dest` (W3C Fetch Metadata). */
const byDestination: Readonly<Record<string, HostAnswer>> = {
  script: { type: 'text/javascript', body: 'void 0' },
  worker: { type: 'text/javascript', body: 'void 0' },
  style: { type: 'text/css', body: 'p{}' },
  image: { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>' },
  font: { type: 'font/woff2', body: '' },
  iframe: { type: 'text/html', body: '<!doctype html><title>practice frame</title>' },
}

function thirdParty({ headers }: IncomingMessage): HostAnswer {
  if (headers.accept === 'text/event-stream') return { type: 'text/event-stream', body: 'data: x\n\n' }
  return byDestination[String(headers['sec-fetch-dest'])] ?? { status: 204, type: 'text/plain' }
}
