// Every collector over the practice web: a site that does all it should not, and one without a spot. What the server logged is the
// ground truth: no host that was reached may be missing from the audit, and nothing may be found that is not there.

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { Names } from '../../src/net/names.ts'
import { offResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { Browser, type BrowserOptions } from '../../src/site/browser.ts'
import { findChromium } from '../../src/site/chromium.ts'
import type { MakeCollector } from '../../src/site/collector.ts'
import { collectors } from '../../src/site/collectors.ts'
import type { Sighting } from '../../src/site/sighting.ts'
import { auditSite } from '../../src/site/site.ts'
import { visit } from '../../src/site/visit.ts'
import { serverAccount } from '../../src/store/account.ts'
import { type Hosts, PracticeHosts } from '../practice/hosts.ts'
import { spotlessCdn, spotlessSite, spotlessUrl } from '../practice/spotless-site.ts'
import { trackedSite, trackedUrl } from '../practice/tracked-site.ts'
import { secrets } from '../practice/tracked-things.ts'

const executable = findChromium(process.env)
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const skip = executable === null && !required ? 'no Chromium here' : false

const optionsOf = ({ certificate }: PracticeHosts): BrowserOptions => {
  assert.ok(executable !== null, 'expected Chromium')
  const trustedKeys = [certificate.trustedKey]
  return { executable, account: serverAccount(), sandbox: true, trustedKeys }
}

async function audit(url: string, hosts: Hosts): Promise<{ seen: Audit; reached: readonly string[] }> {
  const web = await PracticeHosts.start(hosts, systemClock.now())
  const { route, certificate } = web
  const fetch = webFetch({ outside: true, allow: [], userAgent: 'practice', route, ca: certificate.cert })
  const browser = optionsOf(web)
  try {
    const { audit: seen } = await auditSite({
      ...{ url, browser, fetch, route, pages: 2, atOnce: 1, settleMs: 1_500, robots: true },
      ...{ clock: systemClock, resolve: offResolve(), domains: [], onPage: () => {} },
      signal: new AbortController().signal,
    })
    return { seen, reached: web.reached }
  } finally {
    await web.close()
  }
}

const hostOf = (one: Sighting): string | null =>
  one.kind === 'request' ? new URL(one.url).hostname : one.kind === 'contact' ? one.host : null
const hostsIn = (sightings: readonly Sighting[]) =>
  new Set(sightings.map(hostOf).filter(host => host !== null))
const of = <K extends Sighting['kind']>({ sightings }: Audit, kind: K) =>
  sightings.filter((one): one is Extract<Sighting, { kind: K }> => one.kind === kind)

describe('the collectors on a site that tracks', { skip }, () => {
  let seen: Audit
  let reached: readonly string[]
  before(async () => {
    const found = await audit(trackedUrl, trackedSite)
    seen = found.seen
    reached = found.reached
  })

  test('every host that was reached is seen', () => {
    const hosts = hostsIn(seen.sightings)
    assert.ok(reached.length >= 24, `expected at least 24 hosts reached, got ${reached.join(' ')}`)
    assert.deepEqual(
      reached.filter(host => !hosts.has(host)),
      [],
    )
  })

  for (const host of [
    ...['www.googletagmanager.com', 'www.google-analytics.com', 'connect.facebook.net', 'www.facebook.com'],
    ...['px.ads.linkedin.com', 'static.hotjar.com', 'ws.hotjar.com', 'www.clarity.ms', 'www.youtube.com'],
    ...['fonts.googleapis.com', 'cdn.jsdelivr.net', 'cdnjs.cloudflare.com'],
    ...['beacon', 'ping', 'events', 'import', 'svg', 'cssimg', 'shared', 'worker', 'hop', 'land'].map(
      name => `${name}.tracker.test`,
    ),
  ])
    test(`${host} is seen`, () => assert.ok(hostsIn(seen.sightings).has(host)))

  for (const [host, by] of [
    ['pre.tracker.test', 'preconnect'],
    ['dns.tracker.test', 'dns-prefetch'],
    ['spec.tracker.test', 'speculation'],
  ] as const)
    test(`${host} is seen as a hint of ${by}`, () =>
      assert.ok(of(seen, 'hint').some(one => one.by === by && new URL(one.url).hostname === host)))

  for (const [host, by, port] of [
    ['stun.tracker.test', 'webrtc', 3478],
    ['wt.tracker.test', 'webtransport', 443],
    ['wtworker.tracker.test', 'netlog', 443],
  ] as const)
    test(`the wish for ${host} is seen by ${by}, and reached nobody`, () => {
      const wishes = of(seen, 'contact').filter(one => one.host === host && one.by === by)
      assert.deepEqual(
        wishes.map(({ page, port: at, reached: was }) => ({ page, at, was })),
        [{ page: 0, at: port, was: false }],
      )
    })

  for (const [name, host, by, onRedirect] of [
    ['sid', 'www.firma.test', 'wire', false],
    ['lang', 'www.firma.test', 'wire', false],
    ['hop', 'hop.tracker.test', 'wire', true],
    ['uid', 'set.tracker.test', 'wire', false],
    ['_ga', 'www.firma.test', 'script', false],
  ] as const)
    test(`the cookie ${name} is seen once, by ${by}`, () => {
      const [one, ...more] = of(seen, 'cookie').filter(cookie => cookie.name === name)
      assert.deepEqual(more, [])
      assert.deepEqual(
        { host: one?.host, by: one?.by, onRedirect: one?.onRedirect, identifies: one?.shape.identifies },
        { host, by, onRedirect, identifies: name !== 'lang' },
      )
    })

  test('a cookie knows how long it lives, its flags and the script that wrote it', () => {
    const cookie = (name: string) => of(seen, 'cookie').find(one => one.name === name)
    assert.equal(cookie('_ga')?.days, 400)
    assert.match(cookie('_ga')?.chain[0]?.url ?? '', /own\.js$/)
    assert.deepEqual(
      [cookie('sid')?.days, cookie('sid')?.httpOnly, cookie('sid')?.secure, cookie('sid')?.sameSite],
      [null, true, true, 'lax'],
    )
  })

  for (const [area, key, writtenBy] of [
    ['local', 'visitor', 'own.js'],
    ['session', 'tab', null],
    ['indexeddb', 'tracking-base', 'own.js'],
    ['cache', 'tracking-cache', 'own.js'],
  ] as const)
    test(`${key} in ${area} storage is seen once`, () => {
      const found = of(seen, 'storage').filter(one => one.area === area)
      assert.deepEqual(
        found.map(one => [one.origin, one.key, one.chain[0]?.url.split('/').at(-1) ?? null]),
        [['https://www.firma.test', key, writtenBy]],
      )
    })

  for (const api of ['canvas', 'audio', 'fonts'])
    test(`the fingerprint by ${api} is seen with its script`, () => {
      const [one, ...more] = of(seen, 'fingerprint').filter(found => found.api === api)
      assert.deepEqual(more, [])
      assert.match(one?.chain[0]?.url ?? '', /own\.js$/)
    })

  for (const product of [
    ...['Google Analytics', 'Google Tag Manager', 'Meta Pixel'],
    ...['LinkedIn Insight', 'Hotjar', 'Microsoft Clarity'],
  ])
    test(`the account of ${product} is seen`, () =>
      assert.ok(of(seen, 'identifier').some(one => one.product === product)))

  test('measuring behind the own address, and what numbers visitors, is seen', () => {
    const found = of(seen, 'identifier').map(({ where, url, name }) => `${where} ${url} ${name}`)
    for (const expected of [
      'query https://www.firma.test/g/collect Google Analytics',
      'query https://www.firma.test/g/collect cid',
      'body https://beacon.tracker.test/b visitor_id',
      'etag https://www.firma.test/tiny.gif ETag',
    ])
      assert.ok(found.includes(expected), `expected ${expected}, got ${found.join('\n')}`)
  })

  for (const [url, name, kind, by] of [
    ['https://beacon.tracker.test/b', 'visitor_id', 'script', 'own.js'],
    ['https://query.tracker.test/q', 'uid', 'script', 'own.js'],
    ['https://px.ads.linkedin.com/collect', 'LinkedIn Insight', 'worker', 'service.js'],
    ['https://www.firma.test/tiny.gif', 'ETag', 'markup', ''],
  ] as const)
    test(`who brought about ${name} is told`, () => {
      const found = of(seen, 'identifier').filter(one => one.url === url && one.name === name)
      assert.deepEqual(
        found.map(({ chain: [first] }) => [first?.kind, first?.url]),
        [[kind, `https://www.firma.test/${by}`]],
      )
    })

  test('an address has the names of its parameters, and no more', () => {
    const urls = of(seen, 'request').map(one => one.url)
    assert.ok(urls.includes('https://query.tracker.test/q?uid=&page='), urls.join('\n'))
  })

  for (const [name, value] of Object.entries(secrets))
    test(`the value of ${name} stands nowhere in the audit`, () =>
      assert.equal(JSON.stringify(seen).includes(value), false))

  test('a page finds no name of ours on its window', () =>
    assert.equal(seen.pages[0]?.title, 'Practice firm'))

  test('the page that does nothing has nothing found on it', () => {
    const kinds = seen.sightings.filter(({ page }) => page === 1).map(({ kind }) => kind)
    assert.ok(kinds.includes('request'))
    for (const kind of ['cookie', 'storage', 'fingerprint', 'identifier'])
      assert.ok(!kinds.some(found => found === kind), kind)
  })
})

test('what is found does not depend on the order of the collectors', { skip }, async () => {
  const web = await PracticeHosts.start(trackedSite, systemClock.now())
  const browser = await Browser.launch(optionsOf(web))
  try {
    const names = new Names(offResolve(), web.route, new AbortController().signal)
    const look = (visitors: readonly MakeCollector[]) =>
      visit(browser, names, {
        ...{ page: 0, url: trackedUrl, settleMs: 1_500 },
        collectors: visitors.map(make => make()),
      })
    const [forth, back] = [await look(collectors), await look(collectors.toReversed())].map(ofThis)
    assert.ok((forth?.length ?? 0) >= 15)
    assert.deepEqual(back, forth)
  } finally {
    await browser.close()
    await web.close()
  }
})

/** Which things of the kinds that scripts and answers bring about were seen, in order of name. */
const ofThis = ({ sightings }: Pick<Audit, 'sightings'>): readonly string[] =>
  sightings
    .map(one => {
      if (one.kind === 'cookie') return `cookie ${one.name} ${one.domain} ${one.by} ${one.days}`
      if (one.kind === 'storage') return `${one.area} ${one.key} ${one.chain.length}`
      if (one.kind === 'fingerprint') return `fingerprint ${one.api} ${one.calls}`
      return one.kind === 'identifier' ? `${one.where} ${one.url} ${one.name} ${one.product}` : ''
    })
    .filter(line => line !== '')
    .toSorted()

describe('the collectors on a spotless site', { skip }, () => {
  let seen: Audit
  let reached: readonly string[]
  before(async () => {
    const found = await audit(spotlessUrl, spotlessSite)
    seen = found.seen
    reached = found.reached
  })

  for (const kind of ['cookie', 'storage', 'fingerprint', 'identifier'] as const)
    test(`no ${kind} is found`, () => assert.deepEqual(of(seen, kind), []))

  test('no foreign host but the declared CDN is seen, and both were reached', () => {
    const hosts = [...hostsIn(seen.sightings)].toSorted()
    assert.deepEqual(hosts, [spotlessCdn, 'www.spotless.test'])
    assert.deepEqual(reached, hosts)
  })
})
