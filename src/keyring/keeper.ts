// The one process of a home that holds the keys: answers the others over a socket and tends what only it may own.
// Spec: docs/reference/keyring.md, "The keeper". Proven by keyring.test.ts and test/crash/keyring.test.ts.

import { rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { type Answer, formatAnswer, lines, parseRequest, type Request, say } from './wire.ts'

export class Keeper {
  readonly #server: Server
  readonly #keys: Keys
  readonly #clients = new Set<Socket>()
  #stage: 'starting' | 'ready' | 'closing' = 'starting'

  private constructor(keys: Keys) {
    this.#keys = keys
    // Half open: a client that leaves learns it by our closing, which is after we have stopped counting it.
    this.#server = createServer({ allowHalfOpen: true }, socket => this.#greet(socket))
    this.#server.maxConnections = limits.keeperClients
  }

  /** Listens at once, so that whoever comes can wait for `ready`. The lock is ours: a socket found there is nobody's. */
  static async listen(path: string, keys: Keys): Promise<Keeper> {
    await rm(path, { force: true })
    const keeper = new Keeper(keys)
    await new Promise<void>((resolve, reject) => {
      keeper.#server.once('error', reject)
      keeper.#server.listen(path, resolve)
    })
    return keeper
  }

  /** What is tended is running: those who wait may begin. */
  ready(): void {
    this.#stage = 'ready'
    for (const socket of this.#clients) void say(socket, { ready: true })
  }

  /** From here on newcomers are greeted and wait. True where nobody is connected. */
  closing(): boolean {
    this.#stage = 'closing'
    return this.#clients.size === 0
  }

  /** Cuts everyone off; they settle among themselves who is next. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    for (const socket of this.#clients) socket.destroy()
    await closed
  }

  #greet(socket: Socket): void {
    this.#clients.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#clients.delete(socket))
    void say(socket, { keeper: process.pid })
    if (this.#stage === 'ready') void say(socket, { ready: true })
    void this.#serve(socket)
  }

  /** One request of a client at a time; a client that does not speak our language is cut off. */
  async #serve(socket: Socket): Promise<void> {
    try {
      for await (const line of lines(socket)) {
        const request = parseRequest(line)
        if (request === null) break
        await say(socket, formatAnswer(await this.#answer(request)))
      }
    } catch {
      // A line too long or a socket that broke: the client is cut off below and asks again where it meant well.
    }
    this.#clients.delete(socket)
    socket.destroy()
  }

  async #answer({ id, do: verb, key, bytes }: Request): Promise<Answer> {
    try {
      return { id, bytes: (await this.#keys[verb](key, bytes)) ?? new Uint8Array() }
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
}
