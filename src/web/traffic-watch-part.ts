// Who tried to get in: sign-ins by service, attempted attacks by kind, and the alarms they raised. Of nobody is told who it was.
// Proven by traffic-page.test.ts.

import { html } from 'hono/html'

import type { AlarmShown, SourceStanding } from '../app/traffic.ts'
import { drawTable } from '../chart/table.ts'
import { markup } from '../core/markup.ts'
import {
  attackWords,
  measureWords,
  oddityWords,
  otherWords,
  serviceWords,
  signInWords,
} from '../language/traffic-measures.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import { type Html, moment, nothing, type Reader, say } from './reader.ts'
import { drawStacked } from './stacked-table.ts'
import { counted, detailsOf, drawDetails, emptyLine, place, sumOf, type TrafficView } from './traffic-view.ts'
import { drawSteps } from './traffic-web-part.ts'

const { alarms: alarmWords, signIns, charts, main } = trafficPageWords

export function drawWatch(
  view: TrafficView,
  alarms: readonly AlarmShown[],
  sources: readonly SourceStanding[],
): Html {
  const { reader, figures } = view
  const attacks = detailsOf(view, 'attack')
  return html`${drawSignIns(view)}
<div class="beside">${attacks.length === 0 ? emptyLine(reader, trafficPageWords.noAttacks) : drawDetails(view, measureWords.attack, attacks, detail => scenarioName(reader, detail))}
${sumOf(figures, 'oddity') === 0 ? nothing : drawDetails(view, measureWords.oddity, detailsOf(view, 'oddity'), detail => oddityName(reader, detail))}</div>
<h3 id="alarms">${say(reader, alarmWords.title)}</h3>
${drawAlarms(reader, alarms, sources)}`
}

/** Attacks are told by the same names as the alarms they raise. */
export const scenarioName = (reader: Reader, scenario: string): string =>
  attackWords[scenario] === undefined ? scenario : say(reader, attackWords[scenario])

function oddityName(reader: Reader, detail: string): string {
  const dash = detail.indexOf('-')
  const service = serviceWords[detail.slice(0, dash)] ?? otherWords
  return `${say(reader, service)}: ${say(reader, oddityWords[detail.slice(dash + 1)] ?? otherWords)}`
}

function drawSignIns(view: TrafficView): Html {
  const { reader, figures } = view
  const of = (service: string, outcome: string) => sumOf(figures, `sign-in/${service}-${outcome}`)
  const outcomes = Object.keys(signInWords)
  const rows = Object.entries(serviceWords)
    .filter(([service]) => outcomes.some(outcome => of(service, outcome) > 0))
    .map(([service, name]) => ({
      head: markup`${say(reader, name)}`,
      cells: outcomes.map(outcome => counted(reader, of(service, outcome))),
    }))
  if (rows.length === 0) return emptyLine(reader, trafficPageWords.noSignIns)
  const heads = [signIns.service, ...Object.values(signInWords)].map(words => say(reader, words))
  return html`${drawSteps(view, charts.signIns, main.signIns, 'signInsFailed')}
${place(drawTable(say(reader, signIns.title), heads, rows))}`
}

function drawAlarms(reader: Reader, alarms: readonly AlarmShown[], sources: readonly SourceStanding[]): Html {
  if (alarms.length === 0) return emptyLine(reader, alarmWords.none)
  const { begun, what, source, times, addresses, ended, underWay, title } = alarmWords
  const nameOf = (id: string) => {
    const found = sources.find(one => one.source === id)
    return found === undefined ? id : say(reader, found.name)
  }
  const rows = alarms.map(alarm => ({
    id: null,
    head: moment(reader, alarm.at),
    cells: [
      html`${scenarioName(reader, alarm.scenario)}`,
      html`${nameOf(alarm.source)}`,
      html`${counted(reader, alarm.times)}`,
      html`${counted(reader, alarm.addresses)}`,
      alarm.endedAt === null
        ? html`<b class="hole">${say(reader, underWay)}</b>`
        : moment(reader, alarm.endedAt),
    ],
  }))
  const heads = [begun, what, source, times, addresses, ended].map(words => say(reader, words))
  return drawStacked(say(reader, title), heads, rows)
}

/** Above everything else, while one goes on. */
export function drawAlarm(reader: Reader, alarms: readonly AlarmShown[]): Html {
  const running = alarms.filter(({ endedAt }) => endedAt === null)
  if (running.length === 0) return nothing
  const names = [...new Set(running.map(({ scenario }) => scenarioName(reader, scenario)))].join(', ')
  const { heading, see } = trafficPageWords.alarm
  return html`<section class="alarm" role="alert"><h2>${say(reader, heading(running.length))}</h2><p>${names}. <a href="#alarms">${say(reader, see)}</a></p></section>`
}
