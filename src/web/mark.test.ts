// The mark wherever it shows: four lines, the words they rest on, and pictures whose numbers are those of the table.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { verdicts } from '../pledge/pledge.ts'
import { countDays, countParts, drawDays, drawDaysTable, drawParts, stretchesOf } from './charts.ts'
import { markOfPart, markOfPledge, markStyle, reasonOf } from './mark.ts'
import type { Reader } from './reader.ts'

const reader: Reader = { language: 'da', now: new Date(fixtureNow), zone: 'Europe/Copenhagen' }
const linesOf = async () => (await fixtureApp().board()).pledges
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

test('a sentence only declared has its own line until a look settles it', () => {
  assert.equal(markStyle('unknown', true), 'declared')
  assert.equal(markStyle('unknown', false), 'unknown')
  assert.equal(markStyle('broken', true), 'broken')
  assert.equal(markStyle('kept', true), 'kept')
})

test('the fixture shows every mark there is', async () => {
  const marks = (await linesOf()).map(line => markOfPledge(line).da)
  assert.deepEqual(marks, [
    'uafklaret',
    'overholdt (øvelse)',
    'uafklaret',
    'brudt (forslag, ikke godkendt)',
    'oplyst, ikke efterprøvet',
    'uafklaret',
    'uafklaret',
    'overholdt (forslag, ikke godkendt)',
  ])
})

test('a part too old to count says so and no longer what it once saw', async () => {
  const stale = (await linesOf()).flatMap(line => line.parts).find(part => part.standing === 'stale')
  assert.ok(stale !== undefined)
  assert.equal(markOfPart(stale).da, 'uafklaret')
  assert.match(reasonOf(stale).da, /for lang tid/)
})

test('each part is one stroke, a broken one two, and the picture says its numbers', async () => {
  for (const line of await linesOf()) {
    const drawn = String(await drawParts(reader, line.parts))
    assert.equal(count(drawn, /<line/g), line.parts.length + line.verdict.broken)
    const [kept, broken, unknown] = verdicts.map(verdict => countParts(line.parts, verdict))
    assert.ok(drawn.includes(`Dele: ${kept} overholdt, ${broken} brudt, ${unknown} uafklaret`))
    assert.equal(count(drawn, /class="missing"/g), line.verdict.notBuilt)
  }
})

test('the line of days and its table tell the same numbers', async () => {
  const { days } = await fixtureApp().pledge('partners.systems', 90)
  const stretches = stretchesOf(days)
  assert.equal(
    stretches.reduce((sum, stretch) => sum + stretch.days, 0),
    90,
  )
  const table = String(await drawDaysTable(reader, days))
  const told = [...table.matchAll(/<td class="number">(\d+)<\/td>/g)].map(([, number]) => Number(number))
  assert.deepEqual(told, stretches.map(stretch => stretch.days).toReversed())
  const picture = String(await drawDays(reader, days))
  const broken = countDays(stretches, 'broken')
  assert.ok(broken > 0 && picture.includes(`${broken} dage brudt`))
  assert.equal(
    count(picture, /class="day broken"/g),
    2 * stretches.filter(one => one.verdict === 'broken').length,
  )
  const widths = [...picture.matchAll(/class="day unknown" x1="(\d+)" y1="\d+" x2="(\d+)"/g)]
  const drawnDays = widths.reduce((sum, [, from, to]) => sum + (Number(to) - Number(from)) / 10, 0)
  assert.equal(drawnDays, countDays(stretches, 'unknown'))
})

/** Relative luminance and contrast (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('text stands out 7:1 and marks 4.5:1 from paper, by day and by night', () => {
  const style = readFileSync(new URL('style.css', import.meta.url), 'utf8')
  const palettes = [...style.matchAll(/:root \{([^}]*--paper: #[0-9a-f]{6}[^}]*)\}/g)].map(([, block = '']) =>
    Object.fromEntries(
      [...block.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
    ),
  )
  assert.equal(palettes.length, 2)
  for (const { paper = '', ink = '', soft = '', accent = '', wash = '', line = '' } of palettes) {
    for (const text of [ink, soft, accent]) assert.ok(contrast(text, paper) >= 7, `${text} on ${paper}`)
    assert.ok(contrast(ink, wash) >= 7 && contrast(soft, wash) >= 7)
    assert.ok(contrast(line, paper) >= 4.5, `${line} on ${paper}`)
  }
})
