// Every rule with a bad and a good case, a spotless site on which nothing is found, how parts stand, and what holds for any
// audit: the order of what was seen means nothing, declaring a party breaks nothing about it, nothing is told twice.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  answerWith,
  asked,
  auditOf,
  type Case,
  cookie,
  declaredOf,
  element,
  fieldSeen,
  form,
  host,
  identifier,
  judged,
  nameSeen,
  noHeader,
  onCdn,
  pageSeen,
  party,
  place,
  redirecting,
  request,
  rulesIn,
  site,
  stored,
  withAnswer,
  without,
} from '../../../test/site-seen.ts'
import type { NameFound, PageSeen } from '../audit.ts'
import type { SiteFinding } from '../finding.ts'
import { judge, verdictOf } from '../judge.ts'
import type { IdentifierSeen, Sighting } from '../sighting.ts'
import { calledOf } from './entity.ts'
import { hasVersion } from './pinned.ts'
import { type RuleId, rules } from './rules.ts'

const ga = 'https://www.google-analytics.com/g/collect'
const font = 'https://fonts.gstatic.com/s/inter/v1/a.woff2'
const at = '127.0.0.1:8443'
const shop: NameFound = { name: 'shop.firma.test', by: 'certificate' }
/** Each rule: what it has to find, and the like of it that it has to leave. */
const cases: Readonly<Record<RuleId, readonly [bad: Case, good: Case]>> = {
  'parties/undeclared': [
    { seen: [request(font, { type: 'font' })] },
    {
      seen: [request(font, { type: 'font' })],
      declared: { parties: [party('cdn.example.test'), party('*.gstatic.com')] },
    },
  ],
  'parties/cloaked': [
    { seen: [request('https://m.firma.test/a'), nameSeen('m.firma.test', 'firma.collect.test')] },
    { seen: [request('https://m.firma.test/a'), nameSeen('m.firma.test', 'web8.vaert.test')] },
  ],
  'parties/incomplete': [{ declared: { parties: [party('cdn.example.test', { country: null })] } }, {}],
  'parties/gone': [
    { declared: { parties: [party('cdn.example.test'), party('cdn2.example.test')] } },
    {
      declared: { parties: [party('cdn.example.test'), party('cdn2.example.test')] },
      seen: [request('https://cdn2.example.test/a.png')],
    },
  ],
  'parties/perhaps-gone': [
    {
      declared: { parties: [party('gone.test')] },
      audit: { leftOut: [{ url: `${site}a`, because: 'limit' }] },
    },
    {
      declared: { parties: [party('gone.test')] },
      audit: { leftOut: [{ url: font, because: 'other-site' }] },
    },
  ],
  'parties/few-cdns': [
    { declared: { saysSeveralCdns: true } },
    { declared: { saysSeveralCdns: true }, seen: [request('https://cdn.jsdelivr.net/a.png')] },
  ],
  'trackers/host': [{ seen: [request(ga)] }, { seen: [request('https://www.youtube.com/embed/1')] }],
  'trackers/product': [
    { seen: [identifier({ product: 'Google Analytics' })] },
    { seen: [identifier({ product: null })] },
  ],
  'trackers/identifier': [
    { seen: [identifier({ url: 'https://cdn.example.test/p?u=1' })] },
    { seen: [identifier({ url: 'https://cdn.example.test/p?u=1' })], declared: { stored: ['t*'] } },
  ],
  'trackers/own-identifier': [
    { seen: [identifier()] },
    { seen: [identifier()], declared: { stored: ['tid'] } },
  ],
  'trackers/cookie': [{ seen: [cookie()] }, { seen: [cookie()], declared: { stored: ['u*d'] } }],
  'trackers/own-session': [
    { seen: [cookie({ days: null })] },
    { seen: [cookie({ days: null, shape: { length: 2, identifies: false } })] },
  ],
  'trackers/redirect-cookie': [
    { seen: [cookie(redirecting)] },
    { seen: [cookie({ ...redirecting, host: 'www.firma.test', domain: 'firma.test' })] },
  ],
  'trackers/storage': [{ seen: [stored()] }, { seen: [stored({ area: 'session' })] }],
  'trackers/etag': [
    { seen: [identifier({ where: 'etag', name: 'etag' })] },
    { seen: [identifier({ where: 'path', name: 'etag' })] },
  ],
  'trackers/fingerprint': [
    { seen: [{ kind: 'fingerprint', page: 0, api: 'canvas', calls: 3, chain: [] }] },
    {},
  ],
  'pinned/no-integrity': [
    { seen: [element(onCdn, { page: 1, integrity: null })] },
    { seen: [element(onCdn)] },
  ],
  'pinned/no-version': [
    { seen: [element('https://cdn.example.test/lib@latest/lib.js')] },
    { seen: [element('https://cdn.example.test/lib@2.0.1/lib.js')] },
  ],
  'forms/undeclared': [
    { seen: [form(fieldSeen({ label: 'Telefon' }))] },
    { seen: [form(fieldSeen({ label: 'Telefon' }))], declared: { fields: ['email', 'phone'] } },
  ],
  'forms/unmapped': [
    { seen: [form(fieldSeen({ label: 'Hvordan fandt du os?' }))] },
    { seen: [form(fieldSeen({ type: 'hidden', name: 'x7' }))] },
  ],
  'forms/unsaid': [{ declared: { fields: null } }, { declared: { fields: null }, only: without('form') }],
  'host/elsewhere': [{ declared: { host: { ...host, networks: ['198.51.100.0/24'] } } }, {}],
  'host/unsaid': [{ declared: { host: null } }, {}],
  'host/unseen': [{ audit: { host: { ...asked, nameServers: null, reverseNames: null } } }, {}],
  'host/unjudged': [
    { audit: { routed: [{ host: 'www.firma.test', at }] } },
    { audit: { routed: [{ host: 'cdn.example.test', at }] } },
  ],
  'host/routed': [{ audit: { routed: [{ host: 'cdn.example.test', at }] } }, {}],
  'names/uncovered': [
    { audit: { namesFound: [shop] }, declared: { covered: ['www.firma.test'] } },
    { audit: { namesFound: [shop] } },
  ],
  'names/unseen': [
    { audit: { namesUnseen: [shop] }, declared: { covered: ['www.firma.test'] } },
    { audit: { namesUnseen: [shop] } },
  ],
  'headers/csp': [noHeader('content-security-policy'), {}],
  'headers/csp-unsafe': [
    { only: withAnswer(answerWith('content-security-policy', "script-src 'self' 'unsafe-inline'")) },
    { only: withAnswer(answerWith('content-security-policy', "script-src 'unsafe-inline' 'nonce-a1'")) },
  ],
  'headers/hsts': [
    { only: withAnswer(answerWith('strict-transport-security', 'max-age=0')) },
    { only: withAnswer(answerWith('strict-transport-security', 'includeSubDomains; max-age=1')) },
  ],
  'headers/referrer-policy': [noHeader('referrer-policy'), {}],
  'headers/permissions-policy': [noHeader('permissions-policy'), {}],
  'headers/nosniff': [noHeader('x-content-type-options'), {}],
  'headers/cookie-flags': [
    { seen: [cookie({ sameSite: null })] },
    { seen: [cookie({ by: 'jar', secure: false })] },
  ],
  'headers/mixed-content': [
    { seen: [request('http://cdn.example.test/a.png')] },
    { seen: [request('http://www.firma.test/', { type: 'document' })] },
  ],
  'page-unseen/trackers': [{ page: { because: 'timeout' } }, {}],
  'page-unseen/declared': [{ page: { status: 503 } }, {}],
  'page-unseen/pinned': [{ audit: { pages: [] } }, {}],
  'page-unseen/up-to-date': [{ page: { because: 'crashed' } }, {}],
  'page-unseen/forms': [
    { page: { because: 'limit' } },
    { audit: { pages: [pageSeen(), pageSeen({ url: `${site}gone`, status: 404 })] } },
  ],
  'log-unread/trackers': [{ audit: { netLogRead: false } }, {}],
  'log-unread/declared': [{ audit: { netLogRead: false } }, {}],
  'log-unread/up-to-date': [{ audit: { netLogRead: false } }, {}],
}

describe('rules', () => {
  test('each has its bad and its good case', () =>
    assert.deepEqual(Object.keys(cases).toSorted(), rules.map(({ id }) => id).toSorted()))

  for (const [rule, [bad, good]] of Object.entries(cases))
    test(rule, () => {
      assert.ok(rulesIn(judged(bad)).includes(rule), `expected ${rule}, got ${rulesIn(judged(bad))}`)
      assert.ok(!rulesIn(judged(good)).includes(rule), `expected no ${rule}`)
    })

  test('every finding is told in both languages, with nothing left to fill', () => {
    for (const finding of Object.values(cases).flatMap(([bad]) => judged(bad)))
      for (const { da, en } of [finding.what, finding.why, finding.todo]) {
        assert.doesNotMatch(da + en, /[{}]|undefined|null/)
        assert.match(da, /^\S.{10,}\S$/)
        assert.match(en, /^\S.{10,}\S$/)
      }
  })
})

describe('a spotless site', () => {
  test('nothing is found, notes neither, and every part is kept', () => {
    assert.deepEqual(judged({}), [])
    for (const { speaks } of rules) if (speaks !== null) assert.equal(verdictOf(judged({}), speaks), 'kept')
  })

  test('a site that could not be opened is kept in no part but its host', () => {
    const findings = judged({ only: without('request'), audit: { pages: [], netLogRead: false } })
    const speaks = new Set(rules.flatMap(rule => rule.speaks ?? []))
    for (const part of speaks)
      assert.equal(verdictOf(findings, part), part === 'site.host/matches' ? 'kept' : 'unknown', part)
  })
})

describe('third parties', () => {
  test('whichever layer saw a host, it is one finding, with the line of markup first', () => {
    const seen: readonly Sighting[] = [
      { kind: 'contact', page: 0, host: 'x.other.test', port: 443, by: 'gate', reached: true, chain: [] },
      request('wss://x.other.test/s', { type: 'websocket' }),
      { kind: 'hint', page: 0, url: 'https://x.other.test', by: 'preconnect', place, header: null },
      element('https://x.other.test/a.png', { tag: 'image' }),
    ]
    for (const one of seen)
      assert.deepEqual(rulesIn(judged({ seen: [one] })), ['parties/undeclared'], one.kind)
    const [finding, ...more] = judged({ seen })
    assert.deepEqual(more, [])
    assert.equal(finding?.about, 'x.other.test')
    assert.equal(finding.where[0]?.place?.line, 7)
  })

  test('where a form of the site sends is a third party too', () =>
    assert.deepEqual(rulesIn(judged({ seen: [{ ...form(), action: 'https://forms.other.test/in' }] })), [
      'parties/undeclared',
    ]))

  test('a font is to be kept at home, and its server is named', () => {
    const [finding] = judged({ seen: [request(font, { type: 'font' })] })
    assert.match(finding?.what.en ?? '', /fonts\.gstatic\.com \(Google Fonts\)/)
    assert.match(finding?.todo.en ?? '', /^Self-host this font: https:\/\/fonts\.gstatic\.com\/s\/inter/)
  })

  test('what a list misnames is called by its name', () =>
    assert.equal(calledOf('www.clarity.ms'), 'www.clarity.ms (Microsoft Clarity)'))

  test('a service that measures is told also behind a name of the site, and also where it is declared', () => {
    const seen = [request('https://m.firma.test/a'), nameSeen('m.firma.test', 'www.google-analytics.com')]
    assert.deepEqual(rulesIn(judged({ seen })), ['parties/cloaked', 'trackers/host'])
    const parties = [party('cdn.example.test'), party('www.google-analytics.com')]
    assert.deepEqual(rulesIn(judged({ seen, declared: { parties } })), ['trackers/host'])
  })
})

describe('services that measure', () => {
  const account = (url: string, more: Partial<IdentifierSeen> = {}) =>
    identifier({ url, name: 'Google Analytics', product: 'Google Analytics', ...more })
  const trackers = (seen: readonly Sighting[]) =>
    judged({ seen })
      .filter(({ speaks }) => speaks === 'traffic.no-trackers/browser')
      .map(({ rule, about, what, where }) => [
        rule,
        about,
        /seen at (.*)\.$/i.exec(what.en)?.[1],
        where.length,
      ])

  test('a service is told once, wherever its hosts and its account number are seen', () => {
    const tags = 'https://tags.other.test/js'
    assert.deepEqual(trackers([request(ga), account(ga), account(tags), request(`${ga}2`)]), [
      ['trackers/host', 'Google Analytics', 'tags.other.test, www.google-analytics.com', 1],
    ])
    assert.deepEqual(trackers([account(tags)]), [
      ['trackers/product', 'Google Analytics', 'tags.other.test', 1],
    ])
  })

  test('behind the site’s own name it is told apart', () =>
    assert.deepEqual(trackers([request(ga), account(`${site}g/collect`)]), [
      ['trackers/host', 'Google Analytics', 'www.google-analytics.com', 1],
      ['trackers/product', 'Google Analytics (www.firma.test)', 'www.firma.test', 1],
    ]))

  test('what numbers visitors is told with the service it is sent to, and by itself where it is sent to none', () => {
    const numbers = { name: 'cid', product: null }
    assert.deepEqual(
      trackers([account(`${site}g/collect`), account(`${site}g/collect`, numbers)]).map(([rule]) => rule),
      ['trackers/product'],
    )
    assert.deepEqual(
      trackers([account(`${site}g/collect`), account(`${site}other`, numbers)]).map(([rule]) => rule),
      ['trackers/own-identifier', 'trackers/product'],
    )
  })
})

describe('code of others', () => {
  test('what a script fetched has no integrity to show; what a frame of others loads is its own', () => {
    const late = request('https://cdn.example.test/late-1.0.0.js', { type: 'script' })
    assert.deepEqual(rulesIn(judged({ seen: [late] })), ['pinned/no-integrity'])
    const frame = 'https://cdn.example.test/frame'
    const from = (url: string) => [{ kind: 'script', url, line: 1, column: 1 } as const]
    const seen = [
      { ...late, url: 'https://cdn.example.test/b.js', chain: from('https://cdn.example.test/a.js') },
      request('https://cdn.example.test/a.js', { type: 'script', chain: from(frame) }),
      request(frame, { type: 'document' }),
    ]
    assert.deepEqual(judged({ seen }), [])
  })

  test('an integrity holds what comes after redirects', () => {
    const start = 'https://cdn.example.test/lib-2.0.0.js'
    const end = request('https://cdn.example.test/real-2.0.0.js', { type: 'script', redirectedFrom: start })
    assert.deepEqual(judged({ seen: [element(start), request(start, { type: 'script' }), end] }), [])
  })

  const versions: Readonly<Record<string, boolean>> = {
    '/npm/lib@1.2.3/x.js': true,
    '/npm/@scope/lib@1.2.3/x.js': true,
    '/npm/@scope/lib/x.js': false,
    '/npm/lib@1/x.js': false,
    '/npm/lib@1.2/x.js': false,
    '/npm/lib@latest/x.js': false,
    '/npm/lib/x.js': false,
    '/ajax/libs/lib/3.7.1/x.js': true,
    '/jquery-3.7.1.min.js': true,
    '/main.8f3a2b1c.js': true,
    '/defaced.js': false,
    '/css2?family=Inter': false,
  }
  for (const [path, expected] of Object.entries(versions))
    test(`${path} ${expected ? 'names' : 'does not name'} one version`, () =>
      assert.equal(hasVersion(`https://cdn.example.test${path}`), expected))
})

// Any audit: some of all that the cases show, on any of three pages, some pages not seen whole.
const pool = Object.values(cases).flatMap(([bad, good]) => [bad, good].flatMap(one => auditOf(one).sightings))
const anyPages = fc.array(fc.constantFrom<PageSeen['because']>(null, 'timeout', 'crashed'), {
  minLength: 3,
  maxLength: 3,
})
const anySightings = fc.array(
  fc.record({ one: fc.constantFrom(...pool), page: fc.nat(2) }).map(({ one, page }) => ({ ...one, page })),
  { maxLength: 25 },
)
const anyNames: readonly NameFound[] = ['www.firma.test', 'shop.firma.test', '*.firma.test'].map(name => ({
  name,
  by: 'dns',
}))
const anyCase = fc
  .record({
    seen: anySightings,
    because: anyPages,
    netLogRead: fc.boolean(),
    declared: fc.constantFrom(...Object.values(cases).flat()).map(one => one.declared ?? {}),
    names: fc.subarray([...anyNames]),
    unseen: fc.subarray([...anyNames]),
    routed: fc.subarray([at, '[::1]:443'].flatMap(at => anyNames.map(({ name }) => ({ host: name, at })))),
  })
  .map(({ seen, because, netLogRead, declared, names, unseen, routed }): Case => {
    const pages = because.map((why, at) => pageSeen({ url: `${site}${at}`, because: why }))
    const asked = { namesFound: names, namesUnseen: unseen, routed }
    return { declared, only: seen, audit: { pages, netLogRead, ...asked } }
  })

const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (one: T) => void) =>
  fc.assert(fc.property(arbitrary, property), { numRuns: 300 })

describe('for any audit', () => {
  test('nothing is told twice: a rule speaks once about a thing', () =>
    holds(anyCase, one => {
      const told = judged(one).map(({ rule, about }) => JSON.stringify([rule, about]))
      assert.equal(new Set(told).size, told.length)
    }))

  test('the order of sightings and of pages means nothing', () =>
    holds(fc.tuple(anyCase, fc.infiniteStream(fc.nat())), ([one, random]) => {
      const shuffled = <T>(all: readonly T[]): readonly T[] =>
        all
          .map(each => ({ each, rank: random.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ each }) => each)
      const audit = auditOf(one)
      const order = shuffled(audit.pages.map((_, at) => at))
      const pages = order.flatMap(at => audit.pages[at] ?? [])
      const sightings = shuffled(audit.sightings.map(seen => ({ ...seen, page: order.indexOf(seen.page) })))
      const asked = {
        ...{ namesFound: shuffled(audit.namesFound), namesUnseen: shuffled(audit.namesUnseen) },
        routed: shuffled(audit.routed),
      }
      const again = judge({ ...audit, ...asked, pages, sightings }, declaredOf(one))
      assert.deepEqual(again, judged(one))
    }))

  test('declaring a party that was seen adds nothing broken about it, and takes away that it is undeclared', () =>
    holds(fc.tuple(anyCase, fc.nat(), fc.boolean()), ([one, pick, isBare]) => {
      const before = judged(one)
      const strangers = before.filter(({ rule }) => rule === 'parties/undeclared')
      const stranger = strangers[pick % strangers.length]
      if (stranger === undefined) return
      const added = party(stranger.about, isBare ? { operator: null, country: null, purpose: null } : {})
      const declared = declaredOf(one)
      const after = judge(auditOf(one), { ...declared, parties: [...declared.parties, added] })
      const brokenAbout = (all: readonly SiteFinding[]) =>
        all.filter(({ grade, about }) => grade === 'broken' && about === added.host).map(({ rule }) => rule)
      assert.deepEqual(
        brokenAbout(after).filter(rule => !brokenAbout(before).includes(rule)),
        [],
      )
      assert.ok(!brokenAbout(after).includes('parties/undeclared'))
    }))
})
