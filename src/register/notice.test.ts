import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { nest } from './inline.ts'
import { placeIn, readNotice } from './notice.ts'

const read = (text: string) => readNotice({ path: 'notice.md', bytes: utf8(text) })
const sentences = (text: string) => read(text).sentences.map(sentence => sentence.text)

function refusal(text: string): Refusal {
  try {
    read(text)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('expected a refusal')
}

test('the published Danish notice gives its 26 sentences, each where it stands', () => {
  const path = new URL('../../examples/welcomesecurity/notice.da.md', import.meta.url)
  const notice = readNotice({ path: 'notice.da.md', bytes: readFileSync(path) })
  assert.equal(notice.sentences.length, 26)
  assert.equal(notice.title, 'Privatlivspolitik')
  const texts = notice.sentences.map(sentence => sentence.text)
  assert.ok(texts.includes('Formålet er at: levere vores ydelser'))
  assert.ok(
    texts.includes(
      'Til dette benytter vi bl.a.: Salary.dk, Billy.dk, NETS, Microsoft Office 365 og Danske Bank.',
    ),
  )
  assert.match(texts.at(-1) ?? '', /^WelcomeSecurity Thomas .* DK36622652 .* \+45 21 58 14 10$/)
  assert.deepEqual(notice.sentences.at(-1)?.headings, ['Dataansvarlig'])
  assert.deepEqual(notice.sentences[5]?.place, { file: 'notice.da.md', line: 26, column: 3 })
})

test('a list item completes its lead-in, also through a list in a list', () => {
  assert.deepEqual(
    sentences('Vi er åbne. Du har ret til at:\n- se data\n- få dem\n  - rettet\n  - slettet\n'),
    [
      'Vi er åbne.',
      'Du har ret til at: se data',
      'Du har ret til at: få dem rettet',
      'Du har ret til at: få dem slettet',
    ],
  )
})

test('a list after a finished sentence completes nothing, and an item may hold two sentences', () => {
  assert.deepEqual(sentences('Vi lover dette.\n\n- Vi sletter. Vi spørger.\n- Vi svarer.\n'), [
    'Vi lover dette.',
    'Vi sletter.',
    'Vi spørger.',
    'Vi svarer.',
  ])
})

test('words are never lost: a lead-in whose list is empty is a sentence', () => {
  assert.deepEqual(sentences('Vi sælger aldrig:\n\n- \n'), ['Vi sælger aldrig:'])
})

test('a paragraph that ends in a colon goes on in the next', () => {
  assert.deepEqual(sentences('Vi bruger:\n\n**Billy.dk og NETS**. Det er alt.\n'), [
    'Vi bruger: Billy.dk og NETS.',
    'Det er alt.',
  ])
})

test('a contact block is one sentence, by its form and not by its company', () => {
  const block = 'Firma ApS\nEngvej 3\n\nmail@firma.example\n+45 12 34 56 78\n'
  assert.deepEqual(sentences(`## Kontakt\n\n${block}`), [
    'Firma ApS Engvej 3 mail@firma.example +45 12 34 56 78',
  ])
  assert.deepEqual(sentences('Vi er her.\n\nFirma ApS\nmail@firma.example\n'), [
    'Vi er her.',
    'Firma ApS mail@firma.example',
  ])
})

test('white space is one space, marks fall away, and entities and escapes are the letters they mean', () => {
  assert.deepEqual(sentences('Vi  **er** _her_ &amp; \\*nu\\*\n`x`  \n[der](https://a.example).\n'), [
    'Vi er her & *nu* x der.',
  ])
})

test('runs keep their marks for the page', () => {
  const [block] = read('Vi **er her**.  \nOg [der](https://a.example).\n').blocks
  assert.equal(block?.kind, 'paragraph')
  const runs = block?.kind === 'paragraph' ? block.runs.map(run => nest(run.atoms)) : []
  assert.deepEqual(runs, [
    [
      { kind: 'text', text: 'Vi ' },
      { kind: 'strong', content: [{ kind: 'text', text: 'er her' }] },
      { kind: 'text', text: '.' },
      { kind: 'break' },
    ],
    [
      { kind: 'text', text: 'Og ' },
      { kind: 'link', href: 'https://a.example', content: [{ kind: 'text', text: 'der' }] },
      { kind: 'text', text: '.' },
    ],
  ])
})

test('a letter of a sentence has its line and column, in the lead-in too', () => {
  const [, second] = read('---\ntitle: x\n---\nVi lover\nat:\n\n- se\n- gøre det\n').sentences
  assert.equal(second?.text, 'Vi lover at: gøre det')
  const at = (word: string) => second && placeIn(second, second.text.indexOf(word))
  assert.deepEqual(at('lover'), { file: 'notice.md', line: 4, column: 4 })
  assert.deepEqual(at('at:'), { file: 'notice.md', line: 5, column: 1 })
  assert.deepEqual(at('det'), { file: 'notice.md', line: 8, column: 8 })
})

test('what no sentence could be bound in is refused, all of it at once, each with its place', () => {
  const { code, faults } = refusal(
    '# Vi sælger intet.\n\n<p>skjult</p>\n\n    kode\n\nSe [her](javascript:x) <b>nu</b>.\n',
  )
  assert.equal(code, 'notice-invalid')
  assert.deepEqual(
    faults.map(fault => `${fault.place?.line}:${fault.place?.column} ${fault.message}`),
    [
      '1:1 expected a heading, got a sentence: Vi sælger intet.',
      '3:1 expected Markdown, got HTML: <p>skjult</p>',
      '5:1 expected text, got code',
      '7:4 expected a link to https:, mailto: or tel:, got javascript:',
      '7:24 expected Markdown, got HTML: <b>',
      '7:29 expected Markdown, got HTML: </b>',
    ],
  )
})

test('comments and <br> are read as what they are', () => {
  assert.deepEqual(sentences('<!-- note -->\n\nVi er<br>her <!-- x --> nu.\n'), ['Vi er her nu.'])
})
