// Two small pictures in the text's own hand: the parts of a pledge as short strokes, and its days as one line in three
// lanes, drawn as the lines under the sentences are (solid, double, dotted). Each has its numbers as a table beside it.
// Plain geometry, so no charting library; classes instead of styles, because the page forbids inline styles.
// Proven by mark.test.ts.

import { html } from 'hono/html'

import { boardWords, pledgeWords } from '../language/pages.ts'
import { todayWords } from '../language/today.ts'
import { verdictWords } from '../language/verdicts.ts'
import type { PartLine, PledgeHistory } from '../pledge/board.ts'
import { type Verdict, verdicts } from '../pledge/pledge.ts'
import { calendarDay, type Html, nothing, type Reader, saidDay, say } from './reader.ts'

/** Days in a row that stand alike. */
export interface Stretch {
  readonly verdict: Verdict | null
  readonly from: string
  readonly to: string
  readonly days: number
}

export function stretchesOf(days: PledgeHistory['days']): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { day, verdict } of days) {
    const last = stretches.at(-1)
    if (last === undefined || last.verdict !== verdict)
      stretches.push({ verdict, from: day, to: day, days: 1 })
    else stretches[stretches.length - 1] = { ...last, to: day, days: last.days + 1 }
  }
  return stretches
}

/** How many days stand at each verdict, and how many nobody looked. */
export const countDays = (stretches: readonly Stretch[], verdict: Verdict | null): number =>
  stretches.filter(stretch => stretch.verdict === verdict).reduce((sum, stretch) => sum + stretch.days, 0)

export const countParts = (parts: readonly PartLine[], verdict: Verdict): number =>
  parts.filter(part => part.verdict === verdict).length

const stroke = { width: 14, gap: 5, height: 12 } as const

/** Each part as one short stroke, in the order of the pledge page. */
export function drawParts(reader: Reader, parts: readonly PartLine[]): Html {
  const counts = verdicts.map(verdict => countParts(parts, verdict)) as [number, number, number]
  const width = Math.max(1, parts.length) * (stroke.width + stroke.gap) - stroke.gap
  const label = say(reader, boardWords.partsPicture(...counts))
  return html`<svg class="parts" role="img" aria-label="${label}" viewBox="0 0 ${width} ${stroke.height}" width="${width}" height="${stroke.height}">
${parts.map((part, index) => drawStroke(part, index * (stroke.width + stroke.gap)))}
</svg>`
}

const drawStroke = (part: PartLine, x: number): Html =>
  drawMarkStroke(part.standing === 'not-built' ? 'missing' : part.verdict, x)

function drawMarkStroke(style: Verdict | 'missing' | 'none', x: number): Html {
  const line = (y: number) =>
    html`<line class="${style}" x1="${x}" y1="${y}" x2="${x + stroke.width}" y2="${y}"/>`
  const middle = stroke.height / 2
  return style === 'broken' ? html`${line(middle - 3)}${line(middle + 3)}` : line(middle)
}

const lane: Readonly<Record<Verdict, number>> = { kept: 10, unknown: 30, broken: 50 }
const lanesHeight = 60
const dayWidth = 10

/** The days as a line: high is kept, low is broken. Stretched to the page's width; its strokes are not. */
export function drawDays(reader: Reader, days: PledgeHistory['days']): Html {
  const stretches = stretchesOf(days)
  const width = Math.max(1, days.length) * dayWidth
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return nothing
  return html`<div class="days">
<div class="lanes" aria-hidden="true">${(['kept', 'unknown', 'broken'] as const).map(verdict => html`<span>${say(reader, verdictWords[verdict])}</span>`)}</div>
<svg role="img" aria-label="${daysLabel(reader, stretches)}" viewBox="0 0 ${width} ${lanesHeight}" preserveAspectRatio="none">
${Object.values(lane).map(y => html`<line class="lane" x1="0" y1="${y}" x2="${width}" y2="${y}"/>`)}
${drawStretches(stretches)}
</svg>
<div class="ends"><span>${calendarDay(reader, first.day)}</span><span>${calendarDay(reader, last.day)}</span></div>
</div>`
}

function drawStretches(stretches: readonly Stretch[]): readonly Html[] {
  let x = 0
  return stretches.map(({ verdict, days }) => {
    const from = x
    x += days * dayWidth
    return verdict === null ? nothing : drawStretch(verdict, from, x)
  })
}

function drawStretch(verdict: Verdict, from: number, to: number): Html {
  const line = (y: number) => html`<line class="day ${verdict}" x1="${from}" y1="${y}" x2="${to}" y2="${y}"/>`
  const y = lane[verdict]
  return verdict === 'broken' ? html`${line(y - 3)}${line(y + 3)}` : line(y)
}

function daysLabel(reader: Reader, stretches: readonly Stretch[]): string {
  const told = ([...verdicts, null] as const)
    .map(verdict => ({ count: countDays(stretches, verdict), word: wordOf(reader, verdict) }))
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => say(reader, pledgeWords.daysOf(count, word)))
  return say(reader, pledgeWords.daysPicture(told.join(', ')))
}

const wordOf = (reader: Reader, verdict: Verdict | null): string =>
  say(reader, verdict === null ? pledgeWords.notLooked : verdictWords[verdict])

/** A week as short strokes, a day each, drawn as the lines under the sentences are; a day nobody looked is a hair. */
export function drawWeek(reader: Reader, name: string, days: PledgeHistory['days']): Html {
  const told = days.map(({ day, verdict }) =>
    say(reader, todayWords.dayTold(saidDay(reader, `${day}T12:00:00Z`), wordOf(reader, verdict))),
  )
  const width = Math.max(1, days.length) * (stroke.width + stroke.gap) - stroke.gap
  const label = say(reader, todayWords.weekOf(name, told.join(', ')))
  return html`<svg class="parts week" role="img" aria-label="${label}" viewBox="0 0 ${width} ${stroke.height}" width="${width}" height="${stroke.height}">
${days.map(({ verdict }, index) => drawMarkStroke(verdict ?? 'none', index * (stroke.width + stroke.gap)))}
</svg>`
}

/** The numbers of the line, newest first. */
export function drawDaysTable(reader: Reader, days: PledgeHistory['days']): Html {
  const rows = stretchesOf(days)
    .toReversed()
    .map(
      stretch =>
        html`<tr><td>${calendarDay(reader, stretch.from)}</td><td>${calendarDay(reader, stretch.to)}</td><td class="number">${stretch.days}</td><td>${wordOf(reader, stretch.verdict)}</td></tr>`,
    )
  return html`<table><thead><tr><th scope="col">${say(reader, pledgeWords.from)}</th><th scope="col">${say(reader, pledgeWords.to)}</th><th scope="col" class="number">${say(reader, pledgeWords.length)}</th><th scope="col">${say(reader, pledgeWords.verdict)}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
