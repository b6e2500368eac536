// Reads the letters in pictures, Danish and English, with Tesseract: nothing is asked of any network, its languages lie beside the
// program. Each reader is a thread of its own; who takes too long over a picture is ended and another begins. Proven by pictures.test.ts.

import { limits } from '../../core/limits.ts'
import type { PictureRead, PictureReader } from '../source.ts'
import { LetterThread } from './letter-thread.ts'

export interface Pictures extends PictureReader {
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
  return {
    read: async picture => {
      const reader = free.pop() ?? (await new Promise<LetterReader>(done => waiting.push(done)))
      const read = await reader.read(picture)
      letGo(reader)
      return read
    },
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

  /** The time a thread takes to begin is not the picture's. */
  async read(picture: Uint8Array): Promise<PictureRead> {
    const thread = this.#begin()
    thread.hold(true)
    const isReady = await this.#begun
    if (isReady !== true) return { reason: 'tool-missing' }
    let isLate = false
    const late = setTimeout(() => {
      isLate = true
      void this.close()
    }, this.#timeMs)
    const text = await thread.read(picture)
    clearTimeout(late)
    thread.hold(false)
    if (text === null) return { reason: isLate ? 'too-slow' : 'damaged' }
    return { text }
  }

  /** The next picture has a new thread. */
  async close(): Promise<void> {
    await this.#thread?.end()
  }

  #begin(): LetterThread {
    if (this.#thread !== null) return this.#thread
    const thread = new LetterThread(() => {
      if (this.#thread === thread) this.#thread = null
    })
    this.#thread = thread
    this.#begun = thread.begin()
    return thread
  }
}
