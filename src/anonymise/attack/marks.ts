// Of which persons it is true what a cell says, a bit for each: what they are themselves, what is broader, a range they lie in, anything.
// The persons are known beforehand, so that a text is looked up and not compared. Proven by attack.test.ts.

import { limits } from '../../core/limits.ts'
import type { Hierarchy } from '../ask.ts'
import { numberOf, plainForm } from '../hierarchies/numbers.ts'
import { parseRange, type Range } from '../hierarchies/range-ends.ts'

type Marks = Uint32Array

/** `known` is what is true of each person; null where what is said is true of nobody. */
export function openMarks(hierarchy: Hierarchy, known: readonly string[]): (said: string) => Marks | null {
  const words = Math.ceil(known.length / 32)
  const byText = new Map<string, Marks>()
  const mark = (text: string, person: number): void => {
    const marks = byText.get(text) ?? new Uint32Array(words)
    byText.set(text, set(marks, person))
  }
  for (const [person, value] of known.entries())
    for (const text of new Set([value, '*', ...(hierarchy.ancestors(value) ?? [])])) mark(text, person)
  const { form = plainForm } = hierarchy
  const numbers = known.map(value => numberOf(value, form))
  const ranges = new Map<string, Marks>()
  const mostRanges = Math.max(1, Math.floor(limits.attackHeld / Math.max(1, words)))
  const within = (said: string, { from, to }: Range): Marks => {
    const marks = byText.get(said)?.slice() ?? new Uint32Array(words)
    for (const [person, number] of numbers.entries())
      if (number !== null && from <= number && number <= to) set(marks, person)
    if (ranges.size >= mostRanges) ranges.clear()
    ranges.set(said, marks)
    return marks
  }
  return said => {
    const range = /\.\.|[≤≥]/.test(said) ? parseRange(said, form) : null
    if (range === null) return byText.get(said) ?? null
    return ranges.get(said) ?? within(said, range)
  }
}

function set(marks: Marks, person: number): Marks {
  const word = person >>> 5
  marks[word] = (marks[word] ?? 0) | (1 << (person & 31))
  return marks
}
