// Masks a PDF by drawing it anew: each page becomes a picture of what a person sees with black over what is masked, in a new
// document that has nothing else in it. Whatever lay under, behind or beside the page (text below a black box, layers, earlier
// revisions, properties, attachments, thumbnails) is not taken away but never taken along. The price: the new pages are pictures.
// Proven by pdf.test.ts and test/contracts/redacted.test.ts.

import { Worker } from 'node:worker_threads'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import type { PdfAnswer, PdfWork } from './pdf-thread.ts'
import type { LeftOut, NotRedactable, Redactable, Stretch } from './redactable.ts'

const leavesOut: readonly LeftOut[] = [
  'text-layer',
  'properties',
  'revisions',
  'comments',
  'hidden',
  'thumbnail',
  'attachments',
  'macros',
]

/** `pageMs` is how long one page may take. */
export async function openRedactablePdf(
  bytes: Uint8Array,
  pageMs: number = limits.redactPageMs,
): Promise<Redactable | NotRedactable> {
  const read = await inThread({ bytes, mask: null }, pageMs)
  if (read.kind !== 'read') return asRefused(read)
  return Object.freeze({
    ...{ kind: 'redactable', format: 'pdf', leavesOut },
    texts: read.pages.map(({ text }, page) => ({ label: labelOf(page), text })),
    pictures: read.pages.flatMap(({ pictures }, page) => Array(pictures).fill({ label: labelOf(page) })),
    mask: async (stretches: readonly Stretch[], pictures: 'keep' | 'mask') => {
      const masked = await inThread({ bytes, mask: { stretches, pictures } }, pageMs)
      if (masked.kind === 'masked') return masked.bytes
      throw new Refusal('format-invalid', asRefused(masked).detail)
    },
    close: () => {},
  })
}

const labelOf = (page: number): string => `page ${page + 1}`

function asRefused(answer: PdfAnswer): NotRedactable {
  if (answer.kind === 'not-redactable') return answer
  throw new Error(`expected what was asked of a PDF, got ${answer.kind}`)
}

/** Ended where it says nothing for as long as one page may take. */
function inThread(work: PdfWork, pageMs: number): Promise<PdfAnswer> {
  // Beside the program's one file the package has another for this.
  const name = import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './redact-pdf.js'
  const worker = new Worker(new URL(name, import.meta.url), { workerData: work, env: {} })
  return new Promise(resolve => {
    const settle = (answer: PdfAnswer): void => {
      clearTimeout(late)
      resolve(answer)
      worker.terminate().catch(() => {})
    }
    const late = setTimeout(() => settle(refused('too-slow', `expected a page within ${pageMs} ms`)), pageMs)
    worker.on('message', (answer: PdfAnswer) => (answer.kind === 'page' ? late.refresh() : settle(answer)))
    worker.on('error', () => settle(refused('damaged', 'expected a PDF that can be read to its end')))
    worker.on('exit', () => settle(refused('damaged', 'expected a PDF that can be read to its end')))
  })
}

const refused = (reason: NotRedactable['reason'], detail: string): NotRedactable => ({
  ...{ kind: 'not-redactable', reason, detail },
})
