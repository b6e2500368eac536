// The thread in which one PDF is read or masked; it says after each page that it is still at work. Begun by pdf.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { maskPages, type ReadPage, readPages } from './pdf-pages.ts'
import type { NotRedactable, Stretch } from './redactable.ts'

export interface PdfWork {
  readonly bytes: Uint8Array
  /** Null to read only. */
  readonly mask: { readonly stretches: readonly Stretch[]; readonly pictures: 'keep' | 'mask' } | null
}

export type PdfAnswer =
  | { readonly kind: 'page' }
  | { readonly kind: 'read'; readonly pages: readonly ReadPage[] }
  | { readonly kind: 'masked'; readonly bytes: Uint8Array }
  | NotRedactable

const answer = (said: PdfAnswer): void => parentPort?.postMessage(said)
const onPage = (): void => answer({ kind: 'page' })

const { bytes, mask }: PdfWork = workerData
const done =
  mask === null
    ? await readPages(bytes, onPage)
    : await maskPages(bytes, mask.stretches, mask.pictures, onPage)
if ('kind' in done) answer(done)
else if (done instanceof Uint8Array) answer({ kind: 'masked', bytes: done })
else answer({ kind: 'read', pages: done })
