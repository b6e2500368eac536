// The page about traffic: every number of it is the fixture's, a period is asked for and what is wrong said, visitors are shown only
// where the notice carries them, an empty page says how counting begins, and the page for everybody is there only where it is asked for.
// How it looks is shown by test/journeys/traffic-page.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { openPracticeWho, practiceToken } from '../../test/practice/who.ts'
import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import {
  type FixtureTraffic,
  figuresOf,
  fixtureTraffic,
  hostilePath,
} from '../../test/web-fixture-traffic.ts'
import type { Traffic } from '../app/traffic.ts'
import { fixedClock } from '../core/clock.ts'
import type { Role } from '../core/roles.ts'
import { defaultZone } from '../language/dates.ts'
import { inFull } from '../language/numbers.ts'
import { loadAssets } from './assets.ts'
import { openSite } from './web.ts'

const assets = await loadAssets()
const week = { from: '2026-02-23', to: '2026-03-01', source: null }

function openHow(how: FixtureTraffic, more: Partial<Traffic> = {}) {
  const traffic = { ...fixtureTraffic(how), ...more }
  const http = openSite({
    ...{ app: { ...fixtureApp(), traffic }, clock: fixedClock(fixtureNow), zone: defaultZone, assets },
    ...{ contact: null, origin: () => 'http://localhost:4411', who: openPracticeWho() },
    report: error => assert.fail(String(error)),
  })
  const get = (path: string, role: Role | null = 'owner') =>
    http.request(
      path,
      role === null ? {} : { headers: { cookie: `__Host-ordholden=${practiceToken(role)}` } },
    )
  const read = async (path: string, role?: Role | null) =>
    (await (await get(path, role)).text()).replaceAll(/\s+/g, ' ')
  return { get, read }
}

/** The first number of the row that a head begins. */
const numberIn = (page: string, head: string): string | undefined =>
  new RegExp(`>${head}(?:</bdi>)?(?:<svg[^>]*>.*?</svg>)?</th><td[^>]*>([^<]*)<`).exec(page)?.[1]

test('every number stands there as it was counted, in both languages', async () => {
  const { read } = openHow('operations')
  const { counts, steps } = figuresOf(week, false)
  const sum = (of: 'refused' | 'bots' | 'mailsSent' | 'signInsFailed') =>
    steps.reduce((all, step) => all + step[of], 0)
  const da = await read('/da/trafik')
  const rows: readonly (readonly [string, number | undefined])[] = [
    ['Forespørgsler', counts.get('requests')],
    ['Afvist eller ikke fundet \\(4xx\\)', sum('refused')],
    ['Forespørgsler fra robotter', sum('bots')],
    ['Breve leveret ud af huset', sum('mailsSent')],
    ['Mislykkede login', sum('signInsFailed')],
    ['404', counts.get('status/404')],
    ['4xx: afvist eller ikke fundet', sum('refused')],
    ['GPTBot', counts.get('ai/GPTBot')],
    ['Opfører sig som en robot', counts.get('bot/behaviour')],
    ['Højst 25 ms', counts.get('time/25')],
    ['Leveret, ud af huset', counts.get('delivery/sent-outside')],
    ['Adressen, for altid \\(5\\.1\\)', 6],
    ['På en spærreliste', counts.get('rejected/blocklist')],
    ['Leder efter kendte huller', counts.get('attack/probe')],
    ['Læs post \\(IMAP\\)', 840],
    ['Ud fra os', sum('mailsSent')],
  ]
  for (const [head, count] of rows) assert.equal(numberIn(da, head), inFull(count ?? Number.NaN, 'da'), head)
  assert.match(da, /Gennemsnitlig svartid<\/th><td[^>]*>42 ms</)
  const en = await read('/en/traffic')
  assert.equal(numberIn(en, 'Requests'), inFull(counts.get('requests') ?? 0, 'en'))
  assert.equal(numberIn(en, 'On a blocklist'), inFull(counts.get('rejected/blocklist') ?? 0, 'en'))
})

test('a line of the picture has its numbers beside it', async () => {
  const page = await openHow('operations').read('/da/trafik')
  const [, figure = ''] =
    /<figure class="chart"> <figcaption><span>Forespørgsler over tid(.*?)<\/figure>/.exec(page) ?? []
  assert.match(figure, /<svg [^>]*role="img"/)
  for (const { requests } of figuresOf(week, false).steps)
    assert.ok(figure.includes(`>${inFull(requests, 'da')}<`))
})

test('a period is asked for and compared; what is wrong stands at its field with what was typed', async () => {
  const { get, read } = openHow('operations')
  const query = '?from=2026-02-10&to=2026-02-11&source=web&compare=yes'
  const page = await read(`/da/trafik${query}`)
  const now = figuresOf({ from: '2026-02-10', to: '2026-02-11', source: 'web' }, false).counts.get('requests')
  const before = figuresOf({ from: '2026-02-08', to: '2026-02-09', source: 'web' }, false).counts.get(
    'requests',
  )
  const cells = `Forespørgsler</th><td[^>]*>${inFull(now ?? 0, 'da')}</td> <td[^>]*>${inFull(before ?? 0, 'da')}</td>`
  assert.match(page, new RegExp(cells))
  assert.match(page, /name="from" value="2026-02-10"/)
  assert.match(page, /value="web" selected/)
  assert.match(page, /name="compare" value="yes" checked/)
  assert.match(
    page,
    /hreflang="en" href="\/en\/traffic\?from=2026-02-10&amp;to=2026-02-11&amp;source=web&amp;compare=yes"/,
  )
  const wrong = await get('/da/trafik?from=2026-02-11&to=x"><b>')
  assert.equal(wrong.status, 422)
  const said = await wrong.text()
  assert.match(said, /name="to" value="x&quot;&gt;&lt;b&gt;" aria-invalid="true" aria-describedby="to-fault"/)
  assert.match(said, /id="to-fault" role="alert">Skriv en dag som/)
})

test('visitors: off, and why; on, with each day’s number, ranges and their reason', async () => {
  const off = await openHow('operations').read('/da/trafik')
  assert.match(off, /<b>Besøgende tælles ikke\.<\/b> Fortegnelsen har ikke statistik som formål/)
  assert.doesNotMatch(off, /Sidevisninger|Styresystemer|krak\.dk/)
  const on = await openHow('visitors').read('/da/trafik')
  assert.match(on, /»Vi tæller, hvor mange der læser vores sider\.«/)
  for (const { low, high, views } of figuresOf(week, true).visitors?.days ?? []) {
    const shown = low === high ? `${low}` : `${low}–${high}`
    assert.match(on, new RegExp(`>${shown}</td><td [^>]*>90</td><td [^>]*>${inFull(views, 'da')}</td>`))
  }
  assert.match(on, /449–486<.*?tælleren blev startet igen/)
  assert.match(on, />Danmark</)
  assert.match(on, /Øvrige \(mindst 10\)/)
})

test('what was counted of visitors is not shown when the notice does not carry it any more', async () => {
  const { visitorsAllowed } = fixtureTraffic('operations')
  const { read, get } = openHow('visitors', { visitorsAllowed })
  for (const path of ['/da/trafik', '/en/figures', '/traffic.csv', '/traffic.json'])
    assert.doesNotMatch(await read(path), /krak\.dk|Sidevisninger|"views"|,views,|449/, path)
  assert.equal(((await (await get('/traffic.json')).json()) as { visitors: unknown }).visitors, null)
})

test('what a stranger asked for is text: no tag of it, and nothing that turns the text around', async () => {
  const page = await openHow('visitors').read('/da/trafik')
  assert.doesNotMatch(page, /<script|\u202e/)
  assert.match(page, /&lt;script&gt;alert\(1\)/)
  assert.ok(!page.includes(hostilePath))
})

test('alarms, sources and what is kept: one that goes on comes first, what is not read says why', async () => {
  const page = await openHow('operations').read('/da/trafik')
  for (const said of [
    /role="alert"><h2>Et angreb er i gang<\/h2><p>Gæt på adgangskoder til post\./,
    /Gæt på adgangskoder til post<\/td><td [^>]*>Postserveren<\/td><td [^>]*>412<\/td><td [^>]*>3<\/td>/,
    /Postserveren <strong>\(øvelse\)<\/strong>/,
    /<b class="hole">Der er ikke kommet en linje i 20 timer\.<\/b>/,
    /Tallene indeholder ingen IP-adresser, browserkendetegn eller brugernavne\. Til sikkerhed gemmes adresser krypteret i 14 dage\./,
    /hos Nordlys Hosting indeholder IP-adresser, og hvor længe er ukendt; den er ikke vores program\./,
    /hos Ovnpost indeholder IP-adresser i 30 dage/,
  ])
    assert.match(page, said)
})

test('before anything is counted the page says how it begins', async () => {
  const { read } = openHow('never')
  const page = await read('/da/trafik')
  assert.match(page, /ordholden traffic ingest/)
  assert.match(page, /traffic: sources: - id: web/)
  assert.match(page, /Der gemmes heller ingen adresser til sikkerhed/)
  assert.match(page, /href="\/da\/register">Ret registret/)
  assert.doesNotMatch(await read('/da/trafik', 'auditor'), /href="\/da\/register">Ret registret/)
  assert.equal(await read('/traffic.csv'), 'part,at,name,measure,value ')
  assert.equal(await read('/traffic.json'), 'null ')
})

test('the figures go out as files, the same as the page shows', async () => {
  const { get } = openHow('visitors')
  const csv = await get('/traffic.csv?from=2026-02-10&to=2026-02-11')
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.equal(
    csv.headers.get('content-disposition'),
    'attachment; filename="traffic-2026-02-10-2026-02-11.csv"',
  )
  const json = (await (await get('/traffic.json')).json()) as { counts: Record<string, number> }
  assert.deepEqual(json.counts, Object.fromEntries([...figuresOf(week, true).counts].toSorted()))
  assert.equal((await get('/traffic.json?source=nothing')).status, 404)
})

test('everybody sees sums where the register asks for such a page, and else no page', async () => {
  const { get, read } = openHow('visitors')
  const page = await read('/da/tal', null)
  assert.equal(
    numberIn(page, 'Forespørgsler'),
    inFull(figuresOf(week, true).counts.get('requests') ?? 0, 'da'),
  )
  assert.match(page, /449–486/)
  assert.match(page, /Til sikkerhed gemmes adresser krypteret i 14 dage/)
  assert.doesNotMatch(page, /wp-login|Postserveren|alarm|krak\.dk/)
  assert.match(await read('/da/loefter', null), /href="\/da\/tal">Trafik i tal/)
  const off = openHow('operations')
  for (const path of ['/da/tal', '/en/figures']) assert.equal((await off.get(path, null)).status, 404)
  assert.doesNotMatch(await off.read('/da/loefter', null), /\/da\/tal/)
  assert.equal((await get('/da/trafik', null)).status, 401)
  assert.equal((await get('/da/trafik', 'tester')).status, 403)
})
