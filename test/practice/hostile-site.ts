// The hostile web: servers on 127.0.0.1 that play every host of a site that means harm, count what they sent for each of its
// pages, and watch two doors no page may come to (127.0.0.1 and ::1). What each page does is in hostile-pages.ts.
// Nothing here is a real site, and no real host is ever reached.

import { once } from 'node:events'
import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer as createSecure, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createRaw, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import type { Resolve } from '../../src/core/ports.ts'
import type { Route } from '../../src/net/destination.ts'
import { offResolve } from '../../src/net/resolve.ts'
import { type Certificate, selfSignedFor } from './certificate.ts'

/** How a host speaks. */
type Speech = (secure: Certificate) => Server

export class HostileSite {
  /** The key of the site's own certificate; those of broken hosts are trusted by nobody. */
  readonly trustedKey: string
  readonly certificate: Certificate
  /** What came to the forbidden doors: nothing may. */
  readonly intruders: string[] = []
  readonly #servers: Server[] = []
  readonly #sockets = new Map<Socket, string>()
  readonly #ports = new Map<string, number>()
  readonly #sent = new Map<string, number>()
  #inner = 0
  #turned = false
  #hasBroken = false

  private constructor(certificate: Certificate & { readonly trustedKey: string }) {
    this.certificate = certificate
    this.trustedKey = certificate.trustedKey
  }

  static async start(answer: RequestListener, now: Date): Promise<HostileSite> {
    const site = new HostileSite(selfSignedFor(['www.firma.test', '*.firma.test'], now))
    const noted: RequestListener = (request, response) => {
      const [, page = ''] = /^\/([\w-]*)/.exec(request.url ?? '') ?? []
      if (site.#sockets.get(request.socket) === '') site.#sockets.set(request.socket, page)
      response.on('error', () => response.destroy())
      answer(request, response)
    }
    const secure = (more: ServerOptions) => createSecure({ ...more, maxHeaderSize: 4 * 1024 * 1024 }, noted)
    await site.#add('https', secure(site.certificate))
    await site.#add('http', createPlain({ maxHeaderSize: 4 * 1024 * 1024 }, noted))
    for (const [host, speech] of Object.entries(broken(now, secure)))
      await site.#add(host, speech(site.certificate))
    await site.#guard()
    return site
  }

  /** Port of the forbidden doors. */
  get inner(): number {
    return this.#inner
  }

  /** Names of a practice host lead here; whatever is no such name is judged as it would be outside. */
  readonly route: Route = (host, port) => {
    if (!host.endsWith('.test') || host.endsWith('inner.test') || this.#hasTurned(host)) return null
    this.#hasBroken ||= this.#ports.has(host)
    const name = this.#ports.has(host) ? host : port === 80 ? 'http' : 'https'
    return { address: '127.0.0.1', port: this.#ports.get(name) ?? 0 }
  }

  // DNS rebinding: one answer for the page, another for what the page asks afterwards.
  #hasTurned(host: string): boolean {
    if (host !== 'turncoat.test') return false
    const hasTurned = this.#turned
    this.#turned = true
    return hasTurned
  }

  /** What a name server of the attacker says. */
  readonly resolve: Resolve = {
    ...offResolve(),
    addresses: async name => ({
      ...{ kind: 'answered', name },
      records: name === 'both-inner.test' ? ['9.9.9.9', '127.0.0.1'] : ['127.0.0.1'],
    }),
    cname: async name => ({ kind: 'failed', name, because: 'not-found', detail: 'practice' }),
  }

  /** Bytes sent over the connections a page opened. */
  sentFor(page: string): number {
    let open = 0
    for (const [socket, of] of this.#sockets) if (of === page) open += socket.bytesWritten
    return open + (this.#sent.get(page) ?? 0)
  }

  /** Whether somebody came to a host that does not speak as it should. */
  get hasBroken(): boolean {
    return this.#hasBroken
  }

  /** Connections that are still there. */
  get open(): number {
    return this.#sockets.size
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.keys()) socket.destroy()
    for (const server of this.#servers) await new Promise<void>(done => server.close(() => done()))
  }

  async #add(name: string, server: Server): Promise<void> {
    // Of https both are told, the connection and what is spoken over it: bytes are counted where requests are read.
    for (const event of ['connection', 'secureConnection'])
      server.on(event, (socket: Socket) => {
        this.#sockets.set(socket, '')
        socket.on('error', () => socket.destroy())
        socket.once('close', () => {
          const page = this.#sockets.get(socket) ?? ''
          this.#sent.set(page, (this.#sent.get(page) ?? 0) + socket.bytesWritten)
          this.#sockets.delete(socket)
        })
      })
    server.on('tlsClientError', () => {})
    this.#ports.set(name, await listen(server, '127.0.0.1', 0))
    this.#servers.push(server)
  }

  async #guard(): Promise<void> {
    for (const host of ['127.0.0.1', '::1']) {
      const door = createRaw(socket => {
        this.intruders.push(`${host} from ${socket.remoteAddress}`)
        socket.destroy()
      })
      // Not every machine has ::1.
      this.#inner = await listen(door, host, this.#inner).catch(() => this.#inner)
      this.#servers.push(door)
    }
  }
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Hosts whose servers do not speak as they should. */
function broken(now: Date, secure: (more: ServerOptions) => Server): Readonly<Record<string, Speech>> {
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
  const raw = (serve: (socket: Socket) => void) => () => createRaw(socket => serve(socket.resume()))
  return {
    'self-signed.test': () => secure(selfSignedFor(['self-signed.test'], now)),
    'expired.test': () => secure(selfSignedFor(['expired.test'], days(-30))),
    'wrong-name.test': () => secure(selfSignedFor(['somebody-else.test'], now)),
    'client-cert.test': own => secure({ ...own, requestCert: true, rejectUnauthorized: true }),
    'garbage.test': raw(socket => socket.end('\x00\x01 this is no TLS '.repeat(50))),
    'silent.test': raw(() => {}),
    'hung-up.test': raw(socket => socket.destroy()),
    'http2.test': own => createTls({ ...own, ALPNProtocols: ['h2'] }).on('secureConnection', brokenHttp2),
    'no-http.test': own =>
      createTls(own).on('secureConnection', (socket: Socket) => socket.end('\xff\xfe no http\r\n\r\n')),
  }
}

// RFC 9113 §4.1: SETTINGS, as it begins; then a frame longer than any may be.
function brokenHttp2(socket: Socket): void {
  socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]))
  socket.once('data', () => socket.write(Buffer.from([255, 255, 255, 1, 4, 0, 0, 0, 1])))
}
