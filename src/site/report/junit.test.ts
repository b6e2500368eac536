// JUnit XML as build servers read it: held by another's parser (libxml2) against the schema of what Jenkins reads
// (test/schemas/jenkins-junit.xsd), whatever a page writes; and a rule passes only where its part was seen.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm'
import { hostileReport, hostileReports } from '../../../test/site-report-arbitrary.ts'
import {
  auditOf,
  type Case,
  cookie,
  declaredOf,
  judged,
  pageSeen,
  site,
  without,
} from '../../../test/site-seen.ts'
import { rules } from '../judge/rules.ts'
import { formatReport } from './report.ts'
import type { SiteReport } from './told.ts'

const xsd = readFileSync(new URL('../../../test/schemas/jenkins-junit.xsd', import.meta.url))
const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(xsd))

const reportOf = (one: Case): SiteReport => ({
  ...{ kind: 'site-report', audit: auditOf(one), declared: declaredOf(one), findings: judged(one) },
  pictures: new Map(),
})
const junitOf = (report: SiteReport) => formatReport(report, 'junit', 'en')

function inDocument<T>(text: string, ask: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text)
  try {
    validator.validate(document)
    return ask(document)
  } finally {
    document.dispose()
  }
}

const attribute = (node: XmlElement, name: string): string => node.attr(name)?.value ?? ''
const elements = (document: XmlDocument, path: string) => document.find(path) as XmlElement[]

/** `failure`, `skipped`, `system-out` or `pass`, by rule. */
const outcomes = (one: Case): ReadonlyMap<string, string> =>
  inDocument(junitOf(reportOf(one)), document => {
    const cases = elements(document, '//testcase')
    return new Map(
      cases.map(node => [
        attribute(node, 'name').replace(/: .*/s, ''),
        (node.find('*')[0] as XmlElement | undefined)?.name ?? 'pass',
      ]),
    )
  })

test('fits what Jenkins reads, whatever a page writes', () => {
  for (const report of hostileReports) inDocument(junitOf(report), () => {})
  fc.assert(
    fc.property(hostileReport, report => inDocument(junitOf(report), () => {})),
    { numRuns: 30 },
  )
})

test('the schema would not let pass what is not JUnit', () => {
  const text = junitOf(reportOf({}))
  assert.throws(() => inDocument(text.replaceAll('testcase', 'testcases'), () => {}), /testcases/)
  assert.throws(() => inDocument(text.replace(' name=', ' nam='), () => {}), /nam/)
  assert.throws(() => inDocument(text.replace('</testsuite>', '\u0001</testsuite>'), () => {}))
})

test('a suite for each part and what stands beside them, a case for each rule, counted as they are', () => {
  const text = junitOf(reportOf({ seen: [cookie()], declared: { host: null } }))
  inDocument(text, document => {
    const suites = elements(document, '//testsuite')
    assert.deepEqual(
      suites.map(node => attribute(node, 'name')).toSorted(),
      [...new Set(rules.map(({ speaks }) => speaks ?? 'beside'))].toSorted(),
    )
    for (const node of suites) {
      assert.equal(Number(attribute(node, 'tests')), node.find('testcase').length)
      assert.equal(Number(attribute(node, 'failures')), node.find('testcase/failure').length)
      assert.equal(Number(attribute(node, 'skipped')), node.find('testcase/skipped').length)
      assert.equal(attribute(node, 'hostname'), 'www.firma.test')
      assert.equal(attribute(node, 'timestamp'), '2026-11-23T05:00:00')
    }
    assert.equal(elements(document, '//testcase').length, rules.length)
    assert.equal(attribute(document.root, 'failures'), '1')
    assert.equal(attribute(document.root, 'time'), '4')
  })
})

test('broken fails, a note passes and is told, and what was seen without fault passes', () => {
  const found = outcomes({ seen: [cookie(), cookie({ name: 'sid', days: null })] })
  assert.equal(found.get('trackers/cookie'), 'failure')
  assert.equal(found.get('trackers/own-session'), 'system-out')
  assert.equal(found.get('trackers/host'), 'pass')
  assert.equal(found.get('parties/undeclared'), 'pass')
})

test('unknown is never a pass: where a part is open, no rule of it passes that could have found a breach', () => {
  const cases: readonly Case[] = [
    { declared: { host: null } },
    { audit: { pages: [pageSeen({ because: 'timeout' })] } },
    { audit: { netLogRead: false } },
    { declared: { fields: null } },
    { audit: { pages: [] }, only: without('request') },
    { audit: { leftOut: [{ url: `${site}x`, because: 'limit' }] }, only: [] },
  ]
  for (const one of cases) {
    const open = new Set(judged(one).flatMap(({ grade, speaks }) => (grade === 'unknown' ? [speaks] : [])))
    assert.ok(open.size > 0)
    const found = outcomes(one)
    for (const { id, speaks, grade } of rules)
      if (open.has(speaks) && grade !== 'note') assert.match(found.get(id) ?? '', /^(?:skipped|failure)$/, id)
  }
})

test('a skip says why, and a failure what, where and what to do', () => {
  inDocument(junitOf(reportOf({ seen: [cookie()], declared: { host: null } })), document => {
    const [skipped] = elements(document, '//testcase[starts-with(@name, "host/elsewhere")]/skipped')
    assert.match(skipped?.content ?? '', /^Found nothing, but the part is unknown: The register does not say/)
    const [failure] = elements(document, '//failure')
    assert.match(
      failure?.content ?? '',
      /“uid” is set for[\s\S]*Do: Remove “uid”[\s\S]*https:\/\/www\.firma\.test\//,
    )
  })
})

test('what a page writes is told whole, with what cannot be seen as its number', () => {
  const name = 'a<b>]]>\u0000\u001b[31m\u202e'
  inDocument(junitOf(reportOf({ seen: [cookie({ name })] })), document => {
    const [failure] = elements(document, '//failure')
    assert.ok(failure?.content.includes('“a<b>]]>⟨U+0000⟩⟨U+001B⟩[31m⟨U+202E⟩”'), failure?.content)
  })
})
