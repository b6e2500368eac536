// The mark of a pledge wherever it shows: a line under the words and a word, never a colour alone.
// Solid is kept, double is broken, dotted is unknown, dashed is declared and not checked. Proven by mark.test.ts.

import { html } from 'hono/html'

import type { Words } from '../core/language.ts'
import { standWords } from '../language/pages.ts'
import { markWords, standingReasons } from '../language/verdicts.ts'
import type { PartLine, PledgeLine } from '../pledge/board.ts'
import type { Look, Verdict } from '../pledge/pledge.ts'
import { type Html, type Reader, say } from './reader.ts'

export type MarkStyle = Verdict | 'declared'

/** A look settles what was only declared: then the line says what was seen. */
export const markStyle = (verdict: Verdict, declaredUnproven: boolean): MarkStyle =>
  declaredUnproven && verdict === 'unknown' ? 'declared' : verdict

export const markOfPledge = (line: PledgeLine): Words =>
  markWords(line.verdict.verdict, line.verdict.basis, line.declaredUnproven)

/** What a look rests on stays with what it saw; where nothing was seen, nothing rests on anything. */
export const markOfLook = ({ verdict, basis }: Pick<Look, 'verdict' | 'basis'>): Words =>
  markWords(verdict, verdict === 'unknown' ? [] : basis)

export const markOfPart = (part: PartLine): Words =>
  markOfLook({ verdict: part.verdict, basis: part.look?.basis ?? [] })

export const drawMark = (reader: Reader, style: MarkStyle, words: Words): Html =>
  html`<strong class="mark ${style}">${say(reader, words)}</strong>`

export const drawPledgeMark = (reader: Reader, line: PledgeLine): Html =>
  drawMark(reader, markStyle(line.verdict.verdict, line.declaredUnproven), markOfPledge(line))

/** "3 af 5 undersøgt, ingen brudt". */
export const lookedInWords = (line: PledgeLine): Words =>
  standWords.looked(line.verdict.lookedAt, line.verdict.parts, line.verdict.broken)

/** When any part of the pledge was last looked at (ISO 8601); null before any look. */
export const lastLookAt = (line: PledgeLine): string | null =>
  line.parts
    .flatMap(part => part.look?.at ?? [])
    .toSorted()
    .at(-1) ?? null

/** Why a part stands as it does. What was seen broken keeps its reason however old the look is. */
export function reasonOf(part: PartLine): Words {
  const told = part.standing === 'looked' || part.verdict === 'broken' ? part.look?.reason : undefined
  if (told !== undefined) return told
  return standingReasons[part.standing === 'looked' ? 'never-looked' : part.standing]
}
