// Which words of a sentence an edit took out and put in: the longest row of words both have stays (Myers' problem, solved
// by table, for sentences are short); and which lines of a file. Proven by diff.test.ts.

import { limits } from '../../core/limits.ts'

/** A stretch of words: `same` in both, `gone` from the one before, `new` in the one after. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

export const diffWords = (before: string, after: string): readonly Stretch[] =>
  stretches(diffPieces(before.split(' '), after.split(' ')))

/** Lines of a file that an edit took out and put in, with the number of the first of them in the file after it. */
export interface Hunk {
  readonly line: number
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export function diffLines(before: string, after: string): readonly Hunk[] {
  const hunks: { line: number; gone: string[]; come: string[] }[] = []
  let line = 1
  let isOpen = false
  for (const { kind, text } of diffPieces(before.split(/\r?\n/), after.split(/\r?\n/))) {
    if (kind !== 'same' && !isOpen) hunks.push({ line, gone: [], come: [] })
    isOpen = kind !== 'same'
    if (kind === 'gone') hunks.at(-1)?.gone.push(text)
    if (kind === 'new') hunks.at(-1)?.come.push(text)
    if (kind !== 'gone') line += 1
  }
  return hunks
}

function diffPieces(a: readonly string[], b: readonly string[]): readonly Stretch[] {
  const start = alike(a, b)
  const rest = [a.slice(start), b.slice(start)] as const
  const end = alike(rest[0].toReversed(), rest[1].toReversed())
  const [gone, come] = rest.map(words => words.slice(0, words.length - end))
  return [
    ...marked('same', a.slice(0, start)),
    ...between(gone ?? [], come ?? []),
    ...marked('same', a.slice(a.length - end)),
  ]
}

const marked = (kind: Stretch['kind'], words: readonly string[]): readonly Stretch[] =>
  words.map(text => ({ kind, text }))

function alike(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1
  return count
}

function between(a: readonly string[], b: readonly string[]): readonly Stretch[] {
  // A table for two very long sentences tells a reader less than both of them whole.
  if (a.length * b.length > limits.diffCells) return [...marked('gone', a), ...marked('new', b)]
  const longest = tableOf(a, b)
  const out: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [from, to] = [a[i], b[j]]
    const skipping = (longest[i + 1]?.[j] ?? -1) - (longest[i]?.[j + 1] ?? -1)
    if (from !== undefined && from === to) {
      out.push({ kind: 'same', text: from })
      i += 1
      j += 1
    } else if (from !== undefined && (to === undefined || skipping >= 0)) {
      out.push({ kind: 'gone', text: from })
      i += 1
    } else {
      out.push({ kind: 'new', text: to ?? '' })
      j += 1
    }
  }
  return out
}

/** `table[i][j]`: how many words the rests from i and j can keep in common. */
function tableOf(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i]
      const below = table[i + 1]
      if (row === undefined || below === undefined) continue
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

const stretches = (words: readonly Stretch[]): readonly Stretch[] => {
  const out: Stretch[] = []
  for (const word of words) {
    const last = out.at(-1)
    if (last?.kind === word.kind) out[out.length - 1] = { kind: last.kind, text: `${last.text} ${word.text}` }
    else out.push(word)
  }
  return out
}
