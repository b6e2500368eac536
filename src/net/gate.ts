// The one way out of a visit: a SOCKS 5 server (RFC 1928) on loopback that a visit's context of the browser is told to go
// through. It sees every connection, whoever began it (pages, workers of any kind, what the browser connects to ahead), lets
// only judged addresses through, and counts bytes. UDP has no way out: who wants it is seen by a collector.
// Decided against: an HTTP proxy (plain requests would have to be read and rewritten) and rules of the resolver (one for all
// visits, so nobody could tell whose connection it was). Proven by test/contracts/site-gate.test.ts.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { limits } from '../core/limits.ts'
import type { LookFailure } from '../core/ports.ts'
import type { Names } from './names.ts'

/** One connection asked for. */
export interface GateRecord {
  readonly host: string
  readonly port: number
  /** The address connected to; null where none was. */
  readonly address: string | null
  /** Why there was no connection, or why it was cut; null where there was one. */
  readonly because: LookFailure | null
  readonly bytes: number
}

export interface GateLimits {
  readonly connections: number
  readonly bytes: number
}

interface Passing {
  host: string
  port: number
  address: string | null
  because: LookFailure | null
  bytes: number
}

export class Gate {
  readonly #server: Server
  readonly #names: Names | null
  readonly #most: GateLimits
  readonly #sockets = new Set<Socket>()
  readonly #passing: Passing[] = []
  #bytes = 0

  private constructor(server: Server, names: Names | null, most: GateLimits) {
    this.#server = server
    this.#names = names
    this.#most = most
    server.on('connection', socket => void this.#serve(socket).catch(() => socket.destroy()))
  }

  /** Without names nothing gets through: for what the browser asks for by itself. */
  static async open(names: Names | null, most: GateLimits): Promise<Gate> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Gate(server, names, most)
  }

  /** As Chromium takes it. */
  get proxy(): string {
    return `socks5://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Whether the visit took more than it may: what came after is not seen. */
  get isSpent(): boolean {
    return this.#bytes > this.#most.bytes || this.#passing.length > this.#most.connections
  }

  records(): readonly GateRecord[] {
    return this.#passing.map(passing => Object.freeze({ ...passing }))
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  async #serve(client: Socket): Promise<void> {
    this.#hold(client)
    client.setTimeout(limits.siteSilenceMs, () => client.destroy())
    const asked = await greet(client)
    if (asked === null) return void client.destroy()
    const passing: Passing = { ...asked, address: null, because: null, bytes: 0 }
    this.#passing.push(passing)
    const server = await this.#connect(passing)
    if (server === null) return void client.end(reply(notAllowed))
    client.write(reply(granted))
    this.#join(client, server, passing)
  }

  async #connect(passing: Passing): Promise<Socket | null> {
    const refuse = (because: LookFailure) => {
      passing.because = because
      return null
    }
    if (this.#names === null) return refuse('refused')
    if (this.isSpent) return refuse('limit')
    const way = await this.#names.way(passing.host, passing.port)
    if (way.kind === 'closed') return refuse(way.because)
    for (const { address, port } of way.at) {
      const socket = await this.#reach(address, port)
      if (socket === null) continue
      passing.address = address
      return socket
    }
    return refuse('unreachable')
  }

  async #reach(host: string, port: number): Promise<Socket | null> {
    const socket = connect({ host, port, timeout: limits.siteConnectMs })
    this.#hold(socket)
    return new Promise(done => {
      socket.once('connect', () => done(socket))
      socket.once('close', () => done(null))
      socket.once('timeout', () => socket.destroy())
    })
  }

  #join(client: Socket, server: Socket, passing: Passing): void {
    server.setTimeout(limits.siteSilenceMs, () => server.destroy())
    const count = (chunk: Buffer) => {
      passing.bytes += chunk.length
      this.#bytes += chunk.length
      if (!this.isSpent) return
      passing.because = 'limit'
      client.destroy()
    }
    server.on('data', count)
    client.on('data', count)
    client.pipe(server)
    server.pipe(client)
    client.once('close', () => server.destroy())
    server.once('close', () => client.destroy())
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => this.#sockets.delete(socket))
  }
}

const granted = 0
const notAllowed = 2
const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0])

/** RFC 1928 §3-4: the greeting and the request. Null where it is none we take. */
async function greet(client: Socket): Promise<{ readonly host: string; readonly port: number } | null> {
  const [version, methods = 0] = await take(client, 2)
  if (version !== 5) return null
  await take(client, methods)
  client.write(Buffer.from([5, 0]))
  const [, command, , kind] = await take(client, 4)
  if (command !== 1) return null
  const host = await hostOf(client, kind)
  return host === null ? null : { host, port: (await take(client, 2)).readUInt16BE(0) }
}

async function hostOf(client: Socket, kind: number | undefined): Promise<string | null> {
  if (kind === 1) return [...(await take(client, 4))].join('.')
  if (kind === 4) return (await take(client, 16)).toString('hex').replace(/(.{4})(?!$)/g, '$1:')
  if (kind !== 3) return null
  const [length = 0] = await take(client, 1)
  return (await take(client, length)).toString('latin1').toLowerCase()
}

/** Exactly so many bytes. Rejects where the other side ends before. */
async function take(socket: Socket, size: number): Promise<Buffer> {
  if (size === 0) return Buffer.alloc(0)
  for (;;) {
    const bytes: Buffer | null = socket.read(size)
    if (bytes !== null) return bytes
    if (socket.readableEnded || socket.destroyed) throw new Error('expected more bytes, got the end')
    await Promise.race([once(socket, 'readable'), once(socket, 'close')])
  }
}
