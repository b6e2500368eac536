// The other end of the keeper's socket: the same Keys, asked of another process.
// Spec: docs/reference/keyring.md, "Socket". Proven by keyring.test.ts.

import { createConnection, type Socket } from 'node:net'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { type Answer, formatRequest, lines, parseAnswer, say } from './wire.ts'

/** The keeper went away under a call: whoever is next is asked again. Never leaves the keyring. */
export class KeeperGone extends Error {}

type Settle = (answer: Answer | KeeperGone) => void

export class Client {
  readonly #socket: Socket
  readonly #waiting = new Map<number, Settle>()
  #asked = 0
  /** Resolves when the keeper is gone, or we are. */
  readonly gone: Promise<void>
  readonly keys: Keys

  private constructor(socket: Socket, rest: AsyncGenerator<string>) {
    this.#socket = socket
    this.gone = this.#listen(rest)
    const ask = (verb: keyof Keys) => (key: string, bytes: Uint8Array) => this.#ask(verb, key, bytes)
    this.keys = Object.freeze({
      mac: ask('mac'),
      sign: ask('sign'),
      publicKey: (key: string) => this.#ask('publicKey', key, new Uint8Array()),
      seal: ask('seal'),
      open: ask('open'),
      maskAddresses: ask('maskAddresses'),
      openAddresses: ask('openAddresses'),
      destroy: async (key: string) => {
        await this.#ask('destroy', key, new Uint8Array())
      },
    })
  }

  /** A client whose keeper is ready. `absent`: nobody there, or they went away; `silent`: somebody who does not answer. */
  static async connect(path: string): Promise<Client | 'absent' | 'silent'> {
    const socket = createConnection(path)
    socket.on('error', () => socket.destroy())
    const heard = lines(socket)
    const greeting = await within(limits.keeperAnswerMs, socket, heard)
    if (greeting === 'absent' || greeting === 'silent') return greeting
    const ready = await within(limits.keeperReadyMs, socket, heard)
    if (ready === 'absent' || ready === 'silent') return ready
    return new Client(socket, heard)
  }

  /** Resolves when the keeper has let us go, so that it never counts one who left; and after a while where it does not answer. */
  async leave(): Promise<void> {
    const timer = setTimeout(() => this.#socket.destroy(), limits.keeperAnswerMs)
    this.#socket.end()
    await this.gone
    clearTimeout(timer)
  }

  async #ask(verb: keyof Keys, key: string, bytes: Uint8Array): Promise<Uint8Array> {
    if (this.#waiting.size >= limits.keeperPending)
      throw new Refusal('limit', `expected at most ${limits.keeperPending} calls at once, got more`)
    if (verb !== 'publicKey' && verb !== 'destroy') expectFits(bytes)
    if (this.#socket.destroyed) throw new KeeperGone()
    const id = ++this.#asked
    const answer = await new Promise<Answer | KeeperGone>(resolve => {
      this.#waiting.set(id, resolve)
      void say(this.#socket, formatRequest({ id, do: verb, key, bytes }))
    })
    if (answer instanceof KeeperGone) throw answer
    if ('error' in answer) throw answer.error
    return answer.bytes
  }

  async #listen(heard: AsyncGenerator<string>): Promise<void> {
    try {
      for await (const line of heard) {
        const answer = parseAnswer(line)
        if (answer === null) break
        this.#waiting.get(answer.id)?.(answer)
        this.#waiting.delete(answer.id)
      }
    } catch {
      // The socket broke: the same as an end.
    }
    this.#socket.destroy()
    for (const settle of this.#waiting.values()) settle(new KeeperGone())
    this.#waiting.clear()
  }
}

/** Waits for the next line, and cuts the socket where it does not come in time. */
async function within(
  timeoutMs: number,
  socket: Socket,
  heard: AsyncGenerator<string>,
): Promise<'heard' | 'absent' | 'silent'> {
  let silent = false
  const timer = setTimeout(() => {
    silent = true
    socket.destroy()
  }, timeoutMs)
  const next = await heard.next().catch(() => null)
  clearTimeout(timer)
  if (next !== null && next.done !== true) return 'heard'
  socket.destroy()
  return silent ? 'silent' : 'absent'
}

function expectFits(bytes: Uint8Array): void {
  if (bytes.length > limits.sealPlaintextBytes + 1_024)
    throw new Refusal('limit', `expected at most ${limits.sealPlaintextBytes} bytes, got ${bytes.length}`)
}
