// Masks what is personal in a document: what is proposed, somebody confirms; what is confirmed is masked wherever it stands; and the
// document that was made is read again, by other readers than those that made it, before anybody is told it is done.
// Proven by redact.test.ts and test/contracts/redacted.test.ts.

import { mendedIn } from '../../detect/files/mended.ts'
import type { Hit } from '../../detect/hit.ts'
import { alikePattern } from './alike.ts'
import { openRedactableDocx } from './docx.ts'
import { openRedactablePdf } from './pdf.ts'
import type { PictureReading } from './read-pictures.ts'
import type { NotRedactable, PictureChoice, Redactable, RedactableText, Stretch } from './redactable.ts'
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

/** `reading` is who reads its pictures, null where nobody does. */
export async function openRedactable(
  bytes: Uint8Array,
  reading: PictureReading | null = null,
): Promise<Redactable | NotRedactable> {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  if (head.includes('%PDF-')) return openRedactablePdf(bytes, reading)
  return head.startsWith('PK\u0003\u0004') ? openRedactableDocx(bytes, reading) : openRedactableText(bytes)
}

/** In the order of the texts; what a machine read in a picture is not asked about again where a text says the same. */
export function propose({ texts }: Redactable, find: Find): readonly Proposal[] {
  const asked = new Set<string>()
  return texts.flatMap((text, index) => {
    const own = [...find(text.text), ...(text.isReadByMachine ? findMended(text.text, find) : [])]
    const proposals = own.map(hit => proposalOf(text, index, hit))
    if (text.isReadByMachine) return proposals.filter(({ value }) => !asked.has(plain(value)))
    for (const { value } of proposals) asked.add(plain(value))
    return proposals
  })
}

const plain = (value: string): string => value.replaceAll(/\s+/g, ' ').toLowerCase()

function proposalOf({ label, text }: RedactableText, index: number, hit: ReturnType<Find>[number]): Proposal {
  const { kind, what, confidence, start, end } = hit
  return {
    ...{ kind, what, confidence, label, stretch: { text: index, start, end } },
    value: text.slice(start, end),
    before: text.slice(Math.max(0, start - surroundingLetters), start),
    after: text.slice(end, end + surroundingLetters),
  }
}

/** Addresses as a machine reads them, which are none as they stand: a guess. */
const findMended = (text: string, find: Find): ReturnType<Find> =>
  mendedIn(text).flatMap(({ start, end, address }) =>
    find(address).map(({ kind, what }) => ({ kind, what, confidence: 'possible' as const, start, end })),
  )

/**
 * Every place where one of some texts stands as a whole word, in any case of its letters, spaces and line ends as one; in what a machine
 * read, also where it may have been read wrong.
 */
export function everywhere({ texts }: Redactable, values: readonly string[]): readonly Stretch[] {
  const wanted = [...new Set(values.map(value => value.trim()).filter(value => value !== ''))]
  if (wanted.length === 0) return []
  const [exact, alike] = [RegExp.escape, alikePattern].map(pattern => expressionOf(wanted, pattern))
  return texts.flatMap(({ text, isReadByMachine }, index) =>
    [...text.matchAll((isReadByMachine ? alike : exact) ?? /$^/g)].map(({ index: start, 0: found }) => ({
      text: index,
      start,
      end: start + found.length,
    })),
  )
}

function expressionOf(values: readonly string[], patternOf: (word: string) => string): RegExp {
  const pattern = values.map(value => value.split(/\s+/).map(patternOf).join('\\s+')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu')
}

export interface Asked {
  readonly stretches: readonly Stretch[]
  readonly pictures: PictureChoice
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
