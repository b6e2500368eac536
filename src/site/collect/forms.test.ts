import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentOf, element } from '../../../test/practice/raw-dom.ts'
import type { RawNode } from '../documents.ts'
import { formsOf } from './forms.ts'

const url = 'https://firma.test/kontakt'
const formsIn = (...elements: readonly RawNode[]) => formsOf(0, documentOf(url, '', ...elements))

/** The label of the only field. */
const labelIn = (...elements: readonly RawNode[]): string | undefined =>
  formsIn(...elements)[0]?.fields[0]?.label

const field = (more: Readonly<Record<string, string>> = {}) => element('input', { id: 'f', ...more })
const label = (...content: readonly (RawNode | string)[]) => element('label', { for: 'f' }, ...content)

test('a form has the fields in it and those that name it, in the order of the page', () => {
  const [form, loose] = formsIn(
    element(
      'form',
      { id: 'one', method: 'POST', action: 'send#x' },
      element('input', { name: 'a' }),
      element('input', { name: 'd', form: 'nowhere' }),
    ),
    element('textarea', { name: 'b', form: 'one' }),
    element('select', { name: 'c' }),
  )
  assert.deepEqual([form?.action, form?.method], ['https://firma.test/send', 'post'])
  assert.deepEqual(
    form?.fields.map(({ name, type }) => `${name} ${type}`),
    ['a text', 'b textarea'],
  )
  assert.deepEqual([loose?.action, loose?.place], ['', null])
  assert.deepEqual(
    loose?.fields.map(({ name, type }) => `${name} ${type}`),
    ['d text', 'c select'],
  )
})

test('a form that says nothing is sent to its own page', () => {
  const [form] = formsIn(element('form', { action: ' ' }))
  assert.deepEqual([form?.action, form?.method, form?.fields], [url, 'get', []])
  assert.equal(formsIn(element('form', { action: 'mailto:a@b.test' }))[0]?.action, 'mailto:a@b.test')
})

test('hidden fields and passwords are fields, buttons are none', () => {
  const types = ['hidden', 'PASSWORD', 'submit', 'button', 'reset', 'image', 'email', '']
  const [form] = formsIn(element('form', {}, ...types.map(type => element('input', { type }))))
  assert.deepEqual(
    form?.fields.map(({ type }) => type),
    ['hidden', 'password', 'email', 'text'],
  )
})

test('a label is what people and screen readers get', () => {
  assert.equal(labelIn(label('Dit  \n', element('b', {}, 'navn')), field()), 'Dit navn')
  assert.equal(
    labelIn(element('label', {}, 'E-mail ', field(), ' (skal udfyldes)')),
    'E-mail (skal udfyldes)',
  )
  assert.equal(labelIn(label('CPR'), label('ti cifre'), field()), 'CPR ti cifre')
  assert.equal(labelIn(label('x'), field({ 'aria-label': 'Telefon' })), 'Telefon')
  const pointed = element('span', { id: 's' }, 'By')
  assert.equal(labelIn(pointed, label('x'), field({ 'aria-labelledby': 'gone s' })), 'By')
  assert.equal(labelIn(field({ placeholder: 'Skriv', title: 'Besked' })), 'Besked')
  assert.equal(labelIn(field({ placeholder: 'Skriv' })), 'Skriv')
  assert.equal(labelIn(field()), '')
})

test('a label does not hold what there is to choose from', () => {
  const choice = element('select', {}, element('option', {}, 'Fyn'))
  assert.equal(labelIn(element('label', {}, 'Landsdel ', choice)), 'Landsdel')
})

test('what a field is filled with is in nothing that is told', () => {
  const forms = formsIn(field({ name: 'cpr', value: 'secret-1', required: '', autocomplete: ' Off ' }))
  assert.ok(!JSON.stringify(forms).includes('secret'))
  assert.deepEqual([forms[0]?.fields[0]?.required, forms[0]?.fields[0]?.autocomplete], [true, 'off'])
})
