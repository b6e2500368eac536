// The pictures read by another's parser (libxml2): well-formed whatever they are given, without script or style, each said in one
// sentence and with every number in its table.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { hostileText } from '../../test/site-report-arbitrary.ts'
import { languages } from '../core/language.ts'
import type { Markup } from '../core/markup.ts'
import { type Bars, drawBars } from './bars.ts'
import { drawColumns, drawRange } from './columns.ts'
import { scaleOf, timesTold } from './frame.ts'
import { drawLine, type Line } from './line.ts'
import { drawMultiples } from './multiples.ts'

function inside<T>({ text }: Markup, ask: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(`<div>${text}</div>`)
  try {
    return ask(document)
  } finally {
    document.dispose()
  }
}
const textsAt = (drawn: Markup, path: string): readonly string[] =>
  inside(drawn, document => document.find(path).map(node => node.content.replace(/\s+/g, ' ')))

/** What is in a picture that none of ours has. */
const strangers = (drawn: Markup): readonly string[] =>
  inside(drawn, document =>
    (document.find('//*') as XmlElement[]).flatMap(node => [
      ...(/^(?:div|figure|figcaption|span|p|details|summary|table|caption|thead|tbody|tr|th|td|svg|line|path|rect|circle|text|code|bdi|b|i|ul|li)$/.test(
        node.name,
      )
        ? []
        : [node.name]),
      ...node.attrs
        .filter(
          ({ name, value }) =>
            name === 'style' || /^on|href$/.test(name) || /NaN|Infinity|undefined/.test(value),
        )
        .filter(({ name }) => name !== 'aria-label' && name !== 'data-column')
        .map(({ name, value }) => `${node.name} ${name}=${value}`),
    ]),
  )

const firstDay = 20_604
const week: Line = {
  title: 'Forespørgsler',
  name: 'Antal',
  ...{ unit: 'count', step: 'day' },
  points: [120, 340, null, 90, 1_204, 0, 77].map((value, at) => ({ at: firstDay + at, value })),
  before: { name: 'ugen før', values: [100, 200, 300, 90, 80, 70, 60] },
}
const bars: Bars = {
  ...{ title: 'Sider', head: 'Side', isCode: true },
  columns: [
    { name: 'Visninger', unit: 'count' },
    { name: 'Data', unit: 'bytes' },
  ],
  rows: [
    { text: '/', values: [1_000, 2_500_000] },
    { text: '/om', values: [250, null] },
  ],
  rest: { text: 'Øvrige (3)', values: [4, 10] },
}

test('a week is a line with its highest value told, the week before dashed, and every number in the table', () => {
  const { figure } = drawLine(week, 'da')
  assert.deepEqual(strangers(figure), [])
  assert.deepEqual(textsAt(figure, '//*[@class="peak"]'), ['1.204'])
  assert.deepEqual(textsAt(figure, '//svg[@role="img"]/@aria-label'), [
    'Forespørgsler, 31. maj til 6. jun. Højest 1.204: 4. jun. Lavest 0: 5. jun. Stiplet: ugen før.',
  ])
  assert.deepEqual(textsAt(figure, '//tbody/tr[3]/*'), ['2. jun.', 'ukendt', '300'])
  const [line = '', ...others] = textsAt(figure, '//path[@class="line"]/@d')
  assert.deepEqual(others, [])
  // Broken where nobody knows the third day: two pieces.
  assert.equal(line.split('M').length, 3)
  assert.equal(textsAt(figure, '//path[@class="before"]').length, 1)
  assert.deepEqual(textsAt(drawLine(week, 'en').figure, '//*[@class="peak"]'), ['1,204'])
})

test('a value that stands alone is a dot, and no values are told in words', () => {
  const one = drawLine({ ...week, points: [{ at: firstDay, value: 7 }], before: null }, 'da')
  assert.deepEqual(textsAt(one.svg, '//circle/@cx'), ['50.00%', '50.00%'])
  const none = drawLine({ ...week, points: [], before: null }, 'da')
  assert.match(none.svg.text, /Ingen tal i perioden/)
  assert.match(drawLine({ ...week, points: [{ at: firstDay, value: null }] }, 'en').svg.text, /No numbers/)
})

test('a ranked table has a bar as long as its first value, and says what it leaves out', () => {
  const drawn = drawBars(bars, 'da')
  assert.deepEqual(strangers(drawn), [])
  assert.deepEqual(textsAt(drawn, '//rect/@width'), ['100.00%', '25.00%'])
  assert.deepEqual(
    textsAt(drawn, '//tbody/tr').map(text => text.trim()),
    ['/1.000 2,5 MB', '/om250 –', 'Øvrige (3)4 10 byte'],
  )
  assert.match(drawBars({ ...bars, rows: [], rest: null }, 'da').text, /Ingen tal/)
})

test('a range is full up to its lower number and open to its higher, and is told as both', () => {
  const points = [
    { at: firstDay, low: 100, high: 100, note: null },
    { at: firstDay + 1, low: 50, high: 80, note: 'genstartet' },
  ]
  const { figure } = drawRange({ ...week, name: 'Besøgende', points }, 'da')
  assert.deepEqual(strangers(figure), [])
  assert.deepEqual(textsAt(figure, '//tbody/tr/td'), ['100', '50–80, genstartet'])
  assert.deepEqual(textsAt(figure, '//rect[@class="column"]/@height'), ['160.0', '80.0'])
  assert.deepEqual(textsAt(figure, '//rect[@class="between"]/@height'), ['48.0'])
})

test('the hours of a day are columns, every third told below', () => {
  const columns = Array.from({ length: 24 }, (_, hour) => ({ label: `${hour}`, value: hour }))
  const { figure } = drawColumns({ ...week, head: 'Klokken', columns }, 'en')
  assert.deepEqual(strangers(figure), [])
  assert.deepEqual(textsAt(figure, '//text[contains(@class, "when")]'), [
    '0',
    '3',
    '6',
    '9',
    '12',
    '15',
    '18',
    '21',
  ])
  assert.match(textsAt(figure, '//svg/@aria-label')[0] ?? '', /Highest 23: 23\./)
})

test('small lines share their days and have their sums', () => {
  const small = [
    { name: 'Fejl', unit: 'count', values: [1, 2, 3] },
    { name: 'Data', unit: 'bytes', values: [1_000, null, 1_500] },
  ] as const
  const at = [firstDay, firstDay + 1, firstDay + 2]
  const { figure } = drawMultiples({ title: 'Drift', step: 'day', at, small }, 'da')
  assert.deepEqual(strangers(figure), [])
  assert.deepEqual(textsAt(figure, '//b'), ['6', '2,5 kB'])
  assert.deepEqual(textsAt(figure, '//tbody/tr[2]/*'), ['1. jun.', '2', 'ukendt'])
})

test('ticks are round, whole for whole numbers, and none is above the picture', () => {
  assert.deepEqual(scaleOf([0, 1_204]).ticks, [500, 1_000, 1_500])
  assert.deepEqual(scaleOf([3]).ticks, [1, 2, 3])
  assert.deepEqual(scaleOf([]).ticks.length > 0, true)
  for (const most of [1, 2, 7, 99, 1e6, 1e15, 1e300, Number.MAX_VALUE, 5e-324]) {
    const { heightOf, ticks } = scaleOf([most])
    for (const value of [most, ...ticks])
      assert.ok(heightOf(value) >= 24 && heightOf(value) <= 184, `${most}`)
  }
})

test('times told are round hours, midnights or Mondays, seven at most', () => {
  assert.deepEqual(
    timesTold(480, 503, 'hour'),
    [480, 486, 492, 498].flatMap(at => [at]),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e6 }),
      fc.nat(200_000),
      fc.constantFrom('day', 'hour'),
      (from, span, step) => {
        const told = timesTold(from, from + span, step)
        assert.ok(told.length <= 8)
        assert.ok(told.every(at => at >= from && at <= from + span))
        if (span >= 14) assert.ok(told.length > 0)
      },
    ),
  )
})

const anyValue = fc.oneof(
  fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, -1, Number.MAX_VALUE, 5e-324),
  fc.nat(),
  fc.double(),
)
const anyAt = fc.oneof(fc.nat(30_000), fc.constantFrom(Number.NaN, 1e300, -5, 0.5))

test('any numbers and any texts are drawn, as text and within the picture', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyAt, anyValue, anyValue), { maxLength: 40 }),
      hostileText,
      fc.constantFrom(...languages),
      fc.constantFrom('day', 'hour'),
      fc.constantFrom('count', 'bytes', 'ms'),
      (all, title, language, step, unit) => {
        const base = { title, name: title, head: title, unit, step } as const
        const before = { name: title, values: all.map(([, , value]) => value) }
        const points = all.map(([at, value]) => ({ at, value }))
        const drawn = [
          drawLine({ ...base, points, before }, language).figure,
          drawRange(
            { ...base, points: all.map(([at, low, high]) => ({ at, low, high, note: title })) },
            language,
          ).figure,
          drawColumns({ ...base, columns: all.map(([, value]) => ({ label: title, value })) }, language)
            .figure,
          drawMultiples(
            { ...base, at: all.map(([at]) => at), small: [{ name: title, unit, values: before.values }] },
            language,
          ).figure,
          drawBars(
            {
              ...base,
              columns: [{ name: title, unit }],
              rows: [{ text: title, values: [1] }],
              rest: null,
              isCode: true,
            },
            language,
          ),
        ]
        for (const each of drawn) assert.deepEqual(strangers(each), [])
      },
    ),
    { numRuns: 60 },
  )
})
