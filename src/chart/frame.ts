// What every picture stands on: round ticks with their thin lines, and the days or hours below. A tick's number stands on its line at
// the left, so that no room is lost to a margin on a phone; of the times below, every second gives way there.

import { scaleLinear } from 'd3-scale'
import type { Language } from '../core/language.ts'
import { type Markup, markup } from '../core/markup.ts'
import { daySaid, hourOfDay, saidShort, type Unit } from '../language/numbers.ts'
import type { Step } from './chart.ts'

/** Heights in pixels: above the highest line, of the picture itself, and below it. */
export const frame = Object.freeze({ above: 24, plot: 160, below: 26 })
export const frameHeight = frame.above + frame.plot + frame.below

/** A place along the picture in percent, a height in pixels: one decimal is finer than a screen. */
export const place = (value: number): string => value.toFixed(2)
export const pixel = (value: number): string => value.toFixed(1)

export interface Scale {
  /** From the top of the picture, in pixels. */
  readonly heightOf: (value: number) => number
  readonly ticks: readonly number[]
}

/** From zero to a round number that none is above. */
export function scaleOf(values: readonly number[], height: number = frame.plot): Scale {
  const most = values.reduce((high, value) => Math.max(high, value), 0)
  const nice = scaleLinear()
    .domain([0, most > 0 ? most : 1])
    .nice(4)
  const top = nice.domain()[1] ?? 1
  const whole = nice
    .ticks(4)
    .filter(tick => tick > 0 && Number.isFinite(tick) && (most > 1 ? Number.isInteger(tick) : true))
  const isUsable = Number.isFinite(top) && top >= most && top > 0
  const highest = isUsable ? top : most > 0 ? most : 1
  return {
    heightOf: value => frame.above + (1 - Math.min(1, value / highest)) * height,
    ticks: isUsable ? whole : [],
  }
}

/** The thin lines, and the one everything stands on. */
export function drawTicks({ ticks, heightOf }: Scale): Markup {
  const line = (name: string, y: string) =>
    markup`<line class="${name}" x1="0" x2="100%" y1="${y}" y2="${y}"/>`
  return markup`${[line('base', pixel(frame.above + frame.plot)), ...ticks.map(tick => line('tick', pixel(heightOf(tick))))]}`
}

/** Their numbers, drawn last: on a phone the picture runs behind them. */
export const drawTickNumbers = ({ ticks, heightOf }: Scale, unit: Unit, language: Language): Markup =>
  markup`${ticks.map(tick => markup`<text class="tick" x="0" y="${pixel(heightOf(tick) - 5)}">${saidShort(tick, unit, language)}</text>`)}`

export interface Label {
  /** In percent. */
  readonly x: number
  readonly text: string
  readonly isFine: boolean
}

const anchorOf = (x: number): string => (x < 4 ? 'start' : x > 96 ? 'end' : 'middle')

export const drawLabels = (labels: readonly Label[]): Markup =>
  markup`${labels.map(({ x, text, isFine }) => markup`<text class="${isFine ? 'when fine' : 'when'}" x="${place(x)}%" y="${pixel(frameHeight - 6)}" text-anchor="${anchorOf(x)}">${text}</text>`)}`

const most = 7
const hourSteps = [1, 2, 3, 6, 12, 24, 48, 168]
const daySteps = [1, 2, 7, 14, 28]
/** Days since 1970 begin on a Thursday; weeks on a Monday. */
const monday = 4

/** The times that are told below: no more than seven, at round hours, at midnights or at Mondays. */
export function timesTold(from: number, to: number, step: Step): readonly number[] {
  const span = to - from
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || span < 0) return []
  const steps = step === 'hour' ? hourSteps : daySteps
  const fitting = steps.find(each => span / each < most)
  const last = steps.at(-1) ?? 1
  const by = fitting ?? last * Math.ceil(span / (last * (most - 1)))
  const offset = step === 'day' ? monday : by % 24 === 0 ? monday * 24 : 0
  const first = from + ((((offset - from) % by) + by) % by)
  return Array.from({ length: Math.floor((to - first) / by) + 1 }, (_, at) => first + at * by)
}

export function timeLabels(
  from: number,
  to: number,
  step: Step,
  language: Language,
  xOf: (at: number) => number,
) {
  return timesTold(from, to, step).map(
    (at, index): Label => ({
      x: xOf(at),
      text:
        step === 'day' || at % 24 === 0
          ? daySaid(step === 'day' ? at : at / 24, language)
          : hourOfDay(((at % 24) + 24) % 24, language),
      isFine: index % 2 === 1,
    }),
  )
}

/** One sentence says what is seen; nothing in the picture is read aloud by itself. */
export const drawFrame = (label: string, inner: Markup, height: number = frameHeight): Markup =>
  markup`<svg class="chart" role="img" aria-label="${label}" width="100%" height="${height}">${inner}</svg>`
