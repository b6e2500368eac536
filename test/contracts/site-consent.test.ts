// What a visitor agrees to, held against what they did not: two audits of a practice site whose trackers wait for a yes. No way to
// say no is ever pressed, and where nothing is to be agreed to, nothing is.

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { offResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { findChromium } from '../../src/site/chromium.ts'
import { judge } from '../../src/site/judge.ts'
import { auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'
import { bringsIn, consentSite, consentUrl, neverHost, nothingAskedUrl } from '../practice/consent-site.ts'
import { PracticeHosts } from '../practice/hosts.ts'
import { declaredOf } from '../site-seen.ts'

interface Audited {
  readonly seen: Audit
  readonly reached: readonly string[]
}

async function audit(consent: boolean, url: string, pages: number): Promise<Audited> {
  const web = await PracticeHosts.start(consentSite, systemClock.now())
  const { route, certificate } = web
  try {
    const { audit: seen } = await auditSite({
      ...{ url, pages, settleMs: 400, atOnce: 2, robots: false, route, consent, onPage: () => {} },
      ...{ clock: systemClock, resolve: offResolve(), domains: [], signal: new AbortController().signal },
      fetch: webFetch({ outside: true, allow: [], userAgent: 'practice', route, ca: certificate.cert }),
      browser: {
        ...{ executable: findChromium(process.env) ?? '', account: serverAccount(), sandbox: false },
        trustedKeys: [certificate.trustedKey],
      },
    })
    for (const { url, because, detail } of seen.pages) assert.equal(because, null, `${url}: ${detail}`)
    return { seen, reached: web.reached }
  } finally {
    await web.close()
  }
}

const paths = Object.keys(bringsIn)
const foundOn = ({ seen }: Audited) =>
  judge(seen, declaredOf({ declared: { url: consentUrl, host: null } })).map(
    ({ rule, about }) => `${rule} ${about}`,
  )

describe('agreeing to what a site asks leave for', { skip: noBrowser }, () => {
  let without: Audited
  let given: Audited
  before(async () => {
    without = await audit(false, consentUrl, paths.length)
    given = await audit(true, consentUrl, paths.length)
  })

  test('untouched, no tracker comes in, and the audit says so', () => {
    assert.equal(without.seen.consent, 'untouched')
    assert.deepEqual(without.reached, ['banner.cmp.test', 'www.samtykke.test'])
  })

  for (const [path, host] of Object.entries(bringsIn))
    test(`agreed to on ${path}, ${host} comes in, and is seen on that page`, () => {
      assert.ok(given.reached.includes(host))
      const pages = given.seen.sightings.flatMap(one =>
        one.kind === 'request' && new URL(one.url).hostname === host ? [one.page] : [],
      )
      assert.deepEqual(pages, [paths.indexOf(path)])
    })

  test('what agreeing brings is what is found only then', () => {
    assert.equal(given.seen.consent, 'given')
    const before = foundOn(without)
    const brought = foundOn(given).filter(found => !before.includes(found))
    for (const host of Object.values(bringsIn))
      assert.ok(brought.includes(`parties/undeclared ${host}`), brought.join('\n'))
    assert.ok(
      brought.some(found => found.startsWith('trackers/cookie ')),
      brought.join('\n'),
    )
  })

  test('nothing is pressed that is no agreement', () =>
    assert.deepEqual(
      [...without.reached, ...given.reached].filter(host => host === neverHost),
      [],
    ))

  test('where nothing is to be agreed to, the audit is untouched', async () => {
    const { seen, reached } = await audit(true, nothingAskedUrl, 3)
    assert.deepEqual(
      seen.pages.map(({ url }) => new URL(url).pathname),
      ['/only-no', '/none'],
    )
    assert.deepEqual([seen.consent, reached], ['untouched', ['www.samtykke.test']])
  })
})
