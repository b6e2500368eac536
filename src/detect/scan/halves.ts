// A large text in memory that two threads share, each looking at one half of it: hits are those one thread finds, in the same order.
// The second thread is kept for the next text: beginning one takes longer than scanning some megabytes. Proven by halves.test.ts.

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Hit } from '../hit.ts'
import { allRules } from '../rules.ts'
import { prepareRules } from './scan.ts'
import { settle } from './settle.ts'
import { hitsOf, middleOf, plainOf } from './stretch.ts'

/** What the second thread is told. */
export interface Half {
  readonly text: Uint8Array<SharedArrayBuffer>
  readonly from: number
  readonly to: number
  readonly isPlain: boolean
}

export class TwoThreads {
  readonly #ready = prepareRules(allRules)
  readonly #worker: Worker

  private constructor(worker: Worker) {
    this.#worker = worker
  }

  static async open(): Promise<TwoThreads> {
    // Beside the program's one file the package has another for this.
    const name = import.meta.url.endsWith('.ts') ? './half.ts' : './detect-half.js'
    const worker = new Worker(new URL(name, import.meta.url), { env: {} })
    await once(worker, 'message')
    return new TwoThreads(worker)
  }

  /** One text at a time. */
  async scan(text: Uint8Array<SharedArrayBuffer>): Promise<readonly Hit[]> {
    const middle = middleOf(text)
    const second = this.#second<readonly Hit[]>({ text, from: middle, to: text.length, isPlain: false })
    const first = hitsOf(this.#ready, text, 0, middle)
    return settle([...first, ...(await second)])
  }

  /** The same for the plain shapes, unjudged: see plainOf. */
  async scanPlain(text: Uint8Array<SharedArrayBuffer>): Promise<readonly [Float64Array, Float64Array]> {
    const middle = middleOf(text)
    const second = this.#second<Float64Array>({ text, from: middle, to: text.length, isPlain: true })
    return [plainOf(text, 0, middle), await second]
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  async #second<Answer>(half: Half): Promise<Answer> {
    this.#worker.postMessage(half)
    // `once` rejects where the thread throws.
    const [answer] = await once(this.#worker, 'message')
    return answer
  }
}
