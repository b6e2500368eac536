// What stands around a candidate: a word that names its kind, a word that names something else, or neither. The word nearest before it
// on its line decides; a field's own name (`"cpr":`, `cpr=`, `<cpr>`) hides all words before it; the line above speaks only where
// nothing else stands before the candidate (a label above its value); a unit or label directly after it speaks where nothing before does.
// The words are data, in context-words.ts. Proven by context.test.ts.

import { readBytes } from './around.ts'
import { kindWords, otherWords, unitsAfter, wordsAfter } from './context-words.ts'
import type { Around, Context, HitKind } from './hit.ts'

/** How far a word may stand before what it names, and a unit after it. */
const beforeBytes = 96
const afterBytes = 24

/** Of one kind: the words that name it and those that name anything else. */
interface Words {
  readonly named: RegExp
  readonly other: RegExp
}

const alone = (words: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, flags)

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

function wordsOf(kind: HitKind): Words {
  const others = rivals.includes(kind) ? rivals.filter(rival => rival !== kind) : []
  const foreign = others.flatMap(rival => kindWords[rival] ?? [])
  return {
    named: alone(kindWords[kind] ?? ['(?!)'], 'gu'),
    other: alone([...otherWords, ...foreign], 'gu'),
  }
}

const built = new Map<HitKind, Words>()

function wordsFor(kind: HitKind): Words {
  const words = built.get(kind) ?? wordsOf(kind)
  built.set(kind, words)
  return words
}

/** `cprNumber`, `cpr_nr` and `CPR2` as words: `cpr number`, `cpr nr`, `cpr 2`. */
const spellOut = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_/\\]/g, ' ')
    .toLowerCase()

/** Where the last of the words ends, -1 where there is none. */
function lastEnd(words: RegExp, text: string): number {
  let end = -1
  for (const match of text.matchAll(words)) end = Math.max(end, match.index + match[0].length)
  return end
}

function judgeWords({ named, other }: Words, text: string): Context {
  const [ours, theirs] = [lastEnd(named, text), lastEnd(other, text)]
  if (ours < 0 && theirs < 0) return 'bare'
  return ours >= theirs ? 'named' : 'other'
}

/** The name of the field a value stands in: a quoted key, a key before `=`, an element, an attribute. */
const field =
  /(?:["']([\p{L}\d_. -]{1,40})["']\s*:|([\p{L}\d_.-]{1,40})\s*=|<([\p{L}\d_.:-]{1,40})>)\s*["'[(+]*$/u

function fieldBefore(text: string): string | null {
  const found = field.exec(text)
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null)
}

/** What speaks of the candidate: its line up to it, and the label above where the line has nothing else. */
function linesBefore(text: string): string {
  const lines = text.split(/\r?\n|\r/)
  const own = lines.pop() ?? ''
  if (/[\p{L}\d]/u.test(own)) return own
  return `${lines.findLast(line => line.trim() !== '') ?? ''} ${own}`
}

function contextBefore(words: Words, before: string): Context {
  const name = fieldBefore(before)
  return judgeWords(words, spellOut(name ?? linesBefore(before)))
}

const after = new Map<HitKind, RegExp>()
const units = new RegExp(`^ ?(?:${unitsAfter.join('|')})(?!\\p{L})`, 'iu')

function labelAfter(kind: HitKind): RegExp {
  const words = wordsAfter[kind] ?? ['(?!)']
  const label = after.get(kind) ?? new RegExp(`^[ -]?\\(?(?:${words.join('|')})(?!\\p{L})`, 'iu')
  after.set(kind, label)
  return label
}

function contextAfter(kind: HitKind, text: string): Context {
  if (labelAfter(kind).test(text)) return 'named'
  return units.test(text) ? 'other' : 'bare'
}

/**
 * Judges the words around `[start, end)` for one kind. `named`: they say it is of this kind; `other`: they say it is something else.
 * The words are in context-words.ts; a kind without words is never `named`.
 */
export function contextOf(kind: HitKind, around: Around, start: number, end: number): Context {
  const before = contextBefore(wordsFor(kind), readBytes(around, start - beforeBytes, start))
  if (before === 'named') return before
  const behind = contextAfter(kind, readBytes(around, end, end + afterBytes))
  return behind === 'bare' ? before : behind
}
