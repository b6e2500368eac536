// The website as it ran: main figures, requests over time, answers by status, response times where the log says them, bots with
// AI crawlers apart, what was asked for and is not there. Proven by traffic-page.test.ts.

import { html } from 'hono/html'

import type { Figures } from '../app/traffic.ts'
import { drawBars } from '../chart/bars.ts'
import { drawLine } from '../chart/line.ts'
import type { Words } from '../core/language.ts'
import { countryName } from '../language/countries.ts'
import { said } from '../language/numbers.ts'
import {
  botWords,
  errorLevelWords,
  measureWords,
  otherWords,
  statusClassWords,
  tableWords,
} from '../language/traffic-measures.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import {
  counted,
  type Detail,
  detailsOf,
  drawDetails,
  drawFigures,
  emptyLine,
  type FigureRow,
  pairOf,
  place,
  sumOf,
  type TrafficView,
} from './traffic-view.ts'

const { charts, columns, lost: lostWords, main, times } = trafficPageWords
type Sum = Exclude<keyof Figures['steps'][number], 'at'>

/** How one sum went, with the period before beneath it. */
export function drawSteps(
  { reader, figures, before }: TrafficView,
  title: Words,
  name: Words,
  sum: Sum,
): Html {
  const line = {
    ...({ title: say(reader, title), name: say(reader, name), unit: 'count', step: figures.step } as const),
    points: figures.steps.map(step => ({ at: step.at, value: step[sum] })),
    before:
      before === null
        ? null
        : { name: say(reader, columns.before), values: before.steps.map(step => step[sum]) },
  }
  return place(drawLine(line, reader.language).figure)
}

const total = (sum: Sum) => (figures: Figures) => figures.steps.reduce((all, step) => all + step[sum], 0)

/** All there is to know at a glance; what was never counted in either period is left out. */
export function drawMain(view: TrafficView): Html {
  const row = (name: Words, sum: Sum, unit: FigureRow['unit'] = 'count'): FigureRow => ({
    ...{ name, unit, ...pairOf(view, total(sum)) },
  })
  const rows = [
    row(measureWords.requests, 'requests'),
    row(main.refused, 'refused'),
    row(main.failed, 'failed'),
    row(measureWords.bytes, 'bytes', 'bytes'),
    ...meanRow(view),
    row(main.bots, 'bots'),
    row(main.attacks, 'attacks'),
    row(main.sent, 'mailsSent'),
    row(main.taken, 'mailsTaken'),
    row(main.rejected, 'mailsRejected'),
    row(main.signIns, 'signInsFailed'),
  ]
  return drawFigures(
    view,
    main.title,
    rows.filter(({ now, before }) => now > 0 || (before ?? 0) > 0),
  )
}

function meanRow(view: TrafficView): readonly FigureRow[] {
  if (sumOf(view.figures, 'timed') === 0) return []
  const mean = (figures: Figures) => sumOf(figures, 'time-sum') / Math.max(1, sumOf(figures, 'timed'))
  return [{ name: main.mean, unit: 'ms', ...pairOf(view, mean) }]
}

export function drawWeb(view: TrafficView): Html {
  const { reader, figures } = view
  if (sumOf(figures, 'requests') === 0) return emptyLine(reader, trafficPageWords.noWeb)
  const said = (words: Readonly<Record<string, Words>>) => (detail: string) =>
    say(reader, words[detail] ?? otherWords)
  const ofClass = (status: string) => (status === 'odd' ? 'odd' : status.slice(0, 1))
  const itself = (detail: string) => detail
  return html`${drawSteps(view, charts.requests, measureWords.requests, 'requests')}
<div class="beside">${drawDetails(view, measureWords.status, detailsOf(view, 'status', ofClass), said(statusClassWords))}
${drawDetails(view, trafficPageWords.statuses, detailsOf(view, 'status').slice(0, mostStatuses), detail => (detail === 'odd' ? say(reader, otherWords) : detail))}
${drawTimes(view)}
${drawDetails(view, measureWords['server-error'], detailsOf(view, 'server-error'), said(errorLevelWords))}
${drawDetails(view, measureWords.bot, detailsOf(view, 'bot'), said(botWords))}
${drawDetails(view, measureWords.ai, detailsOf(view, 'ai'), detail => (detail === 'other' ? say(reader, otherWords) : itself(detail)))}
${drawDetails(view, measureWords.method, detailsOf(view, 'method'), detail => (detail === 'OTHER' ? say(reader, otherWords) : itself(detail)))}</div>
${drawLost(view)}`
}

const mostStatuses = 12

/** In the order of time, not of number. */
function drawTimes(view: TrafficView): Html {
  const { reader } = view
  const details = detailsOf(view, 'time').toSorted((a, b) => endOf(a) - endOf(b))
  if (details.length === 0) return html`<p class="small">${say(reader, times.none)}</p>`
  return drawDetails(view, measureWords.time, details, detail =>
    say(reader, detail === 'above' ? times.above : times.upTo(said(Number(detail), 'ms', reader.language))),
  )
}

const endOf = ({ detail }: Detail): number => (detail === 'above' ? Number.POSITIVE_INFINITY : Number(detail))

function drawLost({ reader, figures }: TrafficView): Html {
  const { cells, rest, k } = figures.lost
  if (cells.length === 0 && rest === null) return emptyLine(reader, lostWords.none)
  return html`${drawTexts(reader, figures.lost, columns.hits)}<p class="small">${say(reader, lostWords.lead(k))}</p>`
}

/** Countries are kept as codes; what no list knows, as `other`. */
function nameOf({ language }: Reader, table: Figures['lost']['table'], text: string): string {
  if (table === 'country') return /^[A-Z]{2}$/.test(text) ? countryName(text, language) : otherWords[language]
  return text === 'other' && (table === 'browser' || table === 'system') ? otherWords[language] : text
}

/** A released table: each text with its requests and, where that is counted, its visitors; the rest as one. */
export function drawTexts(
  reader: Reader,
  { table, cells, rest }: Figures['lost'],
  first: Words,
  more: Words | null = null,
): Html {
  const heads = [first, ...(more === null ? [] : [more])]
  const title = say(reader, tableWords[table] ?? otherWords)
  if (cells.length === 0 && rest === null) return nothing
  const values = (hits: number, visitors: number | null) => (more === null ? [hits] : [visitors, hits])
  return place(
    drawBars(
      {
        ...{
          title,
          head: say(reader, trafficPageWords.heads[table]),
          isCode: table === 'page' || table === 'lost' || table === 'referrer',
        },
        columns: heads.map(words => ({ name: say(reader, words), unit: 'count' })),
        rows: cells.map(({ text, hits, visitors }) => ({
          text: nameOf(reader, table, text),
          values: values(hits, visitors),
        })),
        rest:
          rest === null
            ? null
            : {
                text: say(reader, trafficPageWords.rest(counted(reader, rest.texts))),
                values: values(rest.hits, null),
              },
      },
      reader.language,
    ),
  )
}
