// What stands around a candidate: a word that names its kind, a word that names something else, or neither. The word nearest before it
// on its line decides; a field's own name (`"cpr":`, `cpr=`, `<cpr>`) hides all words before it; the line above speaks only where
// nothing else stands before the candidate (a label above its value); a unit or label directly after it speaks where no word before it
// named the kind. The words are data, in context-words.ts. Proven by context.test.ts.

import { readBytes } from './around.ts'
import { unitsAfter, wordsAfter } from './context-words.ts'
import type { Around, Context, HitKind } from './hit.ts'
import { bitOf, listOf, type Named, namedAt, otherBit } from './vocabulary.ts'

/** How far a word may stand before what it names, and a unit after it. */
const beforeBytes = 96
const afterBytes = 24

/** These kinds are numbers, and the name of one is not that of another. */
const rivals: readonly HitKind[] = [
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

/** What names something else than this kind. */
const againstOf = (kind: HitKind): Named => otherBit | (rivals.includes(kind) ? rivalBits & ~bitOf(kind) : 0)

/** `cprNumber`, `cpr_nr` and `CPR2` as words: cpr number, cpr nr, cpr. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([a-zæøå])([A-ZÆØÅ])/g, '$1 $2')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

/** The name of the field a value stands in: a quoted key, a key before `=`, an element. */
const field =
  /(?:["']([\p{L}\d_. -]{1,40})["']\s*:|([\p{L}\d_.-]{1,40})\s*=|<([\p{L}\d_.:-]{1,40})>)\s*["'[(+]*$/u

function fieldBefore(text: string): string | null {
  const found = /[:=>]\s*["'[(+]*$/.test(text) ? field.exec(text) : null
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null)
}

/** What speaks of the candidate: its line up to it, and the label above where the line has nothing else. */
function linesBefore(text: string): string {
  const lines = text.split(/\r?\n|\r/)
  const own = lines.pop() ?? ''
  if (/[\p{L}\d]/u.test(own)) return own
  return `${lines.findLast(line => line.trim() !== '') ?? ''} ${own}`
}

/** What the words before a candidate name, the nearest first. */
function namedBefore(text: string): readonly Named[] {
  const words = wordsOf(fieldBefore(text) ?? linesBefore(text))
  return words
    .map((_, at) => namedAt(words, at))
    .filter(named => named !== 0)
    .reverse()
}

/** One candidate is asked about for several kinds: the last look is kept, by the text that was looked at. */
let seen: { readonly text: string; readonly named: readonly Named[] } = { text: '', named: [] }

function lookBefore(text: string): readonly Named[] {
  if (seen.text !== text) seen = { text, named: namedBefore(text) }
  return seen.named
}

function contextBefore(kind: HitKind, text: string): Context {
  const [ours, theirs] = [bitOf(kind), againstOf(kind)]
  for (const named of lookBefore(text)) {
    if (named & ours) return 'named'
    if (named & theirs) return 'other'
  }
  return 'bare'
}

const units = new Set(listOf(unitsAfter))
const labels = new Map(Object.entries(wordsAfter).map(([kind, words]) => [kind, new Set(listOf(words))]))

function contextAfter(kind: HitKind, text: string): Context {
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
  const before = contextBefore(kind, readBytes(around, start - beforeBytes, start))
  if (before === 'named') return before
  const after = contextAfter(kind, readBytes(around, end, end + afterBytes))
  return after === 'bare' ? before : after
}
