// An audit held against the truth, which is what others logged: the server that plays every host, who listens for datagrams, and
// the DNS. The site does each thing a site should not, once; a visitor's own browser, neither gated nor watched, says what such a
// site really sends. And a site without a spot, of which nothing may be said.

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { dnsResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { findChromium } from '../../src/site/chromium.ts'
import { type DeclaredSite, nothingDeclared } from '../../src/site/declared.ts'
import { judge } from '../../src/site/judge.ts'
import type { NetLogEvent } from '../../src/site/netlog.ts'
import type { Sighting } from '../../src/site/sighting.ts'
import { auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'
import { Datagrams } from '../practice/datagrams.ts'
import { type DnsNames, PracticeDns } from '../practice/dns.ts'
import { type Hosts, PracticeHosts } from '../practice/hosts.ts'
import { PracticeNames, practiceAddress } from '../practice/names.ts'
import { cdnGoneSite, spotlessCdn, spotlessSite, spotlessUrl } from '../practice/spotless-site.ts'
import { trackedFindings } from '../practice/tracked-findings.ts'
import { trackedSiteWith, trackedUrl } from '../practice/tracked-site.ts'
import { stay } from '../practice/visitor.ts'

const executable = findChromium(process.env) ?? ''
const overDatagrams = [
  ...['stun.tracker.test', 'wt.tracker.test', 'wtframe.tracker.test', 'wtworker.tracker.test', '127.0.0.1'],
]

/** One audit, and what was logged meanwhile. */
interface Audited {
  readonly seen: Audit
  readonly greeted: readonly string[]
  readonly reached: readonly string[]
  /** Names the DNS was asked the addresses of; what is asked of the site's own host beside the visits is another matter. */
  readonly asked: readonly string[]
}

async function audit(url: string, hosts: Hosts, names: DnsNames = {}): Promise<Audited> {
  const web = await PracticeHosts.start(hosts, systemClock.now())
  const dns = await PracticeDns.start(names, { a: [practiceAddress] })
  const { route, certificate } = web
  const resolve = dnsResolve({ servers: [dns.server] })
  const { signal } = new AbortController()
  try {
    const { audit: seen } = await auditSite({
      ...{ url, pages: 3, atOnce: 1, settleMs: 2_000, robots: true, onPage: () => {} },
      // The pages are this test's own; whether the machine lets there be a sandbox is another question.
      browser: {
        executable,
        account: serverAccount(),
        sandbox: false,
        trustedKeys: [certificate.trustedKey],
      },
      ...{ clock: systemClock, resolve, domains: [], route: () => null, signal },
      names: new PracticeNames(web, resolve, () => null, signal),
      fetch: webFetch({ outside: true, allow: [], userAgent: 'practice', route, ca: certificate.cert }),
    })
    const ofAddresses = dns.asked.filter(question => !/^(?:NS|PTR) /.test(question))
    const asked = distinct(ofAddresses.map(question => question.split(' ')[1] ?? ''))
    return { seen, asked, reached: web.reached, greeted: distinct(web.greeted) }
  } finally {
    await dns.close()
    await web.close()
  }
}

const distinct = (all: Iterable<string>): readonly string[] => [...new Set(all)].toSorted()
const of = <K extends Sighting['kind']>({ sightings }: Audit, kind: K) =>
  sightings.filter((one): one is Extract<Sighting, { kind: K }> => one.kind === kind)
const hostOf = (url: string): string => URL.parse(url)?.hostname ?? ''
/** Every host that any layer of the audit knows of. */
const hostsSeen = (seen: Audit): ReadonlySet<string> =>
  new Set([
    ...of(seen, 'contact').map(({ host }) => host),
    ...[...of(seen, 'request'), ...of(seen, 'hint'), ...of(seen, 'element')].map(({ url }) => hostOf(url)),
  ])

const nothing = nothingDeclared(trackedUrl)
/** Whose page it is, and no more: what workers ask for, or a page as it is left, and hints that are gone, or stood in a header. */
const withoutChain = [
  ...['leaving', 'prehead', 'prepart', 'prescript', 'shared', 'worker', 'wtworker'].map(
    name => `${name}.tracker.test`,
  ),
  ...['sid (www.firma.test)', 'tab (session, www.firma.test)'],
]

describe('a site that tracks', { skip: noBrowser }, () => {
  let datagrams: Datagrams
  let found: Audited
  before(async () => {
    datagrams = await Datagrams.start(overDatagrams)
    const { hosts, names } = trackedSiteWith(datagrams.ports)
    found = await audit(trackedUrl, hosts, names)
    await datagrams.close()
  })

  test('each thing is found and named, none of them twice, and nothing else is', () => {
    const findings = judge(found.seen, nothing)
    const rows = Object.values(trackedFindings).flat()
    const keyOf = (rule: string, about: string) => `${rule} ${about}`
    assert.deepEqual(
      findings.map(({ rule, about }) => keyOf(rule, about)),
      rows.map(([rule, about]) => keyOf(rule, about)).toSorted(),
    )
    for (const [rule, about, named] of rows) {
      const [one] = findings.filter(finding => finding.rule === rule && finding.about === about)
      assert.ok(one?.what.en.includes(named), `expected ${named}, got ${one?.what.en}`)
    }
    // Of one part of a pledge, no service and no host is spoken of by two findings.
    const services = findings.filter(({ rule }) => /^trackers\/(host|product)$/.test(rule))
    assert.deepEqual(
      services.map(({ about }) => about).toSorted(),
      distinct(services.map(({ about }) => about)),
    )
  })

  test('where each thing is brought about is told: by its line of markup, or by the chain of who did', () => {
    const findings = judge(found.seen, nothing).filter(({ rule }) => /^(parties|pinned|trackers)/.test(rule))
    const untold = findings.filter(({ where: [first] }) => first?.place === null && first.chain.length === 0)
    assert.deepEqual(
      untold.map(({ about }) => about),
      withoutChain,
    )
  })

  test('every host that reached the server is seen, and every host seen to be reached reached it', () => {
    const { seen, reached, greeted } = found
    const known = hostsSeen(seen)
    assert.ok(reached.length >= 27, `expected at least 27 hosts reached, got ${reached.join(' ')}`)
    assert.deepEqual(
      greeted.filter(host => !known.has(host)),
      [],
    )
    const contacts = of(seen, 'contact').filter(one => one.reached)
    assert.deepEqual(distinct(contacts.map(({ host }) => host)), greeted)
    const requested = distinct(of(seen, 'request').map(({ url }) => hostOf(url)))
    assert.deepEqual(
      requested.filter(host => host !== '' && !reached.includes(host)),
      [],
    )
  })

  test('no datagram got out, and what was wished for is told', () => {
    assert.deepEqual(datagrams.heard, [])
    const wishes = of(found.seen, 'contact').filter(({ by }) => by !== 'gate')
    assert.deepEqual(wishes.map(({ host, by, reached }) => `${by} ${host} ${reached}`).toSorted(), [
      'netlog wtworker.tracker.test false',
      'webrtc 127.0.0.1 false',
      'webrtc stun.tracker.test false',
      'webtransport 127.0.0.1 false',
      'webtransport wt.tracker.test false',
      'webtransport wtframe.tracker.test false',
    ])
  })

  test('every name the DNS was asked for is accounted for, and no other was asked', () => {
    const { seen, asked } = found
    const names = of(seen, 'name')
    assert.deepEqual(asked, distinct(names.flatMap(({ host, aliases }) => [host, ...aliases])))
    // Asked beside the visits and answered: there is none. Without a table no system is known.
    assert.deepEqual(seen.host, { nameServers: [], reverseNames: [], systems: null })
    const contacts = of(seen, 'contact').filter(({ by }) => by === 'gate')
    assert.deepEqual(distinct(names.map(({ host }) => host)), distinct(contacts.map(({ host }) => host)))
  })

  test('whatever a visitor’s own browser contacts is seen in the audit', async () => {
    const known = hostsSeen(found.seen)
    const { contacted, asked, heard, logged } = await visited()
    assert.ok(contacted.length >= 29, `expected at least 29 hosts contacted, got ${contacted.join(' ')}`)
    assert.deepEqual(
      contacted.filter(host => !known.has(host)),
      [],
    )
    assert.deepEqual(
      asked.filter(host => !known.has(host)),
      [],
    )
    assert.deepEqual(
      heard.filter(one => !known.has(one.split(' ')[1] ?? '')),
      [],
    )
    assert.deepEqual(
      logged.filter(host => !known.has(host)),
      [],
    )
    assert.ok(logged.length >= 25, `expected at least 25 hosts in the log, got ${logged.join(' ')}`)
    // That it is the truth: what no request tells of did come.
    assert.deepEqual(
      onlyAhead.filter(host => !asked.includes(host)),
      [],
    )
    assert.ok(contacted.includes('pre.tracker.test'), 'what is connected to ahead was')
    assert.deepEqual(heard, overUdp)
  })
})

const onlyAhead = ['dns', 'pre', 'prehead', 'prepart', 'prescript', 'spec'].map(
  name => `${name}.tracker.test`,
)
const overUdp = [
  'quic 127.0.0.1',
  'quic wt.tracker.test',
  'quic wtframe.tracker.test',
  'quic wtworker.tracker.test',
  'stun 127.0.0.1',
  'stun stun.tracker.test',
]

const plainUrl = 'https://www.plain.test/'
const plainSite: Hosts = {
  'www.plain.test': {
    '/': { body: '<!doctype html><html lang="da"><title>Practice firm</title><h1>Practice firm</h1>' },
  },
}

/** What a visitor's own browser contacts on the site: as the servers and the DNS logged it, and as its own log has it. */
async function visited() {
  const datagrams = await Datagrams.start(overDatagrams)
  const { hosts, names } = trackedSiteWith(datagrams.ports)
  const [site, plain] = [await webAndDns(hosts, names), await webAndDns(plainSite)]
  const until = allCame(site, datagrams)
  try {
    const [log] = await Promise.all([
      stay({ executable, web: site.web, until, url: trackedUrl }),
      stay({ executable, web: plain.web, until, url: plainUrl }),
    ])
    assert.ok(plain.web.reached.includes('www.plain.test'), 'the plain page was visited')
    // The browser's own: what it asks for on a page on which nothing is, or what the site names nowhere, as it comes now and then.
    const own = new Set([...plain.web.greeted, ...plain.dns.names.map(hostAsked)])
    const said = JSON.stringify(hosts)
    const ofSite = (all: readonly string[]) =>
      distinct(all.map(hostAsked)).filter(host => !own.has(host) && said.includes(host))
    const { greeted } = site.web
    const logged = keyedTo('firma.test', log)
    return { contacted: ofSite(greeted), asked: ofSite(site.dns.names), heard: datagrams.heard, logged }
  } finally {
    await Promise.all([site.web, site.dns, plain.web, plain.dns, datagrams].map(one => one.close()))
  }
}

/** Of a question for the HTTPS of a host on a port of its own (RFC 9460 §2.3), the host. */
const hostAsked = (name: string): string => name.replace(/^_\d+\._https\./, '')

interface WebAndDns {
  readonly web: PracticeHosts
  readonly dns: PracticeDns
}

async function webAndDns(hosts: Hosts, names: DnsNames = {}): Promise<WebAndDns> {
  const dns = await PracticeDns.start(names, { a: ['127.0.0.1'] })
  return { dns, web: await PracticeHosts.start(hosts, systemClock.now(), dns) }
}

/** When nothing new has come for a while, and what comes last has come; not for ever. */
async function allCame({ web, dns }: WebAndDns, datagrams: Datagrams): Promise<void> {
  const deadline = performance.now() + 40_000
  let came = 0
  for (let since = performance.now(); performance.now() < deadline; await pause(200)) {
    const now = distinct(web.greeted).length + dns.names.length + datagrams.heard.length
    if (now !== came) since = performance.now()
    came = now
    const isLast =
      onlyAhead.every(host => dns.names.includes(host)) && datagrams.heard.length >= overUdp.length
    if (isLast && performance.now() - since > 2_000) return
  }
}

/** Hosts of what a browser's log has down to a site's account. */
const keyedTo = (site: string, log: readonly NetLogEvent[]): readonly string[] =>
  distinct(
    log.flatMap(({ params }) => {
      const key = String(params['network_isolation_key'] ?? params['network_anonymization_key'])
      return key.startsWith(`https://${site} `) ? [hostOf(String(params['url']))] : []
    }),
  ).filter(host => host !== '')

describe('a site without a spot', { skip: noBrowser }, () => {
  const declared: DeclaredSite = {
    ...nothingDeclared(spotlessUrl),
    ...{ id: 'hjemmeside', covered: ['www.spotless.test'], fields: [] },
    host: {
      ...{ name: 'Practice Hosting', networks: [`${practiceAddress}/32`], nameServers: [], reverseNames: [] },
      ...{ aliases: ['*.practice-hosting.test'], systems: [] },
    },
    parties: [
      {
        ...{ host: spotlessCdn, operator: 'Practice CDN', country: 'DK', proposed: false },
        purpose: { da: 'CDN til biblioteker', en: 'CDN for libraries' },
      },
    ],
  }
  const names: DnsNames = { 'www.spotless.test': { cname: 'web7.practice-hosting.test' } }

  test('with one CDN, declared and pinned, has nothing found', async () => {
    const { seen, greeted } = await audit(spotlessUrl, spotlessSite, names)
    assert.deepEqual(greeted, [spotlessCdn, 'www.spotless.test'])
    assert.deepEqual(judge(seen, declared), [])
  })

  test('with a CDN that is declared and gone has that it is out of date, and nothing else', async () => {
    const { seen, greeted } = await audit(spotlessUrl, cdnGoneSite, names)
    assert.deepEqual(greeted, ['www.spotless.test'])
    const findings = judge(seen, declared)
    assert.deepEqual(
      findings.map(({ rule, about, grade, speaks }) => [rule, about, grade, speaks]),
      [['parties/gone', spotlessCdn, 'broken', 'site.third-parties/up-to-date']],
    )
    assert.match(findings[0]?.what.en ?? '', /was not seen at the visit\. The notice is out of date\.$/)
  })
})
