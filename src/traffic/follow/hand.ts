// Handing logs to the one process that counts: over a socket in its home, which only its user may enter. The first line says what
// is handed over, then come the lines themselves where they are no file; the answer is one line of JSON for each step.
// Proven by test/contracts/traffic-follow.test.ts.

import { chmod, rm } from 'node:fs/promises'
import { createServer, connect as open, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { limits } from '../../core/limits.ts'
import { type Fault, Refusal, type RefusalCode, refusalCodes } from '../../core/refusal.ts'
import type { IngestReport, Progress, SourceAsked } from './reading.ts'

export interface Handed {
  readonly asked: SourceAsked
  /** Absolute paths, in order; null where the lines follow. */
  readonly paths: readonly string[] | null
}

export interface Receiver {
  take(
    handed: Handed,
    stream: AsyncIterable<Uint8Array> | null,
    onProgress: (progress: Progress) => void,
  ): Promise<IngestReport>
}

type Said =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'report'; readonly report: IngestReport }
  | { readonly kind: 'refused'; readonly code: string; readonly faults: readonly Fault[] }

/** Takes what is handed over until it is closed. */
export async function receiveHanded(
  path: string,
  receiver: Receiver,
  report: (error: unknown) => void,
): Promise<Server> {
  await rm(path, { force: true })
  const server = createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => socket.destroy())
    takeOne(socket, receiver).catch(report)
  })
  server.maxConnections = limits.trafficHands
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  await chmod(path, 0o600)
  return server
}

async function takeOne(socket: Socket, receiver: Receiver): Promise<void> {
  const say = (said: Said) => void socket.write(`${JSON.stringify(said)}\n`)
  try {
    const { head, rest } = await headOf(socket)
    const handed: Handed = JSON.parse(head)
    const stream = handed.paths === null ? rest : null
    const report = await receiver.take(handed, stream, progress => say({ kind: 'progress', progress }))
    say({ kind: 'report', report })
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    say({ kind: 'refused', code: fault.code, faults: fault.faults })
  } finally {
    socket.end()
  }
}

async function headOf(
  socket: Socket,
): Promise<{ readonly head: string; readonly rest: AsyncIterable<Uint8Array> }> {
  const pieces: AsyncIterator<Uint8Array> = socket[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  for (;;) {
    const end = held.indexOf(10)
    if (end >= 0) {
      const behind = held.subarray(end + 1)
      const rest = async function* (): AsyncGenerator<Uint8Array> {
        yield behind
        yield* { [Symbol.asyncIterator]: () => pieces }
      }
      return { head: Buffer.from(held.subarray(0, end)).toString(), rest: rest() }
    }
    const next = await pieces.next()
    if (next.done === true || held.length > limits.trafficHandBytes)
      throw new Refusal('usage', 'expected a line that says what is handed over, got none')
    held = Buffer.concat([held, next.value])
  }
}

/** Hands over, and waits for what came of it; null where nobody counts. */
export async function handOver(
  path: string,
  handed: Handed,
  stream: AsyncIterable<Uint8Array> | null,
  onProgress: (progress: Progress) => void,
): Promise<IngestReport | null> {
  const socket = await connect(path)
  if (socket === null) return null
  const sent = sendAll(socket, handed, stream).catch((fault: unknown) => socket.destroy(asError(fault)))
  for await (const line of createInterface({ input: socket })) {
    const said: Said = JSON.parse(line)
    if (said.kind === 'progress') onProgress(said.progress)
    else {
      await sent
      socket.destroy()
      if (said.kind === 'report') return said.report
      throw refusalOf(said.code, said.faults)
    }
  }
  throw new Refusal('log-refused', {
    message: 'expected the program that counts to answer, got an end',
    hint: 'what it had counted is kept; ask again for the rest',
  })
}

async function sendAll(
  socket: Socket,
  handed: Handed,
  stream: AsyncIterable<Uint8Array> | null,
): Promise<void> {
  socket.write(`${JSON.stringify(handed)}\n`)
  if (stream !== null)
    for await (const bytes of stream)
      if (!socket.write(bytes)) await new Promise(resolve => socket.once('drain', resolve))
  socket.end()
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = open({ path, allowHalfOpen: true })
    socket.once('connect', () => resolve(socket))
    socket.once('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code === 'ENOENT' || fault.code === 'ECONNREFUSED') resolve(null)
      else reject(fault)
    })
  })
}

const asError = (fault: unknown): Error => (fault instanceof Error ? fault : new Error(String(fault)))

function refusalOf(code: string, [first, ...more]: readonly Fault[]): Error {
  const known = refusalCodes.find((each): each is RefusalCode => each === code)
  if (known === undefined || first === undefined) return new Error(`the program that counts answered ${code}`)
  return new Refusal(known, first, ...more)
}
