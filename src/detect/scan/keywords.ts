// Finds the words of all keyword rules in a text, each where it stands, overlapping or not; a rule `as: 'word'` only where neither
// side is a letter or a digit. Proven by keywords.test.ts.

import type { KeywordRule } from '../hit.ts'
import type { Automaton, Word } from './automaton.ts'

/** A keyword of the rule with this index. */
export type FoundWord = (rule: number, start: number, end: number) => void

export class KeywordFinder {
  readonly #automaton: Automaton
  readonly #isWord: readonly boolean[]
  readonly #found: FoundWord
  #state = 0

  constructor(automaton: Automaton, rules: readonly KeywordRule[], found: FoundWord) {
    this.#automaton = automaton
    this.#isWord = rules.map(rule => rule.as === 'word')
    this.#found = found
  }

  /** Reads on over `[from, to)`, which follows what was read before; four bytes more must be there to both sides. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const { classes, next, firstEnd } = this.#automaton
    let state = this.#state
    for (let at = from; at < to; at++) {
      state = next[state + (classes[bytes[at] as number] as number)] as number
      if (state >= firstEnd) this.#ends(bytes, state, at + 1)
    }
    this.#state = state
    return to
  }

  shift(): void {}

  #ends(bytes: Uint8Array, state: number, end: number): void {
    const { ends, firstEnd, shift } = this.#automaton
    for (const word of ends[(state - firstEnd) >> shift] ?? []) this.#word(bytes, word, end)
  }

  #word(bytes: Uint8Array, { rule, bytes: length }: Word, end: number): void {
    const start = end - length
    if (this.#isWord[rule] === true && (endsInLetter(bytes, start) || beginsWithLetter(bytes, end))) return
    this.#found(rule, start, end)
  }
}

// Marks count as part of the letter they stand behind: an å in two.
const letter = /^[\p{L}\p{N}\p{M}]$/u
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const isContinuation = (byte: number): boolean => byte >= 0x80 && byte < 0xc0

/** What is no UTF-8 is taken for one letter of latin-1. */
function decode(bytes: Uint8Array, from: number, to: number): string {
  try {
    return decoder.decode(bytes.subarray(from, to))
  } catch {
    return ''
  }
}

const isLatin1Letter = (byte: number): boolean => letter.test(String.fromCharCode(byte))

function endsInLetter(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1] as number
  if (last < 0x80) return isLatin1Letter(last)
  let start = end - 1
  while (start > end - 4 && isContinuation(bytes[start] as number)) start--
  const text = decode(bytes, start, end)
  return text === '' ? isLatin1Letter(last) : letter.test(text)
}

const lengthOf = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2)

function beginsWithLetter(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] as number
  if (first < 0x80) return isLatin1Letter(first)
  const text = decode(bytes, start, start + lengthOf(first))
  return text === '' ? isLatin1Letter(first) : letter.test(text)
}
