// A receiver of webhooks: a real HTTP server that checks signatures by the words of Standard Webhooks 1.0.0, with no line of
// ours, keeps what it took by webhook-id, and behaves as asked.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly id: string
  readonly body: string
  /** By how many of the receiver's secrets its signatures are right. */
  readonly signedBy: number
  readonly headers: IncomingMessage['headers']
  readonly at: number
}

/** Answers a message after it was read; 204 where a test says nothing else. */
export type Behaviour = (response: ServerResponse, received: Received) => void

const taken: Behaviour = response => void response.writeHead(204).end()

export class PracticeReceiver {
  readonly received: Received[] = []
  /** `whsec_…`, as the receiver was given them. */
  secrets: string[] = []
  behaviour: Behaviour = taken
  /** How many were answered at the same time at most. */
  atOnceMost = 0
  #open = 0
  readonly #server: Server = createServer((request, response) => void this.#take(request, response))

  static async start(): Promise<PracticeReceiver> {
    const receiver = new PracticeReceiver()
    receiver.#server.listen(0, '127.0.0.1')
    await once(receiver.#server, 'listening')
    return receiver
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get ids(): readonly string[] {
    return this.received.map(({ id }) => id)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open += 1
    this.atOnceMost = Math.max(this.atOnceMost, this.#open)
    response.once('close', () => {
      this.#open -= 1
    })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const id = String(request.headers['webhook-id'])
    const signedBy = this.secrets.filter(secret => isSigned(request.headers, body, secret)).length
    const received = { id, body, signedBy, headers: request.headers, at: Date.now() }
    this.received.push(received)
    this.behaviour(response, received)
  }
}

/** "The signature is composed of the id, timestamp and payload, joined by full stops", base64, any of several with `v1,`. */
export function isSigned(headers: IncomingMessage['headers'], body: string, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(content).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map(each => each.split(','))
    .filter(([version]) => version === 'v1')
    .some(([, mac = '']) => {
      const got = Buffer.from(mac, 'base64')
      return got.length === expected.length && timingSafeEqual(got, expected)
    })
}

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  response =>
    void response.writeHead(status, headers).end('what a receiver writes is nobody’s to keep')

/** Reads, and never answers. */
export const hanging: Behaviour = () => {}

/** Answers 200, and hangs up in the middle of what it says. */
export const breakingOff: Behaviour = response => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('half', () => response.destroy())
}

/** Hangs up instead of answering. */
export const hangingUp: Behaviour = response => void response.destroy()
