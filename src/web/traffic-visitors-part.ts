// Visitors: that they are not counted and why, or how many there were each day, as a range where it is one and with its reason,
// what they read and where they came from. Proven by traffic-page.test.ts.

import { html } from 'hono/html'

import type { Figures, VisitorsAllowed } from '../app/traffic.ts'
import { drawColumns, drawRange } from '../chart/columns.ts'
import { chartWords } from '../language/chart.ts'
import { hourOfDay } from '../language/numbers.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { calendarDay, type Html, nothing, type Reader, say } from './reader.ts'
import { drawStacked } from './stacked-table.ts'
import { isoDay } from './traffic-period.ts'
import { counted, place } from './traffic-view.ts'
import { drawTexts } from './traffic-web-part.ts'

const { visitors: words, charts, columns } = trafficPageWords
type Visitors = NonNullable<Figures['visitors']>
type Day = Visitors['days'][number]

export function drawVisitors(reader: Reader, figures: Figures | null, allowed: VisitorsAllowed): Html {
  const because = say(reader, allowed.because)
  if (!allowed.isAllowed) return html`<p class="empty"><b>${say(reader, words.off)}</b> ${because}</p>`
  const visitors = figures?.visitors ?? null
  const lead = html`<p class="small">${because}</p>`
  if (visitors === null || visitors.days.length === 0)
    return html`${lead}<p class="empty">${say(reader, words.waiting)}</p>`
  return html`${lead}<p>${say(reader, words.daily)}</p>
${drawDays(reader, visitors.days)}
${drawHours(reader, visitors)}
${drawTables(reader, visitors)}`
}

export const rangeOf = (reader: Reader, days: readonly Day[]) => ({
  ...({
    title: say(reader, charts.visitors),
    name: say(reader, words.count),
    unit: 'count',
    step: 'day',
  } as const),
  points: days.map(one => ({ at: one.day, low: one.low, high: one.high, note: noteOf(reader, one) })),
})

/** Null where there is nothing to say of the number. */
function noteOf(reader: Reader, { isExact, isClosed, because }: Day): string | null {
  const notes = [
    ...(because === null ? [] : [words.reasons[because]]),
    ...(isExact ? [] : [words.estimate]),
    ...(isClosed ? [] : [words.open]),
  ]
  return notes.length === 0 ? null : notes.map(note => say(reader, note)).join('; ')
}

export const rangeSaid = (reader: Reader, { low, high }: Pick<Day, 'low' | 'high'>): string =>
  low === high ? counted(reader, low) : words.range(counted(reader, low), counted(reader, high))

/** The numbers of the picture stand under it, with what else there is to say of each day. */
function drawDays(reader: Reader, days: readonly Day[]): Html {
  const heads = [words.day, words.count, words.bots, words.views, words.note].map(head => say(reader, head))
  const rows = days.map(one => ({
    id: null,
    head: calendarDay(reader, isoDay(one.day)),
    cells: [
      html`${rangeSaid(reader, one)}`,
      html`${counted(reader, one.bots)}`,
      html`${counted(reader, one.views)}`,
      html`${noteOf(reader, one) ?? '–'}`,
    ],
  }))
  const { svg } = drawRange(rangeOf(reader, days), reader.language)
  return html`<figure class="chart"><figcaption>${say(reader, charts.visitors)}</figcaption>
${place(svg)}</figure>
${drawStacked(say(reader, words.numbers), heads, rows)}`
}

function drawHours(reader: Reader, { byHour }: Visitors): Html {
  const { language } = reader
  const picture = drawColumns(
    {
      ...{ title: say(reader, charts.byHour), head: chartWords.hourOfDay[language] },
      ...{ name: say(reader, words.count), unit: 'count' },
      columns: byHour.map((value, hour) => ({ label: hourOfDay(hour, language), value })),
    },
    language,
  )
  return place(picture.figure)
}

function drawTables(reader: Reader, { tables }: Visitors): Html {
  const [first] = tables
  const k =
    first === undefined || first.k < 2 ? nothing : html`<p class="small">${say(reader, words.k(first.k))}</p>`
  return html`${k}<div class="beside">${tables.map(table => drawTexts(reader, table, columns.visitors, columns.hits))}</div>`
}
