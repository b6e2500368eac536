// Who may do what: what the table (core/access.ts) may not be, found before anybody is answered; how a refusal looks; and whose
// token is nobody's. Every address of the real site × role × own, other and nothing is asked by matrix.test.ts.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'

import { access, type RouteId } from '../../src/core/access.ts'
import { fixedClock } from '../../src/core/clock.ts'
import { type Role, roles } from '../../src/core/roles.ts'
import { defaultZone } from '../../src/language/dates.ts'
import { route } from '../../src/web/access.ts'
import { loadAssets } from '../../src/web/assets.ts'
import { type Served, serve } from '../../src/web/server.ts'
import type { AddRoutes, Mounted, SiteOptions } from '../../src/web/site.ts'
import { openWhole } from '../../src/web/web.ts'
import { addPlanted, plantedChanges, plantedScopes, plantedTable } from '../planted-routes.ts'
import { openPracticeWho, practiceToken } from '../practice/who.ts'
import { fixtureApp, fixtureNow } from '../web-fixture.ts'
import { noBrowser, openBrowser } from './browser.ts'

const who = openPracticeWho()
const assets = await loadAssets()
const given = {
  who,
  app: fixtureApp(),
  clock: fixedClock(fixtureNow),
  contact: 'mailto:post@fjordbageriet.example',
  report: (error: unknown) => assert.fail(String(error)),
}
const planted = { ...given, table: plantedTable, scopes: plantedScopes, rooms: [addPlanted] }
const around = { assets, origin: () => 'http://localhost:4411', zone: defaultZone }
const mountedOn = (options: Partial<SiteOptions>): readonly Mounted[] =>
  openWhole({ ...given, ...around, ...options }).site.mounted

let served: Served
before(async () => {
  served = await serve({ ...planted, port: 0, url: null })
})
after(() => served.close())

const ask = (path: string, init: RequestInit = {}, at = served): Promise<Response> =>
  fetch(at.address + path.slice(1), { redirect: 'manual', ...init })

type Asker = Role | 'nobody'
const askers: readonly Asker[] = ['nobody', ...roles]

const signedIn = (asker: Asker, by: 'cookie' | 'bearer'): Record<string, string> => {
  if (asker === 'nobody') return {}
  const token = practiceToken(asker)
  return by === 'cookie' ? { cookie: `__Host-ordholden=${token}` } : { authorization: `Bearer ${token}` }
}

test('the planted table tells own from other, and none of the real one grants a role more than it names', () => {
  const grants = new Set(Object.values(plantedTable).flatMap(row => Object.values(row)))
  assert.deepEqual([...grants].toSorted(), ['all', 'none', 'own'])
  const closed = Object.entries(access).filter(([, row]) => row.nobody === 'none')
  assert.ok(closed.length > 25, String(closed.length))
  const openTo = (role: Role) => closed.filter(([, row]) => row[role] !== 'none').map(([id]) => id)
  const forAll = ['account.page', 'account.session']
  for (const role of ['customer', 'accountant'] as const) assert.deepEqual(openTo(role), forAll, role)
  assert.deepEqual(openTo('person'), ['outside.act', 'outside.act.answer', ...forAll])
  for (const role of ['tester', 'bookkeeper'] as const)
    assert.deepEqual(openTo(role), [...forAll, 'account.means'], role)
})

test('without any one of its rows the site does not start, nor with one nothing uses', () => {
  for (const id of Object.keys(access)) {
    const { [id as RouteId]: _, ...table } = access
    assert.throws(() => mountedOn({ table }), new RegExp(`expected a row "${id.replaceAll('.', '\\.')}"`), id)
  }
  const more = { ...access, 'test.unused': access['page.policy'] }
  assert.throws(() => mountedOn({ table: more }), /expected row "test\.unused"/)
  assert.ok(mountedOn({}).length > 30)
})

test('an address without a row, past the table, or that cannot tell own from other stops the start', async () => {
  // A site that starts after all is closed, or the test would never end.
  const start = async (rooms: readonly AddRoutes[]) =>
    (await serve({ ...planted, rooms, port: 0, url: null })).close()
  await assert.rejects(
    start([
      addPlanted,
      (http, site) => route(http, site, 'GET', '/x', 'test.lost' as RouteId, () => new Response()),
    ]),
    /expected a row "test\.lost" in core\/access\.ts for GET \/x, got none/,
  )
  await assert.rejects(
    start([addPlanted, http => http.get('/x', () => new Response())]),
    /expected every address to have a row in core\/access\.ts, got GET \/x/,
  )
  await assert.rejects(
    start([addPlanted, http => http.use('*', (_, next) => next())]),
    /expected every address to have a row in core\/access\.ts, got ALL/,
  )
  await assert.rejects(
    start([
      addPlanted,
      (http, site) => route(http, site, 'GET', '/x', 'test.read' as RouteId, () => new Response()),
    ]),
    /expected GET \/x to say whose a thing is/,
  )
})

/** All a stranger can tell two refusals apart by. */
async function shapeOf(answer: Response): Promise<unknown> {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body: await answer.text() }
}

test('another’s thing is refused like one that is not there, to the last byte', async () => {
  const headers = signedIn('customer', 'cookie')
  const [other, nothing] = await Promise.all(
    ['of-a-stranger', 'of-none'].map(async name =>
      shapeOf(await ask(`/api/test/things/${name}`, { headers })),
    ),
  )
  assert.deepEqual(other, nothing)
})

test('refusals are said in words in both languages, and as problems to programs', async () => {
  const says = [
    ['/da/fortegnelse', 'nobody', 401, 'Du er ikke logget ind'],
    ['/en/record', 'nobody', 401, 'You are not signed in'],
    ['/da/fortegnelse', 'customer', 403, 'Det har du ikke adgang til'],
    ['/en/record', 'tester', 403, 'You have no access to this'],
  ] as const
  for (const [path, asker, status, title] of says) {
    const answer = await ask(path, { headers: signedIn(asker, 'cookie') })
    const text = await answer.text()
    assert.equal(answer.status, status)
    assert.ok(text.includes(`<h1>${title}</h1>`) && !text.includes('Danske Bank'), path)
    assert.equal(answer.headers.get('www-authenticate'), status === 401 ? 'Bearer' : null)
  }
  for (const [asker, status] of [
    ['nobody', 401],
    ['person', 403],
  ] as const) {
    const answer = await ask('/api/v1/record', { headers: signedIn(asker, 'bearer') })
    assert.equal(answer.headers.get('content-type'), 'application/problem+json')
    assert.equal(((await answer.json()) as { status: number }).status, status)
  }
})

test('what is not for everybody is kept by nobody; what is, is the same for all and asks nobody who it is', async () => {
  for (const asker of askers) {
    const answer = await ask('/da/fortegnelse', { headers: signedIn(asker, 'cookie') })
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.match(answer.headers.get('vary') ?? '', /cookie, authorization/)
  }
  // The planted answer says nothing of caches itself.
  const own = await ask('/api/test/things/of-owner', { headers: signedIn('owner', 'cookie') })
  assert.deepEqual([own.status, own.headers.get('cache-control')], [200, 'no-store'])
  const before = who.asked.length
  const plain = await shapeOf(await ask('/da/'))
  for (const role of roles)
    assert.deepEqual(await shapeOf(await ask('/da/', { headers: signedIn(role, 'cookie') })), plain)
  assert.equal(who.asked.length, before)
  assert.doesNotMatch(JSON.stringify(plain), /set-cookie|\/da\/fortegnelse|vary","[^"]*cookie/)
})

test('two cookies, a cookie and a token, or what is no token are nobody, and nobody is asked about them', async () => {
  const token = practiceToken('owner')
  const cookie = `__Host-ordholden=${token}`
  const before = who.asked.length
  for (const headers of [
    [['cookie', `${cookie}; ${cookie}`]],
    [
      ['cookie', cookie],
      ['cookie', cookie],
    ],
    [['cookie', `${cookie}; __Host-ordholden=`]],
    [
      ['cookie', cookie],
      ['authorization', `Bearer ${token}`],
    ],
    [
      ['authorization', `Bearer ${token}`],
      ['authorization', `Bearer ${token}`],
    ],
    [['authorization', `Basic ${token}`]],
    [['authorization', `Bearer ${token} `.repeat(2)]],
    [['cookie', `__Host-ordholden="${token}"`]],
    [['cookie', `__Host-ordholden=${token.slice(1)}`]],
    [['cookie', `__Host-ordholden=${token}A`]],
    [['cookie', `ordholden=${token}`]],
    [['cookie', `__host-ordholden=${token}`]],
  ] as [string, string][][])
    assert.equal((await ask('/api/v1/record', { headers })).status, 401, JSON.stringify(headers))
  assert.equal(who.asked.length, before)
  assert.equal((await ask('/api/v1/record', { headers: { cookie: `a=b; ${cookie};c=d` } })).status, 200)
})

const options = { skip: noBrowser, timeout: 60_000 }

test(
  'in a browser a form of ours is taken; one elsewhere, with the same fields, is not',
  options,
  async () => {
    const browser = await openBrowser()
    const elsewhere = createServer((_, outgoing) => {
      outgoing.setHeader('content-type', 'text/html')
      outgoing.end(
        `<form method="post" action="${served.address}da/test/formular/of-owner"><input name="note" value="ond"><button>send</button></form>`,
      )
    })
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', () => resolve()))
    try {
      const page = await browser.newPage()
      await page.goto(`${served.address}da/test/ind`)
      const [kept] = await page.context().cookies()
      assert.deepEqual(
        [kept?.name, kept?.secure, kept?.httpOnly, kept?.sameSite, kept?.path],
        ['__Host-ordholden', true, true, 'Lax', '/'],
      )
      await page.click('button')
      assert.equal(await page.textContent('body'), 'modtaget: hej')
      const before = plantedChanges.length
      await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
      await page.click('button')
      assert.match((await page.textContent('h1')) ?? '', /Det kom ikke fra en side her/)
      assert.equal(plantedChanges.length, before)
    } finally {
      await browser.close()
      elsewhere.close()
    }
  },
)
