// The register, entry by entry: the sections with what stands in them and what nobody has accepted, and each entry as a form.
// Who may only read sees the same without fields to fill in. Proven by test/journeys/editing.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import type { Asked, Entry, FieldFault, FolderState, Section } from '../app/editing/editing-desk.ts'
import { type Language, languages, type Words } from '../core/language.ts'
import { editWords, registerWords } from '../language/editing-pages.ts'
import { statusWords } from '../language/record.ts'
import { route } from './access.ts'
import { drawShown } from './edit-effect.ts'
import { drawQuestion, type Filled, fieldNames, type Question, type Typed } from './edit-fields.ts'
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
import { type Html, nothing, type Reader, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { formTokenField, mayUse, readerOf, show } from './show.ts'
import type { AddRoutes } from './site.ts'

type Act = (asking: Asking) => Promise<Response>

export const addRegister: AddRoutes = (http, site) => {
  const on = (method: 'GET' | 'POST', path: Readonly<Record<Language, string>>, act: Act) => {
    const row = method === 'GET' ? 'register.read' : 'register.edit'
    for (const language of languages)
      route(http, site, method, path[language], row, (context, visitor) =>
        overFolder({ context, site, visitor }, path, () => act({ context, site, visitor })),
      )
  }
  on('GET', editPlaces.register, showRegister)
  on('GET', editPlaces.entry, asking => openEntry(asking, false))
  on('POST', editPlaces.entry, asking => sendEntry(asking, false))
  on('GET', editPlaces.newEntry, asking => openEntry(asking, true))
  on('POST', editPlaces.newEntry, asking => sendEntry(asking, true))
  on('POST', editPlaces.removeEntry, removeEntry)
}

async function showRegister({ context, site, visitor }: Asking): Promise<Response> {
  const reader = readerOf(context, site)
  const { editing } = site.app.desk
  const [state, sections] = [await editing.state(), await editing.sections()]
  const mayEdit = mayUse(site, visitor, 'register.edit')
  const body = html`<div class="edit"><h1>${say(reader, registerWords.title)}</h1>
<p class="lead">${say(reader, registerWords.lead)}</p>
${drawSaid(context, reader)}
${state.cannotSave === null || !mayEdit ? nothing : drawCannot(reader, state.cannotSave)}
${drawWaiting(reader, state)}
${drawContents(reader, registerWords.sections, sections)}
${sections.map(section => drawSection(reader, section, mayEdit, 'h2'))}
<p class="small">${say(reader, registerWords.file(state.path))}</p></div>`
  return show(context, site, visitor, {
    title: say(reader, registerWords.title),
    body,
    path: editPlaces.register,
  })
}

const drawContents = (reader: Reader, title: Words, sections: readonly Section[]): Html =>
  sections.length === 0
    ? nothing
    : html`<nav class="contents" aria-label="${say(reader, title)}"><ul>${sections.map(({ path, label }) => html`<li><a href="#${path}">${say(reader, label)}</a></li>`)}</ul></nav>`

/** What was just saved, told once: the address says so. */
export function drawSaid(context: Context, reader: Reader): Html {
  const said = context.req.query('saved')
  if (said === undefined) return nothing
  return html`<div class="said" role="status"><p>${say(reader, said === 'published' ? editWords.saved : editWords.savedOnly)}</p></div>`
}

function drawWaiting(reader: Reader, { waiting }: FolderState): Html {
  if (waiting === null) return nothing
  const why =
    waiting.refused.length === 0
      ? html`<p>${say(reader, registerWords.waitingSoon)}</p>`
      : html`<p>${say(reader, registerWords.waitingLead)}</p><ul>${waiting.refused.map(words => html`<li>${say(reader, words)}</li>`)}</ul>`
  return html`<section class="said" aria-labelledby="waiting"><h2 id="waiting">${say(reader, registerWords.waiting)}</h2>
${why}${drawShown(reader, waiting.shown)}</section>`
}

const proposedIn = ({ entries }: Section): number =>
  entries.filter(({ status }) => status === 'proposed').length

function drawSection(reader: Reader, section: Section, mayEdit: boolean, level: 'h2' | 'h3'): Html {
  const { path, label, help, isList, entries } = section
  const name = say(reader, label)
  const heading = html`${raw(`<${level} id="${path.replace(/[^\w./-]/g, '')}">`)}${name}${raw(`</${level}>`)}`
  const count = proposedIn(section)
  const isFull = !isList && entries.length > 0
  const add = askedAt(editPlaces.newEntry, { path })[reader.language]
  return html`<section class="list"><div class="head">${heading}${isFull || !mayEdit ? nothing : html`<a class="button" href="${add}" aria-label="${say(reader, editWords.addTo(name))}">${say(reader, editWords.add)}</a>`}</div>
${help === null ? nothing : html`<p class="hint">${say(reader, help)}</p>`}
${count === 0 || !isList ? nothing : html`<p class="hint">${say(reader, registerWords.proposedCount(count))}</p>`}
${entries.length === 0 ? html`<p class="empty">${say(reader, editWords.none)}</p>` : html`<ul class="rows">${entries.map(entry => drawListed(reader, entry))}</ul>`}</section>`
}

const statuses: Readonly<Record<string, Words>> = statusWords

function drawListed(reader: Reader, { path, name, status }: Section['entries'][number]): Html {
  const mark = status === null ? nothing : html` <span class="hint">${drawStatus(reader, status)}</span>`
  return html`<li><a href="${askedAt(editPlaces.entry, { path })[reader.language]}">${say(reader, name)}</a>${mark}</li>`
}

const drawStatus = (reader: Reader, status: string): string =>
  say(reader, statuses[status] ?? statusWords.proposed)

async function openEntry(asking: Asking, isNew: boolean): Promise<Response> {
  const { context, site, visitor } = asking
  const entry = await site.app.desk.editing.entry(context.req.query('path') ?? '', isNew)
  if (entry === null) return refuse(context, site, 404, 'not-found')
  const reader = readerOf(context, site)
  const typed = isNew ? {} : entry.answers
  const body = await drawForm(asking, entry, typed, entry.base, [])
  return show(context, site, visitor, { title: say(reader, titleOf(entry)), body, path: placeOf(entry) })
}

const placeOf = ({ path, isNew }: Entry): Readonly<Record<Language, string>> =>
  askedAt(isNew ? editPlaces.newEntry : editPlaces.entry, { path })

function titleOf({ crumbs, isNew, name }: Entry): Words {
  const list = crumbs.at(-1)?.name
  if (!isNew || list === undefined) return name
  const [da, en] = languages.map(language => registerWords.newEntry(list[language])[language])
  return { da: da ?? '', en: en ?? '' }
}

async function drawForm(
  asking: Asking,
  entry: Entry,
  typed: Typed,
  base: string,
  faults: readonly FieldFault[],
  above: Html = nothing,
): Promise<Html> {
  const { context, site, visitor } = asking
  const reader = readerOf(context, site)
  const mayEdit = mayUse(site, visitor, 'register.edit')
  const filled: Filled = { reader, typed, faults, languages: entry.languages }
  const cannotSave = await site.app.desk.editing.cannotSave()
  return html`<div class="edit">${drawCrumbs(reader, entry)}<h1>${say(reader, titleOf(entry))}</h1>
${drawSaid(context, reader)}${drawFieldFaults(reader, faults)}${above}
${mayEdit && cannotSave !== null ? drawCannot(reader, cannotSave) : nothing}
${drawContents(reader, registerWords.below, entry.lists)}
${mayEdit ? await drawFields(asking, entry, filled, base) : drawAnswers(filled, entry)}
${drawBelow(reader, entry, mayEdit)}
${mayEdit && entry.isRemovable ? drawRemove(context, reader, entry) : nothing}</div>`
}

function drawCrumbs(reader: Reader, { crumbs }: Entry): Html {
  const all = [
    html`<a href="${editPlaces.register[reader.language]}">${say(reader, registerWords.title)}</a>`,
    ...crumbs.map(({ name, path }) =>
      path === null
        ? html`${say(reader, name)}`
        : html`<a href="${askedAt(editPlaces.entry, { path })[reader.language]}">${say(reader, name)}</a>`,
    ),
  ]
  return html`<p class="where">${all.map((crumb, at) => html`${at === 0 ? '' : ' › '}${crumb}`)}</p>`
}

async function drawFields(asking: Asking, entry: Entry, filled: Filled, base: string): Promise<Html> {
  const { context } = asking
  const { reader } = filled
  return html`<p class="hint">${say(reader, editWords.steps)}</p>
<form method="post" action="${placeOf(entry)[reader.language]}">${formTokenField(context)}<input type="hidden" name="base" value="${base}">
${entry.questions.map(question => drawQuestion(filled, question))}
${entry.status === null ? nothing : await drawStanding(asking, entry, filled)}
<p class="buttons"><button class="main" name="step" value="look">${say(reader, editWords.look)}</button>
<a class="button" href="${editPlaces.register[reader.language]}">${say(reader, editWords.cancel)}</a></p></form>`
}

/** What nobody answers for is a proposal; whoever accepts it stands by name and day in the register. */
async function drawStanding(
  asking: Asking,
  { status, accepted, isNew }: Entry,
  filled: Filled,
): Promise<Html> {
  const { reader, typed } = filled
  const { by } = await actOf(asking)
  const now = status ?? 'proposed'
  const keep =
    accepted === null
      ? registerWords.keep(statuses[now] ?? statusWords.proposed)
      : registerWords.keepAccepted(accepted.by, accepted.at)
  const choices: readonly (readonly [string, Words])[] = [
    isNew ? ['proposed', registerWords.propose] : ['keep', keep],
    ...(by === '' ? [] : [['accepted', registerWords.accept(by)] as const]),
    ...(now === 'published' && !isNew ? [] : [['published', registerWords.published] as const]),
    ...(now === 'proposed' || isNew ? [] : [['proposed', registerWords.propose] as const]),
  ]
  const chosen = typed['standing'] ?? choices[0]?.[0]
  return html`<fieldset class="ask"><legend>${say(reader, registerWords.answers)}</legend><span class="hint">${say(reader, registerWords.answersHint)}</span>
${choices.map(([value, words]) => html`<label class="check"><input type="radio" name="standing" value="${value}"${value === chosen ? raw(' checked') : nothing}> <span>${say(reader, words)}</span></label>`)}</fieldset>`
}

/** What the fields would say, for who may only read. */
function drawAnswers(filled: Filled, { questions, status }: Entry): Html {
  const { reader } = filled
  const said = questions.flatMap(question => drawAnswer(filled, question))
  const standing = status === null ? nothing : html`<p class="hint">${drawStatus(reader, status)}</p>`
  return html`${standing}<dl class="facts">${said}</dl>`
}

function drawAnswer(filled: Filled, question: Question): readonly Html[] {
  const { reader, typed } = filled
  if (question.within.length > 0) return question.within.flatMap(inner => drawAnswer(filled, inner))
  const names = fieldNames([question]).filter(name => (typed[name] ?? '') !== '')
  if (names.length === 0) return []
  const options = new Map(question.options.map(({ value, name }) => [value, say(reader, name)]))
  const words = names.map(name => {
    const value = typed[name] ?? ''
    return value === 'on'
      ? (options.get(name.slice(question.name.length + 1)) ?? name)
      : (options.get(value) ?? value)
  })
  return [html`<dt>${say(reader, question.label)}</dt><dd>${words.join('; ')}</dd>`]
}

const drawBelow = (reader: Reader, { lists }: Entry, mayEdit: boolean): Html =>
  lists.length === 0
    ? nothing
    : html`<h2>${say(reader, registerWords.below)}</h2>${lists.map(list => drawSection(reader, list, mayEdit, 'h3'))}`

const drawRemove = (context: Context, reader: Reader, { path, base }: Entry): Html =>
  html`<section class="remove"><h2>${say(reader, registerWords.removeTitle)}</h2><p class="hint">${say(reader, registerWords.removeHint)}</p>
<form method="post" action="${askedAt(editPlaces.removeEntry, { path })[reader.language]}">${formTokenField(context)}<input type="hidden" name="base" value="${base}"><button name="step" value="look">${say(reader, editWords.remove)}</button></form></section>`

async function sendEntry(asking: Asking, isNew: boolean): Promise<Response> {
  const { context, site } = asking
  const entry = await site.app.desk.editing.entry(context.req.query('path') ?? '', isNew)
  if (entry === null) return refuse(context, site, 404, 'not-found')
  const typed = await readFields(context)
  return step(asking, await entryEdit(asking, entry, typed))
}

async function entryEdit(asking: Asking, entry: Entry, typed: Typed): Promise<Editable> {
  const { path, isNew, questions } = entry
  const names = [...fieldNames(questions), 'standing']
  const carried = picked(typed, names)
  const { standing = 'keep', ...answers } = carried
  const asked: Asked = {
    ...{ kind: 'entry', path, isNew, answers, act: await actOf(asking) },
    standing:
      standing === 'proposed' || standing === 'published' || standing === 'accepted' ? standing : 'keep',
  }
  const { language } = readerOf(asking.context, asking.site)
  return {
    ...{
      typed,
      carried,
      asked,
      base: typed['base'] ?? '',
      path: placeOf(entry),
      at: placeOf(entry),
      title: titleOf(entry),
    },
    form: (now, base, faults, above) => drawForm(asking, entry, now, base, faults, above),
    done: (named, isPublished) =>
      askedAt(editPlaces.entry, { path: named ?? path, saved: isPublished ? 'published' : 'folder' })[
        language
      ],
    typedOf: merged => (merged.kind === 'entry' ? merged.answers : {}),
  }
}

const picked = (typed: Typed, names: readonly string[]): Typed =>
  Object.fromEntries(names.flatMap(name => (typed[name] === undefined ? [] : [[name, typed[name]]])))

async function removeEntry(asking: Asking): Promise<Response> {
  const { context, site } = asking
  const entry = await site.app.desk.editing.entry(context.req.query('path') ?? '', false)
  if (entry === null || !entry.isRemovable) return refuse(context, site, 404, 'not-found')
  const typed = await readFields(context)
  const { path } = entry
  const { language } = readerOf(context, site)
  return step(asking, {
    ...{ typed, carried: {}, base: typed['base'] ?? '', title: registerWords.removeTitle },
    asked: { kind: 'remove-entry', path },
    path: askedAt(editPlaces.removeEntry, { path }),
    at: placeOf(entry),
    form: (_, base, faults, above) => drawForm(asking, entry, entry.answers, base, faults, above),
    done: (_, isPublished) =>
      `${editPlaces.register[language]}?saved=${isPublished ? 'published' : 'folder'}`,
    typedOf: () => ({}),
  })
}
