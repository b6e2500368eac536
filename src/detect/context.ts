// What stands around a candidate: a word that names its kind, a word that names something else, or neither. Of what speaks of it
// (spoken.ts) the nearest word decides; a unit or label directly after it speaks where no word before it named the kind. The words are
// data, in context-words.ts. Proven by context.test.ts.

import { byteAt, readBytes } from './around.ts'
import { unitsAfter, wordsAfter } from './context-words.ts'
import { type Around, type Context, type HitKind, hitKinds } from './hit.ts'
import { readPoints } from './points.ts'
import { spokenOf } from './spoken.ts'
import { bitOf, listOf, type Named, namedIn, otherBit } from './vocabulary.ts'

/** How far a word may stand before what it names, and a unit after it. */
const beforeBytes = 96
const afterBytes = 24

/** These kinds are numbers, and the name of one is not that of another. */
export const rivals: readonly HitKind[] = [
  'cpr',
  'cvr',
  'ean',
  'phone',
  'iban',
  'bank-account',
  'card',
  'mac',
  'passport',
  'licence-plate',
]
const rivalBits = rivals.reduce((bits, kind) => bits | bitOf(kind), 0)

/** What names a kind, and what names something else than it. */
const bitsOf = Object.fromEntries(
  hitKinds.map(kind => {
    const against = otherBit | (rivals.includes(kind) ? rivalBits & ~bitOf(kind) : 0)
    return [kind, { ours: bitOf(kind), theirs: against }]
  }),
) as Readonly<Record<HitKind, { readonly ours: Named; readonly theirs: Named }>>

/** Room for the letters before a candidate, one candidate at a time. */
const points = new Int32Array(beforeBytes)

function lookBefore(around: Around, start: number): readonly Named[] {
  const count = readPoints(around, start - beforeBytes, start, points)
  return namedIn(points, ...spokenOf(points, count))
}

/** One candidate is asked about for several kinds: what the words before it name is kept until the next is asked about. */
let last: { readonly around: Around; readonly start: number; readonly named: readonly Named[] } | null = null

function namedBefore(around: Around, start: number): readonly Named[] {
  if (last?.around !== around || last.start !== start)
    last = { around, start, named: lookBefore(around, start) }
  return last.named
}

function contextBefore(kind: HitKind, named: readonly Named[]): Context {
  const { ours, theirs } = bitsOf[kind]
  for (let nearest = named.length - 1; nearest >= 0; nearest--) {
    const kinds = named[nearest] as Named
    if (kinds & ours) return 'named'
    if (kinds & theirs) return 'other'
  }
  return 'bare'
}

const units = new Set(listOf(unitsAfter))
const labels = new Map(Object.entries(wordsAfter).map(([kind, words]) => [kind, new Set(listOf(words))]))

const [space, hyphen, bracket] = [0x20, 0x2d, 0x28]

/** Whether a letter, or what may be one of several bytes, stands behind: most often none does. */
function wordFollows(around: Around, end: number): boolean {
  const first = byteAt(around, end)
  const from = first === space || first === hyphen ? end + 1 : end
  const byte = byteAt(around, byteAt(around, from) === bracket ? from + 1 : from)
  return byte >= 0x80 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)
}

function contextAfter(kind: HitKind, around: Around, end: number): Context {
  if (!wordFollows(around, end)) return 'bare'
  const text = readBytes(around, end, end + afterBytes)
  const [, sign = '', word = ''] = /^([ -]?\(?)(\p{L}+)/u.exec(text) ?? []
  const spoken = word.toLowerCase()
  if (labels.get(kind)?.has(spoken)) return 'named'
  return units.has(spoken) && sign !== '-' ? 'other' : 'bare'
}

/**
 * Judges the words around `[start, end)` for one kind. `named`: they say it is of this kind; `other`: they say it is something else.
 * The words are in context-words.ts; a kind without words is never `named`.
 */
export function contextOf(kind: HitKind, around: Around, start: number, end: number): Context {
  const before = contextBefore(kind, namedBefore(around, start))
  if (before === 'named') return before
  const after = contextAfter(kind, around, end)
  return after === 'bare' ? before : after
}
