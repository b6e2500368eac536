// The steps of every edit, whatever is edited: the form, what the change does, saved. What was typed travels along in hidden
// fields, so that nothing is kept between the steps and nothing is lost. Of two who save, the second sees what both changed.
// Proven by test/journeys/editing.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { Asked, FieldFault, Judged, Saved } from '../app/editing/editing-desk.ts'
import type { Language, Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import type { Visitor } from '../core/roles.ts'
import { conflictWords, editWords, effectWords } from '../language/editing-pages.ts'
import { drawEffect, drawShown } from './edit-effect.ts'
import type { Typed } from './edit-fields.ts'
import { seeOther } from './let-in.ts'
import { type Html, nothing, type Reader, say, sayDoing } from './reader.ts'
import { formTokenField, readerOf, show } from './show.ts'
import type { Site } from './site.ts'

/** Whoever asked, where. */
export interface Asking {
  readonly context: Context
  readonly site: Site
  readonly visitor: Visitor
}

/** One edit on its way. */
export interface Editable {
  /** What was sent, by field. */
  readonly typed: Typed
  readonly base: string
  readonly asked: Asked
  /** Where its forms are sent. */
  readonly path: Readonly<Record<Language, string>>
  /** The page the form stands on: the switch of languages leads there. */
  readonly at: Readonly<Record<Language, string>>
  readonly title: Words
  /** The fields a form had before the steps, as hidden ones. */
  readonly carried: Typed
  /** The form again, with what was typed. */
  form(typed: Typed, base: string, faults: readonly FieldFault[], above?: Html): Promise<Html>
  /** Where a saved edit leads. */
  done(named: string | null, isPublished: boolean): string
  /** What was typed, of what an edit asks. */
  typedOf(asked: Asked): Typed
}

/** What a form brought: every field that came once, as text; line ends as everywhere. */
export async function readFields(context: Context): Promise<Typed> {
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody({ all: true }).catch(() => ({}))
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[name, value.replace(/\r\n?/g, '\n').trim().normalize('NFC')] as const]
        : [],
    ),
  )
}

export async function step(asking: Asking, edit: Editable): Promise<Response> {
  const { editing } = asking.site.app.desk
  const { typed, base, asked } = edit
  if (typed['step'] === 'back') return showForm(asking, edit, typed, base, [], 200)
  const answer = typed['step'] === 'save' ? await editing.save(asked, base) : await editing.judge(asked, base)
  return answered(asking, edit, answer)
}

async function answered(asking: Asking, edit: Editable, answer: Judged | Saved): Promise<Response> {
  const { typed, base } = edit
  switch (answer.kind) {
    case 'refused':
      return showForm(asking, edit, typed, base, answer.faults, 422)
    case 'conflict':
      return showConflict(asking, edit, answer)
    case 'nowhere':
      return showForm(
        asking,
        edit,
        typed,
        base,
        [{ name: '', label: null, says: answer.says, message: null }],
        422,
      )
    case 'saved':
      return seeOther(edit.done(answer.named, answer.folder === 'published'))
    default:
      return showEffect(asking, edit, answer)
  }
}

async function showForm(
  { context, site, visitor }: Asking,
  edit: Editable,
  typed: Typed,
  base: string,
  faults: readonly FieldFault[],
  status: 200 | 422,
): Promise<Response> {
  const reader = readerOf(context, site)
  const body = await edit.form(typed, base, faults)
  return show(context, site, visitor, { title: say(reader, edit.title), body, path: edit.at, status })
}

async function showEffect(
  { context, site, visitor }: Asking,
  edit: Editable,
  { effect, base }: Extract<Judged, { kind: 'judged' }>,
): Promise<Response> {
  const reader = readerOf(context, site)
  const cannotSave = await site.app.desk.editing.cannotSave()
  const word = effect.refused.length === 0 ? editWords.publish : editWords.saveOnly
  const canSave = cannotSave === null && !effect.shown.isEmpty
  const body = html`<div class="edit"><p class="where">${say(reader, edit.title)}</p><h1>${say(reader, effectWords.title)}</h1>
${drawEffect(reader, effect)}
${cannotSave === null ? nothing : drawCannot(reader, cannotSave)}
<form method="post" action="${edit.path[reader.language]}">${formTokenField(context)}${drawCarried(edit.carried, base)}
<p class="buttons">${canSave ? html`<button class="main" name="step" value="save">${say(reader, word)}</button>` : nothing}<button name="step" value="back">${say(reader, editWords.back)}</button></p></form></div>`
  return show(context, site, visitor, { title: say(reader, effectWords.title), body, path: edit.at })
}

export const drawCannot = (reader: Reader, says: Words): Html =>
  html`<div class="said"><h2>${say(reader, editWords.cannot)}</h2><p>${sayDoing(reader, says)}</p></div>`

const drawCarried = (carried: Typed, base: string): Html =>
  html`${Object.entries({ ...carried, base }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

async function showConflict(
  { context, site, visitor }: Asking,
  edit: Editable,
  { mine, theirs, between, asked, base }: Extract<Judged, { kind: 'conflict' }>,
): Promise<Response> {
  const reader = readerOf(context, site)
  const typed = { ...edit.typed, ...edit.typedOf(asked) }
  const side = (title: Words, shown: typeof mine) =>
    shown === null
      ? nothing
      : html`<section><h2>${say(reader, title)}</h2>${drawShown(reader, shown)}</section>`
  const above = html`<div class="faults" role="alert"><h2>${say(reader, conflictWords.title)}</h2><p>${say(reader, conflictWords.lead)}</p></div>
<div class="sides">${side(conflictWords.theirs, theirs)}${side(conflictWords.mine, mine)}</div>
${side(conflictWords.between, between)}
<h2>${say(reader, conflictWords.typed)}</h2>`
  const body = await edit.form(typed, base, [], above)
  const title = say(reader, conflictWords.title)
  return show(context, site, visitor, { title, body, path: edit.at, status: 409 })
}

/** What is wrong, at the top of the form, each with a link to its field. */
export function drawFieldFaults(reader: Reader, faults: readonly FieldFault[]): Html {
  if (faults.length === 0) return nothing
  return html`<div class="faults" role="alert"><h2>${say(reader, editWords.faults)}</h2>
<ul>${faults.map(({ name, label, says, message }) => {
    const words = html`${label === null ? '' : `${say(reader, label)}: `}${say(reader, says)}`
    const exact =
      message === null || name !== '' ? nothing : html` <span class="hint" lang="en">${message}</span>`
    return html`<li>${name === '' ? words : html`<a href="#${name}">${words}</a>`}${exact}</li>`
  })}</ul></div>`
}

/** A page over the files of the folder; where they cannot be read, it says what is wrong with them and where. */
export async function overFolder(
  { context, site, visitor }: Asking,
  path: Readonly<Record<Language, string>>,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    const reader = readerOf(context, site)
    const title = say(reader, editWords.unreadable)
    const body = html`<div class="edit"><h1>${title}</h1><p class="lead">${say(reader, editWords.unreadableLead)}</p><pre lang="en">${fault.message}</pre></div>`
    return show(context, site, visitor, { title, body, path, status: 422 })
  }
}

/** Who answers for what is accepted here, and on which day; no name where whoever asks has no account. */
export async function actOf({
  site,
  visitor,
}: Pick<Asking, 'site' | 'visitor'>): Promise<{ readonly by: string; readonly at: string }> {
  const account = visitor.kind === 'somebody' ? visitor.account : null
  const own = account === null ? null : await site.app.desk.accounts.own(account)
  return { by: own?.name ?? '', at: dayIn(site) }
}

const dayIn = ({ clock, zone }: Site): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(clock.now())
