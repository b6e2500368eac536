// Masks what is personal in a document: what is proposed, somebody confirms; what is confirmed is masked wherever it stands; and the
// document that was made is read again, by other readers than those that made it, before anybody is told it is done.
// Proven by redact.test.ts and test/contracts/redacted.test.ts.

import type { Hit } from '../../detect/hit.ts'
import { openRedactableDocx } from './docx.ts'
import { openRedactablePdf } from './pdf.ts'
import type { NotRedactable, Redactable, Stretch } from './redactable.ts'
import { openRedactableText } from './text.ts'

/** Finds what is personal in a text; positions are letters as JavaScript counts them. */
export type Find = (text: string) => readonly Pick<Hit, 'kind' | 'what' | 'confidence' | 'start' | 'end'>[]

export interface Proposal extends Pick<Hit, 'kind' | 'what' | 'confidence'> {
  readonly stretch: Stretch
  readonly label: string
  /** What stands there: shown to the person who decides, never stored. */
  readonly value: string
  /** Some letters before and after. */
  readonly before: string
  readonly after: string
}

const surroundingLetters = 40

export async function openRedactable(bytes: Uint8Array): Promise<Redactable | NotRedactable> {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  if (head.includes('%PDF-')) return openRedactablePdf(bytes)
  return head.startsWith('PK\u0003\u0004') ? openRedactableDocx(bytes) : openRedactableText(bytes)
}

export function propose({ texts }: Redactable, find: Find): readonly Proposal[] {
  return texts.flatMap(({ label, text }, index) =>
    find(text).map(({ kind, what, confidence, start, end }) => ({
      ...{ kind, what, confidence, label, stretch: { text: index, start, end } },
      value: text.slice(start, end),
      before: text.slice(Math.max(0, start - surroundingLetters), start),
      after: text.slice(end, end + surroundingLetters),
    })),
  )
}

/** Every place where one of some texts stands as a whole word, in any case of its letters, spaces and line ends as one. */
export function everywhere({ texts }: Redactable, values: readonly string[]): readonly Stretch[] {
  const wanted = [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
  if (wanted.length === 0) return []
  const pattern = wanted.map(value => value.split(/\s+/).map(RegExp.escape).join('\\s+')).join('|')
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu')
  return texts.flatMap(({ text }, index) =>
    [...text.matchAll(expression)].map(({ index: start, 0: found }) => ({
      text: index,
      start,
      end: start + found.length,
    })),
  )
}

export interface Asked {
  readonly stretches: readonly Stretch[]
  readonly pictures: 'keep' | 'mask'
}

/** Masks the stretches asked for and every other place where the same stands. */
export async function redact(
  document: Redactable,
  asked: Asked,
): Promise<{ bytes: Uint8Array; masked: number; values: readonly string[] }> {
  const values = asked.stretches.map(
    ({ text, start, end }) => document.texts[text]?.text.slice(start, end) ?? '',
  )
  const stretches = merge([...asked.stretches, ...everywhere(document, values)])
  return { bytes: await document.mask(stretches, asked.pictures), masked: stretches.length, values }
}

/** In order, and none over another: where two meet they become one. */
function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: { text: number; start: number; end: number }[] = []
  for (const { text, start, end } of stretches.toSorted((a, b) => a.text - b.text || a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && last.text === text && start < last.end) last.end = Math.max(last.end, end)
    else if (end > start) merged.push({ text, start, end })
  }
  return merged
}
