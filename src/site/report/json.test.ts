// The report as JSON: the shape that is published, and nothing of a page that is no Unicode or was never to be kept.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { schemaFaults } from '../../../test/json-schema.ts'
import { hostileReport, hostileReports, png } from '../../../test/site-report-arbitrary.ts'
import { auditOf, type Case, cookie, declaredOf, judged, pageSeen, site } from '../../../test/site-seen.ts'
import { jsonSchema, type SiteReportJson, siteReportSchema } from './json.ts'
import { formatReport } from './report.ts'
import type { SiteReport } from './told.ts'

const published = new URL('../../../docs/reference/site-report.schema.json', import.meta.url)
const reportOf = (one: Case, pictures: SiteReport['pictures'] = new Map()): SiteReport => ({
  ...{ kind: 'site-report', audit: auditOf(one), declared: declaredOf(one), findings: judged(one), pictures },
})
const jsonOf = (report: SiteReport): SiteReportJson => JSON.parse(formatReport(report, 'json', 'da'))

test('the published schema is the schema of the code', () => {
  assert.equal(
    readFileSync(published, 'utf8'),
    `${JSON.stringify(jsonSchema(), null, 2)}\n`,
    'print it again: node -p "JSON.stringify(jsonSchema(), null, 2)" with src/site/report/json.ts',
  )
})

test('what is written fits the published schema, by a validator that is not zod, and a changed shape does not', () => {
  const schema = JSON.parse(readFileSync(published, 'utf8'))
  for (const report of hostileReports) assert.deepEqual(schemaFaults(schema, jsonOf(report)), [])
  fc.assert(
    fc.property(hostileReport, report => schemaFaults(schema, jsonOf(report)).length === 0),
    { numRuns: 30 },
  )
  const { url: _, ...less } = jsonOf(reportOf({}))
  assert.deepEqual(schemaFaults(schema, less), ['/url'])
  assert.deepEqual(schemaFaults(schema, { ...jsonOf(reportOf({})), more: 1 }), ['/more'])
})

test('a broken, an unknown and a kept part are told apart, each with its findings', () => {
  const json = jsonOf(reportOf({ seen: [cookie()], declared: { host: null } }))
  const verdicts = Object.fromEntries(
    json.parts.map(one => [one.part, `${one.verdict} ${one.broken} ${one.unknown}`]),
  )
  assert.deepEqual(verdicts, {
    'site.third-parties/declared': 'kept 0 0',
    'site.third-parties/up-to-date': 'kept 0 0',
    'site.third-parties/pinned': 'kept 0 0',
    'traffic.no-trackers/browser': 'broken 1 0',
    'minimise/forms': 'kept 0 0',
    'site.host/matches': 'unknown 0 1',
  })
  assert.deepEqual(
    json.findings.map(one => `${one.rule} ${one.part}`),
    ['host/unsaid site.host/matches', 'trackers/cookie traffic.no-trackers/browser'],
  )
  assert.deepEqual(json.trackers, ['firma.test'])
  assert.deepEqual(json.cookies[0]?.name, 'uid')
})

test('what a verdict rests on stays with it, in every format', () => {
  const report = reportOf({ seen: [cookie()], declared: { proposed: true } })
  const tracked = jsonOf(report).parts.find(one => one.pledge === 'traffic.no-trackers')
  assert.deepEqual([tracked?.verdict, tracked?.basis], ['broken', ['proposed']])
  assert.match(
    formatReport(report, 'junit', 'en'),
    /name="verdict" value="broken \(proposed, not accepted\)"/,
  )
  const [run] = JSON.parse(formatReport(report, 'sarif', 'en')).runs
  const parts: readonly { readonly verdict: string; readonly basis: readonly string[] }[] =
    run.properties.parts
  assert.ok(parts.some(({ verdict, basis }) => verdict === 'broken' && basis[0] === 'proposed'))
})

test('what was not looked at is in it', () => {
  const leftOut = [{ url: `${site}x`, because: 'robots' }] as const
  const pages = [pageSeen(), pageSeen({ url: `${site}y`, because: 'timeout' })]
  const json = jsonOf(
    reportOf({ audit: { leftOut, pages, netLogRead: false, ownRequests: ['update.example'] } }),
  )
  assert.equal(json.pages[1]?.because, 'timeout')
  assert.deepEqual(json.notSeen.leftOut, leftOut)
  assert.equal(json.notSeen.browserLogRead, false)
  const words = json.notSeen.words.map(({ en }) => en).join('\n')
  for (const said of [
    /One visit, from one place/,
    /\/y was not seen whole: it did not finish/,
    /robots\.txt/,
    /own log/,
    /one server by itself/,
  ])
    assert.match(words, said)
})

test('no picture is in it, and both languages are, whichever is asked for', () => {
  const report = reportOf({}, new Map([[0, png(10, 10, 5_000)]]))
  assert.equal(formatReport(report, 'json', 'da'), formatReport(report, 'json', 'en'))
  assert.equal(formatReport(report, 'json', 'da'), formatReport(reportOf({}), 'json', 'da'))
  assert.ok(siteReportSchema.parse(jsonOf(report)).summary.en.startsWith('Checked'))
})

test('a fingerprint names its finding in every audit, and no two findings share one', () => {
  const [first, later] = [
    reportOf({ seen: [cookie()] }),
    reportOf({ seen: [cookie({ page: 0, days: 3 }), cookie({ name: 'b' })] }),
  ]
  const of = (report: SiteReport) =>
    new Map(jsonOf(report).findings.map(one => [`${one.rule} ${one.about}`, one.fingerprint]))
  const key = 'trackers/cookie uid (www.firma.test)'
  assert.match(of(first).get(key) ?? '', /^[\da-f]{64}$/)
  assert.equal(of(first).get(key), of(later).get(key))
  for (const report of hostileReports.slice(0, 2)) {
    const prints = jsonOf(report).findings.map(one => one.fingerprint)
    assert.equal(new Set(prints).size, prints.length)
  }
})

test('half a surrogate pair is not written', () => {
  const text = formatReport(reportOf({ page: { title: 'a\ud800b' } }), 'json', 'da')
  assert.ok(text.isWellFormed())
  assert.doesNotMatch(text, /\\ud[89a-f]/i)
})
