import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixtureApp } from '../../../test/web-fixture.ts'
import { limits } from '../../core/limits.ts'
import { previewLetter, writeLetter } from '../../mail/letter.ts'
import type { Verdict } from '../../pledge/pledge.ts'
import { mondayLetter, type WeekReport } from './monday.ts'

const { pledges } = await fixtureApp().board()
const weeks: readonly (readonly (Verdict | null)[])[] = [
  Array.from({ length: 7 }, () => 'kept' as const),
  [...Array.from({ length: 5 }, () => 'kept' as const), 'broken', 'broken'],
  ['unknown', 'unknown', 'kept', 'kept', 'kept', 'kept', null],
  Array.from({ length: 7 }, () => null),
]
const report: WeekReport = {
  days: ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'],
  pledges: pledges.map((line, index) => ({ line, days: weeks[index % weeks.length] ?? [] })),
  controller: 'Fjordbageriet ApS',
  example: true,
  traffic: null,
}
const addressed = (language: 'da' | 'en') => ({
  to: { account: '1', mail: 'anna@example.dk', language },
  ...{ origin: 'https://ord.example', zone: 'Europe/Copenhagen' },
})
const letterIn = (language: 'da' | 'en', week = report) => ({
  ...mondayLetter(week, addressed(language)),
  closing: 'Closing.',
})

test('it says what broke and since when, one thing to do about each, and how many stand how', () => {
  const { subject, text } = writeLetter(letterIn('da'))
  const broken = pledges.filter(({ verdict }) => verdict.verdict === 'broken')
  assert.ok(broken.length > 0)
  assert.match(subject, new RegExp(`^Mandag: ${broken.length} brudt, \\d+ overholdt, \\d+ uafklaret$`))
  assert.match(text, /fra mandag den 23\. februar 2026 til søndag den 1\. marts 2026/)
  for (const { name, next } of broken) {
    assert.match(text, new RegExp(`- »${name.da}« er brudt siden \\d+\\. \\p{L}+ 2026\\.`, 'u'))
    if (next !== null) assert.ok(text.includes(`Gør nu: ${next.da}`))
  }
  assert.match(text, /https:\/\/ord\.example\/da\/loefter/)
  assert.match(text, /Eksemplet bruger en offentliggjort politik og opdigtede data/)
})

test('the week in signs and in words, a line for each pledge, in both languages', () => {
  const { text } = writeLetter(letterIn('en'))
  const [first, second, third, fourth] = pledges.map(({ name }) => name.en)
  assert.ok(text.includes(`─ ─ ─ ─ ─ ─ ─  ${first}: kept all week`), text)
  assert.ok(text.includes(`─ ─ ─ ─ ─ ═ ═  ${second}: broken on 2 days, kept on 5 days`))
  assert.ok(text.includes(`┄ ┄ ─ ─ ─ ─ ·  ${third}: unknown on 2 days, kept on 4 days`))
  assert.ok(text.includes(`· · · · · · ·  ${fourth}: no check in the week`))
  assert.match(text, /─ kept {3}═ broken {3}┄ unknown {3}· no check that day/)
})

test('as HTML: a table of seven cells a row, each saying what it is; no image, class, script or address but our own', () => {
  const { html } = writeLetter(letterIn('da'))
  assert.equal(html.match(/<td /g)?.length, 7 * pledges.length)
  assert.equal(html.match(/<th scope="row"/g)?.length, pledges.length)
  assert.match(html, /<td title="lørdag: brudt"/)
  assert.doesNotMatch(html, /<img|<script|<link|<div|class=|url\(|src=/)
  const addresses = [...html.matchAll(/https?:[^"<\s]+/g)].map(([address]) => new URL(address).origin)
  assert.deepEqual([...new Set(addresses)], ['https://ord.example'])
})

test('a calm week says so, and what a program wrote into a name stays text', () => {
  const calm = { ...report, pledges: report.pledges.filter(({ line }) => line.verdict.verdict === 'kept') }
  assert.match(writeLetter(letterIn('da', calm)).text, /Ingen løfter er brudt/)
  const [one] = report.pledges
  if (one === undefined) throw new Error('expected a pledge')
  const evil = '<img src=x onerror=alert(1)>'
  const hostile = { ...report, pledges: [{ ...one, line: { ...one.line, name: { da: evil, en: evil } } }] }
  const shown = previewLetter(
    letterIn('da', hostile),
    { name: null, address: 'a@b.dk' },
    { from: 'F', to: 'T', subject: 'S' },
  )
  assert.doesNotMatch(shown, /<img/)
  assert.match(shown, /&lt;img src=x/)
})

test('23 pledges, all broken with something to do, fit into the limits of a letter', () => {
  const [broken] = report.pledges.filter(({ line }) => line.verdict.verdict === 'broken')
  if (broken === undefined) throw new Error('expected a broken pledge')
  const all = { ...report, pledges: Array.from({ length: 23 }, () => broken) }
  const { html } = writeLetter(letterIn('da', all))
  assert.ok(Buffer.byteLength(html) < limits.sealPlaintextBytes / 2, String(Buffer.byteLength(html)))
})
