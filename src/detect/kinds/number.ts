// Digits that may be one of several kinds: each is asked, and the surest answer is given. Where numbers stand so close that they are one
// candidate (`12345678/87654321`), each of them is asked about too. Proven by number.test.ts.

import { lettersOf } from '../around.ts'
import { type Around, confidences, type Hit, hitBytes, type Judge } from '../hit.ts'
import { judgeBankAccount } from './bank-account.ts'
import { judgeCard } from './card.ts'
import { judgeCvr } from './cvr.ts'
import { judgeEan } from './ean.ts'
import { judgePhone } from './phone.ts'

/** In the order in which one is preferred to the next where both are equally sure. */
const judges: readonly Judge[] = [judgeCard, judgeEan, judgePhone, judgeCvr, judgeBankAccount]

const words = ['other', 'bare', 'named'] as const

/** By confidence, then by length (an address in a mail address is part of it), then by whether words name it. */
export const rank = ({ confidence, context, start, end }: Hit): number =>
  (confidences.indexOf(confidence) * (hitBytes + 1) + end - start) * 3 + words.indexOf(context)

/** The surest; of equals, the first. */
export const surest = (hits: readonly (Hit | null)[]): Hit | null =>
  hits.reduce((best, hit) => (hit !== null && (best === null || rank(hit) > rank(best)) ? hit : best), null)

/** The surest of what several judges say. */
export const surestOf =
  (...asked: readonly Judge[]): Judge =>
  (around, start, end) =>
    surest(asked.map(judge => judge(around, start, end)))

/**
 * Signs at which one number may end and the next begin: a stroke, two signs (no bracket's end), or one beside a long row of digits or
 * beside a CPR number.
 */
const seam =
  /(?<=[0-9])(?:[ .-]?\/[ .(-]?|[ .-][ .(-]|(?<=[0-9]{8})[ -]|[ -](?=[0-9]{8})|(?<=[0-9]{6}-[0-9]{4}) | (?=[0-9]{6}-[0-9]{4}))(?=[0-9])/g
/** More seams than this are a table, and each number of it is found by its own shape or not at all. */
const seamsAtMost = 4

type Stretch = readonly [number, number]

/** The candidate, and where it has seams, every stretch between two of them. */
function stretchesOf(around: Around, start: number, end: number): readonly Stretch[] {
  const found = [...lettersOf(around, start, end).matchAll(seam)].slice(0, seamsAtMost)
  const starts = [start, ...found.map(({ index, 0: signs }) => start + index + signs.length)]
  const ends = [...found.map(({ index }) => start + index), end]
  return starts.flatMap((from, at) => ends.slice(at).map(to => [from, to] as const))
}

const ask = surestOf(...judges)

/** A part of a decimal, or of a longer row of digits and points. */
const runsOn = (around: Around, { start, end }: Hit): boolean =>
  /[0-9][.,]$/.test(lettersOf(around, start - 2, start)) || /^[.,][0-9]/.test(lettersOf(around, end, end + 2))

/** Further on in a row of numbers too long for one candidate: a table. */
const isRest = (around: Around, start: number): boolean =>
  /[0-9][ .-]$/.test(lettersOf(around, start - 2, start))

/** Of what stands behind a number that was told (scan.ts asks again) the signs come first. */
const signsBefore = (around: Around, start: number, end: number): number =>
  /^[ )./-]*/.exec(lettersOf(around, start, end))?.[0].length ?? 0

/**
 * Forms no kind of number takes, whatever stands beside them: a date with its year first, a decimal, an address of the internet that no
 * telephone is written as. Most candidates of a log are one of them, and are let go without a look around.
 */
const noNumber =
  /^(?:[0-9]{4}([-./])[0-9]{2}\1[0-9]{2}|[0-9]+\.[0-9]+|(?![0-9]{2}\.[0-9]{2}\.)[0-9]{1,3}(?:\.[0-9]{1,3}){3})$/

export const judgeNumber: Judge = (around, from, end) => {
  if (noNumber.test(lettersOf(around, from, end))) return null
  const start = from + signsBefore(around, from, end)
  const stretches = stretchesOf(around, start, end).filter(([from, to]) => to - from >= 7)
  const found = surest(stretches.map(([from, to]) => ask(around, from, to)))
  const isPart = found !== null && (runsOn(around, found) || (from === start && isRest(around, start)))
  return isPart && found.context !== 'named' ? null : found
}
