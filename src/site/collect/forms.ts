// Every form, and every field outside a form, with what a field is called and what it is for: never what it is filled with.
// Forms in frames of others are asked of the visitor all the same, and are told too. HTML §4.10; a field's label as people and
// screen readers get it. Proven by forms.test.ts and test/contracts/site-document.test.ts.

import { limits } from '../../core/limits.ts'
import { type Collector, nothing } from '../collector.ts'
import { addressOf, type Document, Documents, type Element } from '../documents.ts'
import type { FieldSeen, FormSeen } from '../sighting.ts'

export function collectForms(): Collector {
  let documents: Documents | null = null
  return {
    id: 'forms',
    start: async ({ session }) => {
      documents = Documents.of(session)
    },
    page: async ({ page }) => {
      const read = (await documents?.read()) ?? []
      return within(read.flatMap(document => formsOf(page, document)))
    },
    finish: nothing,
  }
}

/** So many forms and fields as one collector may answer. */
function within(forms: readonly FormSeen[]): readonly FormSeen[] {
  let left: number = limits.siteSightings
  return forms.flatMap(form => {
    if (left <= 0) return []
    const fields = form.fields.slice(0, left - 1)
    left -= fields.length + 1
    return [{ ...form, fields }]
  })
}

/** The forms of a document in order; last, where there are some, the fields of none, as a form without an action. */
export function formsOf(page: number, document: Document): readonly FormSeen[] {
  const owned = new Map<Element, FieldSeen[]>()
  for (const element of document.elements) if (element.tag === 'form') owned.set(element, [])
  const loose: FieldSeen[] = []
  const known = namesIn(document)
  for (const element of document.elements.filter(isField)) {
    const owner = ownerOf(element, known)
    const fields = owner === null ? loose : owned.get(owner)
    fields?.push(fieldOf(element, known, document))
  }
  const forms = [...owned].map(([form, fields]) => formOf(page, form, fields, document))
  const none: FormSeen = { kind: 'form', page, action: '', method: '', place: null, fields: loose }
  return loose.length === 0 ? forms : [...forms, none]
}

function formOf(page: number, form: Element, fields: readonly FieldSeen[], document: Document): FormSeen {
  const action = form.attributes.get('action')?.trim() || document.url
  const method = form.attributes.get('method')?.toLowerCase() ?? ''
  return {
    ...{ kind: 'form', page, action: addressOf(action, document.base) ?? action.slice(0, 200) },
    ...{ method: ['post', 'dialog'].includes(method) ? method : 'get', fields },
    place: document.placeOf(form),
  }
}

/** What names lead to: elements by their id, labels by the id they are for. */
interface Known {
  readonly byId: ReadonlyMap<string, Element>
  readonly labels: ReadonlyMap<string, readonly Element[]>
}

function namesIn({ elements }: Document): Known {
  const byId = new Map<string, Element>()
  const labels = new Map<string, Element[]>()
  for (const element of elements) {
    const id = element.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    const aim = element.tag === 'label' ? element.attributes.get('for') : undefined
    if (aim === undefined) continue
    const before = labels.get(aim)
    if (before === undefined) labels.set(aim, [element])
    else before.push(element)
  }
  return { byId, labels }
}

// These send what the site wrote, not what a visitor did.
const buttons = ['submit', 'reset', 'button', 'image']

const isField = (element: Element): boolean =>
  element.tag === 'select' ||
  element.tag === 'textarea' ||
  (element.tag === 'input' && !buttons.includes(typeOf(element)))

const typeOf = ({ tag, attributes }: Element): string =>
  tag === 'input' ? attributes.get('type')?.trim().toLowerCase() || 'text' : tag

function ownerOf(element: Element, { byId }: Known): Element | null {
  const id = element.attributes.get('form')
  const named = id === undefined ? undefined : byId.get(id)
  if (id !== undefined) return named?.tag === 'form' ? named : null
  return around(element, 'form')
}

// A page may nest as deep as it likes; ours would be the time.
const stepsMost = 1_000

function around(element: Element, tag: string): Element | null {
  for (let at = element.parent, steps = 0; at !== null && steps < stepsMost; at = at.parent, steps += 1)
    if (at.tag === tag) return at
  return null
}

const fieldOf = (element: Element, known: Known, document: Document): FieldSeen => ({
  type: typeOf(element).slice(0, textMost),
  name: (element.attributes.get('name') ?? '').slice(0, textMost),
  label: labelOf(element, known),
  autocomplete: (element.attributes.get('autocomplete') ?? '').trim().toLowerCase().slice(0, textMost),
  required: element.attributes.has('required') || element.attributes.get('aria-required') === 'true',
  place: document.placeOf(element),
})

const textMost = 200

/** As accname 1.2 orders them: what the page points to, what it says itself, labels; at last what stands in the field. */
function labelOf(element: Element, { byId, labels }: Known): string {
  const { attributes } = element
  const pointed = (attributes.get('aria-labelledby') ?? '').split(/\s+/).flatMap(id => byId.get(id) ?? [])
  const wrapping = around(element, 'label')
  const own = labels.get(attributes.get('id') ?? '') ?? []
  const found = [
    textOf(pointed),
    attributes.get('aria-label'),
    textOf(wrapping === null || own.includes(wrapping) ? own : [...own, wrapping]),
    attributes.get('title'),
    attributes.get('placeholder'),
  ]
  return (found.find(text => text !== undefined && text.trim() !== '') ?? '').trim().slice(0, textMost)
}

const withoutText = ['script', 'style', 'select', 'textarea']

function textOf(elements: readonly Element[]): string {
  let text = ''
  const waiting: (Element | string)[] = elements.toReversed()
  for (let next = waiting.pop(); next !== undefined && text.length < 10 * textMost; next = waiting.pop()) {
    if (typeof next === 'string') text += next
    else if (!withoutText.includes(next.tag)) waiting.push(' ', ...next.content.toReversed())
  }
  return text.replace(/\s+/g, ' ').trim()
}
