// The report as JSON: the shape that is published, the figures uncut, and any figures in it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { schemaFaults } from '../../../test/json-schema.ts'
import { anyReport, hostileReport, mailReport, webReport } from '../../../test/traffic-figures.ts'
import { jsonSchema, type TrafficReportJson, trafficReportSchema } from './json.ts'
import { formatTraffic, type TrafficReport } from './report.ts'

const published = new URL('../../../docs/reference/traffic-report.schema.json', import.meta.url)
const jsonOf = (report: TrafficReport): TrafficReportJson => JSON.parse(formatTraffic(report, 'json', 'da'))

test('the published schema is the schema of the code', () => {
  assert.equal(
    readFileSync(published, 'utf8'),
    `${JSON.stringify(jsonSchema(), null, 2)}\n`,
    'print it again: node -p "JSON.stringify(jsonSchema(), null, 2)" with src/traffic/report/json.ts',
  )
})

test('what is written fits the published schema, by a validator that is not zod, and a changed shape does not', () => {
  const schema = JSON.parse(readFileSync(published, 'utf8'))
  for (const report of [webReport(), mailReport, hostileReport]) {
    assert.deepEqual(schemaFaults(schema, jsonOf(report)), [])
    trafficReportSchema.parse(jsonOf(report))
  }
  fc.assert(
    fc.property(anyReport, report => schemaFaults(schema, jsonOf(report)).length === 0),
    { numRuns: 30 },
  )
  const { lost: _, ...less } = jsonOf(webReport())
  assert.deepEqual(schemaFaults(schema, less), ['/lost'])
  assert.deepEqual(schemaFaults(schema, { ...jsonOf(webReport()), more: 1 }), ['/more'])
})

test('the figures stand in it as they are, with their days', () => {
  const json = jsonOf(webReport())
  assert.deepEqual([json.from, json.to, json.steps.length], ['2026-05-31T00', '2026-06-06T23', 168])
  assert.equal(json.counts['status/404'], 1_502)
  assert.deepEqual(json.visitors?.days[3], {
    ...{
      day: '2026-06-03',
      low: 715,
      high: 811,
      exact: true,
      bots: 64,
      views: 2_860,
      because: 'restarted',
      closed: true,
    },
  })
  assert.equal(json.visitors?.tables[0]?.cells[1]?.text, '/ydelser')
  assert.equal(jsonOf(mailReport).visitors, null)
})
