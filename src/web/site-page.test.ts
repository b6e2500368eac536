// The page about the website: what a visit showed is all there and escaped, every empty page says what will be here and what to
// do, a visit is begun once and only by who may, and files go out safe. How it looks is shown by test/journeys/pages.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { openPracticeWho, practiceToken } from '../../test/practice/who.ts'
import { type FixtureSite, fixtureSites, fixtureVisit } from '../../test/site-fixture.ts'
import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import type { Role } from '../core/roles.ts'
import { defaultZone } from '../language/dates.ts'
import { loadAssets } from './assets.ts'
import { formField, formToken } from './cross-site.ts'
import { openSite } from './web.ts'

const assets = await loadAssets()
const now = new Date(fixtureNow)

function openHow(how: FixtureSite = 'visited') {
  const site = fixtureSites(how, now)
  const http = openSite({
    ...{ app: { ...fixtureApp(), site }, clock: fixedClock(fixtureNow), zone: defaultZone, assets },
    ...{ contact: null, origin: () => 'http://localhost:4411', who: openPracticeWho() },
    report: error => assert.fail(String(error)),
  })
  const cookie = (role: Role) => ({ cookie: `__Host-ordholden=${practiceToken(role)}` })
  const get = (path: string, role: Role = 'owner') => http.request(path, { headers: cookie(role) })
  const read = async (path: string, role?: Role) =>
    (await (await get(path, role)).text()).replaceAll(/\s+/g, ' ')
  const post = (fields: Readonly<Record<string, string>>, role: Role = 'owner', more = {}) => {
    const body = String(new URLSearchParams({ [formField]: formToken(practiceToken(role)), ...fields }))
    const headers = {
      ...{ ...cookie(role), 'sec-fetch-site': 'same-origin', 'content-length': String(body.length) },
      ...{ 'content-type': 'application/x-www-form-urlencoded', ...more },
    }
    return http.request('/da/hjemmesiden', { method: 'POST', headers, body })
  }
  return { site, get, read, post }
}

const visitPath = `/da/hjemmesiden/${fixtureVisit}`

test('what a visit showed stands there: the sentence, each part, findings with line and chain, parties, changes, pictures', async () => {
  const { read } = openHow()
  const page = await read('/da/hjemmesiden')
  for (const said of [
    /Efterprøvet i en rigtig browser i dag kl\. 06\.00, ét besøg fra ét sted, 3 sider: 1 cookie/,
    /<strong>\(forslag, ikke godkendt\)<\/strong>/,
    /class="mark broken">brudt \(forslag, ikke godkendt\)<\/strong> Formularerne på www\.firma\.test/,
    /class="mark unknown">uafklaret<\/strong> De tredjeparter, der er oplyst/,
    /class="mark kept">overholdt \(forslag, ikke godkendt\)<\/strong> www\.firma\.test ligger på/,
    /linje 7, tegn 3<\/p> <pre><code>&lt;script src=&quot;https:\/\/cdn\.other\.test\/lib\.js&quot;&gt;/,
    /Sat i gang af:<\/p><ol><li><code>https:\/\/www\.firma\.test\/js\/site\.js:12:5/,
    /<b>Gør:<\/b> Fjern feltet »cpr«/,
    /Siden i går kl\. 06\.00:<\/p><ul class="changes"><li><b>Nyt:<\/b> tredjeparten cdn\.other\.test/,
    /<code>maps\.example\.test<\/code>.*?oplyst, ikke set/,
    /<code>cdn\.other\.test<\/code>.*?set, ikke i fortegnelsen/,
    /1 side til blev ikke besøgt, fordi der højst besøges et vist antal/,
    new RegExp(
      `<a href="/visit/${fixtureVisit}/page-0.png"><img src="[^"]+" width="128" height="90" loading="lazy"`,
    ),
    /alt="Skærmbillede af »Forsiden«"/,
    new RegExp(`href="${visitPath}">besøget i dag kl\\. 06\\.00</a>: gennemført`),
    /2 ældre besøg/,
    /Ordholdens egne sider<\/h2>.*?class="mark kept">overholdt<\/strong> De sider, besøgende ser her/,
  ])
    assert.match(page, said)
  assert.equal(page.match(/class="standings"/g)?.length, 2)
  assert.equal(
    /id="site-1".*/.exec(page)?.[0].match(/<li><strong class="mark/g)?.length,
    1,
    'own pages: one part',
  )
})

test('what a stranger’s page brings is text: no tag of it, and nothing that turns the text around', async () => {
  const { read } = openHow()
  for (const path of ['/da/hjemmesiden', visitPath]) {
    const page = await read(path)
    assert.match(page, /Kontakt ⟨U\+202E⟩&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
    assert.doesNotMatch(page, /<script|\u202e/)
  }
})

test('ids of the page are each there once, and every link within it leads somewhere', async () => {
  const page = await openHow().read('/en/website')
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids.toSorted(), [...new Set(ids)].toSorted())
  const within = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  assert.ok(within.length > 5)
  for (const id of within) assert.ok(ids.includes(id), id)
})

test('an empty page says what will be here and what to do; a browser that is missing is said once and how to get one', async () => {
  const says: Readonly<Record<Exclude<FixtureSite, 'visited'>, readonly RegExp[]>> = {
    never: [/Ingen har besøgt den endnu\. Efter det første besøg står her/, /Besøg nu/],
    'under-way': [
      /role="status"><b>Et besøg er under vejs\.<\/b> Begyndt/,
      /Genindlæs siden/,
      /under vejs<\/li>/,
    ],
    failed: [
      /lykkedes ikke\.<\/b> Der er ingen browser, der kan startes/,
      /apt-get install chromium/,
      /Besøg nu/,
    ],
    off: [/Opslag uden for denne maskine er slået fra/, /<code class="option">--outside<\/code>/],
    none: [/Fortegnelsen nævner ingen hjemmeside/, /href="\/da\/register\/ny\?path=sites"/],
  }
  for (const [how, patterns] of Object.entries(says)) {
    const page = await openHow(how as FixtureSite).read('/da/hjemmesiden')
    for (const pattern of patterns) assert.match(page, pattern, how)
    if (how === 'off' || how === 'none' || how === 'under-way') assert.doesNotMatch(page, /name="visit"/, how)
  }
  const auditor = await openHow('none').read('/da/hjemmesiden', 'auditor')
  assert.doesNotMatch(auditor, /register\/ny/)
})

test('a visit is begun by an owner or staff, once for each press, and not waited for', async () => {
  const { site, post, read } = openHow()
  for (const role of ['owner', 'staff'] as const) {
    const answer = await post({ visit: 'now' }, role)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/da/hjemmesiden?said=begun')
  }
  assert.equal(site.asked.visits, 2)
  assert.match(await read('/da/hjemmesiden?said=begun'), /role="status">Besøget er sat i gang/)
  assert.equal((await post({})).status, 422)
  for (const role of ['auditor', 'bookkeeper', 'tester', 'person'] as const)
    assert.equal((await post({ visit: 'now' }, role)).status, 403)
  assert.equal((await post({ visit: 'now' }, 'owner', { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await post({ visit: 'now', [formField]: 'x' })).status, 403)
  assert.equal(site.asked.visits, 2, 'nobody else began one')
  assert.doesNotMatch(await read('/da/hjemmesiden', 'auditor'), /name="visit"/)
})

test('where nothing may be visited a press begins nothing, and says so', async () => {
  const { site, post, read } = openHow('off')
  const answer = await post({ visit: 'now' })
  assert.equal(answer.headers.get('location'), '/da/hjemmesiden?said=nothing')
  assert.equal(site.asked.visits, 0)
  assert.match(await read('/da/hjemmesiden?said=nothing'), /Derfor blev intet sat i gang/)
})

test('each report goes out as a file of its kind, never as a page of ours', async () => {
  const { get } = openHow()
  const types = {
    html: ['text/html; charset=utf-8', 'html'],
    json: ['application/json', 'json'],
    sarif: ['application/sarif+json', 'sarif'],
    junit: ['application/xml', 'xml'],
  } as const
  for (const [format, [type, extension]] of Object.entries(types)) {
    const answer = await get(`${visitPath}/rapport/${format}`, 'auditor')
    assert.equal(answer.headers.get('content-type'), type)
    const name = `www.firma.test-2026-03-02.${extension}`
    assert.equal(answer.headers.get('content-disposition'), `attachment; filename="${name}"`)
    assert.ok((await answer.text()).length > 1_000)
  }
  const english = await get(`/en/website/${fixtureVisit}/report/html`)
  assert.match(await english.text(), /<html lang="en">/)
  for (const path of [
    `${visitPath}/rapport/pdf`,
    `${visitPath.slice(0, -1)}0/rapport/html`,
    '/da/hjemmesiden/x',
  ])
    assert.equal((await get(path)).status, 404, path)
})

test('a picture goes out as a picture from here, and what is no PNG does not', async () => {
  const { get, site } = openHow()
  const path = `/visit/${fixtureVisit}/page-0.png`
  const answer = await get(path, 'auditor')
  assert.equal(answer.headers.get('content-type'), 'image/png')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  for (const name of ['page-7.png', 'page-00.png', 'page--1.png', 'netlog-0.json.gz', '..%2fpage-0.png'])
    assert.equal((await get(path.replace('page-0.png', name))).status, 404, name)
  assert.equal((await get(path, 'bookkeeper')).status, 403)
  site.picture = async () => new TextEncoder().encode('<html><script>alert(1)</script></html>')
  assert.equal((await get(path)).status, 404)
})
