// The policy sentence by sentence, both languages beside each other, each with its pledge and how that stands; one edited,
// added, bound or taken out at a time. Proven by test/journeys/editing.test.ts.

import { html, raw } from 'hono/html'

import type { Asked, Bound, FieldFault, NoticeText, SentenceRow } from '../app/editing/editing-desk.ts'
import { type Language, languages, type Words } from '../core/language.ts'
import { faultSaid } from '../language/editing.ts'
import { editWords, sentenceWords } from '../language/editing-pages.ts'
import { pledgeNames } from '../language/pledges.ts'
import { declaredUnprovenWords } from '../language/verdicts.ts'
import type { PledgeLine } from '../pledge/board.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { route } from './access.ts'
import { drawPledge } from './edit-effect.ts'
import { drawWord, type Filled, type Typed } from './edit-fields.ts'
import { asked as askedAt, editPlaces } from './edit-places.ts'
import {
  type Asking,
  actOf,
  drawCannot,
  drawFieldFaults,
  type Editable,
  overFolder,
  readFields,
  step,
} from './edit-steps.ts'
import { drawPledgeMark } from './mark.ts'
import { pathOf } from './paths.ts'
import { type Html, nothing, type Reader, saidDay, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { drawSaid } from './register-page.ts'
import { formTokenField, mayUse, readerOf, show } from './show.ts'
import type { AddRoutes } from './site.ts'

type Act = (asking: Asking) => Promise<Response>

export const addSentences: AddRoutes = (http, site) => {
  const on = (method: 'GET' | 'POST', path: Readonly<Record<Language, string>>, act: Act, isEdit = true) => {
    for (const language of languages)
      route(
        http,
        site,
        method,
        path[language],
        isEdit ? 'register.edit' : 'register.read',
        (context, visitor) =>
          overFolder({ context, site, visitor }, path, () => act({ context, site, visitor })),
      )
  }
  on('GET', editPlaces.sentences, showSentences, false)
  on('GET', editPlaces.sentence, openSentence)
  on('POST', editPlaces.sentence, sendSentence)
  on('GET', editPlaces.newSentence, openNew)
  on('POST', editPlaces.newSentence, sendNew)
  on('POST', editPlaces.removeSentence, removeSentence)
}

type Lines = ReadonlyMap<string, PledgeLine>

async function linesOf({ site }: Asking): Promise<Lines> {
  const { board } = await site.snapshots.take()
  return new Map(board.pledges.map(line => [line.pledge, line]))
}

async function showSentences(asking: Asking): Promise<Response> {
  const { context, site, visitor } = asking
  const reader = readerOf(context, site)
  const { editing } = site.app.desk
  const [text, state, lines] = [await editing.notice(), await editing.state(), await linesOf(asking)]
  const mayEdit = mayUse(site, visitor, 'register.edit')
  const body = html`<div class="edit"><h1>${say(reader, sentenceWords.title)}</h1>
<p class="lead">${say(reader, sentenceWords.lead)}</p>
${drawSaid(context, reader)}
${state.cannotSave === null || !mayEdit ? nothing : drawCannot(reader, state.cannotSave)}
${drawUnbound(reader, text, mayEdit)}
<div class="sentences">${text.rows.map(row => drawRow(reader, text, row, lines, mayEdit))}</div></div>`
  return show(context, site, visitor, {
    title: say(reader, sentenceWords.title),
    body,
    path: editPlaces.sentences,
  })
}

function drawUnbound(reader: Reader, { unbound }: NoticeText, mayEdit: boolean): Html {
  if (unbound.length === 0) return nothing
  const items = unbound.map(({ language, text }) => {
    const href = askedAt(editPlaces.newSentence, { after: '', [language]: text })[reader.language]
    const bind = mayEdit
      ? html` <a class="button" href="${href}">${say(reader, sentenceWords.bind)}</a>`
      : nothing
    return html`<li><q lang="${language}">${text}</q>${bind}</li>`
  })
  return html`<section class="first"><h2>${say(reader, sentenceWords.unbound)}</h2><p>${say(reader, sentenceWords.unboundLead)}</p><ul>${items}</ul></section>`
}

function drawRow(reader: Reader, text: NoticeText, row: SentenceRow, lines: Lines, mayEdit: boolean): Html {
  const heading = row.heading[reader.language] ?? row.heading.da ?? row.heading.en
  const of = row.heading[reader.language] === null && row.heading.da !== null ? 'da' : reader.language
  return html`${heading === null ? nothing : html`<h2 lang="${of}">${heading}</h2>`}
<section class="row" id="${row.id}" aria-label="${row.id}"><div class="pair">${text.languages.map(language => drawText(reader, row, language))}</div>
<p class="promise"><span>${drawPromise(reader, row, lines)}</span>${mayEdit ? drawActs(reader, row) : nothing}</p></section>`
}

const drawText = (reader: Reader, { texts }: SentenceRow, language: Language): Html =>
  html`<p lang="${language}">${texts[language] ?? html`<span class="hole" lang="${reader.language}">${say(reader, sentenceWords.lacks)}</span>`}</p>`

function drawPromise(reader: Reader, { pledge, because, declared }: SentenceRow, lines: Lines): Html {
  if (pledge === null)
    return html`<b>${say(reader, sentenceWords.promisesNothing)}</b>${because === null ? nothing : html`: ${say(reader, because)}`}`
  const line = lines.get(pledge)
  const path = pathOf({ kind: 'pledge', pledge }, reader.language)
  const name = html`<a href="${path}">${say(reader, pledgeNames[pledge])}</a>`
  if (line !== undefined) return html`${name}: ${drawPledgeMark(reader, line)}`
  return html`${name}${declared === null ? nothing : html` (${say(reader, declaredUnprovenWords)})`}`
}

function drawActs(reader: Reader, { id, texts }: SentenceRow): Html {
  const words = short(texts[reader.language] ?? texts.da ?? texts.en ?? id)
  return html` <span class="acts"><a class="button" href="${askedAt(editPlaces.sentence, { id })[reader.language]}" aria-label="${say(reader, sentenceWords.editWhich(words))}">${say(reader, editWords.edit)}</a>
<a class="button" href="${askedAt(editPlaces.newSentence, { after: id })[reader.language]}" aria-label="${say(reader, sentenceWords.addWhich(words))}">${say(reader, sentenceWords.addAfter)}</a></span>`
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text)

async function openSentence(asking: Asking): Promise<Response> {
  const { context, site, visitor } = asking
  const found = await findSentence(asking)
  if (found === null) return refuse(context, site, 404, 'not-found')
  const { text, row } = found
  const body = await drawSentence(asking, text, row, typedIn(row), text.base, [])
  const title = say(readerOf(context, site), sentenceWords.one)
  return show(context, site, visitor, { title, body, path: askedAt(editPlaces.sentence, { id: row.id }) })
}

async function findSentence({ context, site }: Asking) {
  const text = await site.app.desk.editing.notice()
  const row = text.rows.find(({ id }) => id === context.req.query('id'))
  return row === undefined ? null : { text, row }
}

const typedIn = ({ texts, pledge, because, declared }: SentenceRow): Typed => ({
  da: texts.da ?? '',
  en: texts.en ?? '',
  pledge: pledge ?? 'none',
  'because/da': because?.da ?? '',
  'because/en': because?.en ?? '',
  declared: declared === null ? '' : 'on',
})

async function drawSentence(
  asking: Asking,
  text: NoticeText,
  row: SentenceRow,
  typed: Typed,
  base: string,
  faults: readonly FieldFault[],
  above: Html = nothing,
): Promise<Html> {
  const { context, site } = asking
  const reader = readerOf(context, site)
  const line = row.pledge === null ? undefined : (await linesOf(asking)).get(row.pledge)
  const action = askedAt(editPlaces.sentence, { id: row.id })
  return html`<div class="edit">${drawWay(reader)}<h1>${say(reader, sentenceWords.one)}</h1>
${drawFieldFaults(reader, faults)}${above}${await drawWhether(asking)}
${drawSentenceForm(asking, text, { typed, base, faults, action, declared: row.declared })}
${line === undefined ? nothing : html`<h2>${say(reader, sentenceWords.checks)}</h2>${drawPledge(reader, line)}`}
<section class="remove"><h2>${say(reader, sentenceWords.removeTitle)}</h2><p class="hint">${say(reader, sentenceWords.removeHint)}</p>
<form method="post" action="${askedAt(editPlaces.removeSentence, { id: row.id })[reader.language]}">${formTokenField(context)}<input type="hidden" name="base" value="${base}"><button name="step" value="look">${say(reader, sentenceWords.removeTitle)}</button></form></section></div>`
}

const drawWay = (reader: Reader): Html =>
  html`<p class="where"><a href="${editPlaces.sentences[reader.language]}">${say(reader, sentenceWords.title)}</a></p>`

async function drawWhether({ context, site }: Asking): Promise<Html> {
  const cannotSave = await site.app.desk.editing.cannotSave()
  return cannotSave === null ? nothing : drawCannot(readerOf(context, site), cannotSave)
}

interface SentenceForm {
  readonly typed: Typed
  readonly base: string
  readonly faults: readonly FieldFault[]
  readonly action: Readonly<Record<Language, string>>
  readonly declared: SentenceRow['declared']
}

function drawSentenceForm({ context, site }: Asking, text: NoticeText, form: SentenceForm): Html {
  const reader = readerOf(context, site)
  const { typed, base, faults, action, declared } = form
  const filled: Filled = { reader, typed, faults, languages: text.languages }
  const by =
    declared === null
      ? nothing
      : html`<span class="hint">${say(reader, sentenceWords.declaredBy(declared.by, saidDay(reader, `${declared.at}T12:00:00Z`)))}</span>`
  return html`<p class="hint">${say(reader, editWords.steps)}</p>
<form method="post" action="${action[reader.language]}">${formTokenField(context)}<input type="hidden" name="base" value="${base}">
<fieldset class="ask"><legend>${say(reader, sentenceWords.texts)}</legend><span class="hint">${say(reader, sentenceWords.textsHint)}</span>
<div class="pair">${text.languages.map(language => drawWord(filled, language, language))}</div></fieldset>
<div class="ask"><label for="pledge">${say(reader, sentenceWords.promise)}</label>${drawPledgeFault(reader, faults)}
<select id="pledge" name="pledge"${faults.some(({ name }) => name === 'pledge') ? raw(' aria-invalid="true" aria-describedby="pledge-fault"') : nothing}>${drawPledges(reader, typed['pledge'] ?? '')}</select></div>
<label class="ask check"><input type="checkbox" name="declared" value="on"${typed['declared'] === 'on' ? raw(' checked') : nothing}> <span>${say(reader, sentenceWords.declared)}</span> ${by}</label>
<fieldset class="ask"><legend>${say(reader, sentenceWords.because)}</legend><span class="hint">${say(reader, sentenceWords.becauseHint)}</span>
<div class="pair">${text.languages.map(language => drawWord(filled, `because/${language}`, language))}</div></fieldset>
<p class="buttons"><button class="main" name="step" value="look">${say(reader, editWords.look)}</button>
<a class="button" href="${editPlaces.sentences[reader.language]}">${say(reader, editWords.cancel)}</a></p></form>`
}

const drawPledgeFault = (reader: Reader, faults: readonly FieldFault[]): Html =>
  html`${faults.filter(({ name }) => name === 'pledge').map(({ says }) => html`<span class="fault" id="pledge-fault">${say(reader, says)}</span>`)}`

function drawPledges(reader: Reader, now: string): Html {
  const options: readonly (readonly [string, Words])[] = [
    ['', editWords.choose],
    ['none', sentenceWords.promisesNothing],
    ...pledgeIds.map(id => [id, pledgeNames[id]] as const),
  ]
  return html`${options.map(([value, words]) => html`<option value="${value}"${value === now ? raw(' selected') : nothing}>${say(reader, words)}</option>`)}`
}

const fields = ['da', 'en', 'pledge', 'declared', 'because/da', 'because/en'] as const

function readSentence(typed: Typed): {
  readonly texts: Record<Language, string>
  readonly bound: Bound
  readonly carried: Typed
} {
  const said = (name: string): string => typed[name] ?? ''
  const pledge = pledgeIds.find(id => id === said('pledge')) ?? ''
  const because = { da: said('because/da'), en: said('because/en') }
  return {
    texts: { da: said('da'), en: said('en') },
    bound: { pledge, because, declared: said('declared') === 'on' },
    carried: Object.fromEntries(
      fields.flatMap(name => (typed[name] === undefined ? [] : [[name, typed[name]]])),
    ),
  }
}

/** What has to be decided before anything can be judged. */
function undecided(typed: Typed, { languages: needed }: NoticeText): readonly FieldFault[] {
  if ((typed['pledge'] ?? '') === '')
    return [{ name: 'pledge', label: null, says: faultSaid['choose-pledge'], message: null }]
  if (typed['pledge'] !== 'none') return []
  return needed
    .map(language => `because/${language}`)
    .filter(name => (typed[name] ?? '') === '')
    .map(name => ({ name, label: null, says: faultSaid['say-why'], message: null }))
}

async function sendSentence(asking: Asking): Promise<Response> {
  const found = await findSentence(asking)
  if (found === null) return refuse(asking.context, asking.site, 404, 'not-found')
  const { text, row } = found
  const typed = await readFields(asking.context)
  const { texts, bound, carried } = readSentence(typed)
  const { id } = row
  return decided(asking, text, {
    ...{ typed, carried, base: typed['base'] ?? '', title: sentenceWords.one },
    asked: { kind: 'sentence', id, texts, bound, act: await actOf(asking) },
    path: askedAt(editPlaces.sentence, { id }),
    at: askedAt(editPlaces.sentence, { id }),
    form: (now, base, faults, above) => drawSentence(asking, text, row, now, base, faults, above),
    done: (_, isPublished) => savedAt(asking, isPublished, id),
    typedOf: merged => (merged.kind === 'sentence' ? merged.texts : {}),
  })
}

async function decided(asking: Asking, text: NoticeText, edit: Editable): Promise<Response> {
  const faults = edit.typed['step'] === 'back' ? [] : undecided(edit.typed, text)
  if (faults.length === 0) return step(asking, edit)
  const { context, site, visitor } = asking
  const body = await edit.form(edit.typed, edit.base, faults)
  const title = say(readerOf(context, site), edit.title)
  return show(context, site, visitor, { title, body, path: edit.at, status: 422 })
}

function savedAt({ context, site }: Asking, isPublished: boolean, id: string | null): string {
  const { language } = readerOf(context, site)
  const said = `${editPlaces.sentences[language]}?saved=${isPublished ? 'published' : 'folder'}`
  return id === null ? said : `${said}#${id}`
}

async function openNew(asking: Asking): Promise<Response> {
  const { context, site, visitor } = asking
  const text = await site.app.desk.editing.notice()
  const after = context.req.query('after') ?? ''
  const isThere = after === '' || text.rows.some(({ id }) => id === after)
  if (!isThere) return refuse(context, site, 404, 'not-found')
  const typed = { da: context.req.query('da') ?? '', en: context.req.query('en') ?? '' }
  const body = await drawNew(asking, text, after, typed, text.base, [])
  const title = say(readerOf(context, site), after === '' ? sentenceWords.binding : sentenceWords.new)
  return show(context, site, visitor, {
    title,
    body,
    path: askedAt(editPlaces.newSentence, { after, ...typed }),
  })
}

async function drawNew(
  asking: Asking,
  text: NoticeText,
  after: string,
  typed: Typed,
  base: string,
  faults: readonly FieldFault[],
  above: Html = nothing,
): Promise<Html> {
  const { context, site } = asking
  const reader = readerOf(context, site)
  const row = text.rows.find(({ id }) => id === after)
  const words = row?.texts[reader.language] ?? row?.texts.da ?? row?.texts.en ?? ''
  const lead = after === '' ? sentenceWords.bindingLead : sentenceWords.newAfter(words)
  const action = askedAt(editPlaces.newSentence, { after })
  return html`<div class="edit">${drawWay(reader)}<h1>${say(reader, after === '' ? sentenceWords.binding : sentenceWords.new)}</h1>
<p>${say(reader, lead)}</p>${drawFieldFaults(reader, faults)}${above}${await drawWhether(asking)}
${drawSentenceForm(asking, text, { typed, base, faults, action, declared: null })}</div>`
}

async function sendNew(asking: Asking): Promise<Response> {
  const { context, site } = asking
  const text = await site.app.desk.editing.notice()
  const after = context.req.query('after') ?? ''
  const typed = await readFields(context)
  const { texts, bound, carried } = readSentence(typed)
  const asked: Asked = { kind: 'new-sentence', after, texts, bound, act: await actOf(asking) }
  const at = askedAt(editPlaces.newSentence, { after })
  return decided(asking, text, {
    ...{ typed, carried, asked, base: typed['base'] ?? '', title: sentenceWords.new, path: at, at },
    form: (now, base, faults, above) => drawNew(asking, text, after, now, base, faults, above),
    done: (named, isPublished) => savedAt({ ...asking, context, site }, isPublished, named),
    typedOf: () => ({}),
  })
}

async function removeSentence(asking: Asking): Promise<Response> {
  const found = await findSentence(asking)
  if (found === null) return refuse(asking.context, asking.site, 404, 'not-found')
  const { text, row } = found
  const typed = await readFields(asking.context)
  const { id } = row
  return step(asking, {
    ...{ typed, carried: {}, base: typed['base'] ?? '', title: sentenceWords.removeTitle },
    asked: { kind: 'remove-sentence', id },
    path: askedAt(editPlaces.removeSentence, { id }),
    at: askedAt(editPlaces.sentence, { id }),
    form: (_, base, faults, above) => drawSentence(asking, text, row, typedIn(row), base, faults, above),
    done: (_, isPublished) => savedAt(asking, isPublished, null),
    typedOf: () => ({}),
  })
}
