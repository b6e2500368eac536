// What is asked of the thread in which PDFs and pictures are opened, and what it answers: what is wrong with a file may keep a library
// busy for ever, so the thread is ended where it says nothing for as long as one page may take. Proven by pdf.test.ts.

import { Worker } from 'node:worker_threads'
import { limits } from '../../core/limits.ts'
import type { Run } from './box.ts'
import type { Place } from './places.ts'
import type { NotRedactable, Stretch } from './redactable.ts'

/** Of a page that is drawn anew. */
export const dotsPerInch = 200

/** One byte a dot, line by line; where it begins on its page, in dots of which an inch has so many. */
export interface DrawnGrey {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
  readonly dotsPerInch: number
}

/** Places are dots of a page drawn to be masked. */
export interface ReadPage {
  readonly text: string
  readonly places: readonly Place[]
}

export interface PagePlace {
  readonly page: number
  readonly place: Place
}

/** Dots are those of a page drawn to be masked. */
export interface Masking {
  /** Of the pages' own texts. */
  readonly stretches: readonly Stretch[]
  /** Places in pictures. */
  readonly runs: readonly { readonly page: number; readonly run: Run }[]
  /** Pictures that are blackened whole. */
  readonly whole: readonly PagePlace[]
}

export interface Works {
  readonly read: { readonly asked: { readonly bytes: Uint8Array }; readonly done: readonly ReadPage[] }
  /** Places as they are read by a machine: nothing but their pictures; null where a page has too many dots. */
  readonly draw: {
    readonly asked: { readonly bytes: Uint8Array; readonly places: readonly PagePlace[] }
    readonly done: readonly (DrawnGrey | null)[]
  }
  readonly mask: {
    readonly asked: { readonly bytes: Uint8Array; readonly masking: Masking }
    readonly done: Uint8Array
  }
  /** Pictures by themselves, PNG or JPEG; null where one cannot be decoded. */
  readonly decode: {
    readonly asked: { readonly pictures: readonly Uint8Array[] }
    readonly done: readonly (DrawnGrey | null)[]
  }
  /** A picture with black in some places, as a PNG; null where it cannot be decoded. */
  readonly paint: {
    readonly asked: { readonly picture: Uint8Array; readonly runs: readonly Run[] }
    readonly done: Uint8Array | null
  }
}

export type Kind = keyof Works
export type Work = { [Each in Kind]: { readonly kind: Each; readonly asked: Works[Each]['asked'] } }[Kind]
export type Answer<Done> =
  | { readonly kind: 'page' }
  | { readonly kind: 'done'; readonly done: Done }
  | NotRedactable

/** `pageMs` is how long one page may take. */
export function inThread<Asked extends Kind>(
  kind: Asked,
  asked: Works[Asked]['asked'],
  pageMs: number = limits.redactPageMs,
): Promise<{ readonly kind: 'done'; readonly done: Works[Asked]['done'] } | NotRedactable> {
  // Beside the program's one file the package has another for this.
  const name = import.meta.url.endsWith('.ts') ? './pdf-thread.ts' : './redact-pdf.js'
  const worker = new Worker(new URL(name, import.meta.url), { workerData: { kind, asked }, env: {} })
  return new Promise(resolve => {
    const settle = (answer: Exclude<Answer<Works[Asked]['done']>, { kind: 'page' }>): void => {
      clearTimeout(late)
      resolve(answer)
      worker.terminate().catch(() => {})
    }
    const late = setTimeout(() => settle(refused('too-slow', `expected a page within ${pageMs} ms`)), pageMs)
    worker.on('message', (answer: Answer<Works[Asked]['done']>) =>
      answer.kind === 'page' ? late.refresh() : settle(answer),
    )
    worker.on('error', ({ message }: Error) =>
      settle(message.startsWith(overfull) ? refused('too-large', message) : unreadable),
    )
    worker.on('exit', () => settle(unreadable))
  })
}

/** How an error begins that is thrown where what lies beyond a limit would stay as it is. */
export const overfull = 'expected a page of at most'

export const refused = (reason: NotRedactable['reason'], detail: string): NotRedactable => ({
  ...{ kind: 'not-redactable', reason, detail },
})

const unreadable = refused('damaged', 'expected a PDF that can be read to its end')
