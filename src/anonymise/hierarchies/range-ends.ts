// Where a range of numbers ends, so that its ends give nobody's value away. An end is a number at least k rows of the table say, or a
// cut: between it and the next lie at least k rows, and it is a round number none of them says wherever there is one. Beyond the last
// cuts a range is open (`≥ 90000`): who earns most is told by nothing but that. So an end tells of no row more than of k of them.
// Held by range-ends.test.ts.

import { formatNumber, type NumberForm, numberOf } from './numbers.ts'

/** For each code of a column's numbers, which stand first and by their size. Plain data, to be handed to a thread. */
export interface RangeEnds {
  /** The first of the codes a range takes in that begins with this one, the last of those it takes in that ends with it. */
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  /** What such a range says at its lower and its upper end; null where it is open. */
  readonly lows: readonly (string | null)[]
  readonly highs: readonly (string | null)[]
}

/** Codes next to each other of which no end lies between. */
interface Span {
  readonly first: number
  last: number
  readonly lowest: number
  highest: number
  rows: number
  /** Whether they are one number, and enough rows say it. */
  readonly isFrequent: boolean
}

interface End {
  readonly code: number
  readonly text: string | null
}

/** `values` are the column's numbers in order, `rows` how many rows say each. */
export function endsOf(
  values: readonly string[],
  rows: ArrayLike<number>,
  k: number,
  form: NumberForm,
): RangeEnds {
  const spans = spansOf(values, rows, k, form)
  const decimals = decimalsOf(values, form)
  const lowOf = (at: number): End => {
    const [span, before] = [spans[at], spans[at - 1]]
    if (span === undefined || (before === undefined && !span.isFrequent)) return { code: 0, text: null }
    if (span.rows < k) return lowOf(at - 1)
    const own = values[span.first] ?? ''
    const cut =
      span.isFrequent || before === undefined ? null : between(before.highest, span.lowest, decimals)
    return { code: span.first, text: cut === null ? own : formatNumber(cut, form, decimals) }
  }
  const highOf = (at: number): End => {
    const [span, after] = [spans[at], spans[at + 1]]
    if (span === undefined || (after === undefined && !span.isFrequent))
      return { code: values.length - 1, text: null }
    if (span.rows < k) return highOf(at + 1)
    const own = values[span.last] ?? ''
    const cut = span.isFrequent || after === undefined ? null : between(span.highest, after.lowest, decimals)
    return { code: span.last, text: cut === null ? own : formatNumber(cut, form, decimals) }
  }
  const [lows, highs] = [spans.map((_, at) => lowOf(at)), spans.map((_, at) => highOf(at))]
  const spanOf = spans.flatMap(({ first, last }, at) => Array.from({ length: last - first + 1 }, () => at))
  return {
    firsts: Int32Array.from(spanOf, at => lows[at]?.code ?? 0),
    lasts: Int32Array.from(spanOf, at => highs[at]?.code ?? 0),
    lows: spanOf.map(at => lows[at]?.text ?? null),
    highs: spanOf.map(at => highs[at]?.text ?? null),
  }
}

/** A number enough rows say is by itself; rare ones between two such are taken together until they are enough. */
function spansOf(
  values: readonly string[],
  rows: ArrayLike<number>,
  k: number,
  form: NumberForm,
): readonly Span[] {
  const spans: Span[] = []
  for (const unit of unitsOf(values, rows, form)) {
    const last = spans.at(-1)
    if (unit.rows >= k) spans.push({ ...unit, isFrequent: true })
    else if (last === undefined || last.rows >= k) spans.push(unit)
    else widen(last, unit)
    settle(spans, k)
  }
  const [before, last] = [spans.at(-2), spans.at(-1)]
  if (before !== undefined && last !== undefined && last.rows < k && !before.isFrequent) {
    spans.pop()
    widen(before, last)
  }
  return spans
}

/** What is left of rare ones when a frequent one comes goes with the rare ones before. */
function settle(spans: Span[], k: number): void {
  const [before, left, frequent] = spans.slice(-3)
  if (before === undefined || left === undefined || frequent === undefined) return
  if (!frequent.isFrequent || left.rows >= k || before.isFrequent) return
  spans.splice(-2, 1)
  widen(before, left)
}

function widen(span: Span, by: Span): void {
  span.last = by.last
  span.highest = by.highest
  span.rows += by.rows
}

/** A number, however many ways it is written in. */
function unitsOf(values: readonly string[], rows: ArrayLike<number>, form: NumberForm): readonly Span[] {
  const units: Span[] = []
  for (const [code, text] of values.entries()) {
    const number = numberOf(text, form) ?? 0
    const one = { first: code, last: code, lowest: number, highest: number }
    const own = { ...one, rows: rows[code] ?? 0, isFrequent: false }
    const before = units.at(-1)
    if (before?.highest === number) widen(before, own)
    else units.push(own)
  }
  return units
}

const mostDecimals = 12
/** Beyond this not every whole number is one to a computer. */
const mostExact = 1e15

/** As many as the column has. */
function decimalsOf(values: readonly string[], { fraction }: NumberForm): number {
  const lengths = values.map(value => (value.trim().split(fraction)[1] ?? '').length)
  return Math.min(
    mostDecimals,
    lengths.reduce((most, length) => Math.max(most, length), 0),
  )
}

/** The roundest number between two, neither of them, of so many decimals; null where there is none. */
function between(low: number, high: number, decimals: number): number | null {
  const largest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1))) + 1
  for (let power = largest; power >= -decimals; power--) {
    const round = (Math.floor(low / 10 ** power) + 1) * 10 ** power
    const told = Number(round.toFixed(decimals))
    if (told > low && told < high && Math.abs(told) < mostExact) return told
  }
  return null
}

/** A text no spreadsheet takes for a formula: in brackets where it would begin with a sign. */
export function formatRange(low: string | null, high: string | null): string | null {
  if (low === high) return low
  if (low === null) return `≤ ${high}`
  if (high === null) return `≥ ${low}`
  return /^[-+]/.test(low) ? `[${low}..${high}]` : `${low}..${high}`
}

export interface Range {
  readonly from: number
  readonly to: number
}

/** Null for what is no range. */
export function parseRange(said: string, form: NumberForm): Range | null {
  const open = /^(?<side>[≤≥]) (?<end>.+)$/.exec(said)?.groups
  const [low = '', high = '', more] = said.replace(/^\[(.*)\]$/, '$1').split('..')
  const isBelow = open?.['side'] === '≤'
  const from = isBelow ? Number.NEGATIVE_INFINITY : numberOf(open?.['end'] ?? low, form)
  const to = open !== undefined && !isBelow ? Number.POSITIVE_INFINITY : numberOf(open?.['end'] ?? high, form)
  return from === null || to === null || more !== undefined ? null : { from, to }
}
