// What everybody is told of the latest visit: on the four pledges a visit speaks to and beside the board, with what it rests on,
// and nothing at all where nobody visited.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { openPracticeWho } from '../../test/practice/who.ts'
import { fixtureSites } from '../../test/site-fixture.ts'
import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import type { Sites } from '../app/sites.ts'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { defaultZone } from '../language/dates.ts'
import { loadAssets } from './assets.ts'
import { openSite } from './web.ts'

const assets = await loadAssets()
const now = new Date(fixtureNow)
const sentence =
  /class="visit"><time datetime="2026-03-02T05:00:04\.000Z"[^>]*>Efterprøvet i en rigtig browser i dag kl\. 06\.00, ét besøg fra ét sted/

function open(site: Sites) {
  const clock = fixedClock(fixtureNow)
  const http = openSite({
    ...{ app: { ...fixtureApp(), site }, clock, zone: defaultZone, assets, contact: null },
    ...{ origin: () => 'http://localhost:4411', who: openPracticeWho() },
    report: error => assert.fail(String(error)),
  })
  return { clock, read: async (path: string) => (await http.request(path)).text() }
}

test('the sentence stands on the pledges a visit speaks to and beside the board, and on no other', async () => {
  const { read } = open(fixtureSites('visited', now))
  for (const path of ['/da/loefte/minimise', '/da/loefte/site.host', '/da/loefter'])
    assert.match(await read(path), sentence, path)
  for (const path of ['/da/loefte/open', '/da/loefte/partners.systems', '/da/'])
    assert.doesNotMatch(await read(path), /class="visit"/, path)
  assert.match(
    await read('/en/pledge/site.host'),
    /Checked in a real browser today at 06:00, one visit from one place/,
  )
})

test('nothing is said of a site nobody visited', async () => {
  const { read } = open(fixtureSites('never', now))
  for (const path of ['/da/loefte/minimise', '/da/loefte/site.host', '/da/loefter', '/en/pledges'])
    assert.doesNotMatch(await read(path), /rigtig browser|real browser|class="seen"/, path)
})

test('what a visit rests on is said, each site is named where there are several, and a new visit shows within a second', async () => {
  const sites = fixtureSites('visited', now)
  const [seen] = await sites.seen()
  assert.ok(seen !== undefined)
  let shown = [seen]
  const { read, clock } = open({ ...sites, seen: async () => shown })
  assert.match(await read('/da/loefter'), /<strong>\(forslag, ikke godkendt\)<\/strong>/)
  shown = [
    { ...seen, basis: ['practice'] },
    { ...seen, site: 'shop', host: 'shop.firma.test', basis: [] },
  ]
  clock.move(limits.pageFreshMs)
  const board = await read('/da/loefter')
  assert.match(board, /<b>www\.firma\.test<\/b>: .*<strong>\(øvelse\)<\/strong>/)
  assert.match(board, /<b>shop\.firma\.test<\/b>: /)
  assert.doesNotMatch(
    await read('/da/loefte/site.host'),
    /shop\.firma\.test/,
    'only sites the pledge has parts for',
  )
  // A system may be called as a site is.
  shown = [{ ...seen, site: 'melbog' }]
  clock.move(limits.pageFreshMs)
  assert.doesNotMatch(await read('/da/loefte/partners.systems'), /class="visit"/)
  shown = []
  clock.move(limits.pageFreshMs)
  assert.doesNotMatch(await read('/da/loefter'), /class="visit"/)
})
