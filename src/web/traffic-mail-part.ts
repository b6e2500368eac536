// Mail as it went: what was delivered, deferred and bounced and why, what we did not take and why, how much of it went encrypted.
// Proven by traffic-page.test.ts.

import { html } from 'hono/html'

import { drawTable } from '../chart/table.ts'
import type { Words } from '../core/language.ts'
import { markup } from '../core/markup.ts'
import { said, shareOf } from '../language/numbers.ts'
import {
  deliveredToWords,
  deliveryWords,
  dsnSubjectWords,
  measureWords,
  otherWords,
  rejectionWords,
  sideWords,
  tlsWords,
} from '../language/traffic-measures.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import {
  counted,
  type Detail,
  detailsOf,
  drawDetails,
  emptyLine,
  place,
  sumOf,
  type TrafficView,
} from './traffic-view.ts'
import { drawSteps } from './traffic-web-part.ts'

const { mail, charts, main } = trafficPageWords
const sides = ['in', 'out'] as const
const measured = ['delivery', 'queued', 'rejected', 'greyed', 'connected'] as const

export function drawMail(view: TrafficView): Html {
  const { reader, figures } = view
  if (measured.every(measure => sumOf(figures, measure) === 0))
    return emptyLine(reader, trafficPageWords.noMail)
  const said = (words: Readonly<Record<string, Words>>) => (detail: string) =>
    say(reader, words[detail] ?? otherWords)
  return html`${drawSteps(view, charts.mail, main.sent, 'mailsSent')}
<div class="beside">${drawDetails(view, measureWords.delivery, detailsOf(view, 'delivery'), detail => deliveryName(reader, detail))}
${drawDelays(view)}
${drawDetails(view, mail.bounced, detailsOf(view, 'bounced', subjectOf), detail => subjectName(reader, detail))}
${drawDetails(view, mail.deferred, detailsOf(view, 'deferred', subjectOf), detail => subjectName(reader, detail))}
${drawDetails(view, measureWords.rejected, detailsOf(view, 'rejected'), said(rejectionWords))}
${drawDetails(view, measureWords.greyed, detailsOf(view, 'greyed'), said(rejectionWords))}
${drawTls(view)}
${drawDetails(view, mail.versions, detailsOf(view, 'encrypted', versionOf), said(tlsWords))}</div>`
}

/** `sent-outside`. */
function deliveryName(reader: Reader, detail: string): string {
  const [outcome = '', to = ''] = detail.split('-')
  return [deliveryWords[outcome] ?? otherWords, deliveredToWords[to] ?? otherWords]
    .map(words => say(reader, words))
    .join(', ')
}

/** Class and subject of an enhanced status code, without its detail: 5.1 (RFC 3463 §2). */
const subjectOf = (code: string): string => code.split('.').slice(0, 2).join('.')

function subjectName(reader: Reader, detail: string): string {
  const [of, subject = ''] = detail.split('.')
  const told = say(reader, dsnSubjectWords[subject] ?? otherWords)
  return `${told}, ${say(reader, of === '4' ? mail.temporary : mail.permanent)} (${detail})`
}

const versionOf = (detail: string): string => detail.slice(detail.indexOf('-') + 1)

const delayEnd = ({ detail }: Detail): number =>
  detail === 'above' ? Number.POSITIVE_INFINITY : Number(detail)

function drawDelays(view: TrafficView): Html {
  const { reader } = view
  const { upTo, above } = trafficPageWords.times
  const details = detailsOf(view, 'delay').toSorted((a, b) => delayEnd(a) - delayEnd(b))
  return drawDetails(view, measureWords.delay, details, detail =>
    say(reader, detail === 'above' ? above : upTo(said(1_000 * Number(detail), 'ms', reader.language))),
  )
}

/** What share of the connections was encrypted, each way. */
function drawTls({ reader, figures }: TrafficView): Html {
  const rows = sides.flatMap(side => {
    const connected = sumOf(figures, `connected/${side}`)
    let encrypted = 0
    for (const [key, count] of figures.counts) if (key.startsWith(`encrypted/${side}-`)) encrypted += count
    const cells = [
      counted(reader, connected),
      counted(reader, encrypted),
      connected === 0 ? '–' : shareOf(Math.min(encrypted, connected), connected, reader.language),
    ]
    return connected + encrypted === 0
      ? []
      : [{ head: markup`${say(reader, sideWords[side] ?? otherWords)}`, cells }]
  })
  if (rows.length === 0) return nothing
  const { side, connected, encrypted } = mail.tlsColumns
  const heads = [side, connected, encrypted, trafficPageWords.columns.share]
  return place(
    drawTable(
      say(reader, mail.tls),
      heads.map(words => say(reader, words)),
      rows,
    ),
  )
}
