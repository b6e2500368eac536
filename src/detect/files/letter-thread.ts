// One thread of Tesseract, spoken to as its own package does (the messages of tesseract.js 7's worker script), because that package
// takes all languages from one folder, and lets an error of its thread end the process. Proven by pictures.test.ts.

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { linesOf, type ReadLines } from './read-words.ts'

/** The smaller of the two forms that are published: as sure on screenshots and scans, and a third of the size. */
const form = '4.0.0_best_int'
const languages = ['dan', 'eng']

const find = createRequire(import.meta.url)
/** Null where the package is not there. */
function placeOf(file: string): string | null {
  try {
    return find.resolve(file)
  } catch {
    return null
  }
}

const folderOf = (language: string): string =>
  `${dirname(placeOf(`@tesseract.js-data/${language}/package.json`) ?? '')}/${form}`

// Beside the program's one file the package has the script as another.
const script = (): string | URL | null =>
  import.meta.url.endsWith('.ts')
    ? placeOf('tesseract.js/src/worker-script/node/index.js')
    : new URL('./detect-letters.js', import.meta.url)

interface Answer {
  readonly jobId: string
  readonly status: 'resolve' | 'reject' | 'progress'
  readonly data: unknown
}

/** Lives until it is ended; `gone` is called once, whoever ended it. */
export class LetterThread {
  readonly #worker: Worker
  readonly #waiting = new Map<string, (answer: unknown) => void>()
  #jobs = 0

  /** Null where there is no Tesseract. */
  static open(gone: () => void): LetterThread | null {
    const place = script()
    return place === null ? null : new LetterThread(place, gone)
  }

  private constructor(place: string | URL, gone: () => void) {
    // Nothing it says of a picture reaches the terminal, and it learns nothing that is in our environment.
    this.#worker = new Worker(place, { stdout: true, stderr: true, env: {} })
    this.#worker.on('message', ({ jobId, status, data }: Answer) => {
      if (status !== 'progress') this.#waiting.get(jobId)?.(status === 'resolve' ? data : null)
    })
    this.#worker.on('error', () => {})
    this.#worker.once('exit', () => {
      for (const answer of this.#waiting.values()) answer(null)
      gone()
    })
  }

  /** Whether it can read: both languages are there. No language is ever asked of a network, since each has a folder. */
  async begin(): Promise<boolean> {
    // The number of that engine: by `true` the script takes the larger core, which has the older engine as well.
    const lstmOnly = 1
    const steps: [string, object][] = [
      ['load', { options: { lstmOnly } }],
      ...languages.map((langs): [string, object] => [
        'loadLanguage',
        { langs, options: { langPath: folderOf(langs), cacheMethod: 'none', gzip: true, lstmOnly } },
      ]),
      ['initialize', { langs: languages.join('+'), oem: 1 }],
    ]
    for (const [action, payload] of steps) if ((await this.#ask(action, payload)) === null) return false
    return true
  }

  /** Null where it cannot be decoded. */
  async read(picture: Uint8Array): Promise<string | null> {
    const page = await this.#recognize(picture, { text: true })
    return page === null || !('text' in page) ? null : String(page.text ?? '')
  }

  /** Its words line by line, each with its place; null where it cannot be decoded. */
  async readWords(picture: Uint8Array): Promise<ReadLines | null> {
    const page = await this.#recognize(picture, { text: false, blocks: true })
    return page === null || !('blocks' in page) ? null : linesOf(page.blocks)
  }

  /** The process may end while nothing is asked of it. */
  hold(isHeld: boolean): void {
    if (isHeld) this.#worker.ref()
    else this.#worker.unref()
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  async #recognize(picture: Uint8Array, output: object): Promise<object | null> {
    const page = await this.#ask('recognize', { image: new Uint8Array(picture), options: {}, output })
    return typeof page === 'object' ? page : null
  }

  #ask(action: string, payload: object): Promise<unknown> {
    const jobId = `${this.#jobs++}`
    return new Promise(done => {
      this.#waiting.set(jobId, answer => {
        this.#waiting.delete(jobId)
        done(answer)
      })
      this.#worker.postMessage({ workerId: 'letters', jobId, action, payload })
    })
  }
}
