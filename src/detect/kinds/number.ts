// Digits that may be one of several kinds: each is asked, and the surest answer is given. Where numbers stand so close that they are one
// candidate (`12345678/87654321`), each of them is asked about too. Proven by number.test.ts.

import { byteAt, lettersOf } from '../around.ts'
import { type Around, confidences, type Hit, hitBytes, type Judge } from '../hit.ts'
import { judgeBankAccount } from './bank-account.ts'
import { judgeCard } from './card.ts'
import { judgeCvr } from './cvr.ts'
import { type NumberJudge, readEven, readWritten, type Written } from './digits.ts'
import { judgeEan } from './ean.ts'
import { judgePhone } from './phone.ts'

/** In the order in which one is preferred to the next where both are equally sure. */
const judges: readonly NumberJudge[] = [judgeCard, judgeEan, judgePhone, judgeCvr, judgeBankAccount]

const words = ['other', 'bare', 'named'] as const

/** By confidence, then by length (an address in a mail address is part of it), then by whether words name it. */
export const rank = ({ confidence, context, start, end }: Hit): number =>
  (confidences.indexOf(confidence) * (hitBytes + 1) + end - start) * 3 + words.indexOf(context)

/** The surest of what several say who are asked in turn; of equals, the first. */
function surestBy<Of>(asked: readonly Of[], ask: (of: Of) => Hit | null): Hit | null {
  let best: Hit | null = null
  for (const each of asked) {
    const hit = ask(each)
    if (hit !== null && (best === null || rank(hit) > rank(best))) best = hit
  }
  return best
}

export const surest = (hits: readonly (Hit | null)[]): Hit | null => surestBy(hits, hit => hit)

/** The surest of what several judges say. */
export const surestOf =
  (...asked: readonly Judge[]): Judge =>
  (around, start, end) =>
    surestBy(asked, judge => judge(around, start, end))

/** Signs at which one number may end and the next begin: a stroke, or two (no bracket's end). */
const parting = /^(?:[ .-]?\/[ .(-]?|[ .-][ .(-])$/
const longRow = 8

/** Whether a group and the next are a CPR number. */
const isCpr = ({ groups, signs }: Written, at: number): boolean =>
  groups[at] === 6 && groups[at + 1] === 4 && signs[at] === '-'

/** One sign parts numbers where it stands beside a long row of digits, or, a blank, beside a CPR number. */
function isSeam(written: Written, at: number): boolean {
  const { groups, signs } = written
  const sign = signs[at] as string
  if (sign === ' ' || sign === '-') {
    const isLong = Math.max(groups[at] as number, groups[at + 1] as number) >= longRow
    return isLong || (sign === ' ' && (isCpr(written, at - 1) || isCpr(written, at + 1)))
  }
  return parting.test(sign)
}
/** More seams than this are a table, and each number of it is found by its own shape or not at all. */
const seamsAtMost = 4

type Stretch = readonly [number, number]

function seamsOf(written: Written): readonly Stretch[] {
  const seams: Stretch[] = []
  const { groups, signs, start, text } = written
  let at = start + text.search(/[0-9]/)
  for (let group = 0; group < signs.length && seams.length < seamsAtMost; group++) {
    const end = at + (groups[group] as number)
    at = end + (signs[group] as string).length
    if (isSeam(written, group)) seams.push([end, at])
  }
  return seams
}

/** The candidate, and where it has seams, every stretch between two of them. */
function stretchesOf(written: Written): readonly Written[] {
  const { around, start, end } = written
  const seams = written.signs.length === 0 ? [] : seamsOf(written)
  if (seams.length === 0) return [written]
  const starts = [start, ...seams.map(([, past]) => past)]
  const ends = [...seams.map(([before]) => before), end]
  return starts.flatMap((from, at) => ends.slice(at).map(to => readWritten(around, from, to)))
}

const numberBytes = 7

const ask = (written: Written): Hit | null =>
  written.text.length < numberBytes ? null : surestBy(judges, judge => judge(written))

/** A part of a decimal, or of a longer row of digits and points. */
const runsOn = (around: Around, { start, end }: Hit): boolean =>
  /[0-9][.,]$/.test(lettersOf(around, start - 2, start)) || /^[.,][0-9]/.test(lettersOf(around, end, end + 2))

/** Further on in a row of numbers too long for one candidate: a table. */
const isRest = (around: Around, start: number): boolean =>
  /[0-9][ .-]$/.test(lettersOf(around, start - 2, start))

const signs = [...' )./-'].map(sign => sign.charCodeAt(0))

/** Of what stands behind a number that was told (scan.ts asks again) the signs come first. */
function behindSigns(around: Around, start: number, end: number): number {
  let at = start
  while (at < end && signs.includes(byteAt(around, at))) at++
  return at
}

/**
 * Forms no kind of number takes, whatever stands beside them: a date with its year first, a decimal, an address of the internet that no
 * telephone is written as. Most candidates of a log are one of them, and are let go without a look around.
 */
function isNoNumber(around: Around, start: number, end: number): boolean {
  const { sign, groups } = readEven(around, start, end)
  const [first = 0, second = 0, third] = groups
  if (groups.length === 3) return '-./'.includes(sign) && first === 4 && second === 2 && third === 2
  if (sign !== '.') return false
  const isPairs = first === 2 && second === 2
  return groups.length === 2 || (groups.length === 4 && !isPairs && groups.every(length => length <= 3))
}

export const judgeNumber: Judge = (around, from, end) => {
  if (isNoNumber(around, from, end)) return null
  const start = behindSigns(around, from, end)
  const found = surestBy(stretchesOf(readWritten(around, start, end)), ask)
  const isPart = found !== null && (runsOn(around, found) || (from === start && isRest(around, start)))
  return isPart && found.context !== 'named' ? null : found
}
