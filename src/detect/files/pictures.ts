// Reads the letters in pictures, Danish and English, with Tesseract: nothing is asked of any network, its languages lie beside the
// program. Each reader is a thread of its own; who takes too long over a picture is ended and another begins. Proven by pictures.test.ts.

import { limits } from '../../core/limits.ts'
import type { PictureRead, PictureReader, UnreadReason } from '../source.ts'
import { LetterThread } from './letter-thread.ts'
import type { ReadLines } from './read-words.ts'

export type WordsRead = { readonly lines: ReadLines } | { readonly reason: UnreadReason }

/** Reads words with their places; who only asks for letters has `PictureReader`. */
export interface WordReader {
  words(picture: Uint8Array): Promise<WordsRead>
}

export interface Pictures extends PictureReader, WordReader {
  /** Ends its threads: none holds the process once they are gone. */
  close(): Promise<void>
}

export interface PicturesOptions {
  /** Pictures read at once. */
  readonly workers: number
  /** For one picture; limits.pictureMs unless said. */
  readonly timeMs?: number
}

/** Threads begin with the first picture. */
export function openPictures({ workers, timeMs = limits.pictureMs }: PicturesOptions): Pictures {
  const readers = Array.from({ length: workers }, () => new LetterReader(timeMs))
  const waiting: ((reader: LetterReader) => void)[] = []
  const free = [...readers]
  const letGo = (reader: LetterReader): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(reader)
    else next(reader)
  }
  const withReader = async <Read>(use: (reader: LetterReader) => Promise<Read>): Promise<Read> => {
    const reader = free.pop() ?? (await new Promise<LetterReader>(done => waiting.push(done)))
    const read = await use(reader)
    letGo(reader)
    return read
  }
  return {
    read: picture => withReader(reader => reader.read(picture)),
    words: picture => withReader(reader => reader.words(picture)),
    close: async () => {
      await Promise.all(readers.map(reader => reader.close()))
    },
  }
}

class LetterReader {
  readonly #timeMs: number
  #thread: LetterThread | null = null
  #begun: Promise<boolean> | null = null

  constructor(timeMs: number) {
    this.#timeMs = timeMs
  }

  async read(picture: Uint8Array): Promise<PictureRead> {
    const text = await this.#within(thread => thread.read(picture))
    return typeof text === 'string' ? { text } : text
  }

  async words(picture: Uint8Array): Promise<WordsRead> {
    const lines = await this.#within(thread => thread.readWords(picture))
    return 'reason' in lines ? lines : { lines }
  }

  /** The time a thread takes to begin is not the picture's. */
  async #within<Read>(
    ask: (thread: LetterThread) => Promise<Read | null>,
  ): Promise<Read | { reason: UnreadReason }> {
    const thread = this.#begin()
    if (thread === null) return { reason: 'tool-missing' }
    thread.hold(true)
    const isReady = await this.#begun
    if (isReady !== true) return { reason: 'tool-missing' }
    let isLate = false
    const late = setTimeout(() => {
      isLate = true
      void this.close()
    }, this.#timeMs)
    const read = await ask(thread)
    clearTimeout(late)
    thread.hold(false)
    return read ?? { reason: isLate ? 'too-slow' : 'damaged' }
  }

  /** The next picture has a new thread. */
  async close(): Promise<void> {
    await this.#thread?.end()
  }

  /** Null where the package that reads is not there. */
  #begin(): LetterThread | null {
    if (this.#thread !== null) return this.#thread
    const thread = LetterThread.open(() => {
      if (this.#thread === thread) this.#thread = null
    })
    this.#thread = thread
    this.#begun = thread?.begin() ?? null
    return thread
  }
}
