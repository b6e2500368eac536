// What a visit would miss, or blame on a site, with a browser as Debian sets it up, or as a driver of browsers does by habit:
// one test for each such pitfall, against our own visits. The practice web's log says what reached it, and with which headers.

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { offResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { findChromium } from '../../src/site/chromium.ts'
import type { Sighting } from '../../src/site/sighting.ts'
import { auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'
import { type Hosts, PracticeHosts, type Reached } from '../practice/hosts.ts'

const root = join(import.meta.dirname, '..', '..')
const settleMs = 1_000
/** Who asks for robots.txt and the sitemap. */
const ours = 'practice'
const forOthers = 'Path=/; Secure; SameSite=None; Max-Age=31536000'
const page = (title: string, rest: string) =>
  `<!doctype html><html lang="da"><title>${title}</title><link rel="icon" href="data:,"><h1>${title}</h1>${rest}`
const image = { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }
const code = { type: 'text/javascript' }

/** One page for each pitfall. */
const hosts: Hosts = {
  'www.firma.test': {
    '/': {
      headers: { 'set-cookie': 'visit=1; Path=/; Secure' },
      body: page(
        'Cookies',
        `<a href="/ahead">a</a><a href="/hidden">b</a><a href="/open">c</a><a href="/danish">d</a>
<img src="https://set.other.test/first"><script>
addEventListener('load', () => { new Image().src = 'https://set.other.test/second' })</script>`,
      ),
    },
    '/ahead': {
      headers: {
        link: '<https://header.other.test>; rel=preconnect, <//name.other.test>; rel="dns-prefetch"',
      },
      body: page(
        'Ahead',
        `<link rel="preconnect" href="https://pre.other.test"><link rel="dns-prefetch" href="//dns.other.test">
<script type="speculationrules">{"prefetch":[{"urls":["https://spec.other.test/next", "/next"],"eagerness":"immediate"}]}</script>`,
      ),
    },
    '/next': { body: page('Next', '') },
    '/hidden': {
      body: page(
        'Hidden',
        `<script>
new SharedWorker('/shared.js')
const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.other.test:3478' }] })
peer.createDataChannel('x')
peer.createOffer().then(offer => peer.setLocalDescription(offer))
const transport = new WebTransport('https://wt.other.test/x')
transport.ready.catch(() => {})
transport.closed.catch(() => {})</script>`,
      ),
    },
    '/shared.js': {
      ...code,
      body: `fetch('https://shared.other.test/s', { mode: 'no-cors' }).catch(() => {})`,
    },
    '/open': {
      body: page(
        'Open',
        `<script>
const socket = new WebSocket('wss://socket.other.test/s')
const stream = new EventSource('https://stream.other.test/e')
socket.onopen = stream.onopen = () => { document.title = [socket.readyState, stream.readyState].join() }</script>`,
      ),
    },
    '/danish': {
      body: page(
        'Danish',
        `<script>document.title = [...navigator.languages, Intl.DateTimeFormat().resolvedOptions().locale, (1.5).toLocaleString()].join(' ')</script>
<div style="height: 9000px"></div><img loading="lazy" width="1" height="1" src="https://far.other.test/below">`,
      ),
    },
  },
  'set.other.test': {
    '/first': {
      ...image,
      headers: { 'set-cookie': [`taken=1; ${forOthers}`, 'kept-out=1; Path=/; Secure; SameSite=Strict'] },
    },
    '/second': image,
  },
  'stream.other.test': { '/e': { type: 'text/event-stream', body: 'data: x\n\n', open: true } },
  'far.other.test': { '/below': image },
}

interface Audited {
  readonly seen: Audit
  readonly log: readonly Reached[]
}

async function audit(pages: number, executable = findChromium(process.env)): Promise<Audited> {
  const web = await PracticeHosts.start(hosts, systemClock.now())
  const { route, certificate, log } = web
  assert.ok(executable !== null, 'expected Chromium')
  try {
    const { audit: seen } = await auditSite({
      ...{ url: 'https://www.firma.test/', pages, settleMs, atOnce: 2, robots: false, route },
      ...{
        clock: systemClock,
        resolve: offResolve(),
        domains: [],
        onPage: () => {},
        signal: new AbortController().signal,
      },
      fetch: webFetch({ outside: true, allow: [], userAgent: ours, route, ca: certificate.cert }),
      browser: {
        ...{ executable, account: serverAccount(), sandbox: false },
        trustedKeys: [certificate.trustedKey],
      },
    })
    return { seen, log }
  } finally {
    await web.close()
  }
}

const of = <K extends Sighting['kind']>({ seen }: Audited, kind: K) =>
  seen.sightings.filter((one): one is Extract<Sighting, { kind: K }> => one.kind === kind)
const titleOf = ({ seen }: Audited, path: string) =>
  seen.pages.find(({ url }) => new URL(url).pathname === path)?.title
const reached = ({ log }: Audited, host: string, path: string) =>
  log.filter(one => one.host === host && one.path === path)

describe('the pitfalls of a browser', { skip: noBrowser }, () => {
  let audited: Audited
  before(async () => {
    audited = await audit(5)
    assert.deepEqual(
      audited.seen.pages.map(({ because, detail }) => because ?? detail),
      ['', '', '', '', ''],
    )
  })

  test('cookies of others are taken, and told of from the wire whether taken or not', () => {
    const sentBack = reached(audited, 'set.other.test', '/second').map(({ headers }) => headers.cookie)
    assert.deepEqual(sentBack, ['taken=1'])
    assert.deepEqual(
      of(audited, 'cookie').map(({ name, host, by }) => [name, host, by]),
      [
        ['visit', 'www.firma.test', 'wire'],
        ['taken', 'set.other.test', 'wire'],
        ['kept-out', 'set.other.test', 'wire'],
      ],
    )
  })

  test('pages are fetched ahead, and whoever is only named ahead is found in markup and headers', () => {
    assert.equal(reached(audited, 'www.firma.test', '/next').length, 1)
    const hints = of(audited, 'hint').map(({ by, url, header, place }) =>
      [by, new URL(url).hostname, header === null ? `line ${place?.line}` : 'header'].join(' '),
    )
    assert.deepEqual(hints.toSorted(), [
      'dns-prefetch dns.other.test line 1',
      'dns-prefetch name.other.test header',
      'preconnect header.other.test header',
      'preconnect pre.other.test line 1',
      'speculation spec.other.test line 2',
      'speculation www.firma.test line 2',
    ])
  })

  test('hosts no request tells of are seen: of shared workers, WebRTC and WebTransport', () => {
    const hidden = ['shared.other.test', 'stun.other.test', 'wt.other.test']
    assert.deepEqual(
      of(audited, 'request').filter(({ url }) => hidden.includes(new URL(url).hostname)),
      [],
    )
    assert.deepEqual(
      of(audited, 'contact')
        .filter(({ host }) => hidden.includes(host))
        .map(({ host, port, by }) => [host, port, by]),
      [
        ['shared.other.test', 443, 'gate'],
        ['stun.other.test', 3478, 'webrtc'],
        ['wt.other.test', 443, 'webtransport'],
      ],
    )
    assert.equal(reached(audited, 'shared.other.test', '/s').length, 1)
  })

  test('a page with a websocket and a stream that stay open is done when it has settled', () => {
    const [open] = audited.seen.pages.filter(({ url }) => url.endsWith('/open'))
    assert.equal(open?.title, `${[1, 1]}`, 'both were open when the page was read')
    assert.ok(open.ms < settleMs + 8_000, `expected it to end, got ${open.ms} ms`)
  })

  test('a visitor is Danish and scrolls, whoever asks for it', () => {
    assert.equal(titleOf(audited, '/danish'), 'da-DK da-DK 1,5')
    assert.equal(reached(audited, 'far.other.test', '/below').length, 1)
    const visitors = audited.log.filter(({ headers }) => headers['user-agent'] !== ours)
    for (const { host, path, headers } of visitors) {
      assert.match(headers['accept-language'] ?? '', /^da-DK/, `${host}${path}`)
      assert.match(headers['user-agent'] ?? '', / Chrome\/\d+\.0\.0\.0 Safari/, `${host}${path}`)
    }
  })

  test('every visit begins with nothing: what was set on one page is sent from no other', async () => {
    const sent = audited.log.filter(({ host, headers }) => host === 'www.firma.test' && headers.cookie)
    assert.deepEqual(sent, [])
    const again = await audit(1)
    assert.equal(reached(again, 'set.other.test', '/first')[0]?.headers.cookie, undefined)
    assert.deepEqual(of(again, 'cookie'), of(audited, 'cookie'))
  })

  test('the Chromium that somebody names is the one that visits', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ordholden-pitfalls-'))
    after(() => rmSync(folder, { recursive: true, force: true }))
    const [named, used] = [join(folder, 'chromium'), join(folder, 'used')]
    chmodSync(folder, 0o777)
    writeFileSync(named, `#!/bin/sh\necho "$@" >> '${used}'\nexec '${findChromium(process.env)}' "$@"\n`, {
      mode: 0o755,
    })
    const { seen } = await audit(1, findChromium({ ORDHOLDEN_CHROMIUM: named }))
    assert.equal(seen.pages[0]?.because, null)
    assert.match(readFileSync(used, 'utf8'), /--headless/)
  })
})

test('no package brings a browser of its own, and none is fetched while installing', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
  }
  const drivers = Object.keys(packages).filter(path => /playwright|puppeteer|chromium/.test(path))
  assert.deepEqual(drivers, ['node_modules/playwright-core'])
  assert.equal(packages['node_modules/playwright-core']?.hasInstallScript, undefined)
  assert.ok([null, ...debianPlaces].includes(findChromium({})))
})

const debianPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
