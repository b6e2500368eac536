// Reads a file in a thread of its own, because the libraries for its format may run on for ever or outgrow memory over a file that
// means harm. The thread gives one piece when asked for one; who takes too long for it, or too much memory, is ended and the rest of
// the file is unread. Threads are used again, one file after the other. Proven by apart.test.ts.

import { Worker } from 'node:worker_threads'
import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, TextPart, Unread, UnreadReason } from '../source.ts'
import { readWhole } from './bytes.ts'

/** Formats read apart: pdf-pieces.ts, mail-pieces.ts, msg-pieces.ts. */
export type ApartFormat = 'pdf' | 'mail' | 'msg'

/** What the thread gives, in reading order. `place` is the mark a person is told: `page 3`. */
export type Piece =
  | { readonly kind: 'text'; readonly part: TextPart; readonly place: string; readonly text: string }
  | { readonly kind: 'inside'; readonly name: string; readonly bytes: Uint8Array }
  /** `isPage`: the page it stands on has no words besides. */
  | { readonly kind: 'picture'; readonly place: string; readonly bytes: Uint8Array; readonly isPage: boolean }
  | { readonly kind: 'unread'; readonly reason: UnreadReason; readonly detail: string }

export type PieceReader = (bytes: Uint8Array<ArrayBuffer>) => AsyncIterable<Piece>

/** To the thread: a file to begin with, or null for its next piece. From it: a piece, or null at the end. */
export interface Asked {
  readonly format: ApartFormat
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface ApartLimits {
  readonly stepMs: number
  readonly bytes: number
}
const usual: ApartLimits = { stepMs: limits.apartStepMs, bytes: limits.apartBytes }

export async function* readApart(
  format: ApartFormat,
  source: Source,
  inside: Inside,
  most: ApartLimits = usual,
): AsyncGenerator<Text | Unread> {
  const whole = await readWhole(source)
  if (whole === null) {
    yield inside.unread('too-large', `at most ${limits.detectWholeBytes} bytes, got ${source.bytes}`)
    return
  }
  const asked: Asked = { format, bytes: new Uint8Array(whole) }
  const put: Extract<Piece, { kind: 'inside' }>[] = []
  for await (const piece of piecesFrom(asked, inside, most)) {
    // What is inside waits until the thread is free for it.
    if (piece.kind === 'inside') put.push(piece)
    else if (piece.kind === 'picture') yield* pictureOf(piece, inside)
    else if (piece.kind === 'text') yield textOf(piece, inside.path)
    else yield inside.unread(piece.reason, piece.detail)
  }
  for (const { name, bytes } of put) {
    const over = inside.spend(bytes.length, bytes.length)
    if (over !== null) {
      yield over
      return
    }
    yield* inside.open(name, bytes)
  }
}

const textOf = (piece: Extract<Piece, { kind: 'text' }>, path: readonly string[]): Text => ({
  kind: 'text',
  path,
  part: piece.part,
  pieces: [utf8(piece.text)],
  places: { kind: 'marks', marks: [{ at: 0, label: piece.place }] },
})

async function* pictureOf(
  { place, bytes, isPage }: Extract<Piece, { kind: 'picture' }>,
  inside: Inside,
): AsyncGenerator<Text | Unread> {
  if (inside.pictures === null) {
    const detail = `${place}: a picture, and nobody here reads pictures`
    yield inside.unread(isPage ? 'no-text' : 'tool-missing', detail)
  } else yield* inside.open(`${place}.png`, bytes)
}

async function* piecesFrom(asked: Asked, inside: Inside, most: ApartLimits): AsyncGenerator<Piece> {
  const thread = idle.pop() ?? new ReadingThread()
  let isDone = false
  try {
    for (let count = 0; ; count++) {
      const answer = await thread.ask(count === 0 ? asked : null, most)
      const over = inside.over()
      if (answer === null) isDone = true
      if (over !== null) yield { kind: 'unread', reason: over.reason, detail: over.detail }
      if (answer === null || over !== null) return
      if (count >= limits.apartPieces) {
        yield { kind: 'unread', reason: 'too-many', detail: `at most ${limits.apartPieces} pieces, got more` }
        return
      }
      yield answer
      if (thread.isEnded) return
    }
  } finally {
    // Left in the midst of a file it would give pieces of this one to the next.
    if (isDone && thread.rests() && idle.length === 0) idle.push(thread)
    else await thread.end()
  }
}

/** One thread waits for the next file; the process may end while it does. */
const idle: ReadingThread[] = []

class ReadingThread {
  isEnded = false
  readonly #worker: Worker
  #files = 0
  #answer: (piece: Piece | null) => void = () => {}

  constructor() {
    // Beside the program's one file the package has another for this.
    const name = import.meta.url.endsWith('.ts') ? './apart-thread.ts' : './detect-apart.js'
    this.#worker = new Worker(new URL(name, import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.apartHeapMebibytes },
      // Nothing a library says of a file reaches the terminal, and none learns what is in our environment.
      stdout: true,
      stderr: true,
      env: {},
    })
    this.#worker.on('message', (piece: Piece | null) => this.#answer(piece))
    this.#worker.on('error', fault => this.#fail(reasonOf(fault)))
    this.#worker.on('exit', () => this.#fail('damaged'))
  }

  /** The first piece of a file, or the next of the one at hand. */
  async ask(asked: Asked | null, most: ApartLimits): Promise<Piece | null> {
    if (asked !== null) this.#files++
    this.#worker.ref()
    const late = setTimeout(() => this.#fail('too-slow', `at most ${most.stepMs} ms`), most.stepMs)
    const looking = setInterval(() => this.#weigh(most.bytes), limits.apartLookMs)
    const answer = await new Promise<Piece | null>(done => {
      this.#answer = done
      if (this.isEnded) this.#fail('damaged')
      else this.#worker.postMessage(asked, asked === null ? [] : [asked.bytes.buffer])
    })
    clearTimeout(late)
    clearInterval(looking)
    this.#worker.unref()
    return answer
  }

  /** Whether another file may follow. */
  rests(): boolean {
    return !this.isEnded && this.#files < limits.apartFiles
  }

  async end(): Promise<void> {
    this.isEnded = true
    await this.#worker.terminate()
  }

  /** What lies outside the heap (unpacked streams, pictures) no limit of a thread holds, so it is looked at. */
  async #weigh(most: number): Promise<void> {
    const held = await this.#worker.getHeapStatistics().catch(() => null)
    if (held !== null && held.used_heap_size + held.external_memory > most)
      this.#fail('too-large', `at most ${most} bytes of memory`)
  }

  #fail(reason: UnreadReason, most = 'could not be read to its end'): void {
    this.isEnded = true
    const detail = most.startsWith('at most') ? `${most} for one piece, took more` : most
    this.#answer({ kind: 'unread', reason, detail })
    this.#worker.terminate().catch(() => {})
  }
}

const reasonOf = (fault: unknown): UnreadReason =>
  fault instanceof Error && 'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'too-large'
    : 'damaged'
