import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleBytes, exampleTexts } from '../../../test/example-policy.ts'
import { fromUtf8, utf8 } from '../../core/bytes.ts'
import type { Language } from '../../core/language.ts'
import { Refusal } from '../../core/refusal.ts'
import { parseRegister } from '../parse.ts'
import { addSentence, editSentence, type Pair } from './sentence.ts'

const pairOf = (language: Language): Pair => ({
  notice: { path: `notice.${language}.md`, bytes: exampleBytes(`notice.${language}.md`) },
  register: { path: 'register.yaml', bytes: exampleBytes('register.yaml') },
})
const texts = ({ notice, register }: Pair) => [fromUtf8(notice.bytes), fromUtf8(register.bytes)]

test('only the words that differ are replaced, in the notice and in the selector', () => {
  const edited = editSentence(
    pairOf('da'),
    'as-little-as-possible',
    'da',
    'Derfor samler vi så få personoplysninger som muligt,',
  )
  assert.deepEqual(texts(edited), [
    exampleTexts['notice.da.md'].replace('Derfor indsamler vi **', 'Derfor samler vi **'),
    exampleTexts['register.yaml'].replace('"Derfor indsamler vi så', '"Derfor samler vi så'),
  ])
})

test('every third bound sentence of the example is edited and edited back to the same bytes', () => {
  for (const language of ['da', 'en'] as const) {
    const pair = pairOf(language)
    const { sentences } = parseRegister(pair.register).register
    let edited = 0
    for (const { id, [language]: selector } of sentences.filter((_, at) => at % 3 === 0)) {
      if (selector === undefined) continue
      const words = selector.exact.replace(/(\p{L}{2,})(\P{L}*)$/u, 'xyz$1$2')
      const changed = editSentence(pair, id, language, words)
      const [notice] = texts(changed)
      assert.equal(notice?.length, fromUtf8(pair.notice.bytes).length + 3, id)
      assert.deepEqual(texts(editSentence(changed, id, language, selector.exact)), texts(pair), id)
      edited += 1
    }
    assert.ok(edited >= 8)
  }
})

test('words that would break the notice are refused with their place, and an unbound sentence is not found', () => {
  const refuses = (text: string, id = 'hosted-by', code = 'notice-invalid') =>
    assert.throws(
      () => editSentence(pairOf('da'), id, 'da', text),
      fault =>
        fault instanceof Refusal &&
        fault.code === code &&
        (fault.faults[0]?.place?.line === 43 || code !== 'notice-invalid'),
      text,
    )
  for (const text of [
    '',
    'To\nlinjer.',
    '- Vores website hostes.',
    '1. Vores website.',
    '# Vores website',
    '> Vores',
    '<b>Vores</b> website.',
    '*Vores* website.',
    '[Vores](x) website.',
  ])
    refuses(text)
  refuses('Ord.', 'no-such-sentence', 'not-found')
})

test('the words of a lead-in belong to all of its items and are not changed through one', () => {
  assert.throws(
    () => editSentence(pairOf('da'), 'to-deliver', 'da', 'Målet er at: levere vores ydelser'),
    fault => fault instanceof Refusal && fault.code === 'notice-invalid',
  )
})

test('line ends of Windows stay', () => {
  const pair = pairOf('da')
  const windows = {
    ...pair,
    notice: { ...pair.notice, bytes: utf8(exampleTexts['notice.da.md'].replaceAll('\n', '\r\n')) },
  }
  const [notice] = texts(editSentence(windows, 'on-instruction', 'da', 'Vi følger altid kundens instruks'))
  assert.equal(notice, fromUtf8(windows.notice.bytes).replace('handler altid efter', 'følger altid'))
})

test('a new sentence follows another in its paragraph, or as the next item of its list, and is bound', () => {
  const none = { id: 'new-one', promise: 'none', because: { da: 'Struktur.', en: 'Structure.' } } as const
  const [notice, register] = texts(addSentence(pairOf('da'), 'hosted-by', none, 'da', 'Den er på dansk.'))
  assert.equal(notice, exampleTexts['notice.da.md'].replace('**JT-COM**.', '**JT-COM**. Den er på dansk.'))
  const entry = parseRegister({ path: 'r', bytes: utf8(register ?? '') }).register.sentences.at(-1)
  assert.deepEqual([entry?.id, entry?.da?.exact], ['new-one', 'Den er på dansk.'])

  const promised = { id: 'new-item', pledge: 'rights.access' } as const
  const item = addSentence(pairOf('da'), 'right-of-access', promised, 'da', 'få en kopi')
  assert.equal(
    texts(item)[0],
    exampleTexts['notice.da.md'].replace('vi har om dig  \n', 'vi har om dig  \n- få en kopi\n'),
  )
  assert.match(texts(item)[1] ?? '', /exact: "?Du har ret til at: få en kopi/)
  assert.throws(
    () => addSentence(pairOf('da'), 'hosted-by', none, 'da', '- *punkt*'),
    fault =>
      fault instanceof Refusal && fault.code === 'notice-invalid' && fault.faults[0]?.place?.line === 43,
  )
})
