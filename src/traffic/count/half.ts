// The second thread of file.ts: counts its half and hands it over. A file of its own, because a thread begins with one.
// Proven by file.test.ts.

import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { type HalfAsked, halfOf } from './file.ts'

if (!isMainThread) parentPort?.postMessage(halfOf(workerData as HalfAsked))
