// Parts recoded in threads; what comes of them is told in the order they were handed over, so that the result is the same however many
// threads there are. Held by large.test.ts.

import { Worker } from 'node:worker_threads'
import type { Plan, RecodedPart } from './part.ts'
import type { PartAsked } from './part-thread.ts'

export class Threads {
  readonly #workers: readonly Worker[]
  readonly #free: Worker[]
  readonly #waiting: ((worker: Worker) => void)[] = []

  constructor(plan: Plan, count: number) {
    // Beside the program's one file the package has another for this.
    const name = import.meta.url.endsWith('.ts') ? './part-thread.ts' : './anonymise-part.js'
    this.#workers = Array.from(
      { length: count },
      () => new Worker(new URL(name, import.meta.url), { workerData: plan }),
    )
    this.#free = [...this.#workers]
  }

  /** Parts are taken only as they are needed: never more of them are in memory than there are threads, and one. */
  async *recodeAll(parts: Iterable<PartAsked>): AsyncGenerator<RecodedPart> {
    const underway: Promise<RecodedPart>[] = []
    try {
      for (const part of parts) {
        underway.push(this.#recode(part))
        const first = underway.length > this.#workers.length ? underway.shift() : undefined
        if (first !== undefined) yield await first
      }
      for (const each of underway.splice(0)) yield await each
    } finally {
      await Promise.allSettled(underway)
    }
  }

  async #recode(part: PartAsked): Promise<RecodedPart> {
    const worker = this.#free.pop() ?? (await new Promise<Worker>(done => this.#waiting.push(done)))
    try {
      return await ask(worker, part)
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free.push(worker)
      else next(worker)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }
}

function ask(worker: Worker, part: PartAsked): Promise<RecodedPart> {
  return new Promise((done, fail) => {
    worker.once('message', answer)
    worker.once('error', refuse)
    worker.once('exit', refuse)
    worker.postMessage(part)
    function answer(recoded: RecodedPart): void {
      worker.off('error', refuse)
      worker.off('exit', refuse)
      done(recoded)
    }
    // A thread that is gone answers no more.
    function refuse(how: unknown): void {
      worker.off('message', answer)
      worker.off('error', refuse)
      worker.off('exit', refuse)
      fail(how instanceof Error ? how : new Error(`expected a recoded part, got a thread that ended: ${how}`))
    }
  })
}
