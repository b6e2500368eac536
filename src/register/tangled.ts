// What makes any Markdown parser slow: very long lines, quotes in quotes, very many of them (micromark 4 is quadratic in
// quoted lines: 4,000 four deep took 7.5 s). No notice needs it, so it is refused before it is parsed.
// Proven by test/hostile/register.test.ts.

import { limits } from '../core/limits.ts'
import { type Place, Refusal } from '../core/refusal.ts'

export function refuseTangled(file: string, body: string): void {
  const lines = body.split('\n')
  const at = (index: number): Place => ({ file, line: index + 1, column: 1 })
  if (lines.length > limits.noticeLines)
    throw over('lines', limits.noticeLines, lines.length, at(limits.noticeLines))
  let quoted = 0
  for (const [index, line] of lines.entries()) {
    if (line.length > limits.noticeLineLetters)
      throw over('letters in a line', limits.noticeLineLetters, line.length, at(index))
    const opening = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? ''
    const nesting = isRule(line) ? 0 : nestingOf(opening)
    if (nesting > limits.noticeNesting)
      throw over('lists and quotes within each other', limits.noticeNesting, nesting, at(index))
    quoted += opening.includes('>') ? 1 : 0
    if (quoted > limits.noticeQuotedLines)
      throw over('quoted lines', limits.noticeQuotedLines, quoted, at(index))
  }
}

const over = (what: string, most: number, got: number, place: Place): Refusal =>
  new Refusal('limit', { message: `expected at most ${most} ${what}, got ${got}`, place })

// Each marker, and each four columns of indent, may open one more level.
function nestingOf(opening: string): number {
  const markers = opening.match(/>|[*+-](?=\s)|\d[.)](?=\s)/g)?.length ?? 0
  const indent = opening.replaceAll('\t', '    ').replace(/\S/g, '').length - markers
  return markers + Math.floor(Math.max(0, indent) / 4)
}

const isRule = (line: string): boolean => /^\s*([-*_])(?:\s*\1)*\s*$/.test(line)
