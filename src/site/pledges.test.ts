import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  auditOf,
  type Case,
  cookie,
  declaredOf,
  element,
  fieldSeen,
  form,
  request,
  spotless,
  stored,
  without,
} from '../../test/site-seen.ts'
import { fixedClock } from '../core/clock.ts'
import { canonicalJson, type Json } from '../core/json.ts'
import type { Finding } from '../pledge/pledge.ts'
import type { Audit } from './audit.ts'
import { readKept } from './kept.ts'
import { type LatestVisit, ownPages, ownPagesCheck, type SitePorts, siteChecks } from './pledges.ts'

const clock = fixedClock('2026-11-23T06:00:00.000Z')
const textOf = (audit: Audit): string => canonicalJson(JSON.parse(JSON.stringify(audit)) as Json)
const keptOf = (audit: Audit) =>
  readKept({ id: '0193b1c0-0000-7000-8000-000000000001', audit: textOf(audit), rawHash: 'ab' })

interface Asked extends Case {
  readonly latest?: Partial<LatestVisit>
  readonly outside?: boolean
}

async function lookAt(part: string, asked: Asked): Promise<Finding> {
  const visit: LatestVisit = { kept: keptOf(auditOf(asked)), failed: null, ...asked.latest }
  const ports: SitePorts = { clock, outside: asked.outside ?? true, latest: async () => visit }
  const check = siteChecks([declaredOf(asked)], ports).find(one => one.part === `${part}:hjemmeside`)
  return (check ?? assert.fail(part)).look(AbortSignal.timeout(1_000))
}

/** Each part with what turns it broken: the known-bad cases of test/policy.test.ts. */
const bad: Readonly<Record<string, Case>> = {
  'traffic.no-trackers/browser': {
    seen: [request('https://www.google-analytics.com/g/collect?v=2&tid=G-1', { type: 'ping' })],
  },
  'site.host/matches': {
    audit: { host: { nameServers: ['ns.other.test'], reverseNames: ['web7.vaert.test'], systems: null } },
  },
  'site.third-parties/declared': { seen: [request('https://unknown.other.test/x.png')] },
  'site.third-parties/pinned': {
    only: [...without('element'), element('https://cdn.example.test/lib@1.2.3/lib.js', { integrity: null })],
  },
  'site.third-parties/up-to-date': {
    only: spotless.filter(one => one.kind !== 'element' && !('url' in one && one.url.includes('cdn.'))),
  },
  'minimise/forms': { seen: [form(fieldSeen({ name: 'cpr', label: 'CPR-nummer' }))] },
}

describe('a site as it is declared', () => {
  for (const part of Object.keys(bad))
    test(`${part}: kept by a visit in which all is as the register says`, async () => {
      const { verdict, next, notLookedAt, basis, evidence } = await lookAt(part, {})
      assert.deepEqual([verdict, next, basis], ['kept', null, []])
      assert.match(notLookedAt?.da ?? '', /Ét besøg fra ét sted, 23\. november 2026 kl\. 06\.00, 1 side/)
      const { auditSha256, rawSha256, pages } = evidence as Record<string, Json>
      assert.equal(auditSha256, keptOf(auditOf({})).auditHash)
      assert.deepEqual([rawSha256, pages], ['ab', 1])
    })

  for (const [part, one] of Object.entries(bad))
    test(`${part}: broken by a visit that shows otherwise`, async () => {
      const { verdict, reason, next, evidence } = await lookAt(part, one)
      assert.equal(verdict, 'broken', JSON.stringify(reason))
      assert.ok(next !== null)
      assert.ok((evidence as { findings: readonly Json[] }).findings.length > 0)
    })

  for (const part of Object.keys(bad))
    test(`${part}: unknown where no page was seen`, async () => {
      const { verdict } = await lookAt(part, { audit: { pages: [], sightings: [] } })
      assert.equal(verdict, 'unknown')
    })
})

test('what is broken says the line of the markup', async () => {
  const seen = [element('https://evil.other.test/x.js', { integrity: null })]
  const { reason } = await lookAt('site.third-parties/declared', { seen })
  assert.match(reason.en, /evil\.other\.test.*\(https:\/\/www\.firma\.test\/:7:3 <script src=…>\)/)
})

test('what the page wrote does nothing in a terminal that shows the verdict', async () => {
  const place = { url: 'https://www.firma.test/', line: 7, column: 3, markup: '<script src="\u001b[2J">' }
  const seen = [element('https://evil.other.test/x.js', { place })]
  const { reason, next } = await lookAt('site.third-parties/declared', { seen })
  assert.match(reason.da, /⟨U\+001B⟩\[2J/)
  assert.doesNotMatch(JSON.stringify([reason, next]), /\\u001b/)
})

test('several that weigh the same are counted', async () => {
  const seen = ['a', 'b', 'c'].map(name => request(`https://${name}.one-${name}.test/`))
  const { reason } = await lookAt('site.third-parties/declared', { seen })
  assert.match(reason.da, /Og 2 fund til\./)
  assert.match(reason.en, /And 2 more findings\./)
})

test('an entry that is added counts at once, without another visit', async () => {
  const seen = [request('https://fonts.other.test/a.woff2', { type: 'font' })]
  assert.equal((await lookAt('site.third-parties/declared', { seen })).verdict, 'broken')
  const [party] = declaredOf({}).parties
  assert.ok(party !== undefined)
  const parties = [party, { ...party, host: 'fonts.other.test' }]
  assert.equal((await lookAt('site.third-parties/declared', { seen, declared: { parties } })).verdict, 'kept')
})

describe('a visit that says nothing', () => {
  const part = 'traffic.no-trackers/browser'
  const endedAt = (at: string): Case => ({ audit: { startedAt: at, endedAt: at } })
  const reasonOf = async (asked: Asked) => {
    const { verdict, reason, next } = await lookAt(part, asked)
    assert.equal(verdict, 'unknown')
    assert.ok(next !== null)
    return reason.en
  }
  test('none yet; looks outside off; a browser that did not start', async () => {
    assert.match(await reasonOf({ latest: { kept: null } }), /not been visited yet/)
    assert.match(await reasonOf({ latest: { kept: null }, outside: false }), /outside this machine are off/)
    assert.match(
      await reasonOf({ latest: { kept: null, failed: 'browser-refused' } }),
      /could not be started/,
    )
    assert.match(await reasonOf({ latest: { kept: null, failed: 'limit' } }), /could not be made/)
  })
  test('26 hours and a moment old: neither kept nor broken', async () => {
    assert.equal((await lookAt(part, endedAt('2026-11-22T04:00:00.000Z'))).verdict, 'kept')
    assert.match(await reasonOf(endedAt('2026-11-22T03:59:59.000Z')), /22 November 2026 at 04:59.*too old/)
    assert.match(await reasonOf({ ...endedAt('2026-11-22T03:59:59.000Z'), ...bad[part] }), /too old|trackers/)
  })
  test('of another address than the register’s', async () => {
    assert.match(await reasonOf({ declared: { url: 'https://ny.firma.test/' } }), /not been visited yet/)
  })
  test('a later one that failed does not hide one that is fresh', async () => {
    assert.equal((await lookAt(part, { latest: { failed: 'browser-refused' } })).verdict, 'kept')
  })
})

test('a site that was led elsewhere is practice, an entry nobody accepted a proposal: both go with the verdict', async () => {
  const audit = { routed: [{ host: 'www.firma.test', at: '127.0.0.1:8443' }] }
  const { basis } = await lookAt('site.third-parties/declared', { audit, declared: { proposed: true } })
  assert.deepEqual(basis, ['practice', 'proposed'])
})

describe('our own pages', () => {
  const servedAt = 'http://localhost:4411/'
  const own = (more: Partial<Audit>): Audit => ({
    ...auditOf({ only: [request(`${servedAt}da/`, { type: 'document' })], page: { url: servedAt } }),
    ...{ url: servedAt, routed: [{ host: 'localhost', at: '127.0.0.1:4411' }], ...more },
  })
  const look = async (audit: Audit, at: string | null = servedAt) => {
    const asked: string[] = []
    const latest = async (site: string): Promise<LatestVisit> => {
      asked.push(site)
      return { kept: keptOf(audit), failed: null }
    }
    const found = await ownPagesCheck(at, { clock, outside: false, latest }).look(AbortSignal.timeout(1_000))
    assert.deepEqual(asked, at === null ? [] : [ownPages])
    return found
  }
  test('own-pages: kept where nothing is of elsewhere and nothing stored; being on this machine is no practice', async () => {
    const { verdict, basis } = await look(own({}))
    assert.deepEqual([verdict, basis], ['kept', []])
  })
  test('own-pages: broken by anything of elsewhere, and by a cookie of any kind', async () => {
    const elsewhere = own({ sightings: [request('https://fonts.other.test/a.woff2')] })
    assert.equal((await look(elsewhere)).verdict, 'broken')
    const { verdict, reason } = await look(
      own({ sightings: [stored({ shape: { length: 1, identifies: false } })] }),
    )
    assert.equal(verdict, 'broken')
    assert.match(reason.en, /stores “visitor”/)
  })
  test('own-pages: the sign-in page’s cookie is gone within a day, and no other is let pass for it', async () => {
    const signIn = cookie({ name: '__Host-ordholden-try', host: 'localhost', domain: 'localhost', days: 1 })
    assert.equal((await look(own({ sightings: [signIn] }))).verdict, 'kept')
    assert.equal((await look(own({ sightings: [{ ...signIn, days: 365 }] }))).verdict, 'broken')
    assert.equal((await look(own({ sightings: [{ ...signIn, name: '__Host-other' }] }))).verdict, 'broken')
  })
  test('not served, nobody knows', async () => {
    const { verdict, reason } = await look(own({}), null)
    assert.equal(verdict, 'unknown')
    assert.match(reason.en, /not served right now/)
  })
})
