// A website that means harm, visited by a real Chromium: every page of test/practice/hostile-pages.ts is told for what it is, in its
// time and with its bytes; the healthy pages beside it are seen, nothing comes to this machine's own doors, and nothing is left.
// ORDHOLDEN_SITES=all: the slow variants too, and each page once more as a site of its own.

import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { webFetch } from '../../src/net/fetch.ts'
import type { Audit, PageSeen } from '../../src/site/audit.ts'
import { findChromium } from '../../src/site/chromium.ts'
import type { Sighting } from '../../src/site/sighting.ts'
import { type AuditOptions, auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'
import type { HostilePage } from '../practice/hostile-page.ts'
import { hostilePages, variants } from '../practice/hostile-pages.ts'
import { HostileSite } from '../practice/hostile-site.ts'

const home = 'https://www.firma.test/'
const isAll = process.env['ORDHOLDEN_SITES'] === 'all'
const mebibyte = 1024 * 1024
/** What a visit may take: more on a machine that does other things, or none of this could be told from its slowness. */
let visitMs = 8_000
/** Closing takes its time too. */
const visitMostMs = () => visitMs + 2 * limits.browserEndMs
/** What lies in the buffers of sockets was sent and never taken. */
const inBuffers = 96 * mebibyte

/** Profiles are made in the system's temporary folder: here one of this file's own. */
const temporary = mkdtempSync(join(tmpdir(), 'ordholden-hostile-'))
chmodSync(temporary, 0o755)
process.env['TMPDIR'] = temporary
after(() => rmSync(temporary, { recursive: true, force: true }))

function playing(pages: readonly HostilePage[]): Promise<HostileSite> {
  const addresses = [...pages.map(({ name }) => `${home}${name}`), `${home}sund`]
  const starting = HostileSite.start(async (request, response) => {
    const [, name = '', rest = ''] = /^\/([\w-]*)([^?]*)/.exec(request.url ?? '') ?? []
    const page = pages.find(each => each.name === name)
    const { inner } = await starting
    if (page !== undefined) return page.answer({ request, response, rest, inner })
    if (name === 'robots') return void response.writeHead(404).end()
    if (name === 'sitemap') return void response.end(addresses.join('\n'))
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>Sund ${name}</title>`)
  }, systemClock.now())
  return starting
}

async function auditOf(
  { route, resolve, certificate, trustedKey }: HostileSite,
  more: Partial<AuditOptions> & Pick<AuditOptions, 'pages'>,
): Promise<Audit> {
  const { audit } = await auditSite({
    ...{ url: home, atOnce: 3, settleMs: 300, visitMs, robots: true, route, resolve, clock: systemClock },
    browser: {
      ...{ executable: findChromium(process.env) ?? '', account: serverAccount(), sandbox: false },
      ...{ trustedKeys: [trustedKey], memoryBytes: 1_024 * mebibyte },
    },
    fetch: webFetch({ outside: true, allow: [], userAgent: 'practice', route, ca: certificate.cert }),
    signal: new AbortController().signal,
    onPage: () => {},
    domains: [],
    ...more,
  })
  return audit
}

const pageAt = ({ pages }: Audit, name: string): PageSeen => {
  const found = pages.find(({ url }) => url === `${home}${name}`)
  assert.ok(found !== undefined, `expected ${name} to be visited`)
  return found
}

function told(page: PageSeen, { because, detail }: HostilePage): void {
  const got = `${page.because}: ${page.detail}`
  assert.ok([because].flat().includes(page.because), got)
  assert.match(page.detail, detail)
  assert.equal(page.detail === '', page.because === null, got)
  assert.match(page.detail, /^(|not read: .*|.*expected .+, got .+)$/, 'as a sentence')
}

/** Command lines of processes that have to do with our folder. */
const processesLeft = (): readonly string[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        return [readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
    .filter(line => line.includes(temporary))

async function nothingIsLeft(site: HostileSite): Promise<void> {
  assert.deepEqual(readdirSync(temporary), [], 'no profile is left')
  if (process.platform === 'linux') assert.deepEqual(processesLeft(), [], 'no process is left')
  for (let n = 0; site.open > 0 && n < 250; n += 1) await new Promise(done => setTimeout(done, 20))
  // Servers whose TLS breaks off keep a half of theirs: those are asked for nothing here.
  if (!site.hasBroken) assert.equal(site.open, 0, 'no connection is left')
}

const innerHost = /^(127\.|\[?::|\[?0:0|169\.254\.|localhost|.*\.localhost|0\.0\.0\.0|.*inner\.test)/

function nothingCameIn(audit: Audit, { intruders }: HostileSite): void {
  assert.deepEqual(intruders, [], 'nothing came to the doors of this machine')
  refusedIn(audit)
}

/** The ways to this machine that were asked for: none was let through. */
function refusedIn({ sightings }: Audit): readonly string[] {
  const contacts = sightings.flatMap(one => (one.kind === 'contact' && innerHost.test(one.host) ? [one] : []))
  assert.deepEqual(
    contacts.filter(({ reached }) => reached),
    [],
  )
  return [...new Set(contacts.map(({ host }) => host))].toSorted()
}

before(async () => {
  if (noBrowser !== false) return
  const site = await playing([])
  const { pages } = await auditOf(site, { pages: 2, visitMs: 60_000 })
  await site.close()
  visitMs = Math.max(visitMs, 8 * Math.max(...pages.map(({ ms }) => ms)))
})

/** By group, for what is asked of one page of it afterwards. */
const audits = new Map<string, Audit>()

for (const [group, all] of Object.entries(hostilePages)) {
  const pages = all.filter(({ name }) => isAll || !variants.has(name))
  describe(`hostile by ${group}`, { skip: noBrowser }, () => {
    let site: HostileSite
    let audit: Audit
    let ms = 0
    before(async () => {
      site = await playing(pages)
      const began = performance.now()
      // What takes the whole machine is not to be told from what its neighbours took.
      const atOnce = ['machine', 'floods'].includes(group) ? 1 : 3
      audit = await auditOf(site, { pages: pages.length + 2, atOnce })
      ms = performance.now() - began
      audits.set(group, audit)
    })
    after(() => site.close())

    for (const page of pages)
      test(`${page.name}: it ${page.does}`, () => {
        const seen = pageAt(audit, page.name)
        told(seen, page)
        assert.ok(seen.ms <= visitMostMs(), `${seen.ms} ms`)
        const sent = site.sentFor(page.name)
        assert.ok(sent <= limits.siteVisitBytes + inBuffers, `${sent} bytes`)
      })

    test('the healthy pages beside them are seen', () => {
      for (const name of ['', 'sund']) {
        const { because, status, title, detail } = pageAt(audit, name)
        assert.deepEqual([because, status, title], [null, 200, `Sund ${name}`.trim()], detail)
      }
    })

    test('nothing came in, nothing is left, and it came to an end', async () => {
      nothingCameIn(audit, site)
      await nothingIsLeft(site)
      assert.equal(audit.pages.length, pages.length + 2)
      assert.ok(ms <= (pages.length + 2) * visitMostMs(), `${ms} ms`)
      assert.ok(JSON.stringify(audit).length < 32 * mebibyte)
    })
  })
}

describe('what hostile pages tried', { skip: noBrowser }, () => {
  const all = Object.values(hostilePages).flat()
  const named = (...names: readonly string[]) => all.filter(({ name }) => names.includes(name))
  /** The audit of a group as far as one page of it goes. */
  const seenOf = (group: string, name: string): Audit => {
    const audit = audits.get(group)
    assert.ok(audit !== undefined, `expected the audit of ${group}`)
    const at = audit.pages.indexOf(pageAt(audit, name))
    return { ...audit, sightings: audit.sightings.filter(({ page }) => page === at) }
  }
  const of = <K extends Sighting['kind']>({ sightings }: Audit, kind: K) =>
    sightings.filter((one): one is Extract<Sighting, { kind: K }> => one.kind === kind)

  test('every way to this machine is seen, and refused', () => {
    const tried = refusedIn(seenOf('connections', 'inner-parts'))
    for (const host of ['127.0.0.1', '169.254.169.254', 'localhost', 'inner.test'])
      assert.ok(tried.includes(host), `expected ${host}, got ${tried.join(' ')}`)
    assert.ok(
      tried.some(host => /^\[?[0:]*:0*1\]?$/.test(host)),
      tried.join(' '),
    )
  })

  test('a page that takes away what scripts ask with hides nothing by it', () => {
    const audit = seenOf('lies', 'fooling')
    assert.equal(pageAt(audit, 'fooling').because, null)
    assert.ok(of(audit, 'cookie').some(({ name }) => name === 'hidden'))
    const stored = of(audit, 'storage').map(({ area, key }) => `${area} ${key}`)
    assert.deepEqual(stored.toSorted(), ['indexeddb hidden-base', 'local hidden-key'])
    assert.deepEqual(
      of(audit, 'fingerprint').map(({ api }) => api),
      ['canvas'],
    )
    assert.ok(of(audit, 'request').some(({ url }) => url.startsWith('https://pixel.tracker.test/p.gif')))
    assert.ok(of(audit, 'contact').some(({ host, reached }) => host === 'pixel.tracker.test' && reached))
    assert.deepEqual(
      of(audit, 'form').flatMap(({ fields }) => fields.map(({ name }) => name)),
      ['cpr'],
    )
    const known = [...audit.pages, ...audit.leftOut].map(({ url }) => url)
    assert.ok(known.includes(`${home}fooling-linked`), 'its link is known')
  })

  test('what a page showed before it hung stands', () => {
    const audit = seenOf('machine', 'loop')
    assert.equal(pageAt(audit, 'loop').because, 'timeout')
    assert.ok(of(audit, 'cookie').some(({ name }) => name === 'before'))
    assert.ok(of(audit, 'request').some(({ url }) => url === `${home}loop`))
  })

  test('an audit that takes too long begins no more pages, and says which', async () => {
    const site = await playing(named('drip-headers', 'drip-page', 'alerts'))
    const audit = await auditOf(site, { pages: 5, atOnce: 1, auditMs: 1_500 })
    await site.close()
    assert.ok(audit.pages.length <= 2, `${audit.pages.length}`)
    assert.equal(audit.pages.length + audit.leftOut.length, 5)
    assert.ok(audit.leftOut.every(({ because }) => because === 'limit'))
  })
})

describe('each as a site of its own', { skip: noBrowser }, () => {
  for (const page of isAll ? Object.values(hostilePages).flat() : [])
    test(`${page.name}: it ${page.does}`, async t => {
      const site = await playing([page])
      t.after(() => site.close())
      const audit = await auditOf(site, { pages: 3, atOnce: 1 })
      told(pageAt(audit, page.name), page)
      assert.equal(pageAt(audit, 'sund').because, null)
      nothingCameIn(audit, site)
      await nothingIsLeft(site)
    })
})
