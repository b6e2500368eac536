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
  /** How long a connection may say nothing. Default: limits.siteSilenceMs. */
  readonly silenceMs?: number
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
    return this.#hasTooMuch || this.#hasTooMany
  }

  /** What there was too much of; empty where there was not. */
  get spent(): string {
    if (this.#hasTooMuch) return `expected at most ${this.#most.bytes} bytes, got more`
    return this.#hasTooMany ? `expected at most ${this.#most.connections} connections, got more` : ''
  }

  get #hasTooMuch(): boolean {
    return this.#bytes > this.#most.bytes
  }

  get #hasTooMany(): boolean {
    return this.#passing.length > this.#most.connections
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
    this.#endInSilence(client)
    const asked = await greet(client)
    if (asked === null) return
    // One more than may be is recorded, for all that come after it.
    if (this.#hasTooMany) return void client.end(reply(notAllowed))
    const passing: Passing = { ...asked, address: null, because: null, bytes: 0 }
    this.#passing.push(passing)
    const server = await this.#connect(client, passing)
    if (server === null) return void client.end(reply(replyFor(passing.because)))
    client.write(reply(granted))
    this.#join(client, server, passing)
  }

  async #connect(client: Socket, passing: Passing): Promise<Socket | null> {
    const refuse = (because: LookFailure) => {
      passing.because = because
      return null
    }
    if (this.#names === null) return refuse('refused')
    if (this.isSpent) return refuse('limit')
    const way = await this.#names.way(passing.host, passing.port)
    if (way.kind === 'closed') return refuse(way.because)
    for (const { address, port } of way.at) {
      // Whoever asked may be gone by now, and the gate with it: then nothing goes out any more.
      if (client.destroyed) break
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
    if (client.destroyed) return void server.destroy()
    this.#endInSilence(server)
    const count = (chunk: Buffer) => {
      passing.bytes += chunk.length
      this.#bytes += chunk.length
      if (!this.#hasTooMuch) return
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

  #endInSilence(socket: Socket): void {
    socket.setTimeout(this.#most.silenceMs ?? limits.siteSilenceMs, () => socket.destroy())
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => this.#sockets.delete(socket))
  }
}

// RFC 1928 §6.
const granted = 0
const notAllowed = 2
const hostUnreachable = 4
const commandUnknown = 7
const addressUnknown = 8
const reply = (code: number): Buffer => Buffer.from([5, code, 0, 1, 0, 0, 0, 0, 0, 0])

/** Not let through, or let through and not found. */
const replyFor = (because: LookFailure | null): number =>
  because === 'refused' || because === 'limit' || because === 'off' ? notAllowed : hostUnreachable

// RFC 1928 §3: the only method taken is none; 255 says that none of those offered is.
const noMethod = 0
const methodUnknown = 255

/** RFC 1928 §3-4: the greeting and the request. Null where it is none we take; the connection is ended then. */
async function greet(client: Socket): Promise<{ readonly host: string; readonly port: number } | null> {
  const refuse = (answer?: Buffer) => {
    if (answer === undefined) client.destroy()
    else client.end(answer)
    return null
  }
  const [version, methods = 0] = await take(client, 2)
  if (version !== 5) return refuse()
  const offered = await take(client, methods)
  if (!offered.includes(noMethod)) return refuse(Buffer.from([5, methodUnknown]))
  client.write(Buffer.from([5, noMethod]))
  const [again, command, , kind] = await take(client, 4)
  if (again !== 5) return refuse()
  if (command !== 1) return refuse(reply(commandUnknown))
  const host = await hostOf(client, kind)
  if (host === null) return refuse(reply(addressUnknown))
  return { host, port: (await take(client, 2)).readUInt16BE(0) }
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
  let got = Buffer.alloc(0)
  while (got.length < size) {
    // Never asked for more than there is: what is left lying is called readable again at once, and for ever.
    const most = Math.min(size - got.length, Math.max(1, socket.readableLength))
    const bytes: Buffer | null = socket.read(most)
    if (bytes !== null) got = Buffer.concat([got, bytes])
    else if (socket.readableEnded || socket.destroyed) throw new Error('expected more bytes, got the end')
    else await moreOf(socket)
  }
  return got
}

function moreOf(socket: Socket): Promise<void> {
  return new Promise(done => {
    const wake = () => {
      socket.off('readable', wake).off('close', wake)
      done()
    }
    socket.on('readable', wake).on('close', wake)
  })
}
