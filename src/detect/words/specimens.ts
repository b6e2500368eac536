// Texts made from an expression: some that it matches, and some that would keep it busiest, each repetition drawn out and then broken.
// An expression that cannot end on these within its time is not used on anybody's files. Proven by gitleaks.test.ts and test/vectors/gitleaks.test.ts.

import { createContext, Script } from 'node:vm'
import { limits } from '../../core/limits.ts'
import type { Piece } from './re2.ts'

type Repeat = Extract<Piece, { kind: 'repeat' }>

/** Where a letter or a length may be chosen: a number below the one given. */
export type Choose = (below: number) => number

/** Tried in this order, so that two classes that share a letter are given the same. */
const preferred = 'a0A_-./=+:, "\'\n'
const printable = [...preferred, ...[...Array(95).keys()].map(at => String.fromCharCode(32 + at))]

function lettersOf({ of, not }: Extract<Piece, { kind: 'one' }>): readonly string[] {
  const within = (code: number): boolean => of.some(([first, last]) => code >= first && code <= last)
  const plain = printable.filter(letter => within(letter.charCodeAt(0)) !== not)
  if (plain.length > 0) return plain
  return [...Array(256).keys()].filter(code => within(code) !== not).map(code => String.fromCharCode(code))
}

/** A text the piece matches, but for places such as `\b`. `drawn` is repeated until it is `length` letters long. */
export function specimenOf(piece: Piece, choose: Choose, drawn: Piece | null = null, length = 0): string {
  if (piece.kind === 'place') return ''
  if (piece.kind === 'one') {
    const letters = lettersOf(piece)
    return letters[choose(letters.length)] ?? ''
  }
  const part = (inner: Piece): string => specimenOf(inner, choose, drawn, length)
  if (piece.kind === 'group') return (piece.ways[choose(piece.ways.length)] ?? []).map(part).join('')
  if (piece === drawn) return drawOut(piece, part, length)
  const room = piece.most === Number.POSITIVE_INFINITY ? 8 : piece.most - piece.least + 1
  const times = piece.least + choose(Math.min(8, room))
  return Array.from({ length: times }, () => part(piece.of)).join('')
}

function drawOut(piece: Repeat, part: (inner: Piece) => string, length: number): string {
  const once = part(piece.of) || 'a'
  const most = Math.min(piece.most, Math.ceil(length / once.length))
  return once.repeat(Math.max(piece.least, most))
}

/** All repetitions in a piece that can be drawn out. */
function repeatsOf(piece: Piece): readonly Repeat[] {
  if (piece.kind === 'group') return piece.ways.flat().flatMap(repeatsOf)
  if (piece.kind !== 'repeat') return []
  return piece.most - piece.least < 8 ? repeatsOf(piece.of) : [piece, ...repeatsOf(piece.of)]
}

/** As long as a window can be. */
const longest = 2 * 256 + 40

/** Texts that begin like a match and end otherwise, once for each repetition that is drawn out, and each of its ways. */
function busyTexts(piece: Piece): readonly string[] {
  const choices: readonly Choose[] = [() => 0, below => below - 1]
  const texts = repeatsOf(piece).flatMap(repeat =>
    choices.map(choose => {
      const text = specimenOf(piece, choose, repeat, longest)
      return [
        `${text.slice(0, longest)}\x01`,
        `${'a'.repeat(longest)}\x01`,
        text.slice(0, longest / 2).repeat(2),
      ]
    }),
  )
  return [...new Set(texts.flat())]
}

const trial = new Script('for (const text of texts) { expression.lastIndex = 0; expression.exec(text) }')

const isTimeOut = (error: unknown): boolean => Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/** Whether an expression ends on all its busy texts in time. Tried twice: a machine may be busy with something else. */
export function endsInTime(expression: RegExp, piece: Piece): boolean {
  const context = createContext({ expression, texts: busyTexts(piece) })
  for (const timeout of [limits.expressionTrialMs, limits.expressionTrialMs])
    try {
      trial.runInContext(context, { timeout })
      return true
    } catch (error) {
      if (!isTimeOut(error)) throw error
    }
  return false
}
