// Visits as pages, reports and strangers are told of them, over the real store: judged by the register in force, with what changed
// since the visit before; our own pages by their own promise alone. What everybody is told ends with the visit that counts, and an
// audit that cannot be read takes no page with it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { readVisitId } from '../../src/web/site-places.ts'
import { openRealSite, type RealSite } from '../journeys/real-site.ts'
import { png } from '../site-fixture.ts'
import { auditOf, cookie, request, site as siteUrl } from '../site-seen.ts'

const hourMs = 3_600_000
const url = 'https://welcomesecurity.net/'
const picture = png()
const own = 'http://localhost:4411/'

let site: RealSite
before(async () => {
  // Led to a port nobody listens at, by a browser that is not there: what a visit needs is looked for, and nobody is visited.
  const nowhere = { ORDHOLDEN_SITE_RESOLVE: '*:443:127.0.0.1:9', ORDHOLDEN_CHROMIUM: '/nowhere/chromium' }
  site = await openRealSite({}, nowhere)
})
after(() => site.close())

/** What a visit of the example's website saw, so many hours ago. */
function seenAgo(hours: number, more: Parameters<typeof auditOf>[0] = {}) {
  const at = Date.now() - hours * hourMs
  const times = { startedAt: new Date(at).toISOString(), endedAt: new Date(at + 5_000).toISOString() }
  const audit = auditOf({ ...more, audit: { url, ...times, ...more.audit } })
  return JSON.parse(JSON.stringify(audit).replaceAll(siteUrl, url)) as typeof audit
}
const numbers = async () => (await site.app.site.seen()).map(({ numbers }) => numbers.cookies)
const page = async (path: string) => (await fetch(site.served.address + path)).text()

test('before any visit nothing is said, and the website stands there unvisited', async () => {
  assert.deepEqual(await numbers(), [])
  const [website, ...others] = await site.app.site.standing()
  assert.deepEqual(others, [], 'our own pages are served by no serve')
  assert.equal(website?.latest, null)
  assert.deepEqual([website?.isVisited, website?.isUnderWay, website?.visits], [true, false, []])
  assert.equal(site.app.site.visitable(), true)
})

test('what is too old counts for nobody; a fresh visit is told, on the board too, until the next replaces it', async () => {
  await site.plantVisit({ site: 'website', audit: seenAgo(27), picture })
  assert.deepEqual(await numbers(), [])
  assert.equal((await site.app.site.standing())[0]?.visits.length, 1, 'the desk shows it all the same')
  await site.plantVisit({ site: 'website', audit: seenAgo(2), picture })
  assert.deepEqual(await numbers(), [0])
  await site.plantVisit({ site: 'website', audit: seenAgo(1, { seen: [cookie()] }), picture })
  assert.deepEqual(await numbers(), [1])
  assert.match(
    await page('da/loefter'),
    /Efterprøvet i en rigtig browser i (?:dag|går) kl\. [\d.]+, ét besøg fra ét sted/,
  )
})

test('a visit is judged by the register in force, with what is new since the one before and how large its pictures are', async () => {
  const [website] = await site.app.site.standing()
  const id = website?.latest?.line.id ?? assert.fail()
  const visit = (await site.app.site.visit(id)) ?? assert.fail()
  assert.deepEqual(
    visit.changes?.appeared.map(({ rule }) => rule),
    ['trackers/cookie'],
  )
  assert.equal(visit.line.begunAt, visit.summary.startedAt)
  assert.deepEqual(visit.pages[0]?.picture, { width: 128, height: 90 })
  const part = (name: string) => visit.parts.find(({ id }) => id === name)?.verdict
  assert.equal(part('traffic.no-trackers/browser'), 'broken')
  assert.equal(part('site.host/matches'), 'unknown', 'the example declares nothing its host is known by')
  assert.deepEqual(await site.app.site.picture(id, 0), picture)
  assert.equal(await site.app.site.picture(id, 1), null)
  assert.equal(await site.app.site.visit('01957a00-0000-7000-8000-000000000000'), null)
})

const session = { name: '__Host-ordholden', days: null, shape: { length: 32, identifies: false } }

test('our own pages are held to their own promise and to nothing else, in each report too', async () => {
  const audit = auditOf({ only: [request(own, { type: 'document' })], audit: { url: own } })
  const kept = await site.plantVisit({ site: ':own', audit, picture })
  const stores = auditOf({
    ...{ only: [cookie({ ...session, host: 'localhost', domain: 'localhost' })] },
    audit: { url: own },
  })
  const broken = await site.plantVisit({ site: ':own', audit: stores, picture })
  const verdicts = async (id: string) =>
    (await site.app.site.visit(id))?.parts.map(({ id, verdict }) => `${id} ${verdict}`)
  assert.deepEqual(await verdicts(kept), ['traffic.no-trackers/own-pages kept'])
  assert.deepEqual(await verdicts(broken), ['traffic.no-trackers/own-pages broken'])
  const shown = await site.app.site.visit(broken)
  assert.deepEqual(shown?.summary.trackers, [], 'what is stored is counted as that')
  for (const format of ['html', 'json', 'sarif', 'junit'] as const) {
    const text = (await site.app.site.report(broken, format, 'da'))?.text ?? ''
    assert.match(text, /own-pages|Gemmer noget hos den besøgende/, format)
    if (format !== 'sarif') assert.doesNotMatch(text, /site\.host\/matches["<]/, format)
  }
})

test('a visit that is asked for is under way at once, asked twice it is one, and that no browser starts is told', async () => {
  const { standing, visitNow } = site.app.site
  const before = (await standing())[0]?.visits.length ?? assert.fail()
  const asked = [visitNow(() => {}), visitNow(() => {})]
  const waiting = await standing()
  assert.equal(waiting[0]?.isUnderWay, true)
  await Promise.all(asked)
  const [website] = await standing()
  assert.equal(website?.isUnderWay, false)
  assert.equal(website?.visits.length, before + 1)
  assert.equal(website?.visits[0]?.because, 'browser-refused')
  assert.notEqual(website?.latest, null, 'what was seen before stays')
})

test('an audit that cannot be read is reported, and no page fails for it', async () => {
  const before = site.faults.length
  const broken = { ...seenAgo(0), sightings: null } as unknown as ReturnType<typeof seenAgo>
  const id = await site.plantVisit({ site: 'website', audit: broken, picture })
  assert.notEqual(readVisitId(id), null)
  assert.deepEqual(await numbers(), [])
  await new Promise(resolve => setTimeout(resolve, 1_100))
  const board = await fetch(`${site.served.address}da/loefter`)
  assert.equal(board.status, 200)
  assert.doesNotMatch(await board.text(), /rigtig browser/)
  assert.equal(site.faults.length, before, 'it is the app that tells of it, once')
})
