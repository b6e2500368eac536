// The second thread of halves.ts: looks at its half of a text, by the rules of this program. A file of its own, because a thread begins
// with one. Proven by halves.test.ts.

import { isMainThread, parentPort } from 'node:worker_threads'
import { allRules } from '../rules.ts'
import type { Half } from './halves.ts'
import { prepareRules } from './scan.ts'
import { hitsOf, plainOf } from './stretch.ts'

function answer({ text, from, to, isPlain }: Half): void {
  const found = isPlain ? plainOf(text, from, to) : hitsOf(ready, text, from, to)
  parentPort?.postMessage(found, found instanceof Float64Array ? [found.buffer] : [])
}

const ready = prepareRules(allRules)
if (!isMainThread) {
  parentPort?.on('message', answer)
  parentPort?.postMessage('ready')
}
