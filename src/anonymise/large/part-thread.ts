// A thread that recodes parts of a table, one after another. A file of its own, because a thread begins with one. Held by large.test.ts.

import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type Plan, recoder } from './part.ts'

export interface PartAsked {
  readonly pieces: readonly Uint8Array[]
  readonly rows: number
}

if (!isMainThread) {
  const recode = recoder(workerData as Plan)
  parentPort?.on('message', ({ pieces, rows }: PartAsked) => parentPort?.postMessage(recode(pieces, rows)))
}
