// The second thread of file.ts: counts its half and hands it over. A file of its own, because a thread begins with one.
// Proven by file.test.ts.

import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type HalfAsked, halfOf } from './file.ts'
import { buffersOf } from './open-day.ts'

if (!isMainThread) {
  const half = halfOf(workerData as HalfAsked)
  parentPort?.postMessage(half, half.packed.flatMap(buffersOf))
}
