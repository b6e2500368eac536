import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'

import { fromUtf8, utf8 } from '../../core/bytes.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Change, editRegister } from './edit.ts'

const edit = (text: string, ...changes: Change[]): string =>
  fromUtf8(editRegister({ path: 'register.yaml', bytes: utf8(text) }, changes).bytes)

const text = `# a register
version: 1   # the first

jointControllers: []
systems:
  # the first system
  - id: mail
    name: "Post"   # kept
    operator: microsoft

  # the second
  - {id: billy, name: Billy, operator: billy}   # in one line

  - id: long
    name: |
      Lange
      ord
    access:
      who: {da: Alle, en: All}

recipients: [a, b]
# the end
`

test('a scalar is set with the quotes it had, and nothing else moves', () => {
  assert.equal(
    edit(text, { kind: 'set', path: 'systems/mail/name', value: 'Brev: nyt' }),
    text.replace('"Post"', '"Brev: nyt"'),
  )
  assert.equal(
    edit(text, { kind: 'set', path: 'systems/billy/name', value: 'A, b' }),
    text.replace('name: Billy', 'name: "A, b"'),
  )
  assert.equal(
    edit(text, { kind: 'set', path: 'systems/long/name', value: 'Kort' }),
    text.replace('|\n      Lange\n      ord', 'Kort'),
  )
})

test('a key that was not there comes at the end of its entry', () => {
  assert.equal(
    edit(text, { kind: 'set', path: 'systems/long/access/everyMonths', value: 6 }),
    text.replace('en: All}\n', 'en: All}\n      everyMonths: 6\n'),
  )
  assert.equal(
    edit(text, { kind: 'set', path: 'systems/billy/quote/da', value: 'Billy' }),
    text.replace('operator: billy}', 'operator: billy, quote: {da: Billy}}'),
  )
})

test('an entry is added in the manner of its list, and taking it away gives the same bytes', () => {
  const entry = { id: 'new', name: 'Ny', access: { who: { da: 'A', en: 'B' } } }
  const lines = '  - id: new\n    name: Ny\n    access:\n      who: {da: A, en: B}\n'
  const last = edit(text, { kind: 'add', path: 'systems', entry })
  assert.equal(last, text.replace('en: All}\n', `en: All}\n\n${lines}`))
  assert.equal(edit(last, { kind: 'remove', path: 'systems/new' }), text)
  const first = edit(text, { kind: 'add', path: 'systems', entry, after: 'mail' })
  assert.equal(first, text.replace('operator: microsoft\n', `operator: microsoft\n\n${lines}`))
  assert.equal(edit(first, { kind: 'remove', path: 'systems/new' }), text)
  const flow = edit(text, { kind: 'add', path: 'recipients', entry: 'c', after: 'a' })
  assert.equal(flow, text.replace('[a, b]', '[a, c, b]'))
  assert.equal(edit(flow, { kind: 'remove', path: 'recipients/c' }), text)
  const filled = edit(text, { kind: 'add', path: 'jointControllers', entry: { name: 'Os' } })
  assert.equal(filled, text.replace('jointControllers: []', 'jointControllers:\n  - name: Os'))
  assert.equal(edit(filled, { kind: 'remove', path: 'jointControllers/Os' }), text)
})

test('accepting says who and when beside the status', () => {
  const act = { by: 'Anne', at: '2026-11-22' }
  assert.equal(
    edit(text, { kind: 'accept', path: 'systems/mail', ...act }),
    text.replace(
      '"Post"   # kept\n',
      '"Post"   # kept\n    status: accepted\n    accepted: {by: Anne, at: 2026-11-22}\n',
    ),
  )
  const twice = edit(text, { kind: 'accept', path: 'recipients/b', ...act })
  assert.deepEqual(parse(twice).recipients, ['a', { to: 'b', status: 'accepted', accepted: act }])
})

test('line ends of Windows and a file without a last line feed are kept', () => {
  const windows = text.replaceAll('\n', '\r\n')
  const added = edit(windows, { kind: 'add', path: 'systems', entry: { id: 'x', name: 'X' } })
  assert.ok(!/[^\r]\n/.test(added))
  assert.equal(edit(added, { kind: 'remove', path: 'systems/x' }), windows)
  assert.equal(
    edit('a:\n  - id: b', { kind: 'add', path: 'a', entry: { id: 'c' } }),
    'a:\n  - id: b\n  - id: c\n',
  )
})

test('what cannot be done without touching another entry is refused with its place', () => {
  const shared = 'a: &one {da: x}\nb: *one\nc: [x, x]\n'
  const refuses = (change: Change, code: string) =>
    assert.throws(
      () => edit(shared, change),
      fault => fault instanceof Refusal && fault.code === code && fault.faults[0]?.place !== undefined,
    )
  refuses({ kind: 'set', path: 'a/da', value: 'y' }, 'usage')
  refuses({ kind: 'set', path: 'b/da', value: 'y' }, 'usage')
  refuses({ kind: 'remove', path: 'c/x' }, 'usage')
  refuses({ kind: 'remove', path: 'c/z' }, 'not-found')
  refuses({ kind: 'remove', path: 'z' }, 'not-found')
})

test('a line break within brackets and in lines comes back as it was', () => {
  for (const path of ['systems/mail/name', 'systems/mail/access/who/da']) {
    const now = edit(text, { kind: 'set', path, value: 'one\ntwo: "x"' })
    assert.match(now, /one\\ntwo/)
  }
  const flow = edit('a: {b: c, d: e}\n', { kind: 'set', path: 'a/b', value: 'one\n- two' })
  assert.equal(flow, 'a: {b: "one\\n- two", d: e}\n')
})
