// One field of a form: its label, what helps, what is wrong with it, and what was typed, bound together so that it is heard as
// it is seen (WCAG 2.2: 1.3.1, 3.3.1-3.3.3). What is wrong stands at the top of the form too, each with a link to its field.

import { html, raw } from 'hono/html'

import type { Words } from '../core/language.ts'
import { formWords } from '../language/sign-in.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export interface Field {
  readonly name: string
  /** Where it stands on the page, where there is more than one of its name. */
  readonly id?: string
  readonly label: Words
  readonly hint?: Words
  readonly fault?: Words | null
  readonly value?: string
  readonly type?: 'text' | 'email'
  /** HTML's own names: `username`, `one-time-code`, `name`; a browser fills it in. */
  readonly autocomplete?: string
  readonly digits?: boolean
  readonly most?: number
  readonly isOptional?: boolean
}

export function drawField(reader: Reader, field: Field): Html {
  const { name, id = name, label, hint, fault = null, value = '', type = 'text', most = 254 } = field
  const hintId = hint === undefined ? null : `${id}-hint`
  const faultId = fault === null ? null : `${id}-fault`
  const described = [faultId, hintId].filter(id => id !== null).join(' ')
  return html`<p class="field">
<label for="${id}">${say(reader, label)}</label>
${hint === undefined ? nothing : html`<span class="hint" id="${hintId}">${say(reader, hint)}</span>`}
${fault === null ? nothing : html`<span class="fault" id="${faultId}">${say(reader, fault)}</span>`}
<input id="${id}" name="${name}" type="${type}" value="${value}" maxlength="${most}" autocomplete="${field.autocomplete ?? 'off'}"${raw(
    [
      field.digits === true ? ' inputmode="numeric"' : '',
      field.isOptional === true ? '' : ' required',
      described === '' ? '' : ` aria-describedby="${described}"`,
      fault === null ? '' : ' aria-invalid="true"',
    ].join(''),
  )}>
</p>`
}

/** What is wrong with a form, by the name of the field. */
export type Faults = Readonly<Record<string, Words>>

/** At the top of the page, and read aloud at once. Nothing where nothing is wrong. */
export function drawFaults(reader: Reader, faults: Faults): Html {
  const all = Object.entries(faults)
  if (all.length === 0) return nothing
  return html`<div class="faults" role="alert">
<h2>${say(reader, formWords.summary)}</h2>
<ul>${all.map(([name, words]) => html`<li><a href="#${name}">${say(reader, words)}</a></li>`)}</ul>
</div>`
}
