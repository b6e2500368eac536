import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition, exampleTexts } from '../../test/example-policy.ts'
import { utf8 } from '../core/bytes.ts'
import { bindNotice } from './bind.ts'
import { markedBlocks } from './mark.ts'
import { readNotice } from './notice.ts'
import type { RegisterFile } from './parse.ts'
import type { Selector, Sentence } from './schema.ts'

const { file } = exampleEdition()

/** The example's register with these selectors as its only sentences. */
function register(selectors: Readonly<Record<string, Selector>>): RegisterFile {
  const sentences = Object.entries(selectors).map(([id, da]): Sentence => ({ id, da, pledge: 'open' }))
  return { ...file, register: { ...file.register, sentences } }
}

function bind(text: string, selectors: Readonly<Record<string, Selector>>) {
  const notice = readNotice({ path: 'n.md', bytes: utf8(text) })
  return bindNotice(notice, 'da', register(selectors))
}

const says = (bound: ReturnType<typeof bind>) =>
  bound.faults.map(
    ({ kind, message, place }) => `${kind} ${place?.file}:${place?.line}:${place?.column} ${message}`,
  )

test('an item that nothing binds is placed at its own line', () => {
  const bound = bind('Vi vil at:\n- se\n- slette', { a: { exact: 'Vi vil at: se' } })
  assert.deepEqual(says(bound), ['unbound n.md:3:3 sentence is bound to nothing: "Vi vil at: slette"'])
})

test('a list item is bound with its lead-in, and white space does not count', () => {
  const bound = bind('Vi vil\nat:\n- se\n- gøre det', {
    a: { exact: 'Vi vil at:  se' },
    b: { exact: 'Vi vil at: gøre\n det' },
  })
  assert.deepEqual(bound.faults, [])
  assert.deepEqual(
    bound.bindings.map(({ id, sentence }) => [id, sentence]),
    [
      ['a', 0],
      ['b', 1],
    ],
  )
})

test('a sentence nothing is bound to is named where it stands', () => {
  assert.deepEqual(says(bind('Vi er her.\n\nVi sælger intet.', { a: { exact: 'Vi er her.' } })), [
    'unbound n.md:3:1 sentence is bound to nothing: "Vi sælger intet."',
  ])
})

test('so are words of a sentence that only half is bound; marks between words need no binding', () => {
  assert.deepEqual(says(bind('Vi ser, og vi sletter.', { a: { exact: 'Vi ser' } })), [
    'unbound n.md:1:9 words are bound to nothing: "og vi sletter."',
  ])
  assert.deepEqual(
    bind('Vi ser – vi sletter.', { a: { exact: 'Vi ser' }, b: { exact: 'vi sletter' } }).faults,
    [],
  )
})

test('changed words are placed where they part from what was bound', () => {
  const bound = bind('Vi ser\nog sælger.', { a: { exact: 'Vi ser og sletter.' } })
  assert.equal(bound.faults[0]?.kind, 'no-match')
  assert.equal(bound.faults[0]?.place?.file, 'register.yaml')
  assert.deepEqual(bound.faults[1]?.place, { file: 'n.md', line: 2, column: 5 })
  assert.equal(bound.faults[1]?.hint, 'sentence "a" was bound here until these words changed')
})

test('equal words need a prefix or a suffix', () => {
  const text = 'Vi ser. Vi sletter. Vi ser. Vi spørger.'
  const rest = { x: { exact: 'Vi sletter.' }, y: { exact: 'Vi spørger.' } }
  const twice = bind(text, { a: { exact: 'Vi ser.' }, ...rest })
  assert.match(
    says(twice)[0] ?? '',
    /many-matches register\.yaml:\d+:\d+ sentence "a": expected one match in n\.md, got 2/,
  )
  const told = bind(text, {
    a: { exact: 'Vi ser.', suffix: 'Vi sl' },
    b: { exact: 'Vi ser.', prefix: 'sletter.' },
    ...rest,
  })
  assert.deepEqual(told.faults, [])
})

test('words are bound once, and within one sentence', () => {
  const overlap = bind('Vi ser og sletter.', { a: { exact: 'Vi ser og' }, b: { exact: 'og sletter.' } })
  assert.match(
    says(overlap)[0] ?? '',
    /^overlap n\.md:1:8 sentences "a" and "b": expected words of their own/,
  )
  const across = bind('Vi ser. Vi sletter.', { a: { exact: 'Vi ser. Vi sletter.' } })
  assert.match(says(across)[0] ?? '', /^across .* expected words of one sentence, got words of two/)
})

test('a page gets runs cut where two sentences of the register share one of the notice', () => {
  const bound = bind('Vi **ser alt – og** sletter.', {
    a: { exact: 'Vi ser alt' },
    b: { exact: 'og sletter.' },
  })
  const [block] = markedBlocks(bound)
  assert.deepEqual(block?.kind === 'paragraph' && block.runs, [
    {
      sentence: 'a',
      content: [
        { kind: 'text', text: 'Vi ' },
        { kind: 'strong', content: [{ kind: 'text', text: 'ser alt' }] },
      ],
    },
    { sentence: null, content: [{ kind: 'strong', content: [{ kind: 'text', text: ' – ' }] }] },
    {
      sentence: 'b',
      content: [
        { kind: 'strong', content: [{ kind: 'text', text: 'og' }] },
        { kind: 'text', text: ' sletter.' },
      ],
    },
  ])
})

test('a lead-in belongs to no sentence on the page; its items do', () => {
  const [paragraph, list] = markedBlocks(bind('At:\n- se', { a: { exact: 'At: se' } }))
  assert.deepEqual(paragraph?.kind === 'paragraph' && paragraph.runs.map(run => run.sentence), [null])
  const item = list?.kind === 'list' ? list.items[0]?.[0] : undefined
  assert.deepEqual(item?.kind === 'paragraph' && item.runs.map(run => run.sentence), ['a'])
})

test('every sentence of the register is bound in both notices of the example', () => {
  for (const bound of exampleEdition(exampleTexts).notices)
    assert.deepEqual(
      bound.bindings.map(({ id }) => id),
      file.register.sentences.map(({ id }) => id),
    )
})
