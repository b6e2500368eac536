// The thread in which one PDF, or some pictures, are read or masked; it says after each page that it is still at work. Begun by
// pdf-work.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { decodePictures, paintPicture } from './paint.ts'
import { drawPlaces, maskPages, readPages } from './pdf-pages.ts'
import type { Answer, Work } from './pdf-work.ts'

const answer = (said: Answer<unknown>): void => parentPort?.postMessage(said)
const onPage = (): void => answer({ kind: 'page' })

async function done(work: Work): Promise<unknown> {
  switch (work.kind) {
    case 'read':
      return readPages(work.asked.bytes, onPage)
    case 'draw':
      return drawPlaces(work.asked.bytes, work.asked.places, onPage)
    case 'mask':
      return maskPages(work.asked.bytes, work.asked.masking, onPage)
    case 'decode':
      return decodePictures(work.asked.pictures, onPage)
    case 'paint':
      return paintPicture(work.asked.picture, work.asked.runs)
  }
}

const isRefusal = (value: unknown): value is Exclude<Answer<unknown>, { kind: 'page' | 'done' }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'not-redactable'

const made = await done(workerData)
answer(isRefusal(made) ? made : { kind: 'done', done: made })
