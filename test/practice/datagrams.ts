// Who listens for datagrams: one UDP socket on 127.0.0.1 for each name it plays, which answers nobody and logs what came: the
// ground truth of what a browser sends past any gate (STUN, RFC 8489 §5; QUIC, RFC 9000 §17.2).

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

export interface Datagram {
  readonly host: string
  readonly sort: 'stun' | 'quic' | 'other'
}

/** The port each name is listened for at. */
export type DatagramPorts = Readonly<Record<string, number>>

export class Datagrams {
  readonly log: Datagram[] = []
  readonly ports: DatagramPorts
  readonly #sockets: readonly Socket[]

  private constructor(sockets: ReadonlyMap<string, Socket>) {
    this.#sockets = [...sockets.values()]
    this.ports = Object.fromEntries([...sockets].map(([host, socket]) => [host, socket.address().port]))
    for (const [host, socket] of sockets)
      socket.on('message', bytes => void this.log.push({ host, sort: sortOf(bytes) }))
  }

  static async start(hosts: readonly string[]): Promise<Datagrams> {
    const sockets = new Map<string, Socket>()
    for (const host of hosts) {
      const socket = createSocket('udp4')
      socket.bind(0, '127.0.0.1')
      await once(socket, 'listening')
      sockets.set(host, socket)
    }
    return new Datagrams(sockets)
  }

  /** What came, each sort once for each name, in order. */
  get heard(): readonly string[] {
    return [...new Set(this.log.map(({ host, sort }) => `${sort} ${host}`))].toSorted()
  }

  async close(): Promise<void> {
    await Promise.all(this.#sockets.map(socket => new Promise<void>(done => socket.close(() => done()))))
  }
}

const magicCookie = 0x2112a442

function sortOf(bytes: Buffer): Datagram['sort'] {
  if (bytes.length >= 20 && bytes.readUInt32BE(4) === magicCookie) return 'stun'
  return bytes.length > 5 && (bytes.readUInt8(0) & 0xc0) === 0xc0 ? 'quic' : 'other'
}
