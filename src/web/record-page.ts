// The record of processing as a page: what is missing first, then the company, each activity item by item as Art. 30 has
// them, where the data is, impact assessments, and the supervision of processors. Proven by test/journeys/record.test.ts.

import { html } from 'hono/html'

import type {
  Answer,
  Assessment,
  Missing,
  Named,
  ProcessingRecord,
  RecordedActivity,
  RecordItem,
} from '../core/record.ts'
import { assessmentWords, statusWords } from '../language/record.ts'
import { recordWords } from '../language/record-page.ts'
import { route } from './access.ts'
import { deskPlaces } from './desk-places.ts'
import { type Html, nothing, type Reader, saidDay, say } from './reader.ts'
import { drawMatrix } from './record-matrix.ts'
import { drawProcessors, drawTransfers } from './record-tables.ts'
import { readerOf, show } from './show.ts'
import type { AddRoutes } from './site.ts'
import { drawStacked } from './stacked-table.ts'

export const addRecord: AddRoutes = (http, site) => {
  const { path, row } = deskPlaces.record
  for (const at of Object.values(path))
    route(http, site, 'GET', at, row, async (context, visitor) => {
      const reader = readerOf(context, site)
      const body = drawRecord(reader, await site.app.record())
      return show(context, site, visitor, { title: say(reader, recordWords.title), body, path })
    })
}

const drawRecord = (reader: Reader, record: ProcessingRecord): Html =>
  html`<div class="record"><h1>${say(reader, recordWords.title)}</h1>
<p class="lead">${say(reader, recordWords.lead)}</p>
<p class="internal">${say(reader, recordWords.internal)} ${say(reader, recordWords.asOf(saidDay(reader, `${record.day}T12:00:00Z`)))}.</p>
${drawMissing(reader, record)}
<h2 id="organisation">${say(reader, recordWords.organisation)}</h2>
${drawItem(reader, record.organisation)}
${record.activities.length === 0 ? html`<h2 id="activities">${say(reader, recordWords.activities)}</h2><p>${say(reader, recordWords.noActivities)}</p>` : nothing}
${record.activities.map(activity => drawActivity(reader, activity))}
${drawTransfers(reader, record.transfers)}
${drawAssessments(reader, record.activities)}
${drawProcessors(reader, record.processors)}</div>`

function drawMissing(reader: Reader, { missing, proposed, activities }: ProcessingRecord): Html {
  const groups = Map.groupBy(missing, ({ place }) => groupOf(place))
  const titles = new Map<string, string>([
    ['organisation', say(reader, recordWords.organisation)],
    ['activities', say(reader, recordWords.activities)],
    ...activities.map(({ id, name }) => [`activities/${id}`, say(reader, name)] as const),
    ['transfers', say(reader, recordWords.transfers)],
    ['assessment', say(reader, recordWords.assessments)],
    ['processors', say(reader, recordWords.processors)],
  ])
  const lists = [...titles].flatMap(([group, title]) => {
    const holes = groups.get(group) ?? []
    return holes.length === 0
      ? []
      : [
          html`<h3>${title} <span class="count">${holes.length}</span></h3>
<ul>${holes.map(hole => drawHole(reader, hole))}</ul>`,
        ]
  })
  return html`<section class="holes" aria-labelledby="missing"><h2 id="missing">${say(reader, recordWords.missing)}</h2>
<p class="tally"><b>${say(reader, recordWords.missingCount(missing.length))}</b> ${say(reader, recordWords.proposedCount(proposed))}</p>
${lists}</section>`
}

/** `activities/partners` of `activities/partners/f`; of anything else its first word. */
const groupOf = (place: string): string => {
  const [first = '', ...rest] = place.split('/')
  return first === 'activities' ? [first, ...rest.slice(0, 1)].join('/') : first
}

const drawHole = (reader: Reader, { says, place, key, provision }: Missing): Html =>
  html`<li><a href="#${place}">${say(reader, says)}</a> <span class="where">${provision}. ${say(reader, recordWords.place)}: <code>${key}</code></span></li>`

// (a) stands once at the top. (d) is the matrix where there is one: read directly, from a category to a recipient.
function drawActivity(reader: Reader, activity: RecordedActivity): Html {
  const { id, name, role, status, items, disclosures } = activity
  const matrix = drawMatrix(reader, say(reader, name), disclosures)
  const own = items.filter(({ provision }) => provision !== 'GDPR 30(1)(a)')
  const asked = own.map(item =>
    item.provision === 'GDPR 30(1)(d)' && disclosures.cells.length > 0
      ? html`${drawItem(reader, { ...item, answers: [] })}${matrix}`
      : drawItem(reader, item),
  )
  return html`<section class="activity" aria-labelledby="activities/${id}"><h2 id="activities/${id}">${say(reader, name)}</h2>
<p class="role">${say(reader, recordWords[role])} ${drawStatus(reader, status)}</p>
${asked}${role === 'processor' ? matrix : nothing}
</section>`
}

function drawItem(reader: Reader, item: RecordItem): Html {
  const { letter, asks, provision, place, answers, missing } = item
  const [first] = answers
  const shared = first !== undefined && answers.every(({ status }) => status === first.status) ? first : null
  const source = shared === null ? nothing : html`<br>${drawStatus(reader, shared.status)}`
  const lines = [
    ...answers.map(answer => drawAnswer(reader, answer, shared === null)),
    ...missing.map(hole => drawLack(reader, hole)),
  ]
  return html`<div class="asked" id="${place}"><h3><span class="letter">${letter})</span> ${say(reader, asks)} <span class="where">${provision}${source}</span></h3>
${lines.length === 0 ? nothing : html`<ul>${lines}</ul>`}</div>`
}

const drawLack = (reader: Reader, { says, key }: Missing): Html =>
  html`<li class="hole"><b>${say(reader, recordWords.lacking)}:</b> ${say(reader, says)} <span class="where"><code>${key}</code></span></li>`

const drawStatus = (reader: Reader, status: Answer['status']): Html =>
  html`<span class="source ${status}">${say(reader, statusWords[status])}</span>`

const drawAnswer = (reader: Reader, { says, because, status }: Answer, alone: boolean): Html =>
  html`<li>${say(reader, says)}${alone ? html` ${drawStatus(reader, status)}` : nothing}${because === null ? nothing : html`<span class="because-of">${say(reader, because)}</span>`}</li>`

function drawAssessments(reader: Reader, activities: readonly RecordedActivity[]): Html {
  if (activities.length === 0) return nothing
  const columns = (['activity', 'decision', 'because', 'criteria', 'hints'] as const).map(key =>
    say(reader, recordWords[key]),
  )
  const rows = activities.map(({ name, assessment }) => ({
    id: assessment.place,
    head: html`${say(reader, name)}`,
    cells: [
      drawDecision(reader, assessment),
      html`${assessment.because === null ? '–' : say(reader, assessment.because)}`,
      drawNames(reader, assessment.criteria),
      drawHints(reader, assessment),
    ],
  }))
  return html`<h2 id="assessment">${say(reader, recordWords.assessments)}</h2>
<p>${say(reader, recordWords.assessmentsLead)}</p>
${drawStacked(say(reader, recordWords.assessments), columns, rows)}`
}

function drawDecision(reader: Reader, { state, done, status, missing }: Assessment): Html {
  const made =
    done === null
      ? nothing
      : html`<br>${say(reader, recordWords.done(saidDay(reader, `${done.at}T12:00:00Z`), done.kept))}`
  const source =
    state === 'needed' || state === 'not-needed' ? html`<br>${drawStatus(reader, status)}` : nothing
  return html`<b>${say(reader, assessmentWords[state])}</b>${made}${source}${missing.map(hole => html`<br>${say(reader, hole.says)}`)}`
}

const drawNames = (reader: Reader, names: readonly Named[]): Html =>
  names.length === 0
    ? html`${say(reader, recordWords.none)}`
    : html`${names.map(({ name }) => say(reader, name)).join('; ')}`

/** Where an assessment is in most cases needed (WP 248) that is said, and left to the person. */
function drawHints(reader: Reader, { hints, usually }: Assessment): Html {
  const many = usually ? html`<p><b>${say(reader, recordWords.usually)}</b></p>` : nothing
  if (hints.length === 0) return html`${say(reader, recordWords.none)}${many}`
  return html`${hints.map(({ name, because }) => html`<p>${say(reader, name)} <span class="because-of">${say(reader, because)}</span></p>`)}${many}`
}
