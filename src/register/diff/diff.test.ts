import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { type ExampleTexts, edited, exampleEdition, exampleTexts } from '../../../test/example-policy.ts'
import { registerArbitrary } from '../../../test/register-arbitrary.ts'
import { utf8 } from '../../core/bytes.ts'
import { languages } from '../../core/language.ts'
import { pledgeIds, type Verdict } from '../../pledge/pledge.ts'
import { draftPolicy } from '../draft/draft.ts'
import { gate } from '../gate.ts'
import { readPolicy } from '../register.ts'
import { diffEditions, isEmptyDiff, type NoticeDiff } from './diff.ts'
import { diffLines, diffWords } from './words.ts'

const before = exampleEdition()
const diffOf = (...edits: readonly ((texts: ExampleTexts) => ExampleTexts)[]): NoticeDiff =>
  diffEditions(before, exampleEdition(edits.reduce((texts, edit) => edit(texts), exampleTexts)))

const change =
  (name: keyof ExampleTexts, from: string, to: string) =>
  (texts: ExampleTexts): ExampleTexts => ({ ...texts, ...pick(edited(name, from, to, texts[name]), name) })
const pick = (texts: ExampleTexts, name: keyof ExampleTexts): Partial<ExampleTexts> => ({
  [name]: texts[name],
})

test('an edition against itself: nothing', () => {
  assert.ok(isEmptyDiff(diffEditions(before, exampleEdition())))
  fc.assert(
    fc.property(registerArbitrary(), ({ notices, sentences, pledges, retired, ...draft }) => {
      const sources = [...draftPolicy(draft, languages)].map(([path, text]) => ({ path, bytes: utf8(text) }))
      const register = sources.find(({ path }) => path === 'register.yaml')
      assert.ok(register !== undefined)
      assert.ok(isEmptyDiff(diffEditions(readPolicy(register, sources), readPolicy(register, sources))))
    }),
    { numRuns: 20 },
  )
})

test('a word of a sentence: the sentence with the word, nothing promised that was not', () => {
  const diff = diffOf(change('notice.da.md', 'altid efter kundens instruks', 'efter kundens instruks'))
  const [only, ...others] = diff.sentences
  assert.deepEqual(others, [])
  assert.equal(only?.kind, 'changed')
  assert.deepEqual(only?.words, [
    { kind: 'same', text: 'Vi handler' },
    { kind: 'gone', text: 'altid' },
    { kind: 'same', text: 'efter kundens instruks' },
  ])
  assert.equal(only?.after?.place.line, 51)
  assert.deepEqual(
    diff.bindings.map(({ kind, language, id, before: pledge }) => [kind, language, id, pledge]),
    [['lost', 'da', 'on-instruction', 'engagements.instruction']],
    'the words the register has are gone, so the sentence is bound to nothing',
  )
  assert.match(diff.unbound.map(({ message }) => message).join('\n'), /on-instruction.*got none/)
  assert.deepEqual(
    diff.promises.map(({ kind, because, pledge }) => [kind, because, pledge]),
    [['less', 'unbound', 'engagements.instruction']],
  )
})

/** The same edit in the notice and in the register that binds it. */
const both = (from: string, to: string) => [
  change('notice.da.md', from, to),
  (texts: ExampleTexts): ExampleTexts => ({
    ...texts,
    'register.yaml': texts['register.yaml'].replaceAll(from, to),
  }),
]

test('without a word that limits less is promised, without one that leaves open more, and the other way around', () => {
  const told = (from: string, to: string) =>
    diffOf(...both(from, to)).promises.map(({ kind, because, words, id }) => [kind, because, ...words, id])
  assert.deepEqual(told('gemmes data kun i anonymiseret', 'gemmes data i anonymiseret'), [
    ['less', 'limit-gone', 'kun', 'only-anonymised'],
  ])
  assert.deepEqual(told('Vi handler altid', 'Vi handler kun'), [
    ['more', 'limit-added', 'kun', 'on-instruction'],
  ])
  assert.deepEqual(told('lovgivning (fx bogføring', 'lovgivning (bogføring'), [
    ['more', 'opening-gone', 'fx', 'to-comply'],
  ])
  assert.deepEqual(told('behandles fortroligt og', 'behandles hvis muligt fortroligt og'), [
    ['less', 'opening-added', 'hvis', 'in-confidence'],
  ])
  assert.deepEqual(told('behandles fortroligt og professionelt', 'behandles fortroligt'), [
    ['less', 'narrowed', 'in-confidence'],
  ])
  assert.deepEqual(told('behandles fortroligt og professionelt', 'behandles fortroligt og krypteret'), [
    ['more', 'changed', 'in-confidence'],
  ])
})

test('a new sentence that nothing binds: the words, and that they are bound to nothing', () => {
  const diff = diffOf(
    change('notice.da.md', '- Vi handler altid', '- Vi sælger aldrig dine data\n- Vi handler altid'),
  )
  assert.deepEqual(
    diff.sentences.map(({ kind, after }) => [kind, after?.text]),
    [['added', 'Vi sælger aldrig dine data']],
  )
  assert.match(diff.unbound[0]?.message ?? '', /sentence is bound to nothing/)
})

test('a new sentence that is bound: which pledge it is bound to, and that it is promised', () => {
  const entry = [
    'sentences:',
    '  - id: never-sold',
    '    da: {exact: Vi sælger aldrig dine data}',
    '    pledge: purpose',
    '',
  ].join('\n')
  const diff = diffOf(
    change('notice.da.md', '- Vi handler altid', '- Vi sælger aldrig dine data\n- Vi handler altid'),
    change('register.yaml', 'sentences:\n', entry),
  )
  assert.deepEqual(
    diff.bindings.map(({ kind, id, after }) => [kind, id, after]),
    [['new', 'never-sold', 'purpose']],
  )
  assert.deepEqual(
    diff.promises.map(({ kind, because, pledge, id }) => [kind, because, pledge, id]),
    [['more', 'new', 'purpose', 'never-sold']],
  )
  assert.deepEqual(
    diff.lacking.map(({ id, language }) => [id, language]),
    [['never-sold', 'en']],
  )
})

test('the same words bound to another pledge: the binding, and what is promised instead', () => {
  const diff = diffOf(
    change('register.yaml', 'pledge: engagements.instruction', 'pledge: engagements.confidential'),
    change('register.yaml', '  - {id: engagements.instruction, parts: [in-force]}\n', ''),
  )
  assert.deepEqual([...new Set(diff.sentences.map(({ kind }) => kind))], ['bound'])
  assert.deepEqual(
    diff.bindings.map(({ kind, before: from, after: to }) => [kind, from, to]),
    Array(2).fill(['other', 'engagements.instruction', 'engagements.confidential']),
  )
  assert.deepEqual(
    diff.promises.map(({ kind, pledge }) => [kind, pledge]),
    [
      ['more', 'engagements.confidential'],
      ['less', 'engagements.instruction'],
    ],
  )
})

test('a renamed system and recipient, a changed period, an entry no longer told', () => {
  const diff = diffOf(
    change(
      'register.yaml',
      'id: microsoft-365\n    name: Microsoft Office 365',
      'id: microsoft-365\n    name: Microsoft 365',
    ),
    change('register.yaml', 'id: jt-com\n    name: JT-COM', 'id: jt-com\n    name: JT-COM ApS'),
    change('register.yaml', 'period: P3Y', 'period: P2Y'),
    ...both('Billy.dk, NETS, ', 'Billy.dk, '),
  )
  assert.deepEqual(diff.renamed, [
    { kind: 'system', id: 'microsoft-365', before: 'Microsoft Office 365', after: 'Microsoft 365' },
    { kind: 'recipient', id: 'jt-com', before: 'JT-COM', after: 'JT-COM ApS' },
  ])
  assert.deepEqual(diff.periods, [{ activity: 'partners', id: 'relation', before: 'P3Y', after: 'P2Y' }])
  assert.deepEqual(
    diff.untold.map(({ kind, id }) => [kind, id]),
    [
      ['system', 'nets'],
      ['recipient', 'nets'],
    ],
  )
})

test('a language added, and one taken out: every sentence the other one lacks', () => {
  const alone = {
    ...exampleTexts,
    'register.yaml': exampleTexts['register.yaml'].replace(/ {2}- \{language: en, .*\n/, ''),
  }
  const danish = exampleEdition(alone)
  assert.deepEqual(diffEditions(danish, before).languages, [{ language: 'en', change: 'added' }])
  assert.deepEqual(diffEditions(before, danish).languages, [{ language: 'en', change: 'removed' }])
  const short = edited('notice.en.md', '- withdraw a consent\n', '')
  const lacking = diffEditions(danish, exampleEdition(short)).lacking
  assert.deepEqual(
    lacking.map(({ id, language, place }) => [id, language, place.file]),
    [['right-to-withdraw', 'en', 'notice.da.md']],
  )
})

/** Lines of the Danish notice that hold a sentence. */
const lines = exampleTexts['notice.da.md']
  .split('\n')
  .flatMap((line, at) => (/^(?:- )?\p{L}/u.test(line) && at > 4 ? [at] : []))
const words = ['ikke', 'aldrig', 'alle', 'kun', 'data', 'bl.a.', 'Vi sælger dem.']

test('whatever is edited, the diff names every sentence the gate would refuse, and the other way it names as many', () => {
  const broken = new Map(pledgeIds.map(id => [id, 'broken' as Verdict]))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...lines), fc.nat(12), fc.constantFrom(null, ...words)), {
        minLength: 1,
        maxLength: 4,
      }),
      edits => {
        const text = exampleTexts['notice.da.md'].split('\n')
        for (const [line, at, word] of edits) text[line] = edit(text[line] ?? '', at, word)
        const after = exampleEdition({ 'notice.da.md': text.join('\n') })
        const diff = diffEditions(before, after)
        const decided = gate(before, after, broken)
        const refused =
          decided.kind === 'refused' ? decided.faults.flatMap(({ place }) => place?.line ?? []) : []
        const named = new Set(diff.sentences.flatMap(({ after: now }) => now?.place.line ?? []))
        const selectors = new Set(diff.unbound.flatMap(({ place }) => place?.line ?? []))
        assert.deepEqual(
          refused.filter(line => !named.has(line) && !selectors.has(line)),
          [],
        )
        const back = diffEditions(after, before)
        assert.equal(back.sentences.length, diff.sentences.length)
        assert.deepEqual(
          back.bindings.map(({ kind }) => kind).filter(kind => kind === 'new').length,
          diff.bindings.filter(({ kind }) => kind === 'lost').length,
        )
      },
    ),
    { numRuns: 60 },
  )
})

/** A word put in, or left out, near the place. */
function edit(line: string, at: number, word: string | null): string {
  const [dash = '', ...rest] = line.split(' ')
  const index = Math.min(at, rest.length)
  return [dash, ...(word === null ? rest.toSpliced(index, 1) : rest.toSpliced(index, 0, word))].join(' ')
}

test('what both sentences have in common stays', () => {
  assert.deepEqual(diffWords('vi gemmer kun data i ti år', 'vi sletter data i fem år her'), [
    { kind: 'same', text: 'vi' },
    { kind: 'gone', text: 'gemmer kun' },
    { kind: 'new', text: 'sletter' },
    { kind: 'same', text: 'data i' },
    { kind: 'gone', text: 'ti' },
    { kind: 'new', text: 'fem' },
    { kind: 'same', text: 'år' },
    { kind: 'new', text: 'her' },
  ])
})

test('the words of a diff are both sentences: without what is new the one before, without what is gone the one after', () => {
  const sentence = fc
    .array(fc.constantFrom('vi', 'gemmer', 'ikke', 'data', 'kun'), { minLength: 1, maxLength: 12 })
    .map(each => each.join(' '))
  fc.assert(
    fc.property(sentence, sentence, (from, to) => {
      const stretches = diffWords(from, to)
      const without = (kind: 'gone' | 'new') =>
        stretches
          .filter(each => each.kind !== kind)
          .map(({ text }) => text)
          .join(' ')
      assert.equal(without('new'), from)
      assert.equal(without('gone'), to)
      if (from === to) assert.ok(stretches.every(({ kind }) => kind === 'same'))
    }),
  )
})

test('a sentence taken out with its binding is no longer promised', () => {
  const diff = diffOf(change('notice.da.md', '- Vi handler altid efter kundens instruks  \n', ''))
  assert.deepEqual(
    diff.sentences.map(({ kind, before: was, after }) => [kind, was?.text, after]),
    [['removed', 'Vi handler altid efter kundens instruks', null]],
  )
  assert.deepEqual(
    diff.promises.map(({ kind, because, id }) => [kind, because, id]),
    [['less', 'gone', 'on-instruction']],
  )
})

test('lines that are gone and come stand at their number in the file after', () => {
  assert.deepEqual(diffLines('a\nb\nc\nd', 'a\nB\nc\nd\ne'), [
    { line: 2, gone: ['b'], come: ['B'] },
    { line: 5, gone: [], come: ['e'] },
  ])
  assert.deepEqual(diffLines('a\r\nb', 'a\nb'), [])
})
