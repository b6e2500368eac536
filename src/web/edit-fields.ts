// The questions of an entry as fields of a form, each with its label, what helps, and what is wrong with it; and what a browser
// sends of them, by the same names. Works without a script. Proven by test/journeys/editing.test.ts.

import { html, raw } from 'hono/html'

import type { Entry, FieldFault } from '../app/editing/editing-desk.ts'
import { type Language, languages } from '../core/language.ts'
import { countryCodes, countryName } from '../language/countries.ts'
import { editWords, sentenceWords } from '../language/editing-pages.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'

export type Question = Entry['questions'][number]
export type Typed = Readonly<Record<string, string>>

/** What a form is drawn with. */
export interface Filled {
  readonly reader: Reader
  readonly typed: Typed
  readonly faults: readonly FieldFault[]
  /** The languages words are asked for in. */
  readonly languages: readonly Language[]
}

export const drawQuestion = (filled: Filled, question: Question): Html => {
  const { kind, name } = question
  switch (kind.kind) {
    case 'words':
      return drawWords(filled, question)
    case 'group':
      return drawGroup(filled, question)
    case 'period':
      return drawPeriod(filled, question)
    case 'yes-no':
      return drawSelect(filled, question, [
        ['true', say(filled.reader, editWords.yes)],
        ['false', say(filled.reader, editWords.no)],
      ])
    case 'choice':
    case 'id':
      return drawSelect(filled, question, named(filled, question))
    case 'country':
      return drawSelect(filled, question, countriesFor(filled.reader))
    case 'list':
      return question.options.length === 0 ? drawArea(filled, question) : drawChecks(filled, question)
    default:
      return drawLine(filled, name, label(filled, question), question, inputType(kind.kind))
  }
}

const inputType = (kind: string): string =>
  kind === 'day' ? 'type="date"' : kind === 'number' ? 'type="text" inputmode="numeric"' : 'type="text"'

const named = ({ reader }: Filled, { options }: Question): readonly (readonly [string, string])[] =>
  options.map(({ value, name }) => [value, say(reader, name)] as const)

const countriesFor = ({ language }: Reader): readonly (readonly [string, string])[] =>
  countryCodes
    .map(code => [code, countryName(code, language)] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, language))

const label = ({ reader }: Filled, question: Question): Html =>
  html`${say(reader, question.label)}${question.required || question.kind.kind === 'yes-no' ? nothing : html` <span class="optional">(${say(reader, editWords.optional)})</span>`}`

const helpOf = ({ reader }: Filled, { key, help }: Question): string | null =>
  key === 'id' ? say(reader, editWords.idHint) : help === null ? null : say(reader, help)

const faultsAt = ({ faults }: Filled, name: string): readonly FieldFault[] =>
  faults.filter(each => each.name === name)

/** `aria-describedby` and `aria-invalid` for a control. */
function described(filled: Filled, name: string, hint: string | null): ReturnType<typeof raw> {
  const isWrong = faultsAt(filled, name).length > 0
  const ids = [isWrong ? `${name}-fault` : null, hint === null ? null : `${name}-hint`].filter(
    id => id !== null,
  )
  return raw(
    `${ids.length === 0 ? '' : ` aria-describedby="${escapeId(ids.join(' '))}"`}${isWrong ? ' aria-invalid="true"' : ''}`,
  )
}

/** Names are keys, languages and ids: letters, digits, and signs that mean nothing in an attribute; anything else is not. */
const escapeId = (name: string): string => name.replace(/[^\w /.#():-]/g, '')

const drawHint = (name: string, hint: string | null): Html =>
  hint === null ? nothing : html`<span class="hint" id="${name}-hint">${hint}</span>`

function drawFaultAt(filled: Filled, name: string): Html {
  const [first] = faultsAt(filled, name)
  return first === undefined
    ? nothing
    : html`<span class="fault" id="${name}-fault">${say(filled.reader, first.says)}</span>`
}

function drawLine(filled: Filled, name: string, words: Html, question: Question, type: string): Html {
  const hint = helpOf(filled, question)
  return html`<div class="ask"><label for="${name}">${words}</label>
${drawHint(name, hint)}${drawFaultAt(filled, name)}
<input id="${name}" name="${name}" ${raw(type)} value="${filled.typed[name] ?? ''}" autocomplete="off"${described(filled, name, hint)}></div>`
}

function drawArea(filled: Filled, question: Question): Html {
  const { name } = question
  const hint = `${helpOf(filled, question) ?? ''} ${say(filled.reader, editWords.linesHint)}`.trim()
  return html`<div class="ask"><label for="${name}">${label(filled, question)}</label>
${drawHint(name, hint)}${drawFaultAt(filled, name)}
<textarea id="${name}" name="${name}" rows="3" spellcheck="false"${described(filled, name, hint)}>
${filled.typed[name] ?? ''}</textarea></div>`
}

/** Both languages beside each other, one under the other on a phone. */
function drawWords(filled: Filled, question: Question): Html {
  const { name } = question
  const isQuote = question.key === 'quote'
  const hint = question.key === 'name' || isPlain(question) ? null : helpOf(filled, question)
  const shown = languages.filter(
    language => filled.languages.includes(language) || (filled.typed[`${name}/${language}`] ?? '') !== '',
  )
  return html`<fieldset class="ask"><legend>${label(filled, question)}</legend>
${drawHint(name, hint)}
<div class="pair">${shown.map(language => drawWord(filled, `${name}/${language}`, language, isQuote))}</div></fieldset>`
}

/** The schema's own help for words says only that they stand in both languages: the fields show that. */
const isPlain = ({ help }: Question): boolean =>
  help?.en.startsWith('The same words in each language') === true

export function drawWord(filled: Filled, name: string, language: Language, isQuote = false): Html {
  const text = filled.typed[name] ?? ''
  const rows = Math.min(8, Math.max(isQuote ? 1 : 2, Math.ceil(text.length / 45)))
  return html`<div><label for="${name}">${say(filled.reader, sentenceWords.languages[language])}</label>${drawFaultAt(filled, name)}
<textarea id="${name}" name="${name}" lang="${language}" rows="${rows}"${described(filled, name, null)}>
${text}</textarea></div>`
}

function drawSelect(
  filled: Filled,
  question: Question,
  options: readonly (readonly [string, string])[],
): Html {
  const { name, standard } = question
  const now = filled.typed[name] ?? standard ?? ''
  const hint = helpOf(filled, question)
  const empty = say(filled.reader, question.required ? editWords.choose : editWords.notSaid)
  const known = options.some(([value]) => value === now) || now === ''
  const all = [
    ...(standard === null ? [['', empty] as const] : []),
    ...(known ? [] : [[now, now] as const]),
    ...options,
  ]
  return html`<div class="ask"><label for="${name}">${label(filled, question)}</label>
${drawHint(name, hint)}${drawFaultAt(filled, name)}
<select id="${name}" name="${name}"${described(filled, name, hint)}>${all.map(([value, words]) => html`<option value="${value}"${value === now ? raw(' selected') : nothing}>${words}</option>`)}</select></div>`
}

function drawChecks(filled: Filled, question: Question): Html {
  const { name } = question
  const hint = helpOf(filled, question)
  return html`<fieldset class="ask" id="${name}"><legend>${label(filled, question)}</legend>
${drawHint(name, hint)}${drawFaultAt(filled, name)}
<div class="checks">${question.options.map(({ value, name: words }) => {
    const id = `${name}/${value}`
    const isOn = (filled.typed[id] ?? '') !== ''
    return html`<label class="check"><input type="checkbox" id="${id}" name="${id}" value="on"${isOn ? raw(' checked') : nothing}${described(filled, id, null)}> <span>${say(filled.reader, words)}</span></label>${drawFaultAt(filled, id)}`
  })}</div></fieldset>`
}

function drawPeriod(filled: Filled, question: Question): Html {
  const { name } = question
  const units = (['Y', 'M', 'D'] as const).map(unit => {
    const id = `${name}/${unit}`
    return html`<label for="${id}"><input id="${id}" name="${id}" type="text" inputmode="numeric" maxlength="4" value="${filled.typed[id] ?? ''}" autocomplete="off"${described(filled, id, null)}> ${say(filled.reader, editWords.units[unit])}</label>`
  })
  return html`<fieldset class="ask"><legend>${label(filled, question)}</legend>${drawFaultAt(filled, `${name}/Y`)}
<div class="period">${units}</div></fieldset>`
}

/** What need not be there is folded, and says whether it is filled in; open where something is wrong in it. */
function drawGroup(filled: Filled, question: Question): Html {
  const { reader, typed, faults } = filled
  const own = question.within.map(each => drawQuestion(filled, each))
  const hint = question.help === null ? nothing : html`<p class="hint">${say(reader, question.help)}</p>`
  if (question.required)
    return html`<fieldset class="ask group"><legend>${label(filled, question)}</legend>${hint}${own}</fieldset>`
  const inside = (name: string): boolean => name.startsWith(`${question.name}/`)
  const isFilled = Object.entries(typed).some(([name, text]) => inside(name) && text !== '')
  const mark = isFilled
    ? html`${say(reader, question.label)} <span class="optional">(${say(reader, editWords.filledIn)})</span>`
    : label(filled, question)
  return html`<details class="ask group"${faults.some(each => inside(each.name)) ? raw(' open') : nothing}><summary>${mark}</summary>${hint}${own}</details>`
}

/** The names of all fields of a form. */
export function fieldNames(questions: readonly Question[]): readonly string[] {
  return questions.flatMap(({ name, kind, options, within }) => {
    if (within.length > 0) return fieldNames(within)
    if (kind.kind === 'words') return languages.map(language => `${name}/${language}`)
    if (kind.kind === 'period') return [`${name}/Y`, `${name}/M`, `${name}/D`]
    return options.length > 0 && kind.kind === 'list'
      ? options.map(({ value }) => `${name}/${value}`)
      : [name]
  })
}
