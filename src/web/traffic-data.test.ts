import assert from 'node:assert/strict'
import { test } from 'node:test'

import { figuresOf, hostilePath } from '../../test/web-fixture-traffic.ts'
import { figuresAsCsv, figuresAsData } from './traffic-data.ts'

const week = { from: '2026-02-23', to: '2026-03-01', source: null }

test('a period as data: every number of it, days as the log writes them', () => {
  const figures = figuresOf(week, true)
  const data = figuresAsData(figures)
  assert.deepEqual([data.from, data.to, data.step], ['2026-02-23T00', '2026-03-01T23', 'day'])
  assert.deepEqual(
    data.steps.map(({ at, requests }) => [at, requests]),
    figures.steps.map(({ requests }, at) => [`2026-0${at < 6 ? `2-${23 + at}` : '3-01'}`, requests]),
  )
  assert.equal(data.counts['requests'], figures.counts.get('requests'))
  assert.equal(Object.keys(data.counts).length, figures.counts.size)
  assert.equal(data.visitors?.days[2]?.because, 'restarted')
  assert.equal(figuresAsData(figuresOf(week, false)).visitors, null)
})

/** RFC 4180 §2, as a reader of it would. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]]
  for (const [, quoted, bare = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy,
  )) {
    records.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '\r\n') records.push([])
    if (end === '') break
  }
  return records.slice(0, -1)
}

test('as CSV: one row for each number, five fields each, and no text a spreadsheet would run', () => {
  const figures = figuresOf(week, true)
  const [head, ...rows] = parseCsv(figuresAsCsv(figures))
  assert.deepEqual(head, ['part', 'at', 'name', 'measure', 'value'])
  for (const row of rows) {
    assert.equal(row.length, 5, row.join('|'))
    for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r]/)
  }
  const cellAt = (...first: readonly string[]) =>
    rows.find(row => first.every((cell, at) => row[at] === cell))?.[4]
  assert.equal(cellAt('step', '2026-02-24', '', 'requests'), String(figures.steps[1]?.requests))
  assert.equal(cellAt('count', '', 'status/404'), String(figures.counts.get('status/404')))
  assert.equal(cellAt('lost', '', `'${hostilePath}`, 'hits'), '18')
  assert.equal(cellAt('visitors', '2026-02-25', '', 'high'), String(figures.visitors?.days[2]?.high))
  assert.equal(
    rows.some(([part]) => part === 'page'),
    true,
  )
  assert.equal(
    parseCsv(figuresAsCsv(figuresOf(week, false))).some(([part]) => part === 'visitors'),
    false,
  )
})
