// Receives syslog over UDP (RFC 5426), TCP (RFC 6587, both framings) and TLS (RFC 5425), on loopback unless an interface is declared.
// Every message becomes a line of a block; the block, and whatever a message stood in on its way, is wiped when the lines were
// handed on. Who sent it is not asked. Proven by syslog.test.ts and test/traffic-logger.test.ts.

import { createSocket, type Socket as Datagrams } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { setImmediate as nextLook } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Block, blockMargin } from '../received.ts'
import { FrameCutter } from './frames.ts'

export interface SyslogPlace {
  readonly transport: 'udp' | 'tcp' | 'tls'
  /** An address of this machine; if not given, loopback alone. */
  readonly host?: string
  /** 0: any that is free. */
  readonly port: number
  /** PEM, for TLS: the certificate with those above it, and its key. */
  readonly certificate?: string
  readonly key?: string
}

export interface SyslogCounts {
  /** Messages handed on. */
  readonly lines: number
  /** Messages that were longer than any. */
  readonly tooLong: number
  /** Half messages, and what could not be told from the next, of connections that ended. */
  readonly dropped: number
  /** Connections there was no room for. */
  readonly refused: number
}

export interface SyslogReceiver {
  readonly host: string
  readonly port: number
  counts(): SyslogCounts
  /** Hands on what has come, and ends. */
  close(): Promise<void>
}

/** `onLines` reads the block before it returns: its bytes are wiped then. */
export interface SyslogOptions {
  onLines(block: Block): void
  readonly frameMs?: number
  readonly idleMs?: number
}

/** Throws a `Refusal` (`log-refused`) where the place cannot be had. */
export async function receiveSyslog(place: SyslogPlace, options: SyslogOptions): Promise<SyslogReceiver> {
  const at = { ...place, host: place.host ?? '127.0.0.1' }
  const { onLines, frameMs = limits.syslogFrameMs, idleMs = limits.syslogIdleMs } = options
  const lines = new Lines(onLines)
  try {
    if (at.transport === 'udp') return await receiveDatagrams(at.host, at.port, lines)
    return await receiveConnections(serverOf(at, frameMs), at, lines, { frameMs, idleMs })
  } catch (error) {
    throw refusalOf(error, at)
  }
}

/** Lines that wait to be handed on: those of one turn of the loop at most. */
class Lines {
  readonly #bytes = new Uint8Array(limits.syslogBlockBytes + blockMargin)
  readonly #view = new DataView(this.#bytes.buffer)
  readonly #onLines: (block: Block) => void
  #used = 0
  #isAwaited = false
  readonly counted = { lines: 0, tooLong: 0, dropped: 0, refused: 0 }

  constructor(onLines: (block: Block) => void) {
    this.#onLines = onLines
  }

  /** A message may hold line feeds, and is one line. */
  add(bytes: Uint8Array, from: number, to: number): void {
    let end = to
    while (end > from && isEnd(bytes[end - 1] ?? 0)) end--
    if (end === from) return
    if (end - from > limits.syslogFrameBytes) {
      this.counted.tooLong++
      return
    }
    if (this.#used + end - from + 1 > limits.syslogBlockBytes) this.flush()
    this.#bytes.set(bytes.subarray(from, end), this.#used)
    const line = this.#bytes.subarray(this.#used, this.#used + end - from)
    for (let at = line.indexOf(10); at >= 0; at = line.indexOf(10, at)) line[at] = 32
    this.#used += end - from
    this.#bytes[this.#used++] = 10
    this.counted.lines++
    if (this.#isAwaited) return
    this.#isAwaited = true
    setImmediate(() => this.flush())
  }

  flush(): void {
    this.#isAwaited = false
    const to = this.#used
    this.#used = 0
    if (to === 0) return
    try {
      this.#onLines({ bytes: this.#bytes, view: this.#view, from: 0, to })
    } finally {
      this.#bytes.fill(0, 0, to)
    }
  }

  /** What came before the end was asked for stands in the sockets' buffers: it is read until nothing more does. */
  async drain(): Promise<void> {
    for (let look = 0, seen = -1; look < limits.syslogLastLooks && seen !== this.counted.lines; look++) {
      seen = this.counted.lines
      await nextLook()
      await nextLook()
    }
    this.flush()
  }
}

/** LF, CR and NUL behind a message are not of it. */
const isEnd = (byte: number): boolean => byte === 10 || byte === 13 || byte === 0

async function receiveDatagrams(host: string, port: number, lines: Lines): Promise<SyslogReceiver> {
  const socket: Datagrams = createSocket({
    type: host.includes(':') ? 'udp6' : 'udp4',
    recvBufferSize: limits.syslogSocketBytes,
  })
  socket.on('message', message => {
    lines.add(message, 0, message.length)
    message.fill(0)
  })
  const listening = once(socket, 'listening')
  socket.bind(port, host)
  try {
    await listening
  } catch (error) {
    socket.close()
    throw error
  }
  // A datagram that could not be received is lost; the next ones are not.
  socket.on('error', () => lines.counted.dropped++)
  return {
    host,
    port: socket.address().port,
    counts: () => ({ ...lines.counted }),
    close: async () => {
      await lines.drain()
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}

/** SSL_OP_CLEANSE_PLAINTEXT of OpenSSL 3: what was deciphered is wiped when it was read. Node has no name for it. */
const cleansePlaintext = 2

function serverOf(place: SyslogPlace, handshakeTimeout: number): Server {
  if (place.transport === 'tcp') return createServer()
  const [cert, key] = [place.certificate, place.key]
  if (cert === undefined || key === undefined)
    throw new Refusal('log-refused', {
      message: 'expected a certificate and its key for syslog over tls, but got none',
      hint: 'declare both as PEM files, or receive over tcp on loopback',
    })
  return createTlsServer({
    cert,
    key,
    handshakeTimeout,
    minVersion: 'TLSv1.2',
    secureOptions: cleansePlaintext,
  })
}

interface Times {
  readonly frameMs: number
  readonly idleMs: number
}

async function receiveConnections(
  server: Server,
  { host, port, transport }: Required<Pick<SyslogPlace, 'host' | 'port' | 'transport'>>,
  lines: Lines,
  times: Times,
): Promise<SyslogReceiver> {
  const open = new Set<Socket>()
  const accept = (socket: Socket): void => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    receiveFrames(socket, lines, times)
  }
  server.maxConnections = limits.syslogConnections
  server.on('drop', () => lines.counted.refused++)
  server.on(transport === 'tls' ? 'secureConnection' : 'connection', accept)
  // Whoever did not come to the end of a handshake, in time or at all.
  server.on('tlsClientError', (_, socket: Socket) => {
    lines.counted.dropped++
    socket.destroy()
  })
  const listening = once(server, 'listening')
  server.listen(port, host)
  await listening
  const address = server.address()
  return {
    host,
    port: typeof address === 'object' && address !== null ? address.port : port,
    counts: () => ({ ...lines.counted }),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      await lines.drain()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** A sender may have nothing to say for long; but not before its first message, nor within one. */
function receiveFrames(socket: Socket, lines: Lines, { frameMs, idleMs }: Times): void {
  let frames = 0
  const cutter = new FrameCutter({
    onFrame: (bytes, from, to) => {
      frames++
      lines.add(bytes, from, to)
    },
    onTooLong: () => lines.counted.tooLong++,
  })
  const end = (): void => void socket.destroy()
  let late: NodeJS.Timeout | null = setTimeout(end, frameMs)
  socket.setTimeout(idleMs, end)
  socket.on('data', (chunk: Buffer) => {
    const before = frames
    cutter.take(chunk)
    chunk.fill(0)
    if (cutter.isBroken) end()
    // One byte now and then is no progress.
    if (late !== null && frames === before) return
    if (late !== null) clearTimeout(late)
    late = cutter.isHalf && !cutter.isBroken ? setTimeout(end, frameMs) : null
  })
  socket.once('end', () => cutter.end())
  socket.once('close', () => {
    if (late !== null) clearTimeout(late)
    if (cutter.isHalf || cutter.isBroken) lines.counted.dropped++
    cutter.wipe()
  })
  socket.on('error', end)
}

/** Why a place cannot be had, and what to do about it. */
function refusalOf(error: unknown, { transport, host, port }: SyslogPlace): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const code = 'code' in error ? String(error.code) : error.message
  const place = `${transport} ${host?.includes(':') ? `[${host}]` : host}:${port}`
  const hint = hints.get(code) ?? 'check the address, and for tls the certificate and its key'
  return new Refusal('log-refused', {
    message: `expected to receive syslog at ${place}, but got ${code}`,
    hint,
  })
}

const hints: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'another program listens there, maybe rsyslog itself; choose another port, such as 5514'],
  ['EACCES', 'ports below 1024 ask for CAP_NET_BIND_SERVICE; choose one above, such as 5514'],
  ['EADDRNOTAVAIL', 'it is no address of this machine; `ip address` lists those that are'],
])
