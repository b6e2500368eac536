// A web server of our own on 127.0.0.1 with the faults real ones have. Paths are handlers; the faults are handlers too.

import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Certificate } from './certificate.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export class PracticeWeb {
  /** What was asked, in order: `GET /path`. */
  readonly asked: string[] = []
  readonly #server: Server

  private constructor(server: Server, handlers: Readonly<Record<string, Handler>>) {
    this.#server = server
    server.on('request', (request, response) => {
      this.asked.push(`${request.method} ${request.url}`)
      const handler = handlers[request.url ?? ''] ?? status(404)
      handler(request, response)
    })
  }

  /** Over TLS where a certificate is given. */
  static async start(
    handlers: Readonly<Record<string, Handler>>,
    certificate?: Certificate,
  ): Promise<PracticeWeb> {
    const server = certificate === undefined ? createServer() : createSecureServer({ ...certificate })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new PracticeWeb(server, handlers)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** `http://127.0.0.1:port` */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(done => this.#server.close(() => done()))
  }
}

export const page =
  (text: string, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)

export const status =
  (code: number): Handler =>
  (_request, response) =>
    response.writeHead(code).end()

export const redirect =
  (location: string, code = 302): Handler =>
  (_request, response) =>
    response.writeHead(code, { location }).end()

/** Zeros that unpack to `bytes`. */
export const gzipBomb =
  (bytes: number): Handler =>
  (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(bytes)))

export const gzipped =
  (text: string): Handler =>
  (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))

/** Writes for as long as somebody reads. */
export const endless: Handler = (_request, response) => {
  const chunk = Buffer.alloc(64 * 1024, 'a')
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

/** One byte now and then, for ever. */
export const drip: Handler = (_request, response) => {
  const timer = setInterval(() => response.write('a'), 20)
  response.on('close', () => clearInterval(timer))
}

/** Accepts the request and never answers. */
export const silent: Handler = () => {}

/** Bytes as they are, written past the HTTP server. */
export const raw =
  (bytes: string): Handler =>
  (_request, response) =>
    response.socket?.end(bytes)
