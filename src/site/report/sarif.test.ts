// SARIF as others read it: held against the schema its editors publish (@microsoft/jest-sarif, MIT), by a validator of JSON Schema
// that knows nothing of us, and against what the text of the standard says beside it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import fc from 'fast-check'
import { schemaFaults } from '../../../test/json-schema.ts'
import { hostileReport, hostileReports } from '../../../test/site-report-arbitrary.ts'
import {
  auditOf,
  type Case,
  cookie,
  declaredOf,
  element,
  judged,
  pageSeen,
  request,
  site,
} from '../../../test/site-seen.ts'
import { rules } from '../judge/rules.ts'
import { formatReport } from './report.ts'
import type { SiteReport } from './told.ts'

const place = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
)
const schema = JSON.parse(readFileSync(place, 'utf8'))

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string }
    readonly region?: {
      readonly startLine: number
      readonly startColumn?: number
      readonly snippet?: { readonly text: string }
    }
  }
}
interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly kind: string
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly Location[]
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location }[] }[]
  }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
}
interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string
        readonly helpUri: string
        readonly help: { readonly text: string }
      }[]
    }
  }
  readonly invocations: readonly {
    readonly executionSuccessful: boolean
    readonly startTimeUtc: string
    readonly toolExecutionNotifications: readonly {
      readonly level: string
      readonly message: { readonly text: string }
      readonly descriptor: { readonly id: string }
    }[]
  }[]
  readonly results: readonly Result[]
}

const reportOf = (one: Case): SiteReport => ({
  ...{ kind: 'site-report', audit: auditOf(one), declared: declaredOf(one), findings: judged(one) },
  pictures: new Map(),
})
const sarifOf = (report: SiteReport, language: 'da' | 'en' = 'en') =>
  JSON.parse(formatReport(report, 'sarif', language))
const runOf = (one: Case): Run => sarifOf(reportOf(one)).runs[0]

test('fits the schema of SARIF 2.1.0, whatever a page writes', () => {
  for (const report of hostileReports) assert.deepEqual(schemaFaults(schema, sarifOf(report)), [])
  fc.assert(
    fc.property(hostileReport, report => {
      assert.deepEqual(schemaFaults(schema, sarifOf(report, 'da')), [])
    }),
    { numRuns: 30 },
  )
})

test('the schema would not let pass what is not SARIF', () => {
  const wrong = (change: (run: Record<string, unknown>) => void) => {
    const log = sarifOf(reportOf({ seen: [cookie()] }))
    change(log.runs[0])
    return schemaFaults(schema, log)
  }
  assert.deepEqual(
    wrong(run => Object.assign(run, { extra: 1 })),
    ['/runs/0/extra'],
  )
  assert.deepEqual(
    wrong(run => Object.assign(run, { tool: {} })),
    ['/runs/0/tool/driver'],
  )
  assert.deepEqual(
    wrong(run => Object.assign(run, { language: '1' })),
    ['/runs/0/language'],
  )
  assert.deepEqual(
    wrong(run => Object.assign(run, { artifacts: [{ location: { uri: 'a b' } }] })),
    ['/runs/0/artifacts/0/location/uri'],
  )
})

test('every rule is there with its advice and where it can be read, and every result points to its own', () => {
  const { tool, results } = runOf({ seen: [cookie(), request('https://hotjar.com/')] })
  assert.deepEqual(
    tool.driver.rules.map(({ id }) => id),
    rules.map(({ id }) => id),
  )
  for (const { helpUri, help } of tool.driver.rules) {
    assert.match(helpUri, /^https:\/\//)
    assert.doesNotMatch(help.text, /[{}]/)
  }
  assert.ok(results.length >= 3)
  for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId)
})

test('broken is an error, unknown a warning, a note a note; what has a level is a fail (§3.27.10)', () => {
  const { results } = runOf({
    seen: [cookie(), cookie({ name: 'sid', days: null })],
    declared: { host: null },
  })
  assert.deepEqual(
    results.map(({ ruleId, level, kind }) => `${ruleId} ${level} ${kind}`),
    ['host/unsaid warning fail', 'trackers/cookie error fail', 'trackers/own-session note fail'],
  )
})

test('a finding stands at its line of markup, and its chain in the order it happened', () => {
  const chain = [
    { kind: 'script', url: `${site}a.js`, line: 4, column: 2 },
    { kind: 'markup', url: site, line: 9, column: null },
  ] as const
  const url = 'https://evil.test/x.js'
  const { results } = runOf({ seen: [element(url), request(url, { type: 'script', chain })] })
  const found = results.find(({ ruleId }) => ruleId === 'parties/undeclared')
  assert.deepEqual(found?.locations[0]?.physicalLocation, {
    artifactLocation: { uri: site },
    region: { startLine: 7, startColumn: 3, snippet: { text: '<script src=…>' } },
  })
  const steps = found?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
    ({ location }) => location.physicalLocation,
  )
  assert.deepEqual(steps, [
    { artifactLocation: { uri: site }, region: { startLine: 9 } },
    { artifactLocation: { uri: `${site}a.js` }, region: { startLine: 4, startColumn: 2 } },
  ])
  for (const { locations } of results) assert.ok(locations.length > 0)
})

test('a fingerprint is the same in another audit, and another for another finding', () => {
  const print = (one: Case) =>
    runOf(one).results.map(({ partialFingerprints }) => partialFingerprints['ordholdenFinding/v1'])
  const later = { audit: { startedAt: '2027-01-01T00:00:00.000Z', endedAt: '2027-01-01T00:00:01.000Z' } }
  assert.deepEqual(print({ seen: [cookie()] }), print({ seen: [cookie({ days: 9 })], ...later }))
  assert.notDeepEqual(print({ seen: [cookie()] }), print({ seen: [cookie({ name: 'other' })] }))
})

test('pages not seen are told as notifications, and a run that saw none was not successful', () => {
  const pages = [pageSeen(), pageSeen({ url: `${site}a`, because: 'timeout' })]
  const leftOut = [{ url: `${site}b`, because: 'limit' }] as const
  const [invocation] = runOf({ audit: { pages, leftOut, netLogRead: false } }).invocations
  assert.deepEqual(
    invocation?.toolExecutionNotifications.map(({ descriptor, level }) => `${descriptor.id} ${level}`),
    ['page-unseen warning', 'pages-not-visited note', 'log-unread warning'],
  )
  assert.match(invocation?.toolExecutionNotifications[0]?.message.text ?? '', /\/a was not seen whole/)
  assert.equal(invocation?.executionSuccessful, true)
  assert.equal(runOf({ audit: { pages: [] } }).invocations[0]?.executionSuccessful, false)
  assert.deepEqual(runOf({}).invocations[0]?.toolExecutionNotifications, [])
  assert.equal(runOf({}).invocations[0]?.startTimeUtc, '2026-11-23T05:00:00.000Z')
})

test('what a page writes is no link in a message (§3.11.6)', () => {
  const { results } = runOf({ seen: [cookie({ name: '[x](https://evil.test/)' })] })
  assert.match(results[0]?.message.text ?? '', /“\\\[x\\\]\(https:\/\/evil\.test\/\)”/)
})
