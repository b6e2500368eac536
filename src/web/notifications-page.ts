// The page Beskeder: how letters leave, the targets of webhooks, each delivery with its last answer and next try, and what
// happened lately. What is empty says what will be there and how. Proven by test/journeys/notifications.test.ts.

import { html } from 'hono/html'

import type { Overview, TargetLine } from '../app/notifications/notifications.ts'
import type { Words } from '../core/language.ts'
import { eventWords } from '../language/notifications.ts'
import { answerWords, letterAnswerWords, notificationWords as words } from '../language/notifications-page.ts'
import { pledgeNames } from '../language/pledges.ts'
import { drawFaults, drawField, type Faults } from './field.ts'
import { type NotificationPlace, notificationPlaces } from './notification-places.ts'
import { readPledgeId } from './paths.ts'
import { type Html, moment, nothing, type Reader, saidMoment, say } from './reader.ts'
import { drawStacked } from './stacked-table.ts'

export interface NotificationsShown {
  readonly overview: Overview
  /** What every form carries. */
  readonly hidden: Html
  readonly faults: Faults
  /** What was typed and could not be taken. */
  readonly typed: string
  /** What was just done. */
  readonly done: keyof typeof words.done | null
}

export function drawNotifications(reader: Reader, shown: NotificationsShown): Html {
  return html`<div class="notifications"><h1>${say(reader, words.title)}</h1>
${drawFaults(reader, shown.faults)}
${shown.done === null ? nothing : html`<p class="said" role="status">${say(reader, words.done[shown.done])}</p>`}
<p class="lead">${say(reader, words.lead)}</p>
${drawLetters(reader, shown)}
${drawTargets(reader, shown)}
${drawDeliveries(reader, shown)}
${drawEvents(reader, shown.overview.events)}</div>`
}

const both = (say: (reader: Reader, iso: string) => string, reader: Reader, at: Date): Words => {
  const iso = at.toISOString()
  return { da: say({ ...reader, language: 'da' }, iso), en: say({ ...reader, language: 'en' }, iso) }
}
const momentWords = (reader: Reader, at: Date): Words => both(saidMoment, reader, at)

function drawLetters(reader: Reader, { overview, hidden }: NotificationsShown): Html {
  const { mail, letters, nextMonday, hasServer } = overview
  const { letters: said } = words
  const how = hasServer
    ? html`<p>${say(reader, mail.says)}${mail.next === null ? nothing : html` ${say(reader, mail.next)}`}</p>`
    : html`<div class="first"><h3>${say(reader, said.noServer)}</h3><p>${say(reader, said.noServerNext)}</p></div>`
  const monday = hasServer ? html` ${say(reader, said.next(momentWords(reader, nextMonday)))}` : nothing
  return html`<section aria-labelledby="letters"><h2 id="letters">${say(reader, said.title)}</h2>
<p>${say(reader, said.who)}${monday}</p>
${how}
<p><a href="${notificationPlaces.monday[reader.language]}">${say(reader, said.preview)}</a></p>
${letters.length === 0 ? html`<p class="empty">${say(reader, said.none)}</p>` : drawLetterTable(reader, letters, hidden, hasServer)}
</section>`
}

function drawLetterTable(
  reader: Reader,
  letters: Overview['letters'],
  hidden: Html,
  hasServer: boolean,
): Html {
  const { letter } = words
  const columns = [words.letters.kind, letter.state, letter.answer, letter.next, letter.act].map(each =>
    say(reader, each),
  )
  const rows = letters.map(({ id, kind, at, state, tries, said, nextAt }) => ({
    id: null,
    head: html`${say(reader, words.letters.kinds[kind] ?? words.letters.otherKind)} <span class="where">${moment(reader, at.toISOString())}</span>`,
    cells: [
      drawState(reader, state, tries),
      html`${say(reader, letterAnswerWords(said))}`,
      hasServer ? drawNext(reader, nextAt) : html`${say(reader, words.letters.withServer)}`,
      drawButton(
        reader,
        hidden,
        'letter',
        id,
        letter.again,
        say(reader, words.letters.kinds[kind] ?? words.letters.otherKind),
      ),
    ],
  }))
  return drawStacked(say(reader, words.letters.waiting), columns, rows)
}

const drawState = (reader: Reader, state: 'waiting' | 'sent' | 'failed', tries: number): Html =>
  html`<b class="state ${state}">${say(reader, words.deliveries.states[state])}</b>${tries === 0 ? nothing : html` <span class="where">${say(reader, words.deliveries.tried(tries))}</span>`}`

const drawNext = (reader: Reader, at: Date | null): Html =>
  at === null ? html`–` : moment(reader, at.toISOString())

/** A form of one button. Its name says what it is about too, for who hears one button after another. */
function drawButton(
  reader: Reader,
  hidden: Html,
  place: NotificationPlace,
  id: string,
  label: Words,
  about: string,
): Html {
  const said = say(reader, label)
  return html`<form method="post" action="${notificationPlaces[place][reader.language]}">${hidden}<input type="hidden" name="id" value="${id}"><button aria-label="${said}: ${about}">${said}</button></form>`
}

function drawTargets(reader: Reader, shown: NotificationsShown): Html {
  const { targets: said } = words
  const { targets } = shown.overview
  const fault = shown.faults['url'] ?? null
  return html`<section aria-labelledby="webhooks"><h2 id="webhooks">${say(reader, said.title)}</h2>
<p>${say(reader, said.says)}</p>
${targets.length === 0 ? html`<p class="empty">${say(reader, said.none)}</p>` : html`<ul class="targets">${targets.map(target => drawTarget(reader, target, shown.hidden))}</ul>`}
<h3>${say(reader, said.newTitle)}</h3>
<form method="post" action="${notificationPlaces.add[reader.language]}" novalidate>${shown.hidden}
${drawField(reader, { name: 'url', label: said.address, hint: said.addressHint, fault, value: shown.typed, most: 1_024 })}
<p><button class="main">${say(reader, said.add)}</button></p></form>
</section>`
}

function drawTarget(reader: Reader, target: TargetLine, hidden: Html): Html {
  const { targets: said } = words
  const { id, url, at, decision, earlierUntil, offSince } = target
  const button = (place: NotificationPlace, label: Words) => drawButton(reader, hidden, place, id, label, url)
  const notes = [
    said.added(momentWords(reader, at)),
    ...(decision === null ? [] : [said.inside(decision)]),
    ...(earlierUntil === null ? [] : [said.rotating(momentWords(reader, earlierUntil))]),
  ]
  return html`<li id="target-${id}" tabindex="-1"><h3>${url}</h3>
<p class="where">${notes.map(each => html`${say(reader, each)} `)}</p>
${offSince === null ? nothing : html`<p class="off">${say(reader, said.off(momentWords(reader, offSince)))}</p>`}
<div class="acts">${offSince === null ? button('test', said.test) : button('turnOn', said.turnOn)}${button('rotate', said.rotate)}${button('remove', said.remove)}</div>
${drawSince(reader, target, hidden)}</li>`
}

function drawSince(reader: Reader, { id, url }: TargetLine, hidden: Html): Html {
  const { since, send, of } = words.targets
  return html`<form class="since" method="post" action="${notificationPlaces.since[reader.language]}">${hidden}<input type="hidden" name="id" value="${id}">
<label for="since-${id}">${say(reader, since)}</label> <input type="date" id="since-${id}" name="since" required> <button aria-label="${say(reader, of(since, url))}">${say(reader, send)}</button></form>`
}

function drawDeliveries(reader: Reader, { overview, hidden }: NotificationsShown): Html {
  const { deliveries: said } = words
  const title = say(reader, said.title)
  const head = html`<h2 id="deliveries">${title}</h2>`
  if (overview.deliveries.length === 0)
    return html`<section aria-labelledby="deliveries">${head}<p class="empty">${say(reader, said.none)}</p></section>`
  const columns = [said.what, said.to, said.state, said.answer, said.next, said.act].map(each =>
    say(reader, each),
  )
  const rows = overview.deliveries.map(line => ({
    id: null,
    head: html`${say(reader, saidOf(line))} <span class="where">${moment(reader, line.at.toISOString())}</span>`,
    cells: [
      html`${hostOf(line.url)}`,
      drawState(reader, line.state, line.tries),
      html`${say(reader, answerWords(line.said))}`,
      drawNext(reader, line.nextAt),
      drawButton(
        reader,
        hidden,
        'again',
        line.id,
        line.state === 'waiting' ? said.now : said.again,
        say(reader, saidOf(line)),
      ),
    ],
  }))
  return html`<section aria-labelledby="deliveries">${head}${drawStacked(title, columns, rows)}</section>`
}

const hostOf = (url: string): string => URL.parse(url)?.host ?? url

/** What happened, with the name of the pledge it is about. */
function saidOf({ kind, pledge }: Overview['events'][number] | Overview['deliveries'][number]): Words {
  const said = eventWords[kind]
  if (typeof said !== 'function') return said
  const known = readPledgeId(pledge ?? '')
  return said(known === null ? { da: pledge ?? '', en: pledge ?? '' } : pledgeNames[known])
}

function drawEvents(reader: Reader, events: Overview['events']): Html {
  const { events: said } = words
  const list = events.map(
    event =>
      html`<li>${say(reader, saidOf(event))} <span class="where">${moment(reader, event.at.toISOString())}</span></li>`,
  )
  return html`<section aria-labelledby="events"><h2 id="events">${say(reader, said.title)}</h2>
${events.length === 0 ? html`<p class="empty">${say(reader, said.none)}</p>` : html`<ul class="events">${list}</ul>`}</section>`
}

/** What the answer to adding or rotating is: the only page the secret ever stands on. */
export function drawSecret(reader: Reader, secret: string, isRotated: boolean): Html {
  const { secret: said } = words
  return html`<div class="notifications"><h1>${say(reader, said.title)}</h1>
<p class="lead">${say(reader, said.says)}</p>
<p><code class="secret">${secret}</code></p>
${isRotated ? html`<p>${say(reader, said.both)}</p>` : nothing}
<p><a class="button" href="${notificationPlaces.page[reader.language]}">${say(reader, said.back)}</a></p></div>`
}
