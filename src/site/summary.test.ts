// What an audit comes to, counted, and the sentence that is said of it wherever it is said.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  auditOf,
  type Case,
  cookie,
  declaredOf,
  identifier,
  judged,
  nameSeen,
  onCdn,
  pageSeen,
  party,
  request,
  site,
  spotless,
  stored,
} from '../../test/site-seen.ts'
import { summaryWords, visitedInFull, visitedWords } from '../language/site-report.ts'
import { viewOf } from './judge/view.ts'
import { verdictOf } from './judge.ts'
import { cookiesIn, partiesIn, summaryOf } from './summary.ts'

const summary = (one: Case) => summaryOf(auditOf(one), declaredOf(one), judged(one))
const now = new Date('2026-11-23T09:00:00Z')
const said = (one: Case, language: 'da' | 'en' = 'da') =>
  summaryWords(summary(one), visitedWords(summary(one).endedAt, now))[language]

test('a spotless site is told in one sentence, in the time of Copenhagen', () => {
  assert.equal(
    said({}),
    'Efterprøvet i en rigtig browser i dag kl. 06.00, ét besøg fra ét sted, 1 side: 0 cookies, 0 trackere, tredjeparter: cdn.example.test.',
  )
  assert.equal(
    said({}, 'en'),
    'Checked in a real browser today at 06:00, one visit from one place, 1 page: 0 cookies, 0 trackers, third parties: cdn.example.test.',
  )
})

test('the day is the one in Copenhagen, also where it is another in UTC, and a file says its year', () => {
  const late = '2026-11-22T23:30:00.000Z'
  assert.equal(visitedWords(late, now).da, 'i dag kl. 00.30')
  assert.equal(visitedWords('2026-11-22T22:30:00.000Z', now).en, 'yesterday at 23:30')
  assert.equal(visitedInFull(late).da, '23. november 2026 kl. 00.30')
})

test('who tracks is named once, however many findings tell of it', () => {
  const google = 'https://www.google-analytics.com/g/collect'
  const tracked: Case = {
    seen: [
      request(google),
      identifier({ url: google, product: 'Google Analytics' }),
      identifier({ url: google, name: 'cid' }),
      identifier({ product: 'Google Analytics' }),
      cookie({ name: '_ga' }),
      request('https://static.hotjar.com/h.js'),
    ],
  }
  assert.deepEqual(summary(tracked).trackers, ['Google Analytics', 'Hotjar', 'firma.test'])
  assert.match(
    said(tracked),
    /: 1 cookie, 3 trackere \(Google Analytics, Hotjar, firma\.test\), tredjeparter: /,
  )
})

test('no tracker is counted just where the promise of no tracking is not broken', () => {
  const cases: readonly Case[] = [
    {},
    { seen: [cookie()] },
    { seen: [cookie({ days: null })] },
    { seen: [cookie()], declared: { stored: ['uid'] } },
    { seen: [stored()] },
    { seen: [identifier({ where: 'etag', url: `${site}a.gif` })] },
    { seen: [identifier()] },
    { seen: [request('https://hotjar.com/')] },
    { seen: [{ kind: 'fingerprint', page: 0, api: 'canvas', calls: 1, chain: [] }] },
  ]
  const pairs = cases.map(one => [
    verdictOf(judged(one), 'traffic.no-trackers/browser') === 'broken',
    summary(one).trackers.length > 0,
  ])
  for (const [isBroken, isCounted] of pairs) assert.equal(isCounted, isBroken)
  assert.deepEqual(new Set(pairs.map(([isBroken]) => isBroken)), new Set([true, false]))
})

test('a cookie is one, whoever told of it, and two under two domains', () => {
  const wire = cookie({ by: 'wire', domain: '.firma.test', days: 400 })
  const jar = cookie({ by: 'jar', domain: 'firma.test', days: 399, secure: false })
  const rows = cookiesIn(auditOf({ seen: [wire, jar, cookie({ domain: 'other.test' })] }))
  assert.deepEqual(
    rows.map(({ name, domain, by, days, secure }) => [name, domain, by, days, secure]),
    [
      ['uid', 'firma.test', ['jar', 'wire'], 400, false],
      ['uid', 'other.test', ['wire'], 365, true],
    ],
  )
})

test('third parties are told by the register: declared, not declared, and declared but not seen', () => {
  const one: Case = {
    seen: [
      request('https://fonts.gstatic.com/f.woff2'),
      request('https://stat.firma.test/x'),
      nameSeen('stat.firma.test', 'cloaked.example.org'),
    ],
    declared: { parties: [party('cdn.example.test'), party('*.gone.test')] },
  }
  const rows = partiesIn(viewOf(auditOf(one), declaredOf(one)))
  assert.deepEqual(
    rows.map(({ host, leadsTo, isSeen, isDeclared }) => [host, leadsTo, isSeen, isDeclared]),
    [
      ['cdn.example.test', null, true, true],
      ['fonts.gstatic.com', null, true, false],
      ['stat.firma.test', 'cloaked.example.org', true, false],
      ['*.gone.test', null, false, true],
    ],
  )
  assert.match(
    said(one),
    /tredjeparter: cdn\.example\.test; ikke i fortegnelsen: fonts\.gstatic\.com \(Google Fonts\), stat\.firma\.test → cloaked\.example\.org\.$/,
  )
})

test('what was not seen is said, and no number is said of nothing looked at', () => {
  const leftOut = [
    { url: `${site}a`, because: 'limit' },
    { url: 'https://other.test/', because: 'other-site' },
  ] as const
  assert.match(said({ audit: { leftOut } }), / 1 side blev ikke besøgt\.$/)
  assert.match(said({ audit: { netLogRead: false } }), /Browserens egen log kunne ikke læses/)
  const pages = [pageSeen(), pageSeen({ url: `${site}a`, because: 'crashed' })]
  assert.match(said({ audit: { pages } }), /2 sider: 0 cookies.* 1 side kunne ikke ses helt\.$/)
  const none = { audit: { pages: [pageSeen({ because: 'unreachable' })] }, only: [] }
  assert.match(said(none), /: ingen side kunne ses\. Derfor siger vi intet om hjemmesiden\.$/)
  assert.doesNotMatch(said(none), /\b0 /)
  const half = { audit: { pages: [pageSeen({ because: 'limit' })] }, only: [cookie()] }
  assert.match(said(half), /1 side: 1 cookie, 1 tracker .* 1 side kunne ikke ses helt\.$/)
})

test('of many third parties the first are named and the others counted', () => {
  const seen = Array.from({ length: 12 }, (_, at) => request(`https://h${at}.other${at}.test/`))
  assert.match(said({ seen }), / og 4 til\.$/)
  assert.match(said({ seen, declared: { parties: [] } }), /, tredjeparter ikke i fortegnelsen: cdn/)
  assert.match(said({ only: [] }), /, tredjeparter: ingen\.$/)
  assert.equal(summary({ seen }).parties.length, 13)
  assert.ok(spotless.some(one => one.kind === 'request' && one.url === onCdn))
})

test('a visit after consent says so', () => {
  assert.match(said({ audit: { consent: 'given' } }, 'en'), /one visit from one place after consent, 1 page/)
})
