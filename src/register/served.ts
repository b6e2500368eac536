// Whether a page shows the notice: every sentence's words, in order, in the text of the page. Words between two stretches
// (a mark, a note, a menu) are the page's own. Proven by pledges.test.ts.

import { sha256, toHex } from '../core/bytes.ts'
import type { Fetch, Fetched, LookFailure } from '../core/ports.ts'
import type { Place } from '../core/refusal.ts'
import type { BoundNotice } from './bind.ts'
import type { NoticeBlock } from './blocks.ts'
import { comparable, textOfHtml } from './html.ts'
import { textOf } from './inline.ts'

/** A stretch of the notice that a page must show unbroken. */
interface Stretch {
  readonly text: string
  readonly place: Place | null
}

/** Why a page was not seen: no answer, or an answer with an error status. */
export type UnseenBecause = LookFailure | number

export type PageLook =
  | { readonly kind: 'shows'; readonly url: string; readonly sentences: number; readonly textHash: string }
  | {
      readonly kind: 'differs'
      readonly url: string
      readonly text: string
      readonly place: Place | null
      readonly textHash: string
    }
  | { readonly kind: 'gone'; readonly url: string; readonly status: number }
  | { readonly kind: 'unseen'; readonly url: string; readonly because: UnseenBecause }

export async function lookAtPage(
  url: string,
  bound: BoundNotice,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<PageLook> {
  const fetched = await fetch.get(url, signal)
  if (fetched.kind === 'failed') return { kind: 'unseen', url, because: fetched.because }
  if (fetched.status === 404 || fetched.status === 410) return { kind: 'gone', url, status: fetched.status }
  if (fetched.status !== 200) return { kind: 'unseen', url, because: fetched.status }
  const html = decodePage(fetched)
  if (html === null) return { kind: 'unseen', url, because: 'malformed' }
  return comparePage(url, html, bound)
}

/** The text of the page by the character set it names; null where it names one nobody knows. */
function decodePage({ headers, body }: Fetched & { kind: 'answered' }): string | null {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return null
  }
}

export function comparePage(url: string, html: string, bound: BoundNotice): PageLook {
  const text = textOfHtml(html)
  const page = comparable(text)
  const textHash = toHex(sha256(new TextEncoder().encode(text)))
  let from = 0
  for (const stretch of stretchesOf(bound)) {
    const wanted = comparable(stretch.text)
    const at = page.indexOf(wanted, from)
    if (at === -1) return { kind: 'differs', url, text: stretch.text, place: stretch.place, textHash }
    from = at + wanted.length
  }
  return { kind: 'shows', url, sentences: bound.notice.sentences.length, textHash }
}

/** The words of each run, in the order of the page. A run is cut where the register binds a sentence in parts. */
function stretchesOf(bound: BoundNotice): readonly Stretch[] {
  const bySentence = Map.groupBy(bound.bindings, binding => binding.sentence)
  return runsOf(bound.notice.blocks).flatMap(run => {
    const text = textOf(run.atoms)
    const place = run.atoms[0]?.place ?? null
    const sentence = run.sentence === null ? undefined : bound.notice.sentences[run.sentence]
    if (sentence === undefined) return [{ text, place }]
    const shift = sentence.start + sentence.text.length - sentence.own.length + run.from
    const cuts = (bySentence.get(run.sentence ?? -1) ?? []).flatMap(({ start, end }) => [
      start - shift,
      end - shift,
    ])
    return cutAt(text, cuts).map(piece => ({ text: piece, place }))
  })
}

function cutAt(text: string, cuts: readonly number[]): readonly string[] {
  const inside = [...new Set([0, ...cuts.filter(cut => cut > 0 && cut < text.length), text.length])].toSorted(
    (a, b) => a - b,
  )
  return inside.slice(1).map((end, index) => text.slice(inside[index], end))
}

type NoticeParagraph = Extract<NoticeBlock, { kind: 'paragraph' }>

function runsOf(blocks: readonly NoticeBlock[]): NoticeParagraph['runs'] {
  return blocks.flatMap(block => {
    if (block.kind === 'paragraph') return block.runs
    if (block.kind === 'list') return block.items.flatMap(runsOf)
    return block.kind === 'quote' ? runsOf(block.blocks) : []
  })
}
