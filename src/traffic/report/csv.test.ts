// The report as CSV, read back by another's reader of CSV and by the rules of RFC 4180: a row for each number, and no cell a formula.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyReport, hostileReport, mailReport, webReport } from '../../../test/traffic-figures.ts'
import { formatTraffic, type TrafficReport } from './report.ts'

/** RFC 4180 §2, and nothing else: a letter that fits no rule is a fault. */
function readCsv(text: string): readonly (readonly string[])[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  const rows: string[][] = [[]]
  while (field.lastIndex < text.length) {
    const from = field.lastIndex
    const found = field.exec(text)
    assert.ok(found !== null, `no field at ${from}: ${JSON.stringify(text.slice(from, from + 60))}`)
    const [, quoted, plain = '', end] = found
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
const rowsOf = (report: TrafficReport) => readCsv(formatTraffic(report, 'csv', 'da'))

test('each number is a row under the same four columns', () => {
  const rows = rowsOf(webReport())
  assert.deepEqual(rows[0], ['table', 'text', 'measure', 'value'])
  const has = (...row: readonly string[]) => rows.some(each => each.join('|') === row.join('|'))
  assert.ok(has('counts', 'status/404', 'count', '1502'))
  assert.ok(
    has('hour', '2026-05-31T14', 'requests', '319') || has('hour', '2026-05-31T15', 'requests', '319'),
  )
  assert.ok(has('page', '/ydelser', 'visitors', '667'))
  assert.ok(has('visitors', '2026-06-03', 'high', '811'))
  assert.ok(rowsOf(mailReport).every(([table]) => table !== 'page' && table !== 'visitors'))
})

test('no cell is a formula, and every row has four columns, whatever the log wrote', () => {
  const check = (report: TrafficReport): void => {
    for (const row of rowsOf(report)) {
      assert.equal(row.length, 4, row.join('|'))
      for (const cell of row) {
        assert.doesNotMatch(cell, /^[=+\-@＝＋－＠]/, cell)
        assert.doesNotMatch(cell, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u, cell)
      }
    }
  }
  check(hostileReport)
  assert.match(formatTraffic(hostileReport, 'csv', 'en'), /^page,"'=HYPERLINK\(""https/m)
  fc.assert(fc.property(anyReport, check), { numRuns: 40 })
})
