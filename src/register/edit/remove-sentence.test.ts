import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleBytes, exampleTexts } from '../../../test/example-policy.ts'
import { fromUtf8, utf8 } from '../../core/bytes.ts'
import { languages } from '../../core/language.ts'
import { Refusal } from '../../core/refusal.ts'
import { bindNotice } from '../bind.ts'
import { readNotice } from '../notice.ts'
import { parseRegister } from '../parse.ts'
import { removeSentence, type Whole } from './remove-sentence.ts'
import { settlePledges } from './settled-pledges.ts'

const whole: Whole = {
  register: { path: 'register.yaml', bytes: exampleBytes('register.yaml') },
  notices: languages.map(language => ({
    language,
    file: { path: `notice.${language}.md`, bytes: exampleBytes(`notice.${language}.md`) },
  })),
}
const danish = ({ notices }: Whole): string => fromUtf8(notices[0]?.file.bytes ?? new Uint8Array())
const cut = (words: string, left = ''): string => exampleTexts['notice.da.md'].replace(words, left)

test('a sentence leaves with its bold words, an item with its line, a paragraph with its empty line', () => {
  const without = (id: string) => danish(removeSentence(whole, id))
  assert.equal(without('parts-on-cdns'), cut("Dele af hjemmesiden bliver hosted ved forskellige CDN'er. "))
  assert.equal(without('hosted-by'), cut('Vores website hostes hos **JT-COM**. '))
  assert.equal(without('in-confidence'), cut('- Data behandles fortroligt og professionelt  \n'))
  assert.equal(
    without('read-below'),
    cut(
      'Nedenfor kan du læse, hvilke oplysninger vi behandler, hvorfor vi gør det, og hvilke rettigheder du har.\n\n',
    ),
  )
  assert.equal(without('open-about-why'), cut('er åbne om hvorfor vi gør det '))
})

test('every third sentence of the example can be taken out alone, and all others stay bound', () => {
  const { sentences } = parseRegister(whole.register).register
  let refused = 0
  for (const { id } of sentences.filter((_, at) => at % 3 === 0)) {
    let left: Whole
    try {
      left = removeSentence(whole, id)
    } catch (fault) {
      assert.ok(fault instanceof Refusal && fault.code === 'notice-invalid', id)
      refused += 1
      continue
    }
    const file = parseRegister(left.register)
    assert.ok(file.register.retired.includes(id))
    for (const { language, file: notice } of left.notices) {
      const bound = bindNotice(readNotice(notice), language, file)
      assert.deepEqual(bound.faults, [], `${id} ${language}`)
      assert.equal(bound.bindings.length, sentences.length - 1)
    }
  }
  assert.ok(refused === 0, `${refused} refused`)
})

test('a pledge nobody promises any more leaves the list, and comes back with its parts', () => {
  const left = removeSentence(whole, 'hosted-by')
  const text = fromUtf8(left.register.bytes)
  assert.ok(!text.includes('id: site.host'))
  const back = {
    path: 'register.yaml',
    bytes: new TextEncoder().encode(text.replace('pledge: site.third-parties', 'pledge: site.host')),
  }
  const { pledges } = parseRegister(settlePledges(back)).register
  assert.deepEqual(
    pledges.find(({ id }) => id === 'site.host'),
    { id: 'site.host', parts: ['matches'] },
  )
  assert.ok(!pledges.some(({ id }) => id === 'site.third-parties'))
})

test('a sentence that spoke of a website leaves its list, whose last leaves none', () => {
  const line = 'host: jt-com}'
  const listing = (ids: string): Whole => ({
    ...whole,
    register: {
      path: 'register.yaml',
      bytes: new TextEncoder().encode(
        exampleTexts['register.yaml'].replace(line, `host: jt-com, sentences: [${ids}]}`),
      ),
    },
  })
  const left = (ids: string) =>
    parseRegister(removeSentence(listing(ids), 'hosted-by').register).register.sites[0]?.sentences
  assert.deepEqual(left('hosted-by, parts-on-cdns'), ['parts-on-cdns'])
  assert.deepEqual(left('parts-on-cdns'), ['parts-on-cdns'])
  assert.deepEqual(left('hosted-by'), [])
})

test('statistics go with the sentence that carried them, and with no other', () => {
  const statistics = 'traffic: {statistics: {purpose: operations-security, sentence: hosted-by}}\n'
  const counting = { path: 'register.yaml', bytes: utf8(exampleTexts['register.yaml'] + statistics) }
  const left = (id: string) => parseRegister(removeSentence({ ...whole, register: counting }, id).register)
  assert.equal(left('parts-on-cdns').register.traffic?.statistics?.sentence, 'hosted-by')
  assert.equal(left('hosted-by').register.traffic?.statistics, undefined)
})

test('an unknown sentence is not found', () => {
  assert.throws(
    () => removeSentence(whole, 'no-such'),
    fault => fault instanceof Refusal && fault.code === 'not-found',
  )
})
