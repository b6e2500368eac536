import assert from 'node:assert/strict'
import { test } from 'node:test'
import { htmlOfLengths, type Lengths, linesOfLengths, textOfLengths } from './lengths.ts'

const row = (name: string, value: number) => ({ name, value, says: `${value}` })
const week: Lengths = {
  ...{ kind: 'lengths', caption: 'Forespørgsler', heads: ['Dag', 'Antal'] },
  rows: [row('mandag', 1_200), row('tirsdag', 600), row('onsdag', 1), row('torsdag', 0)],
}

test('in plain text: the number, then a bar as long as it; what is not nothing has one', () => {
  assert.deepEqual(textOfLengths(week).split('\n'), [
    'Forespørgsler',
    '',
    `mandag   1200  ${'█'.repeat(24)}`,
    `tirsdag   600  ${'█'.repeat(12)}`,
    'onsdag      1  █',
    'torsdag     0',
  ])
})

test('as HTML: a bar in percent of the longest, the number beside it, and no image', () => {
  const html = htmlOfLengths(week)
  assert.deepEqual(
    [...html.matchAll(/width: (\d+)%; border-bottom/g)].map(([, percent]) => percent),
    ['100', '50', '1'],
  )
  assert.equal(html.match(/<th scope="row"/g)?.length, 4)
  assert.match(html, /torsdag<\/th><td [^>]*>0<\/td>/)
  assert.doesNotMatch(html, /<img|<svg|<script|<div|class=|url\(|src=/)
})

test('what somebody named stays text, and every word of it is judged as a line of a letter', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const hostile = { ...week, caption: evil, rows: [row(evil, 1)] }
  assert.doesNotMatch(htmlOfLengths(hostile), /<img/)
  assert.deepEqual(linesOfLengths(hostile), [evil, 'Dag', 'Antal', `${evil}: 1`])
})
