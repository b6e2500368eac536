// What the report tells, and of which log: the parts there is anything of, whom a visitor is, what an estimate is worth, and what is
// left out; in every format and for any figures at all without a throw.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyReport, hostileReport, mailReport, webFigures, webReport } from '../../../test/traffic-figures.ts'
import { languages } from '../../core/language.ts'
import type { Part } from './block.ts'
import { formatTraffic, type TrafficFormat, type TrafficReport, trafficFormats } from './report.ts'
import { tell } from './told.ts'

const idsOf = (report: TrafficReport): readonly string[] => tell(report).parts.map(({ id }) => id)
const partOf = (report: TrafficReport, id: string): Part => {
  const part = tell(report).parts.find(each => each.id === id)
  assert.ok(part !== undefined, id)
  return part
}
const factsOf = (report: TrafficReport, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    partOf(report, id).blocks.flatMap(block =>
      block.kind === 'facts'
        ? block.facts.map(({ name, value, note }) => [
            name.en,
            `${value.en}${note === null ? '' : ` (${note.en})`}`,
          ])
        : [],
    ),
  )

test('a web log has the parts of a web log, in the order they are read, AI crawlers apart', () => {
  assert.deepEqual(idsOf(webReport()), [
    ...['overview', 'requests', 'visitors', 'page', 'lost', 'referrer', 'country', 'browser', 'system'],
    ...['answers', 'hours', 'times', 'bots', 'ai', 'attacks', 'left-out'],
  ])
})

test('a mail log shows no pages, and says nothing of visitors', () => {
  assert.deepEqual(idsOf(mailReport), ['overview', 'mail', 'sign-ins', 'attacks', 'left-out'])
  const [text = ''] = formatTraffic(mailReport, 'text', 'en').split('Left out on purpose')
  assert.doesNotMatch(text, /visitor|page|request/i)
})

test('a log of nothing that can be counted says so', () => {
  const figures = { ...mailReport.figures, steps: [], counts: new Map() }
  const report = { ...mailReport, figures }
  assert.deepEqual(idsOf(report), ['overview', 'left-out'])
  assert.match(formatTraffic(report, 'text', 'da'), /ingen linjer, der kan tælles/)
})

test('the overview has the sums, each share of its whole', () => {
  const facts = factsOf(webReport(), 'overview')
  assert.equal(facts['Period'], 'Sunday, 31 May 2026 – Saturday, 6 June 2026')
  assert.equal(facts['Of those not read'], '61 (0.3%)')
  assert.equal(facts['Refused (4xx)'], '1,502 (6.4%)')
  assert.equal(facts['From bots'], '5,151 (22.0%)')
  assert.match(facts['Visitors'] ?? '', /^3,814 – 3,910 \(an estimate; 19 times of 20 at most 1\.6% off\)$/)
  assert.equal(facts['Bots, counted apart'], '448 (4,262 – 4,358 in all, as other tools count)')
  assert.deepEqual(factsOf(webReport(), 'times'), {
    'Mean response time': '60 ms',
    'Half took at most': '25 ms',
    '19 of 20 took at most': '250 ms',
  })
})

test('it says in both languages that it counts everything, keeps nothing, and what using it needs', () => {
  for (const format of ['text', 'html'] as const) {
    const da = formatTraffic(webReport(), format, 'da').replaceAll(/\s+/g, ' ')
    assert.match(da, /tæller alt, hvad loggen fortæller, og gemmer intet/)
    assert.match(da, /kræver et formål, og at privatlivspolitikken fortæller om det/)
    assert.match(da, /En besøgende er en adresse og en browser inden for ét døgn/)
    assert.match(da, /Værter og IP-adresser: hvem der spurgte/)
    const en = formatTraffic(webReport(), format, 'en').replaceAll(/\s+/g, ' ')
    assert.match(en, /counts everything the log tells and keeps nothing/)
    assert.match(en, /A visitor is an address and a browser within one day/)
  }
})

test('a day that is a range says why, an estimate how far off it may be, and an open day that it is', () => {
  const [range] = partOf(webReport(), 'visitors').blocks.filter(({ kind }) => kind === 'range')
  assert.ok(range?.kind === 'range')
  assert.deepEqual(
    range.days.map(({ note }) => note?.en ?? null),
    [
      ...[null, 'an estimate; 19 times of 20 at most 1.6% off', null],
      ...['a range: the counter was started again', null, null, 'the day is not over'],
    ],
  )
})

test('where only shared texts are shown it says so, and the rest is at least so many', () => {
  const shown = webFigures()
  const lost = { ...shown.lost, k: 5, rest: { texts: 20, hits: 317 } }
  const text = formatTraffic({ ...webReport(), figures: { ...shown, lost, visitors: null } }, 'text', 'da')
  assert.match(text, /mindst 5 besøgende deler/)
  assert.match(text, /317 +\d+,\d\s% +– +– +Øvrige \(mindst 20\)/)
  assert.doesNotMatch(text, /også når kun én/)
})

test('a shown number of one measure is that of the figures', () => {
  const text = formatTraffic(mailReport, 'text', 'en')
  assert.match(text, /^ +7 +1\.6% +Bounced, to the outside$/m)
  assert.match(text, /^ +Encrypted in to us +401 \(95\.5%\)$/m)
  assert.match(text, /^ +0 +160 +121 +Sending mail \(SMTP\)$/m)
})

test('any figures are told in every format and language', () => {
  fc.assert(
    fc.property(anyReport, fc.constantFrom(...languages), (report, language) => {
      for (const format of Object.keys(trafficFormats) as TrafficFormat[])
        assert.ok(formatTraffic(report, format, language).length > 0)
    }),
    { numRuns: 40, examples: [[hostileReport, 'da']] },
  )
})
